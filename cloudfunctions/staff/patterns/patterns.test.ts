import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import { localDate, localTime, minuteMs } from '../../../shared/kernel/time';
import { store } from '../../_store/store';

let shop: TestShop;
const today = localDate('2026-11-22');
const tomorrow = localDate('2026-11-23');
beforeAll(async () => { shop = await openTestShop({ at: localTime(today, 12) }); });
afterAll(() => shop.cloud.close());

interface Pattern { patternId: string; kind: string; staffName: string; times: number; acts: { kind: string }[]; looked?: { because: string }; isMine: boolean }
const list = async (openid = 'demo-manager', state = 'open') => done(await shop.as(openid).staff<{ items: Pattern[] }>('patterns.list', { state })).items;
const sell = (openid: string, memberId: string) => shop.as(openid).staff<{ purchaseId: string }>('checkout.commit', { memberId, storeId: 'S1', amount: 10_000, coupons: [], pointsToSpend: 0, payableShown: 10_000 });
const look = (openid: string, patternId: string, because = '看过监控，是帮顾客分开结账') => shop.as(openid).staff<Pattern>('patterns.look', { patternId, because });
const night = async () => {
  await shop.cloud.moveClock(localTime(tomorrow, 0, 5));
  return shop.cloud.runTimer('books');
};

test('the night lists the day before with its evidence, once however often it runs, and what was said of it stays', async () => {
  const { memberId } = await shop.join('o-again');
  for (let sale = 0; sale < 4; sale += 1) {
    await shop.cloud.moveClock(shop.cloud.clock.now() + minuteMs);
    done(await sell('demo-cashier', memberId));
  }
  const own = await shop.join('demo-cashier');
  for (let tap = 0; tap < 2; tap += 1) expect(codeOf(await sell('demo-cashier', own.memberId))).toBe('OWN_CARD');
  done(await shop.as('demo-manager').staff('books.adjust', { memberId, points: 400, reason: '补记积分' }));
  done(await shop.as('demo-manager').staff('books.adjust', { memberId, points: 200, reason: '再补一次' }));
  expect(await list()).toEqual([]);
  await night();
  const found = await list();
  expect(found.map(({ kind, staffName, times }) => `${kind} ${staffName} ${times}`).sort()).toEqual(['manual_points 周岚 2', 'own_card 林晓 1', 'same_member 林晓 4']);
  expect(found.find(({ kind }) => kind === 'same_member')?.acts.map(({ kind }) => kind)).toEqual(['purchase', 'purchase', 'purchase', 'purchase']);
  const [same] = found.filter(({ kind }) => kind === 'same_member');
  expect(done(await look('demo-manager', same?.patternId ?? ''))).toMatchObject({ looked: { byName: '周岚', because: '看过监控，是帮顾客分开结账' } });
  expect(await look('demo-head-office', same?.patternId ?? '')).toMatchObject({ refusal: { code: 'PATTERN_LOOKED_AT', details: { byName: '周岚' } } });
  await shop.inStore(() => store.booksRuns.remove(`books_${tomorrow}`));
  await night();
  expect((await list()).map(({ kind }) => kind).sort()).toEqual(['manual_points', 'own_card']);
  expect(await list('demo-manager', 'looked')).toMatchObject([{ kind: 'same_member' }]);
});

test('nobody clears his own, and other stores neither see nor clear it', async () => {
  const mine = (await list()).find(({ kind }) => kind === 'manual_points');
  expect(mine?.isMine).toBe(true);
  expect(codeOf(await look('demo-manager', mine?.patternId ?? ''))).toBe('PATTERN_ABOUT_YOURSELF');
  expect(await list('demo-manager-s2')).toEqual([]);
  expect(codeOf(await look('demo-manager-s2', mine?.patternId ?? ''))).toBe('NOT_FOUND');
  expect(codeOf(await shop.as('demo-cashier').staff('patterns.list', { state: 'open' }))).toBe('FORBIDDEN');
  expect(done(await look('demo-head-office', mine?.patternId ?? '')).looked?.because).toContain('监控');
});
