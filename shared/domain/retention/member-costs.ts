import { fen, points, type Fen, type Points } from '../../kernel/units';

/** What a member has been given so far, kept in the account: running totals that each purchase and refund moves. */
export interface MemberCosts {
  /** Taken off by his tier. */
  readonly discounts: Fen;
  /** Taken off by coupons, also those that a complaint gave him. */
  readonly coupons: Fen;
  /** Points his purchases brought him; worth money when they are spent, counted when they are given. */
  readonly points: Points;
}

export const noCosts: MemberCosts = { discounts: fen(0), coupons: fen(0), points: points(0) };

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
    discounts: fen(costs.discounts - back(purchase.tierDiscountFen)),
    coupons: fen(costs.coupons - back(couponsOf(purchase))),
    points: points(costs.points - refund.pointsClawedBack),
  };
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
 * margin of what was. He costs more than he brings when `given` is more than `margin`.
 */
export function balanceOfMember(spent: Fen, costs: MemberCosts, { marginShare, fenPerPoint }: CostRates): MemberBalance {
  return {
    margin: fen(Math.round(Math.max(0, spent) * marginShare)),
    given: fen(Math.round(costs.discounts + costs.coupons + costs.points * fenPerPoint)),
  };
}
