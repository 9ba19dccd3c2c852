import { reconcileBooks } from '../../../local/books';
import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import { addDays, localDate, localTime } from '../../../shared/kernel/time';
import type { MemberId } from '../../../shared/kernel/ids';
import { store } from '../../_store/store';

let shop: TestShop;
const today = localDate('2026-11-22');
beforeAll(async () => { shop = await openTestShop({ at: localTime(today, 12) }); }, 60_000);
afterAll(() => shop.cloud.close());

const head = () => shop.as('demo-head-office');
const cashier = () => shop.as('demo-cashier');
const terms = {
  name: { zh: '陶瓷茶杯', en: 'Tea cup' }, detail: { zh: '手工烧制', en: '' }, points: 300, gives: { kind: 'gift' as const }, tierIds: [], storeIds: [], fromOn: today, untilOn: null, perMemberLimit: 2, pickUpDays: 14,
};
async function shelve(more: object = {}, stock: number | null = 5): Promise<string> {
  return done(await head().staff<{ rewardId: string }>('pointsShop.save', { terms: { ...terms, ...more }, stock })).rewardId;
}
let members = 0;
async function rich(points = 1_000): Promise<{ openid: string; memberId: MemberId }> {
  const openid = `o-rich-${(members += 1)}`;
  const { memberId } = await shop.join(openid);
  done(await cashier().staff('checkout.commit', { memberId, storeId: 'S1', amount: points * 100, coupons: [], pointsToSpend: 0, payableShown: points * 100 }));
  return { openid, memberId: memberId as MemberId };
}
const exchange = (openid: string, rewardId: string, more: object = {}, commandId?: string) =>
  shop.as(openid).member<{ exchangeId: string; balance: number }>('pointsShop.exchange', { rewardId, storeId: 'S1', pointsShown: 300, ...more }, commandId);
const codeOfExchange = async (openid: string, exchangeId: string) => done(await shop.as(openid).member<{ code?: string; state: string }>('pointsShop.show', { exchangeId }));
const stockOf = async (rewardId: string) => shop.inStore(async () => { const found = await store.rewards.get(rewardId); return [found?.stock, found?.taken]; });
const balanceOf = async (openid: string) => done(await shop.as(openid).member<{ balance: number }>('pointsShop.shelf')).balance;

test('a gift is exchanged, waits with its code, and is handed out once in its store', async () => {
  const rewardId = await shelve();
  const { openid } = await rich();
  expect(done(await shop.as(openid).member<{ items: { rewardId: string; left: number }[] }>('pointsShop.shelf')).items.find((item) => item.rewardId === rewardId)).toMatchObject({ left: 5, points: 300, name: terms.name });
  const { exchangeId, balance } = done(await exchange(openid, rewardId));
  expect([balance, await stockOf(rewardId)]).toEqual([700, [4, 1]]);
  const { code = '', state } = await codeOfExchange(openid, exchangeId);
  expect([state, code]).toEqual(['waiting', expect.stringMatching(/^\d{10}$/)]);

  expect(codeOf(await cashier().staff('pointsShop.find', { storeId: 'S1', code: '12345' }))).toBe('PICK_UP_CODE_UNREADABLE');
  expect(codeOf(await cashier().staff('pointsShop.find', { storeId: 'S1', code: code === '0000000000' ? '1111111111' : '0000000000' }))).toBe('PICK_UP_CODE_WRONG');
  const found = done(await cashier().staff<{ pickUps: object[] }>('pointsShop.find', { storeId: 'S1', code: `${code.slice(0, 3)} ${code.slice(3)}` }));
  expect(found.pickUps).toEqual([expect.objectContaining({ exchangeId, state: 'waiting', mayHandOut: true })]);
  expect(codeOf(await cashier().staff('pointsShop.handOut', { exchangeId, storeId: 'S1', code: '9999999999' }))).toBe('PICK_UP_CODE_WRONG');
  expect(done(await cashier().staff('pointsShop.handOut', { exchangeId, storeId: 'S1', code }))).toMatchObject({ state: 'picked_up' });
  expect(codeOf(await cashier().staff('pointsShop.handOut', { exchangeId, storeId: 'S1', code }))).toBe('PICK_UP_DONE');
  expect(codeOf(await shop.as(openid).member('pointsShop.cancel', { exchangeId }))).toBe('PICK_UP_DONE');
  expect(await codeOfExchange(openid, exchangeId)).not.toHaveProperty('code');
});

test.each([
  ['at a price that has changed', { pointsShown: 200 }, 'REWARD_CHANGED'],
  ['without a store to pick it up', { storeId: undefined }, 'REWARD_STORE_EXCLUDED'],
  ['in a store that does not exist', { storeId: 'S404' }, 'REWARD_STORE_EXCLUDED'],
])('a gift is not exchanged %s, and nothing is spent', async (_what, more, code) => {
  const rewardId = await shelve();
  const { openid } = await rich();
  expect(codeOf(await exchange(openid, rewardId, more))).toBe(code);
  expect([await balanceOf(openid), await stockOf(rewardId)]).toEqual([1_000, [5, 0]]);
});

test('every refusal of the shelf is the refusal of the exchange', async () => {
  const { openid } = await rich(400);
  const rows = [
    [await shelve({ points: 500 }), 500, 'POINTS_INSUFFICIENT'],
    [await shelve({}, 0), 300, 'REWARD_SOLD_OUT'],
    [await shelve({ tierIds: ['diamond'] }), 300, 'REWARD_TIER_EXCLUDED'],
  ] as const;
  const { items } = done(await shop.as(openid).member<{ items: { rewardId: string; whyNot?: string; missing?: number }[] }>('pointsShop.shelf'));
  for (const [rewardId, pointsShown, code] of rows) {
    expect(items.find((item) => item.rewardId === rewardId)?.whyNot).toBe(code);
    expect(codeOf(await exchange(openid, rewardId, { pointsShown }))).toBe(code);
  }
  expect(items.find((item) => item.rewardId === rows[0][0])?.missing).toBe(100);
});

test('a member has his limit, and a cancelled one does not count against it', async () => {
  const rewardId = await shelve({ perMemberLimit: 1 });
  const { openid } = await rich();
  const { exchangeId } = done(await exchange(openid, rewardId));
  expect(codeOf(await exchange(openid, rewardId))).toBe('REWARD_LIMIT_REACHED');
  expect(done(await shop.as(openid).member('pointsShop.cancel', { exchangeId }))).toEqual({ balance: 1_000 });
  expect(await stockOf(rewardId)).toEqual([5, 0]);
  expect(done(await exchange(openid, rewardId)).balance).toBe(700);
});

test('a coupon is in the wallet at once, and its template’s limits hold', async () => {
  const terms0 = { name: { zh: '茶券', en: '' }, effect: { kind: 'cash_off', offFen: 1_000 }, thresholdFen: 0, storeIds: [], tierIds: [], weekdays: [], categories: [], stackingGroup: null, giveable: true, validity: { kind: 'relative', startsAfterDays: 0, days: 30 }, totalLimit: 1, perMemberLimit: null };
  const { templateId } = done(await head().staff<{ templateId: string }>('couponTemplates.save', { terms: terms0 }));
  const rewardId = await shelve({ gives: { kind: 'coupon', templateId }, perMemberLimit: null });
  const [first, second] = [await rich(), await rich()];
  done(await exchange(first.openid, rewardId, { storeId: undefined }));
  expect(done(await shop.as(first.openid).member<{ items: { name: object }[] }>('coupons.wallet', { state: 'usable' })).items.map(({ name }) => name)).toContainEqual({ zh: '茶券', en: '茶券' });
  expect(codeOf(await exchange(second.openid, rewardId, { storeId: undefined }))).toBe('COUPON_TOTAL_LIMIT_REACHED');
  expect(await balanceOf(second.openid)).toBe(1_000);
});

test('a manager cancels a gift for its member: points with their months, stock and count come back, once', async () => {
  const rewardId = await shelve({ perMemberLimit: 1 });
  const { openid, memberId } = await rich();
  const before = await shop.inStore(() => store.accounts.get(memberId));
  const { exchangeId } = done(await exchange(openid, rewardId));
  const { code } = await codeOfExchange(openid, exchangeId);
  const input = { exchangeId, storeId: 'S1' };
  const manager = shop.as('demo-manager');
  expect(codeOf(await cashier().staff('pointsShop.cancel', input))).toBe('FORBIDDEN');
  expect(codeOf(await manager.staff('pointsShop.cancel', { ...input, storeId: 'S2' }))).toBe('FORBIDDEN');
  expect(codeOf(await head().staff('pointsShop.cancel', { ...input, storeId: 'S2' }))).toBe('NOT_FOUND');
  const seen = async (by: ReturnType<typeof cashier>) => done(await by.staff<{ items: { exchangeId: string; mayCancel: boolean }[] }>('pointsShop.waiting', { storeId: 'S1' })).items.find((one) => one.exchangeId === exchangeId);
  expect([(await seen(manager))?.mayCancel, (await seen(cashier()))?.mayCancel]).toEqual([true, false]);
  const codes = (await Promise.all([manager.staff('pointsShop.cancel', input, 'cancel-1'), head().staff('pointsShop.cancel', input), shop.as(openid).member('pointsShop.cancel', { exchangeId })])).map(codeOf);
  expect(codes.sort()).toEqual(['PICK_UP_DONE', 'PICK_UP_DONE', 'done']);
  const after = await shop.inStore(() => store.accounts.get(memberId));
  expect([after?.points.buckets, after?.points.entryCount, await stockOf(rewardId)]).toEqual([before?.points.buckets, 3, [5, 0]]);
  expect(codeOf(await cashier().staff('pointsShop.handOut', { ...input, code }))).toBe('PICK_UP_DONE');
  expect(done(await exchange(openid, rewardId)).balance).toBe(700);
});

test('a manager’s own gift is cancelled by somebody else, or by himself as a member', async () => {
  const rewardId = await shelve();
  const { memberId } = await shop.join('demo-manager');
  done(await head().staff('checkout.commit', { memberId, storeId: 'S1', amount: 50_000, coupons: [], pointsToSpend: 0, payableShown: 50_000 }));
  const { exchangeId } = done(await exchange('demo-manager', rewardId));
  expect(codeOf(await shop.as('demo-manager').staff('pointsShop.cancel', { exchangeId, storeId: 'S1' }))).toBe('OWN_CARD');
  expect(done(await head().staff('pointsShop.cancel', { exchangeId, storeId: 'S1' }, 'again'))).toMatchObject({ state: 'cancelled', mayCancel: false });
  expect(done(await head().staff('pointsShop.cancel', { exchangeId, storeId: 'S1' }, 'again'))).toMatchObject({ state: 'cancelled' });
});

test('nobody sees, cancels or picks up what is not his', async () => {
  const rewardId = await shelve();
  const { openid } = await rich();
  const { exchangeId } = done(await exchange(openid, rewardId, { storeId: 'S2' }));
  const other = await rich();
  for (const action of ['pointsShop.show', 'pointsShop.cancel']) expect(codeOf(await shop.as(other.openid).member(action, { exchangeId }))).toBe('NOT_FOUND');
  const { code } = await codeOfExchange(openid, exchangeId);
  expect(codeOf(await cashier().staff('pointsShop.handOut', { exchangeId, storeId: 'S1', code: '0000000000' }))).toBe('NOT_FOUND');
  expect(codeOf(await cashier().staff('pointsShop.find', { storeId: 'S1', code }))).toBe('PICK_UP_STORE_OTHER');
  expect(codeOf(await cashier().staff('pointsShop.waiting', { storeId: 'S2' }))).toBe('FORBIDDEN');
  expect(codeOf(await cashier().staff('pointsShop.save', { terms, stock: 1 }))).toBe('FORBIDDEN');
});

test('a reward is checked, changed at the version that was read, and its stock only with a reason', async () => {
  expect(await head().staff('pointsShop.save', { terms: { ...terms, points: 0, pickUpDays: 0, tierIds: ['paper'], untilOn: addDays(today, -1) }, stock: 1 })).toMatchObject({ refusal: { code: 'REWARD_FAULTY', details: { faults: ['points', 'days', 'ended', 'pick_up_days', 'tier'] } } });
  const rewardId = await shelve();
  expect(done(await head().staff('pointsShop.save', { rewardId, version: 1, terms: { ...terms, points: 250 }, stock: 99 }))).toMatchObject({ points: 250, version: 2, stock: 5 });
  expect(codeOf(await head().staff('pointsShop.save', { rewardId, version: 1, terms, stock: 5 }))).toBe('REWARD_VERSION_CHANGED');
  expect(done(await head().staff('pointsShop.stock', { rewardId, change: -2, reason: '打碎两只' }))).toMatchObject({ stock: 3 });
  expect(codeOf(await head().staff('pointsShop.stock', { rewardId, change: -4, reason: '打碎四只' }))).toBe('STOCK_SHORT');
  expect(done(await head().staff<{ changes: object[] }>('pointsShop.reward', { rewardId })).changes).toEqual([expect.objectContaining({ change: -2, left: 3, reason: '打碎两只' })]);
  done(await head().staff('pointsShop.setShelf', { rewardId, active: false }));
  const { openid } = await rich();
  expect(codeOf(await shop.as(openid).member('pointsShop.reward', { rewardId }))).toBe('NOT_FOUND');
  expect(codeOf(await exchange(openid, rewardId, { pointsShown: 250 }))).toBe('REWARD_UNAVAILABLE');
});

test('the night gives back what was not picked up, with the points in their months, once', async () => {
  const rewardId = await shelve({ pickUpDays: 3 });
  const { openid, memberId } = await rich();
  const before = await shop.inStore(() => store.accounts.get(memberId));
  const { exchangeId } = done(await exchange(openid, rewardId));
  for (const days of [4, 5]) {
    await shop.cloud.moveClock(localTime(addDays(today, days), 0, 5));
    expect(await shop.cloud.runTimer('books')).toMatchObject({ kind: 'done', value: { state: 'done' } });
  }
  const after = await shop.inStore(() => store.accounts.get(memberId));
  expect([after?.points.buckets, after?.points.entryCount, await stockOf(rewardId)]).toEqual([before?.points.buckets, 3, [5, 0]]);
  expect((await codeOfExchange(openid, exchangeId)).state).toBe('lapsed');
  expect((await shop.inStore(reconcileBooks)).differing).toEqual([]);
});
