import { reconcileBooks } from '../../../local/books';
import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import { openTestTill, type TestTill } from '../../../local/testing-till';
import { balanceOf } from '../../../shared/domain/points';
import { addDays, localDate, localTime, type LocalDate } from '../../../shared/kernel/time';
import { store } from '../../_store/store';

let shop: TestShop;
let till: TestTill;
const opening = localDate('2026-11-22');
beforeEach(async () => {
  shop = await openTestShop({ at: localTime(opening, 12) });
  till = await openTestTill(shop);
});
afterEach(async () => {
  expect((await shop.inStore(reconcileBooks)).differing).toEqual([]);
  await shop.cloud.close();
});
jest.setTimeout(60_000);

const basket = (memberId: string, amount: number, more: object = {}) => ({ memberId, storeId: 'S1', amount, coupons: [] as string[], pointsToSpend: 0, payableShown: amount, ...more });
const commit = (input: object) => shop.as('demo-cashier').staff<{ purchaseId: string }>('checkout.commit', input);
const leave = (openid: string) => shop.as(openid).member('privacy.leave', { confirmed: true });
const stateOf = (memberId: string) => shop.inStore(async () => {
  const account = await store.accounts.get(memberId);
  return { points: account && balanceOf(account.points), owed: account?.points.owedPoints, days: account?.statistics.recent.length, purchases: await store.purchases.count({ memberId }), coupons: await store.coupons.count({ memberId, state: 'issued' }) };
});
const nothing = { points: 0, owed: 0, days: 0 };

/** A member with two purchases, one of them with his coupon and points, who has just left. */
async function whoLeft(openid: string) {
  const { memberId, memberNumber } = await shop.join(openid);
  const first = done(await commit(basket(memberId, 50_000))).purchaseId;
  const { coupons } = done(await shop.as('demo-cashier').staff<{ coupons: { couponId: string; applied: boolean }[] }>('checkout.quote', { ...basket(memberId, 20_000), payableShown: undefined, coupons: 'best' }));
  const used = coupons.filter(({ applied }) => applied).map(({ couponId }) => couponId);
  const { scanId } = await shop.scan(openid);
  const wish = { memberId, storeId: 'S1', amount: 20_000, coupons: used, pointsToSpend: 200, scanId };
  const { payable } = done(await shop.as('demo-cashier').staff<{ payable: number }>('checkout.quote', wish));
  const second = done(await commit({ ...wish, payableShown: payable })).purchaseId;
  done(await leave(openid));
  await shop.cloud.runTimer('privacy');
  return { memberId, memberNumber, first, second, paid: payable };
}

test('whoever has left earns nothing more: not at our till, not at a till system, not by hand, not by a tier', async () => {
  const { memberId, memberNumber } = await whoLeft('o-left');
  expect(codeOf(await commit(basket(memberId, 10_000)))).toBe('NOT_FOUND');
  expect(codeOf(await shop.as('demo-cashier').staff('checkout.quote', { memberId, storeId: 'S1', amount: 10_000, coupons: 'best', pointsToSpend: 0 }))).toBe('NOT_FOUND');
  const at = Math.floor(shop.cloud.clock.now());
  expect((await till.post([{ kind: 'purchase', orderNo: 'L-1', at, paid: 5_000, member: { number: memberNumber } }, { kind: 'purchase', orderNo: 'L-2', at, paid: 5_000, member: { code: `${memberNumber}00000000` } }])).results)
    .toMatchObject([{ code: 'MEMBER_UNKNOWN' }, { code: 'MEMBER_UNKNOWN' }]);
  expect(codeOf(await shop.as('demo-manager').staff('books.adjust', { memberId, points: 10, reason: '活动补发积分' }))).toBe('NOT_FOUND');
  expect(codeOf(await shop.as('demo-manager').staff('tiers.setManual', { memberId, tierId: 'gold', untilOn: addDays(opening, 30), reason: '老顾客' }))).toBe('NOT_FOUND');
  expect(await stateOf(memberId)).toEqual({ ...nothing, purchases: 2, coupons: 0 });
});

test.each(['clamp', 'negative'] as const)('goods of somebody who has left come back as money, and leave no points, debts or coupons behind (%s)', async (clawBack) => {
  await shop.inStore(async () => {
    const rules = await store.policies.get('current');
    if (rules) await store.policies.put({ ...rules, policies: { ...rules.policies, points: { ...rules.policies.points, clawBack } } });
  });
  const { memberId, first, second, paid } = await whoLeft('o-returns');
  const manager = shop.as('demo-manager');
  done(await manager.staff('refunds.commit', { purchaseId: second, scope: { kind: 'whole' }, paidShown: paid, reason: '不合适' }));
  expect(await stateOf(memberId)).toEqual({ ...nothing, purchases: 2, coupons: 0 });
  const part = done(await manager.staff<{ paid: number }>('refunds.quote', { purchaseId: first, scope: { kind: 'value', value: 20_000 } }));
  done(await manager.staff('refunds.commit', { purchaseId: first, scope: { kind: 'value', value: 20_000 }, paidShown: part.paid, reason: '不合适' }));
  expect(await stateOf(memberId)).toEqual({ ...nothing, purchases: 2, coupons: 0 });
});

test('a till system takes back what it sold to somebody who has left since', async () => {
  const { memberId, memberNumber } = await shop.join('o-till-left');
  const at = Math.floor(shop.cloud.clock.now());
  const sold = { kind: 'purchase', orderNo: 'L-3', at, paid: 5_000, member: { number: memberNumber } };
  await till.post([sold]);
  done(await leave('o-till-left'));
  expect((await till.post([sold, { kind: 'refund', refundNo: 'LR-3', orderNo: 'L-3' }])).results).toMatchObject([{ state: 'recorded' }, { state: 'recorded', paid: 5_000 }]);
  expect(await stateOf(memberId)).toMatchObject({ ...nothing, purchases: 1 });
});

test('a gift that waits when its member leaves returns to the shelf, and its points end with it', async () => {
  const { memberId } = await shop.join('o-gift-left');
  done(await commit(basket(memberId, 50_000)));
  const terms = { name: { zh: '茶杯', en: '' }, detail: { zh: '', en: '' }, points: 300, gives: { kind: 'gift' }, tierIds: [], storeIds: [], fromOn: '2020-01-01', untilOn: null, perMemberLimit: null, pickUpDays: 3 };
  const { rewardId } = done(await shop.as('demo-head-office').staff<{ rewardId: string }>('pointsShop.save', { terms, stock: 2 }));
  done(await shop.as('o-gift-left').member('pointsShop.exchange', { rewardId, storeId: 'S1', pointsShown: 300 }));
  done(await leave('o-gift-left'));
  await nights(opening, 5);
  expect(await stateOf(memberId)).toMatchObject(nothing);
  expect(await shop.inStore(() => store.rewards.get(rewardId))).toMatchObject({ stock: 2, taken: 0 });
});

test('neither the night nor an audience gives anything to somebody who has left', async () => {
  const { memberId } = await shop.join('o-gold-left');
  done(await shop.as('demo-manager').staff('checkout.commit', basket(memberId, 2_000_000)));
  expect(await shop.inStore(() => store.accounts.get(memberId))).toMatchObject({ tier: { tierId: expect.not.stringMatching(/^(bronze|silver|basic)$/) as string } });
  done(await leave('o-gold-left'));
  await shop.cloud.runTimer('privacy');
  const before = await shop.inStore(() => store.coupons.count({ memberId }));
  await nights(opening, 12);
  expect(await shop.inStore(() => store.coupons.count({ memberId }))).toBe(before);
  const audience = { storeIds: [], tierIds: [], states: [], birthdayIn: null };
  expect(done(await shop.as('demo-head-office').staff('couponTemplates.count', { audience }))).toEqual({ members: 0, exact: true });
});

test('leaving while a till rings up ends with nothing held, whichever was first', async () => {
  for (let round = 0; round < 12; round += 1) {
    const openid = `o-both-${round}`;
    const { memberId } = await shop.join(openid);
    done(await commit(basket(memberId, 10_000)));
    const [left, bought, adjusted] = await Promise.all([
      leave(openid), commit(basket(memberId, 30_000)), shop.as('demo-manager').staff('books.adjust', { memberId, points: 10, reason: '活动补发积分' }),
    ]);
    expect([codeOf(left), ['done', 'NOT_FOUND'].includes(codeOf(bought)), ['done', 'NOT_FOUND'].includes(codeOf(adjusted))]).toEqual(['done', true, true]);
    expect(await stateOf(memberId)).toMatchObject({ ...nothing, purchases: codeOf(bought) === 'done' ? 2 : 1 });
  }
});

async function nights(from: LocalDate, days: number): Promise<void> {
  for (let day = 1; day <= days; day += 1) {
    await shop.cloud.moveClock(localTime(addDays(from, day), 0, 5));
    await shop.cloud.runTimer('books');
  }
}
