import fc from 'fast-check';
import { fen, points, type Fen } from '../../kernel/units';
import { localDate, localTime } from '../../kernel/time';
import { balanceOf, emptyPointsAccount, type PointsAccount, type PointsBucket } from '../points';
import { defaultPolicies, type Policies } from '../policy';
import { firstTierState } from '../tier';
import { applyPurchase, isRefunded, refundPurchase, valueOf, type AccountParts, type NewPurchase, type Purchase } from './index';

const at = localTime(localDate('2026-11-22'), 12);
const strict: Policies = { ...defaultPolicies, points: { ...defaultPolicies.points, clawBack: 'negative' } };

/** A purchase paid partly with points, from a member who has them in three months. */
const sales = fc.record({
  values: fc.array(fc.integer({ min: 0, max: 50_000 }), { minLength: 1, maxLength: 8 }),
  spentShare: fc.nat(100),
  held: fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 3, maxLength: 3 }),
}).map(({ values, spentShare, held }) => {
  const value = values.reduce((sum, one) => sum + one, 0);
  const total = held.reduce((sum, one) => sum + one, 0);
  const spent = Math.min(total, Math.floor((value * spentShare) / 100));
  const sale: NewPurchase = {
    id: 'pu_1', storeId: 'S1', at, originalFen: fen(value), tierDiscountFen: fen(0), coupons: [{ couponId: 'cp_1', discountFen: fen(0) }],
    pointsSpent: points(spent), pointsDiscountFen: fen(spent), paidFen: fen(value - spent),
    lines: values.map((valueFen) => ({ category: null, amountFen: fen(valueFen), valueFen: fen(valueFen) })),
  };
  const buckets = held.map((amount, index) => ({ expiresIn: `2027-0${index + 1}` as PointsBucket['expiresIn'], points: points(amount) }));
  const account: PointsAccount = { ...emptyPointsAccount, buckets };
  const parts: AccountParts = { points: account, tier: firstTierState(localDate('2026-11-01'), defaultPolicies.tiers) };
  return { sale, parts };
});

function bought(parts: AccountParts, sale: NewPurchase, policies: Policies): { readonly parts: AccountParts; readonly purchase: Purchase } {
  const result = applyPurchase(parts, sale, policies);
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

describe('refunds', () => {
  test('of the whole leave the account as it was before the purchase', () => {
    fc.assert(
      fc.property(sales, ({ sale, parts }) => {
        const after = bought(parts, sale, strict);
        const result = refundPurchase(after.parts, after.purchase, { refundId: 'rf_1', at, scope: { kind: 'whole' } }, strict);
        if (!result.ok) throw new Error(result.code);
        expect({ ...result.value.parts.points, entryCount: 0 }).toEqual({ ...parts.points, entryCount: 0 });
        expect(result.value.parts.tier.months).toEqual(parts.tier.months);
        expect([result.value.paidFen, result.value.returnedCouponIds]).toEqual([sale.paidFen, ['cp_1']]);
      }),
    );
  });

  test('in parts come to exactly the same as at once, in whatever parts', () => {
    fc.assert(
      fc.property(sales, fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 12 }), ({ sale, parts }, shares) => {
        let current = bought(parts, sale, strict);
        let [paid, restored, clawed, growth] = [0, 0, 0, 0];
        const refund = (index: number, valueFen: Fen | 'whole'): void => {
          const scope = valueFen === 'whole' ? { kind: 'whole' as const } : { kind: 'value' as const, valueFen };
          const result = refundPurchase(current.parts, current.purchase, { refundId: `rf_${index}`, at, scope }, strict);
          if (!result.ok) throw new Error(result.code);
          const { value } = result;
          expect([value.paidFen, value.pointsRestored, value.pointsClawedBack, value.growthRemoved].every((part) => part >= 0)).toBe(true);
          paid += value.paidFen;
          restored += value.pointsRestored;
          clawed += value.pointsClawedBack;
          growth += value.growthRemoved;
          // Never more is handed out than the goods that came back were worth.
          expect(paid).toBeLessThanOrEqual(value.purchase.refunded.valueFen);
          current = value;
        };
        shares.forEach((share, index) => {
          const left = valueOf(current.purchase) - current.purchase.refunded.valueFen;
          const valueFen = Math.floor((left * share) / 100);
          if (valueFen > 0) refund(index, fen(valueFen));
        });
        refund(99, 'whole');
        expect([paid, restored, clawed, growth]).toEqual([sale.paidFen, sale.pointsSpent, current.purchase.pointsEarned, current.purchase.growthEarned]);
        expect(isRefunded(current.purchase)).toBe(true);
        expect(current.parts.points.buckets).toEqual(parts.points.buckets);
      }),
    );
  });

  test('line by line in any order come to the whole', () => {
    fc.assert(
      fc.property(sales.chain((drawn) => fc.tuple(fc.constant(drawn), fc.shuffledSubarray(drawn.sale.lines.map((_, index) => index), { minLength: drawn.sale.lines.length }))), ([{ sale, parts }, order]) => {
        let current = bought(parts, sale, strict);
        let paid = 0;
        order.forEach((lineIndex, turn) => {
          const result = refundPurchase(current.parts, current.purchase, { refundId: `rf_${turn}`, at, scope: { kind: 'lines', lineIndexes: [lineIndex] } }, strict);
          // Lines that came to nothing may follow after everything of worth is back.
          if (!result.ok) {
            expect([result.code, sale.lines[lineIndex]?.valueFen]).toEqual(['REFUND_COMPLETE', 0]);
            return;
          }
          paid += result.value.paidFen;
          current = result.value;
        });
        expect([paid, isRefunded(current.purchase), balanceOf(current.parts.points)]).toEqual([sale.paidFen, true, balanceOf(parts.points)]);
      }),
    );
  });
});
