import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import { fen, sumFen, type Fen } from '../../kernel/units';
import { localDateOf, weekdayOf, type Instant } from '../../kernel/time';
import { refuseState, stateAt, type Coupon, type CouponStateRefusal } from './coupon';

/** A purchase as a coupon sees it: before any discount. */
export interface CouponOccasion {
  readonly at: Instant;
  readonly storeId: string;
  readonly tierId: string;
  readonly lines: readonly { readonly category: string | null; readonly amountFen: Fen }[];
  /** The checkout that asks, so that its own hold does not stand in its way. */
  readonly checkoutId?: string;
}

export type CouponUnfit =
  | CouponStateRefusal
  | Refusal<'COUPON_NOT_STARTED', { readonly startsAt: Instant }>
  | Refusal<'COUPON_STORE_EXCLUDED', { readonly storeIds: readonly string[] }>
  | Refusal<'COUPON_TIER_EXCLUDED', { readonly tierIds: readonly string[] }>
  | Refusal<'COUPON_WEEKDAY_EXCLUDED', { readonly weekdays: readonly number[] }>
  | Refusal<'COUPON_CATEGORY_MISSING', { readonly categories: readonly string[] }>
  | Refusal<'COUPON_THRESHOLD_UNMET', { readonly thresholdFen: Fen; readonly amountFen: Fen; readonly missingFen: Fen }>;

/**
 * Whether a coupon may be used for a purchase, and on which of its lines (their indexes). The first reason why not is named, from the
 * coupon's state to the occasion's amount.
 * The threshold is judged on prices before the tier's discount: a member sees those on the shelf, and a better tier must not lose him a coupon.
 * @example // 285 yuan after the tier's 5% of a 300 yuan purchase still meets a threshold of 300 yuan
 */
export function couponApplies(coupon: Coupon, occasion: CouponOccasion): Result<{ readonly lineIndexes: readonly number[] }, CouponUnfit> {
  const { terms } = coupon;
  const state = stateAt(coupon, occasion.at);
  const ownHold = state === 'reserved' && occasion.checkoutId !== undefined && coupon.reservedBy === occasion.checkoutId;
  if (state !== 'issued' && !ownHold) return refuseState(coupon, state);
  if (occasion.at < coupon.validFromAt) return refuse('COUPON_NOT_STARTED', { startsAt: coupon.validFromAt });
  if (excludes(terms.storeIds, occasion.storeId)) return refuse('COUPON_STORE_EXCLUDED', { storeIds: terms.storeIds });
  if (excludes(terms.tierIds, occasion.tierId)) return refuse('COUPON_TIER_EXCLUDED', { tierIds: terms.tierIds });
  if (excludes(terms.weekdays, weekdayOf(localDateOf(occasion.at)))) return refuse('COUPON_WEEKDAY_EXCLUDED', { weekdays: terms.weekdays });
  const lineIndexes = occasion.lines.flatMap((line, index) =>
    terms.categories.length === 0 || (line.category !== null && terms.categories.includes(line.category)) ? [index] : [],
  );
  if (lineIndexes.length === 0) return refuse('COUPON_CATEGORY_MISSING', { categories: terms.categories });
  const amountFen = sumFen(occasion.lines.filter((_, index) => lineIndexes.includes(index)).map((line) => line.amountFen));
  if (amountFen < terms.thresholdFen) {
    return refuse('COUPON_THRESHOLD_UNMET', { thresholdFen: terms.thresholdFen, amountFen, missingFen: fen(terms.thresholdFen - amountFen) });
  }
  return accept({ lineIndexes });
}

/** An empty list excludes nothing. */
function excludes<Value>(allowed: readonly Value[], value: Value): boolean {
  return allowed.length > 0 && !allowed.includes(value);
}
