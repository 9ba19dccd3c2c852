import fc from 'fast-check';
import { fen, points } from '../../kernel/units';
import { balanceOfMember, costsAfterPurchase, costsAfterRefund, noCosts } from './member-costs';

const purchase = { tierDiscountFen: fen(500), coupons: [{ discountFen: fen(2_000) }, { discountFen: fen(1) }], pointsEarned: points(80) };

test('a purchase adds its discounts, coupons and points', () => {
  expect(costsAfterPurchase(costsAfterPurchase(noCosts, purchase), purchase)).toEqual({ discounts: 1_000, coupons: 4_002, points: 160 });
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
  ['costs more', 5_000, { discounts: fen(500), coupons: fen(2_000), points: points(50) }, { margin: 2_000, given: 2_550 }],
  ['brought nothing', -5, noCosts, { margin: 0, given: 0 }],
])('a member who %s', (_, spent, costs, balance) => {
  expect(balanceOfMember(fen(spent), costs, { marginShare: 0.4, fenPerPoint: 1 })).toEqual(balance);
});
