import { reconcileBooks } from '../../../local/books';
import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import { localDate, localTime } from '../../../shared/kernel/time';
import { store } from '../../_store/store';

let shop: TestShop;
beforeAll(async () => { shop = await openTestShop({ at: localTime(localDate('2026-11-22'), 12) }); });
afterAll(() => shop.cloud.close());
afterEach(async () => {
  expect((await shop.inStore(reconcileBooks)).differing).toEqual([]);
});

interface Book { available: number; items: { kind: string; points: number; reason?: string }[]; waiting: { adjustmentId: string; mayDecide: boolean }[]; limits: { alonePoints: number } }
const manager = () => shop.as('demo-manager');
const headOffice = () => shop.as('demo-head-office');
const adjust = (openid: string, memberId: string, points: number, reason = '补记上周的积分', commandId?: string) =>
  shop.as(openid).staff<{ state: string; available: number; approver?: string }>('books.adjust', { memberId, points, reason }, commandId);
const book = async (memberId: string, openid = 'demo-manager') => done(await shop.as(openid).staff<Book>('books.member', { memberId }));
const decide = (openid: string, adjustmentId: string, approve = true) => shop.as(openid).staff<{ state: string }>('books.decide', { adjustmentId, approve });

test('within his limit a manager changes points at once, up and down, and the member reads the reason', async () => {
  const { memberId } = await shop.join('o-adjusted');
  expect(done(await adjust('demo-manager', memberId, 500))).toEqual({ state: 'made', available: 500 });
  expect(done(await adjust('demo-manager', memberId, -200, '多记了一单'))).toEqual({ state: 'made', available: 300 });
  expect(await book(memberId)).toMatchObject({ available: 300, limits: { alonePoints: 500 }, items: [{ kind: 'adjust', points: -200, reason: '多记了一单' }, { kind: 'adjust', points: 500 }] });
  expect(await shop.inStore(() => store.accounts.get(memberId))).toMatchObject({ booksDueOn: '2027-12-01', costs: { points: 300 } });
});

test('above the limit the next level decides, and its entry is written once however often it is approved', async () => {
  const { memberId } = await shop.join('o-above');
  expect(done(await adjust('demo-manager', memberId, 3_000))).toEqual({ state: 'waiting', available: 0, approver: 'head_office' });
  const [asked] = (await book(memberId, 'demo-head-office')).waiting;
  const adjustmentId = asked?.adjustmentId ?? '';
  expect(asked?.mayDecide).toBe(true);
  expect(codeOf(await decide('demo-manager', adjustmentId))).toBe('APPROVAL_BY_SAME_PERSON');
  const replies = await Promise.all(Array.from({ length: 5 }, () => decide('demo-head-office', adjustmentId)));
  expect(replies.map(codeOf).sort()).toEqual(['ADJUSTMENT_DECIDED', 'ADJUSTMENT_DECIDED', 'ADJUSTMENT_DECIDED', 'ADJUSTMENT_DECIDED', 'done']);
  expect(await book(memberId)).toMatchObject({ available: 3_000, items: [{ points: 3_000 }], waiting: [] });
});

test('a declined adjustment writes nothing and cannot be approved later', async () => {
  const { memberId } = await shop.join('o-declined');
  done(await adjust('demo-cashier', memberId, 100));
  const [asked] = (await book(memberId)).waiting;
  expect(done(await decide('demo-manager', asked?.adjustmentId ?? '', false))).toMatchObject({ state: 'declined' });
  expect(await decide('demo-manager', asked?.adjustmentId ?? '')).toMatchObject({ refusal: { code: 'ADJUSTMENT_DECIDED', details: { state: 'declined' } } });
  expect((await book(memberId)).items).toEqual([]);
});

test('the same adjustment sent five times at once is made once', async () => {
  const { memberId } = await shop.join('o-adjust-tap');
  await Promise.all(Array.from({ length: 5 }, () => adjust('demo-manager', memberId, 50, '积分补记', 'adjust-tap')));
  expect((await book(memberId)).items).toHaveLength(1);
});

test('each refusal says why: too large, no reason, nothing to change, more than there is, his own card', async () => {
  const { memberId } = await shop.join('o-refused');
  expect(await adjust('demo-manager', memberId, 5_001)).toMatchObject({ refusal: { code: 'ADJUSTMENT_TOO_LARGE', details: { mostPoints: 5_000, requested: 5_001 } } });
  expect(await adjust('demo-manager', memberId, 10, '嗯')).toMatchObject({ refusal: { code: 'ADJUSTMENT_REASON_MISSING', details: { min: 2, max: 60 } } });
  expect(codeOf(await adjust('demo-manager', memberId, 0))).toBe('ADJUSTMENT_EMPTY');
  expect(await adjust('demo-manager', memberId, -10)).toMatchObject({ refusal: { code: 'POINTS_INSUFFICIENT', details: { required: 10, available: 0 } } });
  expect(await adjust('demo-manager', memberId, -2_000)).toMatchObject({ refusal: { code: 'POINTS_INSUFFICIENT', details: { required: 2_000, available: 0 } } });
  const own = await shop.join('demo-manager');
  expect(codeOf(await adjust('demo-manager', own.memberId, 10))).toBe('OWN_CARD');
  done(await adjust('demo-cashier', own.memberId, 60));
  const [asked] = (await book(own.memberId)).waiting;
  expect(asked?.mayDecide).toBe(false);
  expect(codeOf(await decide('demo-manager', asked?.adjustmentId ?? ''))).toBe('OWN_CARD');
});

test("another store's staff neither see a member's book nor change or approve it", async () => {
  const { memberId } = await shop.join('o-elsewhere');
  done(await adjust('demo-cashier', memberId, 80));
  const [asked] = (await book(memberId)).waiting;
  expect(codeOf(await shop.as('demo-cashier-s2').staff('books.member', { memberId }))).toBe('NOT_FOUND');
  expect(codeOf(await adjust('demo-manager-s2', memberId, 10))).toBe('NOT_FOUND');
  expect(codeOf(await decide('demo-manager-s2', asked?.adjustmentId ?? ''))).toBe('NOT_FOUND');
  const mine = async (openid: string) => done(await shop.as(openid).staff<{ items: { memberId: string }[] }>('books.waiting')).items.map((one) => one.memberId);
  expect(await mine('demo-manager')).toContain(memberId);
  expect(await mine('demo-manager-s2')).not.toContain(memberId);
  expect(codeOf(await shop.as('demo-cashier').staff('books.waiting'))).toBe('FORBIDDEN');
  expect(codeOf(await manager().staff('books.report'))).toBe('FORBIDDEN');
});

test('head office reads what members hold by month and store, and what the night found wrong', async () => {
  expect(done(await headOffice().staff('books.report'))).toEqual({ findings: [] });
  const { memberId } = await shop.join('o-wrong');
  await shop.inStore(() => store.accounts.update(memberId, { points: { buckets: [{ expiresIn: '2027-03', points: 9 }], pending: [], owedPoints: 0, entryCount: 0 } }));
  await shop.cloud.moveClock(localTime(localDate('2026-11-23'), 0, 5));
  await shop.cloud.runTimer('books');
  const report = done(await headOffice().staff<{ night: { total: { activePoints: number } } }>('books.report'));
  expect(report).toMatchObject({
    night: { businessDay: '2026-11-23', findings: 1, stores: [{ storeId: 'S1', storeName: { zh: '知春路店' } }], total: { expiring: [{ expiresIn: '2027-03', points: 9 }, { expiresIn: '2027-11' }] } },
    findings: [{ memberId, kind: 'differs', balance: 9, entriesSum: 0 }],
  });
  await shop.inStore(() => store.accounts.update(memberId, { points: { buckets: [], pending: [], owedPoints: 0, entryCount: 0 } }));
});
