import { fillTestBase } from '../../local/night/testing-base';
import { codeOf, done, openTestShop, type TestShop } from '../../local/testing-shop';
import type { OutputOf } from '../../shared/contract/action';
import type { staffContract } from '../../shared/contract/staff';
import { daysBetween, localDate, localTime } from '../../shared/kernel/time';
import { store } from '../_store/store';

const night = localDate('2026-01-15');
type Drifting = OutputOf<typeof staffContract.retention.drifting>;
type FollowUps = OutputOf<typeof staffContract.followUps.list>;
type Task = OutputOf<typeof staffContract.followUps.record>;
type Outbox = OutputOf<typeof staffContract.outbox.list>;
type Nights = OutputOf<typeof staffContract.retention.nights>;
let shop: TestShop;
jest.setTimeout(60_000);

beforeAll(async () => {
  shop = await openTestShop({ at: localTime(night, 2), environment: { HUIKE_OA_APPID: 'wxofficial00000000', HUIKE_OA_SECRET: 'local-secret' } });
  await fillTestBase(shop, { members: 560, seed: 7, night });
  await shop.cloud.runTimer('nightly');
  await shop.cloud.moveClock(localTime(night, 9));
  await shop.cloud.runTimer('dispatch');
});
afterAll(() => shop.cloud.close());

const manager = () => shop.as('demo-manager');
const headOffice = () => shop.as('demo-head-office');

async function all<Item>(ask: (cursor?: string) => Promise<{ readonly items: Item[]; readonly nextCursor?: string | undefined }>): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | undefined, pages = 0; pages < 50; pages += 1) {
    const page = await ask(cursor);
    items.push(...page.items);
    if (page.nextCursor === undefined) return items;
    cursor = page.nextCursor;
  }
  throw new Error('the list does not end');
}
const drifting = (phone: ReturnType<TestShop['as']>, input: object) =>
  all(async (cursor) => done(await phone.staff<Drifting>('retention.drifting', { ...input, ...(cursor ? { cursor } : {}) })));
const tasks = (phone: ReturnType<TestShop['as']>, input: object) =>
  all(async (cursor) => done(await phone.staff<FollowUps>('followUps.list', { ...input, ...(cursor ? { cursor } : {}) })));

test.each(['quiet', 'dormant', 'lost'] as const)('head office pages through every %s member once, each with reason and decision', async (state) => {
  const rows = await drifting(headOffice(), { state });
  const first = done(await headOffice().staff<Drifting>('retention.drifting', { state }));
  expect(rows).toHaveLength(first.total);
  expect(new Set(rows.map((row) => row.memberId)).size).toBe(rows.length);
  expect(new Set(rows.map((row) => row.storeId))).toEqual(new Set(['S1', 'S2', 'S3', 'S4']));
  for (const row of rows) expect(row.reason).toMatchObject({ basis: 'model', probabilityActive: expect.any(Number) as number });
  if (state !== 'quiet') return;
  // Who bought within the last two weeks is quiet by the model, but is not told that he is missed yet.
  const rested = rows.filter((row) => daysBetween(row.lastPurchaseOn, night) > 15);
  expect(rested.map((row) => (row.decision?.reasons.length ?? 0) > 0)).toEqual(rested.map(() => true));
});

test('a manager sees the members, tasks and messages of his store and no other', async () => {
  const rows = await drifting(manager(), { state: 'quiet' });
  expect(new Set(rows.map((row) => row.storeId))).toEqual(new Set(['S1']));
  const own = await tasks(manager(), { state: 'open' });
  expect(new Set(own.map((task) => task.storeId))).toEqual(new Set(['S1']));
  const sent = done(await manager().staff<Outbox>('outbox.list', { filter: 'sent' }));
  const homes = await shop.inStore(() => store.accounts.getMany(sent.items.map((message) => message.memberId)));
  expect(sent.items.length).toBeGreaterThan(0);
  expect(new Set(sent.items.map((message) => homes.get(message.memberId)?.storeId))).toEqual(new Set(['S1']));
  for (const action of ['retention.drifting', 'followUps.list']) {
    const state = action === 'followUps.list' ? 'open' : 'quiet';
    expect(codeOf(await manager().staff(action, { state, storeId: 'S2' }))).toBe('FORBIDDEN');
  }
});

test('a cashier sees follow-ups but neither the drifting nor the outbox, a shopper nothing at all', async () => {
  const cashier = shop.as('demo-cashier');
  expect(codeOf(await cashier.staff('followUps.list', { state: 'open' }))).toBe('done');
  expect(codeOf(await cashier.staff('retention.drifting', { state: 'quiet' }))).toBe('FORBIDDEN');
  expect(codeOf(await cashier.staff('outbox.list', { filter: 'sent' }))).toBe('FORBIDDEN');
  expect(codeOf(await shop.as('o-nobody').staff('followUps.list', { state: 'open' }))).toBe('FORBIDDEN');
});

test("another store's follow-up is not there, exactly like one that does not exist", async () => {
  const foreign = (await tasks(headOffice(), { state: 'open', storeId: 'S2' }))[0];
  const input = { result: 'reached_will_come', note: '' };
  const answers = await Promise.all([foreign?.taskId ?? '', 'tk_no_such'].map((taskId) => shop.as('demo-cashier').staff('followUps.record', { ...input, taskId })));
  expect(answers.map(codeOf)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
  expect((await tasks(headOffice(), { state: 'done' })).length).toBe(0);
});

test('a result is recorded once, stands in the history of contacts, and counts for the caps from the call on', async () => {
  const [task] = await tasks(manager(), { state: 'open' });
  if (!task) throw new Error('the night made follow-ups');
  const record = (result: string, note: string) => shop.as('demo-cashier').staff<Task>('followUps.record', { taskId: task.taskId, result, note });
  expect(done(await record('reached_will_come', '周末带朋友来'))).toMatchObject({ state: 'done', result: 'reached_will_come', note: '周末带朋友来' });
  expect(await record('not_reached', '')).toMatchObject({ kind: 'refused', refusal: { code: 'TASK_NOT_OPEN', details: { state: 'done' } } });
  const again = (await tasks(manager(), { state: 'done' })).find((each) => each.taskId === task.taskId);
  expect(again?.lastContact).toMatchObject({ channel: 'task', text: '周末带朋友来' });
  const account = await shop.inStore(() => store.accounts.get(task.memberId));
  expect(account?.marketingContactsAt).toEqual([again?.lastContact?.at]);
});

test('a member who was not reached keeps his place among the caps free', async () => {
  const [task] = await tasks(manager(), { state: 'open' });
  if (!task) throw new Error('the night made follow-ups');
  done(await shop.as('demo-cashier').staff<Task>('followUps.record', { taskId: task.taskId, result: 'not_reached', note: '' }));
  const account = await shop.inStore(() => store.accounts.get(task.memberId));
  expect(account?.marketingContactsAt).toEqual([]);
});

test('the nights are listed with what they decided', async () => {
  const { runs } = done(await manager().staff<Nights>('retention.nights'));
  expect(runs[0]).toMatchObject({ businessDay: night, state: 'done', basis: 'model', membersSeen: 560 });
});

test('a member who comes back by himself is not called any more', async () => {
  const [task] = await tasks(manager(), { state: 'open' });
  if (!task) throw new Error('the night made follow-ups');
  const basket = { memberId: task.memberId, storeId: 'S1', amount: 12_850, coupons: 'best', pointsToSpend: 0 };
  type Quote = OutputOf<typeof staffContract.checkout.quote>;
  const { payable } = done(await shop.as('demo-cashier').staff<Quote>('checkout.quote', basket));
  expect(codeOf(await shop.as('demo-cashier').staff('checkout.commit', { ...basket, payableShown: payable }))).toBe('done');
  expect((await tasks(manager(), { state: 'open' })).map((each) => each.taskId)).not.toContain(task.taskId);
  expect((await tasks(manager(), { state: 'cancelled' })).map((each) => each.taskId)).toContain(task.taskId);
});

test('a member who complains is not called to be won back while he waits for an answer', async () => {
  const open = await tasks(headOffice(), { state: 'open' });
  const openids = await shop.inStore(async () => store.accounts.getMany(open.map((task) => task.memberId)));
  const task = open.find((each) => openids.get(each.memberId)?.openid !== undefined);
  const openid = task && openids.get(task.memberId)?.openid;
  if (!task || openid === undefined) throw new Error('the night made follow-ups for members who are on WeChat');
  await shop.inStore(() => store.identities.add({ _id: `wx_${openid}`, memberId: task.memberId, createdAt: task.createdAt }));
  const words = { kind: 'service', text: '上次的事情还没有人答复我', photos: [], contactBy: 'in_app' };
  expect(codeOf(await shop.as(openid).member('complaints.open', words))).toBe('done');
  expect((await tasks(headOffice(), { state: 'cancelled' })).map((each) => each.taskId)).toContain(task.taskId);
});
