import { reconcileBooks } from '../../local/books';
import { codeOf, done, openTestShop, type TestShop } from '../../local/testing-shop';
import { openTestTill } from '../../local/testing-till';
import { balanceOf } from '../../shared/domain/points';
import type { Policies } from '../../shared/domain/policy';
import { addDays, dayMs, localDate, localTime, minuteMs } from '../../shared/kernel/time';
import { points } from '../../shared/kernel/units';
import { store } from '../_store/store';

let shop: TestShop;
const opening = localDate('2026-11-22');
beforeEach(async () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  shop = await openTestShop({ at: localTime(opening, 12) });
});
afterEach(async () => {
  expect((await shop.inStore(reconcileBooks)).differing).toEqual([]);
  await shop.cloud.close();
});
jest.setTimeout(60_000);

interface Coupon { couponId: string; applied: boolean }
const basket = (memberId: string, amount: number, more: object = {}) => ({ memberId, storeId: 'S1', amount, coupons: [] as string[], pointsToSpend: 0, payableShown: amount, ...more });
const commit = (input: object, by = 'demo-cashier', commandId?: string) => shop.as(by).staff<{ purchaseId: string }>('checkout.commit', input, commandId);
const refund = (purchaseId: string, paidShown: number, scope: object = { kind: 'whole' }) =>
  shop.as('demo-manager').staff<{ coupons: unknown[]; pointsClawedBack: number }>('refunds.commit', { purchaseId, scope, paidShown, reason: '不合适' });
const pointsOf = (memberId: string) => shop.inStore(async () => {
  const account = await store.accounts.get(memberId);
  return account && [balanceOf(account.points), account.points.owedPoints];
});
const couponStates = (memberId: string) => shop.inStore(async () => (await store.coupons.find({ filter: { memberId }, limit: 10 })).map(({ state }) => state).sort());
const rule = (change: (policies: Policies) => Policies) => shop.inStore(async () => {
  const rules = await store.policies.get('current');
  if (rules) await store.policies.put({ ...rules, policies: change(rules.policies) });
});
/** Rings up with the best coupons, the member being scanned; answers the purchase, what was paid, and the coupons. */
async function buyWithCoupon(openid: string, amount: number, pointsToSpend = 0) {
  const { memberId, scanId } = await shop.scan(openid);
  const wish = { memberId, storeId: 'S1', amount, pointsToSpend, scanId };
  const quote = done(await shop.as('demo-cashier').staff<{ payable: number; coupons: Coupon[] }>('checkout.quote', { ...wish, coupons: 'best' }));
  const coupons = quote.coupons.filter(({ applied }) => applied).map(({ couponId }) => couponId);
  const { purchaseId } = done(await commit({ ...wish, coupons, payableShown: quote.payable }));
  return { purchaseId, paid: quote.payable, coupons };
}

test('a coupon that came back from a refund and was given to a friend is his: his refund gives it to him, the giver gets none again', async () => {
  const giver = await shop.join('o-giver');
  const friend = await shop.join('o-friend');
  await shop.inStore(() => store.coupons.updateWhere({ memberId: friend.memberId }, { state: 'void' }));
  const own = await buyWithCoupon('o-giver', 20_000);
  expect(own.coupons).toHaveLength(1);
  expect(done(await refund(own.purchaseId, own.paid)).coupons).toHaveLength(1);
  const [couponId = ''] = own.coupons;
  await shop.inStore(async () => {
    const coupon = await store.coupons.get(couponId);
    if (coupon) await store.coupons.put({ ...coupon, terms: { ...coupon.terms, giveable: true } });
  });
  done(await shop.as('o-giver').member('coupons.offer', { couponId }));
  // Offered, it is nobody's at the till.
  await shop.cloud.moveClock(shop.cloud.clock.now() + minuteMs);
  expect(codeOf(await commit({ ...basket(giver.memberId, 20_000), coupons: [couponId], payableShown: 18_000, scanId: (await shop.scan('o-giver')).scanId }))).toBe('COUPON_UNUSABLE');
  const { link } = done(await shop.as('o-giver').member<{ link: { offerId: string; key: string } }>('coupons.show', { couponId }));
  done(await shop.as('o-friend').member('coupons.claim', link));
  await shop.cloud.moveClock(shop.cloud.clock.now() + minuteMs);
  const theirs = await buyWithCoupon('o-friend', 20_000);
  expect(theirs.coupons).toEqual([`cp_offer_${link.offerId}`]);
  expect(codeOf(await refund(own.purchaseId, own.paid))).toBe('REFUND_COMPLETE');
  expect(done(await refund(theirs.purchaseId, theirs.paid)).coupons).toHaveLength(1);
  expect([await couponStates(giver.memberId), await couponStates(friend.memberId)]).toEqual([['given'], ['issued', 'void']]);
});

test.each(['clamp', 'negative'] as const)('goods that come back while their points are being spent: under %s every order ends with the books of one of the two orders', async (clawBack) => {
  await rule((policies) => ({ ...policies, points: { ...policies.points, clawBack } }));
  const found = new Set<string>();
  for (let round = 0; round < 12; round += 1) {
    const { memberId } = await shop.join(`o-race-${round}`);
    const { purchaseId } = done(await commit(basket(memberId, 50_000)));
    const spend = basket(memberId, 20_000, { pointsToSpend: 400, payableShown: 19_600 });
    const asked = [() => refund(purchaseId, 50_000), () => commit(spend)];
    const [first, second] = round % 2 === 0 ? asked : [...asked].reverse();
    await Promise.all([first?.(), second?.()]);
    found.add(JSON.stringify([await shop.inStore(() => store.pointsEntries.count({ memberId, kind: 'redeem' })), await pointsOf(memberId)]));
  }
  // Spent second: refused. Spent first, 100 and 196 new points are there for 500: clamp ends at nothing, negative owes the rest.
  const orders = clawBack === 'clamp' ? ['[0,[0,0]]', '[1,[0,0]]', '[1,[196,0]]'] : ['[0,[0,0]]', '[1,[-204,204]]'];
  expect([...found].filter((one) => !orders.includes(one))).toEqual([]);
});

test('of two who approve one adjustment at the same moment one makes it and the other is told', async () => {
  const { memberId } = await shop.join('o-approved');
  await rule((policies) => ({ ...policies, points: { ...policies.points, adjustment: { ...policies.points.adjustment, manager: { alonePoints: points(10), approvedPoints: points(1_000) } } } }));
  const asked = done(await shop.as('demo-manager').staff<{ state: string }>('books.adjust', { memberId, points: 300, reason: '活动补发积分' }));
  expect(asked.state).toBe('waiting');
  const [adjustment] = await shop.inStore(() => store.adjustments.find({ filter: { memberId }, limit: 2 }));
  const decide = (approve: boolean) => shop.as('demo-head-office').staff('books.decide', { adjustmentId: adjustment?._id, approve });
  const replies = await Promise.all([decide(true), decide(true), decide(false)]);
  expect(replies.map(codeOf).sort()).toEqual(['ADJUSTMENT_DECIDED', 'ADJUSTMENT_DECIDED', 'done']);
  const approved = codeOf(replies[2] as never) === 'done' ? 0 : 300;
  expect(await pointsOf(memberId)).toEqual([approved, 0]);
});

test('rules saved while tills ring up: a purchase costs what its screen showed under the version it names, or is refused with the new sum', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { memberId } = await shop.join(`o-saved-${round}`);
    done(await commit(basket(memberId, 5_000)));
    const office = shop.as('demo-head-office');
    const shown = done(await office.staff<{ version: number; policies: { points: { earn: { points: number } } } }>('policies.show'));
    const edit = { ...shown.policies, points: { ...shown.policies.points, earn: { ...shown.policies.points.earn, points: shown.policies.points.earn.points === 1 ? 2 : 1 } } };
    const quote = done(await shop.as('demo-cashier').staff<{ payable: number; pointsEarned: number; policyVersion: number }>('checkout.quote', { ...basket(memberId, 10_000), payableShown: undefined }));
    const [saved, bought] = await Promise.all([
      office.staff('policies.save', { policies: edit, version: shown.version, startsOn: opening, reason: '来回试' }),
      commit({ ...basket(memberId, 10_000), policyVersion: quote.policyVersion }),
    ]);
    expect([codeOf(saved), codeOf(bought)]).toEqual(['done', 'done']);
    const purchase = await shop.inStore(() => store.purchases.get(done(bought).purchaseId as never));
    const rate = (purchase?.policyVersion ?? 0) % 2 === 1 ? 1 : 2;
    expect([purchase?.paidFen, purchase?.pointsEarned]).toEqual([10_000, 100 * rate]);
  }
});

test('one order twice in one batch of a till system is one purchase, answered twice; with another sum the second row is refused', async () => {
  const till = await openTestTill(shop);
  const { memberId, memberNumber } = await shop.join('o-batch');
  const row = (paid: number) => ({ kind: 'purchase', orderNo: 'B-1', at: Math.floor(shop.cloud.clock.now()), paid, member: { number: memberNumber } });
  const same = row(5_000);
  const back = { kind: 'refund', refundNo: 'BR-1', orderNo: 'B-1' };
  const { results } = await till.post([same, same, { ...same, paid: 6_000 }, back, back, same]);
  expect(results.map((result) => ('code' in result ? result.code : result.state))).toEqual(['recorded', 'recorded', 'ORDER_DIFFERS', 'recorded', 'recorded', 'recorded']);
  expect([await pointsOf(memberId), await shop.inStore(() => store.purchases.count({ memberId })), await shop.inStore(() => store.refunds.count({ memberId }))]).toEqual([[0, 0], 1, 1]);
});

test('a clock that jumps back, over a month’s end too, neither loses a point nor lets a code count twice', async () => {
  const { memberId } = await shop.join('o-clock');
  await shop.cloud.moveClock(localTime(addDays(opening, 9), 0, 1));
  done(await commit(basket(memberId, 30_000)));
  const { scanId } = await shop.scan('o-clock');
  await shop.cloud.moveClock(localTime(addDays(opening, 8), 23, 50));
  // The code of the earlier minutes is older than the one accepted.
  await expect(shop.scan('o-clock')).rejects.toThrow('MEMBER_CODE_USED');
  done(await commit(basket(memberId, 20_000, { pointsToSpend: 200, payableShown: 19_800, scanId })));
  const earlier = done(await commit(basket(memberId, 10_000)));
  await shop.cloud.runTimer('books');
  await shop.cloud.moveClock(shop.cloud.clock.now() - 2 * dayMs);
  done(await refund(earlier.purchaseId, 10_000));
  await shop.cloud.runTimer('books');
  await shop.cloud.moveClock(localTime(addDays(opening, 20), 0, 5));
  await shop.cloud.runTimer('books');
  expect(await pointsOf(memberId)).toEqual([300 - 200 + 198, 0]);
});
