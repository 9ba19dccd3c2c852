import { dayMs } from '../../../shared/kernel/time';
import { summaryOf } from '../../../shared/domain/retention';
import { reconcileBooks } from '../../../local/books';
import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import type { MemberId } from '../../../shared/kernel/ids';
import { store } from '../../_store/store';

let shop: TestShop;
beforeAll(async () => { shop = await openTestShop(); });
afterAll(() => shop.cloud.close());
afterEach(async () => {
  expect((await shop.inStore(reconcileBooks)).differing).toEqual([]);
});

interface Refunded { refundId: string; paid: number; pointsRestored: number; pointsClawedBack: number; growthRemoved: number; lostPoints: number; coupons: { couponId: string }[]; isWhole: boolean; afterWindow: boolean; pointsBalance: number }
type Scope = { kind: 'whole' } | { kind: 'value'; value: number };

const cashier = () => shop.as('demo-cashier');
const manager = () => shop.as('demo-manager');
const accountOf = (memberId: string) => shop.inStore(() => store.accounts.get(memberId as MemberId));

async function buy(memberId: string, amount: number, more: { coupons?: string[]; pointsToSpend?: number; orderNo?: string; payableShown?: number } = {}): Promise<string> {
  const { payableShown = amount, ...rest } = more;
  return done(await cashier().staff<{ purchaseId: string }>('checkout.commit', { memberId, storeId: 'S1', amount, coupons: [], pointsToSpend: 0, payableShown, ...rest })).purchaseId;
}
const refund = (purchaseId: string, scope: Scope, paidShown: number, commandId?: string, who = cashier()) =>
  who.staff<Refunded>('refunds.commit', { purchaseId, scope, paidShown, reason: '顾客不喜欢颜色' }, commandId);

test('a whole refund leaves points, growth, visits and state as if nothing had been bought', async () => {
  const { memberId } = await shop.join('o-whole');
  const before = await accountOf(memberId);
  const purchaseId = await buy(memberId, 12_850);
  const answer = done(await refund(purchaseId, { kind: 'whole' }, 12_850));
  expect(answer).toMatchObject({ paid: 12_850, pointsClawedBack: 128, growthRemoved: 128, isWhole: true, pointsBalance: 0, afterWindow: false });
  const after = await accountOf(memberId);
  expect(after?.points.buckets).toEqual(before?.points.buckets);
  expect(after?.tier).toEqual(before?.tier);
  expect(after?.statistics).toEqual(before?.statistics);
  expect(after?.retention).toBeUndefined();
});

test('a refund in part keeps the visit and takes its money off, again and again until nothing is left', async () => {
  const { memberId } = await shop.join('o-part');
  const purchaseId = await buy(memberId, 10_000);
  expect(done(await refund(purchaseId, { kind: 'value', value: 3_333 }, 3_333))).toMatchObject({ pointsClawedBack: 34, isWhole: false });
  expect(summaryOf((await accountOf(memberId))!.statistics)).toMatchObject({ purchaseDays: 1, spent: 6_667 });
  expect(codeOf(await refund(purchaseId, { kind: 'value', value: 6_668 }, 6_668))).toBe('REFUND_TOO_LARGE');
  expect(done(await refund(purchaseId, { kind: 'whole' }, 6_667))).toMatchObject({ paid: 6_667, pointsBalance: 0, isWhole: true });
  expect(summaryOf((await accountOf(memberId))!.statistics)).toMatchObject({ purchaseDays: 0, spent: 0 });
  expect(codeOf(await refund(purchaseId, { kind: 'whole' }, 0))).toBe('REFUND_COMPLETE');
});

test('points used as money come back, and the coupon of a whole refund with them', async () => {
  const { memberId } = await shop.join('o-points-back');
  await buy(memberId, 50_000);
  const quote = done(await cashier().staff<{ payable: number; pointsSpent: number; coupons: { couponId: string; applied: boolean }[] }>('checkout.quote', { memberId, storeId: 'S1', amount: 20_000, coupons: 'best', pointsToSpend: 300 }));
  const coupons = quote.coupons.filter((coupon) => coupon.applied).map((coupon) => coupon.couponId);
  expect(coupons).toHaveLength(1);
  const purchaseId = await buy(memberId, 20_000, { coupons, pointsToSpend: 300, payableShown: quote.payable });
  const shown = done(await cashier().staff<Refunded>('refunds.quote', { purchaseId, scope: { kind: 'whole' } }));
  const answer = done(await refund(purchaseId, { kind: 'whole' }, shown.paid));
  expect(answer).toMatchObject({ ...shown, pointsRestored: 300, paid: quote.payable, pointsBalance: 500 });
  expect(answer.coupons.map((coupon) => coupon.couponId)).toEqual(coupons);
  expect(await shop.inStore(() => store.coupons.get(coupons[0] as never))).toMatchObject({ state: 'issued', redeemedBy: null });
});

test('the same refund sent five times at once is one refund', async () => {
  const { memberId } = await shop.join('o-taps');
  const purchaseId = await buy(memberId, 9_000);
  const replies = await Promise.all(Array.from({ length: 5 }, () => refund(purchaseId, { kind: 'value', value: 3_000 }, 3_000, 'refund-tap')));
  expect(new Set(replies.map((reply) => done(reply).refundId)).size).toBe(1);
  expect(await shop.inStore(() => store.refunds.count({ purchaseId }))).toBe(1);
  expect(await shop.inStore(() => store.purchases.get(purchaseId as never))).toMatchObject({ refunded: { valueFen: 3_000 } });
});

test('another sum than the one shown is refused with both', async () => {
  const { memberId } = await shop.join('o-sum');
  const purchaseId = await buy(memberId, 9_000);
  expect(await refund(purchaseId, { kind: 'whole' }, 8_000)).toMatchObject({ refusal: { code: 'REFUND_CHANGED', details: { paidShown: 8_000, paid: 9_000 } } });
});

test('after the window a cashier is refused with its last day, and a manager is told that it is over', async () => {
  const { memberId } = await shop.join('o-window');
  const purchaseId = await buy(memberId, 9_000);
  await shop.cloud.moveClock(shop.cloud.clock.now() + 31 * dayMs);
  expect(codeOf(await refund(purchaseId, { kind: 'whole' }, 9_000))).toBe('REFUND_WINDOW_CLOSED');
  expect(done(await refund(purchaseId, { kind: 'whole' }, 9_000, undefined, manager()))).toMatchObject({ afterWindow: true, isWhole: true });
});

test('above the limit a cashier needs the manager, also when he cuts the refund into small ones', async () => {
  const { memberId } = await shop.join('o-large');
  const purchaseId = await buy(memberId, 250_000);
  expect(codeOf(await refund(purchaseId, { kind: 'whole' }, 250_000))).toBe('REFUND_NEEDS_MANAGER');
  expect(codeOf(await refund(purchaseId, { kind: 'value', value: 200_000 }, 200_000))).toBe('done');
  expect(await refund(purchaseId, { kind: 'value', value: 100 }, 100)).toMatchObject({ refusal: { code: 'REFUND_NEEDS_MANAGER', details: { value: 200_100, most: 200_000 } } });
  expect(codeOf(await refund(purchaseId, { kind: 'whole' }, 50_000, undefined, manager()))).toBe('done');
});

test('nobody refunds his own card, and another store finds no such purchase', async () => {
  const own = await shop.join('demo-manager');
  const purchaseId = await buy(own.memberId, 5_000);
  expect(codeOf(await refund(purchaseId, { kind: 'whole' }, 5_000, undefined, manager()))).toBe('OWN_CARD');
  expect(codeOf(await refund(purchaseId, { kind: 'whole' }, 5_000, undefined, shop.as('demo-cashier-s2')))).toBe('NOT_FOUND');
  expect(codeOf(await shop.as('demo-cashier-s2').staff('refunds.quote', { purchaseId, scope: { kind: 'whole' } }))).toBe('NOT_FOUND');
  expect(codeOf(await shop.as('demo-cashier-s2').staff('refunds.purchases', { storeId: 'S1' }))).toBe('FORBIDDEN');
});

test('a purchase is found by its member, by its order number, and among the latest of the store', async () => {
  const { memberId } = await shop.join('o-list');
  const other = await shop.join('o-list-2');
  const first = await buy(memberId, 1_000, { orderNo: 'T-7' });
  await shop.cloud.moveClock(shop.cloud.clock.now() + 1_000);
  const second = await buy(other.memberId, 2_000);
  const listed = async (input: object) => done(await cashier().staff<{ items: { purchaseId: string; left: number }[] }>('refunds.purchases', { storeId: 'S1', ...input })).items.map((item) => item.purchaseId);
  expect((await listed({})).slice(0, 2)).toEqual([second, first]);
  expect(await listed({ memberId })).toEqual([first]);
  expect(await listed({ orderNo: 'T-7' })).toEqual([first]);
  expect(await listed({ orderNo: 'T-8' })).toEqual([]);
});

test('points that were spent meanwhile are taken from later ones, and what is not there is let go under the policy', async () => {
  const { memberId } = await shop.join('o-spent');
  const purchaseId = await buy(memberId, 50_000);
  await buy(memberId, 1_000, { pointsToSpend: 500, payableShown: 500 });
  expect(done(await refund(purchaseId, { kind: 'whole' }, 50_000))).toMatchObject({ pointsClawedBack: 500, lostPoints: 495, pointsBalance: 0 });
});

test('what was handed back today is taken off the takings of the day', async () => {
  const takings = async () => done(await cashier().staff<{ today: { paid: number } }>('desk.overview')).today.paid;
  const { memberId } = await shop.join('o-takings');
  const before = await takings();
  const purchaseId = await buy(memberId, 9_000);
  done(await refund(purchaseId, { kind: 'value', value: 4_000 }, 4_000));
  expect(await takings()).toBe(before + 5_000);
});
