import { fen, points, type Fen, type Points } from '../../kernel/units';
import { purchaseDaysOf, type PurchaseStatistics } from './statistics';

/** What a member has been given so far, kept in the account: running totals that each purchase and refund moves. */
export interface MemberCosts {
  /** Taken off by his tier. */
  readonly discounts: Fen;
  /** Taken off by coupons, also those that a complaint gave him. */
  readonly coupons: Fen;
  /** Points his purchases, a complaint or a hand brought him; worth money when they are spent, counted when they are given. */
  readonly points: Points;
  /** The worth of gifts that made good a complaint. Absent: the totals began after his purchases did, and a night must count them anew. */
  readonly gifts?: Fen;
}

export const noCosts: MemberCosts = { discounts: fen(0), coupons: fen(0), points: points(0), gifts: fen(0) };

/** Whether totals cover everything he was given; those of accounts older than the totals do not. */
export const areWholeCosts = (costs: MemberCosts | undefined): boolean => costs?.gifts !== undefined;

/**
 * The totals to go on from. One who was bought from before anybody counted goes on from totals that are known not to be whole.
 * @example areWholeCosts(costsSoFar({ statistics: three purchases, no costs })) //=> false
 */
export function costsSoFar({ costs, statistics }: { readonly costs?: MemberCosts; readonly statistics: PurchaseStatistics }): MemberCosts {
  if (costs) return costs;
  if (purchaseDaysOf(statistics) === 0) return noCosts;
  const { gifts: _uncounted, ...counted } = noCosts;
  return counted;
}

/** What costs need of a purchase. `refunded` is the worth of goods that came back so far, of `value` in all. */
export interface CostlyPurchase {
  readonly tierDiscountFen: Fen;
  readonly coupons: readonly { readonly discountFen: Fen }[];
  readonly pointsEarned: Points;
}

const couponsOf = (purchase: CostlyPurchase): number => purchase.coupons.reduce((sum, { discountFen }) => sum + discountFen, 0);

/** The totals after one more purchase. */
export function costsAfterPurchase(costs: MemberCosts, purchase: CostlyPurchase): MemberCosts {
  return {
    ...costs,
    discounts: fen(costs.discounts + purchase.tierDiscountFen),
    coupons: fen(costs.coupons + couponsOf(purchase)),
    points: points(costs.points + purchase.pointsEarned),
  };
}

/**
 * The totals after goods came back: their part of the discounts goes with them, in proportion to their worth, rounded down from the
 * running total, so that parts come to exactly the whole; points go as they were taken back.
 * @example // half of a purchase with 101 fen off comes back: 50 fen go, with the other half 51
 */
export function costsAfterRefund(
  costs: MemberCosts,
  purchase: CostlyPurchase,
  refund: { readonly value: Fen; readonly refundedBefore: Fen; readonly refundedAfter: Fen; readonly isWhole: boolean; readonly pointsClawedBack: Points },
): MemberCosts {
  const { value, refundedBefore, refundedAfter, isWhole } = refund;
  const share = (total: number, of: Fen): number => (value === 0 ? 0 : Math.floor((total * of) / value));
  const back = (total: number): number => (isWhole ? total : share(total, refundedAfter)) - share(total, refundedBefore);
  return {
    ...costs,
    discounts: fen(costs.discounts - back(purchase.tierDiscountFen)),
    coupons: fen(costs.coupons - back(couponsOf(purchase))),
    points: points(costs.points - refund.pointsClawedBack),
  };
}

/** The totals after points given or taken by hand, a complaint's among them; points taken are negative. */
export const costsAfterPoints = (costs: MemberCosts, given: Points): MemberCosts => ({ ...costs, points: points(costs.points + given) });

/** The totals after a gift that made good a complaint. Totals that are not whole stay so: their recount finds this gift too. */
export const costsAfterGift = (costs: MemberCosts, worth: Fen): MemberCosts => (costs.gifts === undefined ? costs : { ...costs, gifts: fen(costs.gifts + worth) });

/** All that a member's books hold of what he was given. A purchase of which goods came back counts with what is left of it. */
export interface CostlyBooks {
  readonly purchases: readonly (CostlyPurchase & { readonly value: Fen; readonly isWhole: boolean; readonly refunded: { readonly valueFen: Fen; readonly pointsClawedBack: Points } })[];
  readonly pointsByHand: Points;
  readonly gifts: Fen;
}

/** The totals counted anew from the books; they equal those that purchase by purchase and refund by refund came to. */
export function costsOf({ purchases, pointsByHand, gifts }: CostlyBooks): MemberCosts {
  let costs = noCosts;
  for (const purchase of purchases) {
    const { value, isWhole, refunded } = purchase;
    costs = costsAfterRefund(costsAfterPurchase(costs, purchase), purchase, {
      value, isWhole, refundedBefore: fen(0), refundedAfter: refunded.valueFen, pointsClawedBack: refunded.pointsClawedBack,
    });
  }
  return costsAfterGift(costsAfterPoints(costs, pointsByHand), gifts);
}

/** What a store counts with: the share of what is paid that is left after the goods, and what a point is worth in fen. */
export interface CostRates {
  readonly marginShare: number;
  readonly fenPerPoint: number;
}

/** What a member brought and what he was given for it, in fen; whole fen, rounded to the nearest. */
export interface MemberBalance {
  readonly margin: Fen;
  readonly given: Fen;
}

/**
 * Sets what is left of a member's payments against what he was given. Discounts and coupons were never paid, so they are given out of the
 * margin of what was; a refund takes its money out of what he spent, so it is in the margin and not among the gifts. He costs more than he brings when `given` is more than `margin`.
 */
export function balanceOfMember(spent: Fen, costs: MemberCosts, { marginShare, fenPerPoint }: CostRates): MemberBalance {
  return {
    margin: fen(Math.round(Math.max(0, spent) * marginShare)),
    given: fen(Math.round(costs.discounts + costs.coupons + (costs.gifts ?? 0) + costs.points * fenPerPoint)),
  };
}
