import fc from 'fast-check';
import { basisPoints, fen, points } from '../../kernel/units';
import { localDate, localTime } from '../../kernel/time';
import { balanceOf, emptyPointsAccount, type PointsAccount } from '../points';
import type { Coupon, CouponEffect } from '../coupon';
import { defaultPolicies } from '../policy';
import { firstTierState } from '../tier';
import { combineCoupons, conflictWith, type FittingCoupon } from './combine-coupons';
import { atTierPrice, poolsOf, type PurchaseItem } from './price-pools';
import { applyPurchase, purchaseOfQuote, quote, type QuoteInput } from './index';

const at = localTime(localDate('2026-11-22'), 12);
const categories = [null, 'tea', 'cup', 'cake'] as const;

const effects: fc.Arbitrary<CouponEffect> = fc.oneof(
  fc.integer({ min: 1, max: 30_000 }).map((off): CouponEffect => ({ kind: 'cash_off', offFen: fen(off) })),
  fc.record({ rate: fc.integer({ min: 1, max: 10_000 }), cap: fc.option(fc.integer({ min: 1, max: 9_000 })) })
    .map(({ rate, cap }): CouponEffect => ({ kind: 'percent', offRate: basisPoints(rate), capFen: cap === null ? null : fen(cap) })),
);
const coupons: fc.Arbitrary<Coupon[]> = fc.array(
  fc.record({ effect: effects, group: fc.constantFrom(null, 'a', 'b', 'c', 'd'), threshold: fc.nat(50_000), category: fc.constantFrom('', 'tea', 'cup') }), { maxLength: 7 },
).map((drawn) => drawn.map((one, index): Coupon => ({
  id: `cp_${index}`, templateId: 't', templateVersion: 1, memberId: 'm', state: 'issued', issuedAt: at, validFromAt: at, validUntilAt: localTime(localDate('2027-01-01'), index),
  causeId: 'c', reservedBy: null, reservedUntilAt: null, redeemedBy: null, redeemedAt: null, offerId: null,
  terms: {
    name: { zh: '券', en: 'Coupon' }, effect: one.effect, thresholdFen: fen(one.threshold), storeIds: [], tierIds: [], weekdays: [],
    categories: one.category === '' ? [] : [one.category], stackingGroup: one.group, giveable: false,
  },
})));
const itemLists: fc.Arbitrary<PurchaseItem[]> = fc.array(
  fc.record({ category: fc.constantFrom(...categories), amountFen: fc.integer({ min: 1, max: 60_000 }).map(fen) }), { minLength: 1, maxLength: 6 },
);
const inputs: fc.Arbitrary<QuoteInput> = fc.record({
  items: itemLists, coupons, tierId: fc.constantFrom('silver', 'gold', 'diamond'), availablePoints: fc.nat(100_000).map(points), most: fc.boolean(), together: fc.boolean(),
}).map(({ items, most, together, ...rest }) => ({
  ...rest, items, amountFen: fen(items.reduce((sum, item) => sum + item.amountFen, 0)), storeId: 'S1', at, inBirthdayMonth: false,
  chosen: { couponIds: 'best', pointsToSpend: most ? 'most' : points(0) },
  policies: { ...defaultPolicies, checkout: { ...defaultPolicies.checkout, couponsWithTierDiscount: together } },
}));

function quotedOf(input: QuoteInput) {
  const result = quote(input);
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.details)}`);
  return result.value;
}

describe('a quote', () => {
  test('accounts for every fen, line by line', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const quoted = quotedOf(input);
        expect(quoted.tierDiscountFen + quoted.couponDiscountFen + quoted.pointsDiscountFen + quoted.payableFen).toBe(input.amountFen);
        expect(quoted.coupons.reduce((sum, one) => sum + (one.applied ? one.discountFen : 0), 0)).toBe(quoted.couponDiscountFen);
        expect(quoted.lines.reduce((sum, line) => sum + line.valueFen, 0)).toBe(quoted.payableFen + quoted.pointsDiscountFen);
        expect(quoted.lines.every((line) => line.valueFen >= 0 && line.valueFen <= line.amountFen)).toBe(true);
        expect(quoted.payableFen).toBeGreaterThanOrEqual(0);
        expect(quoted.pointsSpent).toBeLessThanOrEqual(input.availablePoints);
      }),
    );
  });

  test('explains every coupon of the wallet, once', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        expect(quotedOf(input).coupons.map((one) => one.couponId)).toEqual(input.coupons.map((one) => one.id));
      }),
    );
  });

  test('does not depend on the order of the wallet', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const byId = (list: readonly { readonly couponId: string }[]) => [...list].sort((a, b) => (a.couponId < b.couponId ? -1 : 1));
        const [one, two] = [quotedOf(input), quotedOf({ ...input, coupons: [...input.coupons].reverse() })];
        expect({ ...two, coupons: byId(two.coupons) }).toEqual({ ...one, coupons: byId(one.coupons) });
      }),
    );
  });

  test('takes as much off as any permitted set of coupons', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const input: QuoteInput = { ...given, policies: defaultPolicies };
        const items = input.items ?? [];
        const full = poolsOf(items);
        const tier = defaultPolicies.tiers.tiers.find((one) => one.id === input.tierId);
        const pools = atTierPrice(full, tier?.payRate ?? basisPoints(10_000));
        const fitting = input.coupons.flatMap((coupon): FittingCoupon[] => {
          const poolIndexes = full.flatMap((pool, index) => (coupon.terms.categories.length === 0 || (pool.category !== null && coupon.terms.categories.includes(pool.category)) ? [index] : []));
          const eligible = full.filter((_, index) => poolIndexes.includes(index)).reduce((sum, pool) => sum + pool.amountFen, 0);
          return poolIndexes.length > 0 && eligible >= coupon.terms.thresholdFen ? [{ coupon, poolIndexes }] : [];
        });
        let best = 0;
        for (let mask = 0; mask < 2 ** fitting.length; mask += 1) {
          const set = fitting.filter((_, index) => (mask >> index) % 2 === 1);
          const permitted = set.length <= 2 && set.every((one, index) => !conflictWith(one.coupon, set.slice(0, index).map((other) => other.coupon)));
          if (permitted) best = Math.max(best, combineCoupons(pools, set).discountFen);
        }
        expect(quotedOf(input).couponDiscountFen).toBe(best);
      }),
    );
  });

  test('is what the commit does: the same price, points and growth', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const quoted = quotedOf(input);
        const account: PointsAccount = input.availablePoints === 0 ? emptyPointsAccount
          : { ...emptyPointsAccount, buckets: [{ expiresIn: '2027-01' as PointsAccount['buckets'][number]['expiresIn'], points: input.availablePoints }] };
        const parts = { points: account, tier: { ...firstTierState(localDate('2026-11-01'), defaultPolicies.tiers), tierId: input.tierId } };
        const result = applyPurchase(parts, purchaseOfQuote(quoted, { id: 'pu_1', storeId: input.storeId, at }), input.policies);
        if (!result.ok) throw new Error(result.code);
        const { purchase, entries } = result.value;
        expect(purchase).toMatchObject({ paidFen: quoted.payableFen, pointsEarned: quoted.pointsEarned, growthEarned: quoted.growthEarned, pointsSpent: quoted.pointsSpent, policyVersion: quoted.policyVersion });
        expect(balanceOf(result.value.parts.points)).toBe(input.availablePoints - quoted.pointsSpent + quoted.pointsEarned);
        expect(entries.reduce((sum, entry) => sum + entry.points, 0)).toBe(quoted.pointsEarned - quoted.pointsSpent);
      }),
    );
  });
});
