import { sumFen, zeroFen, type Fen } from '../../kernel/units';
import { discountOf, type Coupon } from '../coupon';
import { takeOff, type PricePool } from './price-pools';

/** A coupon that may be used for the purchase, and on which pools. */
export interface FittingCoupon {
  readonly coupon: Coupon;
  readonly poolIndexes: readonly number[];
}

export interface CombinedCoupons {
  readonly pools: readonly PricePool[];
  readonly discounts: readonly { readonly couponId: string; readonly discountFen: Fen }[];
  readonly discountFen: Fen;
}

const effectOrder = { percent: 0, cash_off: 1, gift: 2 } as const;

/**
 * Takes a set of coupons off: percentages first (of the larger amount, in the member's favour), then cash, each on what is left of its
 * own goods. Equal kinds in the order of their ids, so that the order in which a member taps them does not matter.
 */
export function combineCoupons(pools: readonly PricePool[], chosen: readonly FittingCoupon[]): CombinedCoupons {
  let current = pools;
  const discounts: { couponId: string; discountFen: Fen }[] = [];
  for (const { coupon, poolIndexes } of [...chosen].sort(byEffect)) {
    const eligible = sumFen(current.filter((_, index) => poolIndexes.includes(index)).map((pool) => pool.leftFen));
    const discountFen = discountOf(coupon.terms.effect, eligible);
    if (discountFen > 0) current = takeOff(current, discountFen, poolIndexes);
    discounts.push({ couponId: coupon.id, discountFen });
  }
  return { pools: current, discounts, discountFen: sumFen(discounts.map((part) => part.discountFen)) };
}

function byEffect(left: FittingCoupon, right: FittingCoupon): number {
  const kinds = effectOrder[left.coupon.terms.effect.kind] - effectOrder[right.coupon.terms.effect.kind];
  return kinds !== 0 ? kinds : left.coupon.id < right.coupon.id ? -1 : 1;
}

/** The coupon of a set that forbids another, or null: same stacking group, or one of the two stands alone. */
export function conflictWith(coupon: Coupon, others: readonly Coupon[]): Coupon | null {
  const group = coupon.terms.stackingGroup;
  return others.find((other) => group === null || other.terms.stackingGroup === null || other.terms.stackingGroup === group) ?? null;
}

/** At most so many coupons are tried in combination: those that take most alone. 1,350 combinations of up to three. */
export const mostCandidates = 20;

/**
 * The permitted combination that takes most off. Equal ones: fewer coupons, then those that end earlier, then by id.
 * Gift coupons are never used unasked. Of coupons with equal terms the one that ends first stands for all.
 */
export function bestCombination(pools: readonly PricePool[], fitting: readonly FittingCoupon[], most: number): readonly FittingCoupon[] {
  const candidates = candidatesOf(pools, fitting);
  let best: { readonly set: readonly FittingCoupon[]; readonly discountFen: Fen } = { set: [], discountFen: zeroFen };
  const tryFrom = (start: number, set: readonly FittingCoupon[]): void => {
    for (let index = start; index < candidates.length; index += 1) {
      const candidate = candidates[index];
      if (!candidate || conflictWith(candidate.coupon, set.map((part) => part.coupon))) continue;
      const next = [...set, candidate];
      const { discountFen } = combineCoupons(pools, next);
      if (discountFen > best.discountFen || (discountFen === best.discountFen && isPreferred(next, best.set))) best = { set: next, discountFen };
      if (next.length < most) tryFrom(index + 1, next);
    }
  };
  if (most > 0) tryFrom(0, []);
  return best.discountFen === 0 ? [] : best.set;
}

function candidatesOf(pools: readonly PricePool[], fitting: readonly FittingCoupon[]): readonly FittingCoupon[] {
  const byTerms = new Map<string, FittingCoupon>();
  for (const part of [...fitting].sort((a, b) => byEnd(a.coupon, b.coupon))) {
    if (part.coupon.terms.effect.kind === 'gift') continue;
    const key = JSON.stringify(part.coupon.terms);
    if (!byTerms.has(key)) byTerms.set(key, part);
  }
  const alone = [...byTerms.values()].map((part) => ({ part, discountFen: combineCoupons(pools, [part]).discountFen }));
  const useful = alone.filter(({ discountFen }) => discountFen > 0);
  return useful.sort((a, b) => b.discountFen - a.discountFen).slice(0, mostCandidates).map(({ part }) => part);
}

function byEnd(left: Coupon, right: Coupon): number {
  return left.validUntilAt !== right.validUntilAt ? left.validUntilAt - right.validUntilAt : left.id < right.id ? -1 : 1;
}

/** Between two sets that take the same off. */
function isPreferred(left: readonly FittingCoupon[], right: readonly FittingCoupon[]): boolean {
  if (left.length !== right.length) return left.length < right.length;
  const order = (set: readonly FittingCoupon[]): Coupon[] => set.map((part) => part.coupon).sort(byEnd);
  const [a, b] = [order(left), order(right)];
  for (let index = 0; index < a.length; index += 1) {
    const [one, two] = [a[index], b[index]];
    if (one && two && one.id !== two.id) return byEnd(one, two) < 0;
  }
  return false;
}
