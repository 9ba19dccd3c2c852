import type { Fen, Points } from '../../kernel/units';
import { sumFen, zeroFen, zeroPoints } from '../../kernel/units';
import { assert } from '../../kernel/assert';
import type { Instant, LocalDate, LocalMonth } from '../../kernel/time';
import type { PointsBucket } from '../points';
import type { PurchaseItem } from './price-pools';
import type { Quote } from './quote';

/** A purchase about to be recorded: what was bought and how it was paid. */
export interface NewPurchase {
  readonly id: string;
  readonly storeId: string;
  readonly at: Instant;
  readonly originalFen: Fen;
  readonly tierDiscountFen: Fen;
  readonly coupons: readonly { readonly couponId: string; readonly discountFen: Fen }[];
  readonly pointsSpent: Points;
  readonly pointsDiscountFen: Fen;
  readonly paidFen: Fen;
  readonly lines: readonly PurchaseLine[];
}

/** A line with what it came to after tier and coupons; points used as money are not taken off here. */
export interface PurchaseLine extends PurchaseItem {
  readonly valueFen: Fen;
}

/** What has been refunded of a purchase so far; every figure is a running total. */
export interface RefundedSoFar {
  readonly valueFen: Fen;
  readonly paidFen: Fen;
  readonly pointsRestored: Points;
  readonly pointsClawedBack: Points;
  readonly growthRemoved: number;
  readonly lineIndexes: readonly number[];
}

export const nothingRefunded: RefundedSoFar = {
  valueFen: zeroFen,
  paidFen: zeroFen,
  pointsRestored: zeroPoints,
  pointsClawedBack: zeroPoints,
  growthRemoved: 0,
  lineIndexes: [],
};

/** A recorded purchase. Everything a refund needs is in it, so that later changes of policy do not change what it brought. */
export interface Purchase extends NewPurchase {
  readonly tierId: string;
  readonly pointsEarned: Points;
  readonly pointsExpireIn: LocalMonth;
  /** The day its points may be spent from; null when at once. */
  readonly pointsAvailableOn: LocalDate | null;
  /** The points used as money, by the month they would have expired in. */
  readonly spentParts: readonly PointsBucket[];
  readonly growthEarned: number;
  readonly policyVersion: number;
  readonly refunded: RefundedSoFar;
}

/** The purchase that a confirmed quote becomes. */
export function purchaseOfQuote(quoted: Quote, sale: { readonly id: string; readonly storeId: string; readonly at: Instant }): NewPurchase {
  return {
    ...sale,
    originalFen: quoted.originalFen,
    tierDiscountFen: quoted.tierDiscountFen,
    coupons: quoted.coupons.flatMap((coupon) => (coupon.applied ? [{ couponId: coupon.couponId, discountFen: coupon.discountFen }] : [])),
    pointsSpent: quoted.pointsSpent,
    pointsDiscountFen: quoted.pointsDiscountFen,
    paidFen: quoted.payableFen,
    lines: quoted.lines,
  };
}

/**
 * A purchase of which only the payment is known: from the store's history, or from a till that gives its own discounts. `items` say what was
 * paid for each of the goods and come to `paidFen`; without them it is one line without a category.
 */
export function purchaseOfPayment(payment: { readonly id: string; readonly storeId: string; readonly at: Instant; readonly paidFen: Fen; readonly items?: readonly PurchaseItem[] }): NewPurchase {
  const { items, ...paid } = payment;
  const lines = items && items.length > 0 ? items : [{ category: null, amountFen: paid.paidFen }];
  assert(sumFen(lines.map(({ amountFen }) => amountFen)) === paid.paidFen, 'the lines come to what was paid');
  return {
    ...paid,
    originalFen: payment.paidFen,
    tierDiscountFen: zeroFen,
    coupons: [],
    pointsSpent: zeroPoints,
    pointsDiscountFen: zeroFen,
    lines: lines.map((line) => ({ ...line, valueFen: line.amountFen })),
  };
}

/**
 * The id of a purchase that has an order number: made of store and number, so that a till, its retry and the history name one sale alike
 * and the database refuses the second. A store's id has no underscore, so two pairs never make one id.
 * @example purchaseIdOfOrder('S1', '2_77') //=> 'pu_S1_2_77'
 */
export function purchaseIdOfOrder(storeId: string, orderNo: string): string {
  return `pu_${storeId}_${orderNo}`;
}
