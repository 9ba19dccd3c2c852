import fc from 'fast-check';
import { localDate } from '../../kernel/time';
import { fen, points } from '../../kernel/units';
import { areWholeCosts, balanceOfMember, costsAfterGift, costsAfterPoints, costsAfterPurchase, costsAfterRefund, costsOf, costsSoFar, noCosts } from './member-costs';
import { emptyStatistics, statisticsOf } from './statistics';

const purchase = { tierDiscountFen: fen(500), coupons: [{ discountFen: fen(2_000) }, { discountFen: fen(1) }], pointsEarned: points(80) };

test('a purchase adds its discounts, coupons and points', () => {
  expect(costsAfterPurchase(costsAfterPurchase(noCosts, purchase), purchase)).toEqual({ discounts: 1_000, coupons: 4_002, points: 160, gifts: 0 });
});

test('refunds in whatever parts take off exactly what the purchase added', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 7_499 }), { maxLength: 6 }), (cuts) => {
    const value = fen(7_499);
    let costs = costsAfterPurchase(noCosts, purchase);
    let before = fen(0);
    for (const after of [...cuts].sort((a, b) => a - b)) {
      costs = costsAfterRefund(costs, purchase, { value, refundedBefore: before, refundedAfter: fen(after), isWhole: false, pointsClawedBack: points(0) });
      expect([costs.discounts, costs.coupons].every((total) => total >= 0)).toBe(true);
      before = fen(after);
    }
    expect(costsAfterRefund(costs, purchase, { value, refundedBefore: before, refundedAfter: value, isWhole: true, pointsClawedBack: points(80) })).toEqual(noCosts);
  }));
});

test.each([
  ['brings more', 10_000, { discounts: fen(500), coupons: fen(2_000), points: points(100) }, { margin: 4_000, given: 2_600 }],
  ['costs more by a gift alone', 5_000, { ...noCosts, gifts: fen(2_001) }, { margin: 2_000, given: 2_001 }],
  ['costs more', 5_000, { discounts: fen(500), coupons: fen(2_000), points: points(50) }, { margin: 2_000, given: 2_550 }],
  ['brought nothing', -5, noCosts, { margin: 0, given: 0 }],
])('a member who %s', (_, spent, costs, balance) => {
  expect(balanceOfMember(fen(spent), costs, { marginShare: 0.4, fenPerPoint: 1 })).toEqual(balance);
});

test('points by hand and gifts of complaints count, points taken back count against', () => {
  const costs = costsAfterPoints(costsAfterPoints(costsAfterGift(costsAfterPurchase(noCosts, purchase), fen(3_000)), points(50)), points(-20));
  expect(costs).toEqual({ discounts: 500, coupons: 2_001, points: 110, gifts: 3_000 });
});

test('totals counted anew from the books are those that came about step by step', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 7_499 }), { maxLength: 8 }), fc.integer({ min: -50, max: 50 }), fc.nat(5_000), (refunds, byHand, gift) => {
    const value = fen(7_499);
    let costs = costsAfterPoints(costsAfterGift(noCosts, fen(gift)), points(byHand));
    const purchases = refunds.map((refundedFen) => {
      const isWhole = refundedFen === value;
      const clawed = points(Math.floor((80 * refundedFen) / value));
      costs = costsAfterPurchase(costs, purchase);
      const half = fen(Math.floor(refundedFen / 2));
      costs = costsAfterRefund(costs, purchase, { value, refundedBefore: fen(0), refundedAfter: half, isWhole: false, pointsClawedBack: points(0) });
      costs = costsAfterRefund(costs, purchase, { value, refundedBefore: half, refundedAfter: fen(refundedFen), isWhole, pointsClawedBack: clawed });
      return { ...purchase, value, isWhole, refunded: { valueFen: fen(refundedFen), pointsClawedBack: clawed } };
    });
    expect(costsOf({ purchases, pointsByHand: points(byHand), gifts: fen(gift) })).toEqual(costs);
  }));
});

test('who bought before anybody counted has totals that are known not to be whole, whatever is added', () => {
  const statistics = statisticsOf([{ on: localDate('2026-01-05'), amount: fen(5_000) }]);
  const older = costsSoFar({ statistics });
  expect([older, costsAfterPurchase(older, purchase), costsAfterGift(older, fen(1)), costsAfterPoints(older, points(5))].map(areWholeCosts)).toEqual([false, false, false, false]);
  expect(areWholeCosts(undefined)).toBe(false);
  expect(areWholeCosts(costsAfterPurchase(costsSoFar({ statistics: emptyStatistics }), purchase))).toBe(true);
});
