import { localDateOf, weekdayOf, type Instant } from '../../kernel/time';
import { refuseState, stateAt, type Coupon, type CouponStateRefusal } from './coupon';
import type { CouponUnfit } from './coupon-fit';

/** Every reason that may be told without a basket: the state, and what the day or the member's tier forbid. */
export type CouponWaits = CouponStateRefusal | Extract<CouponUnfit, { readonly code: 'COUPON_NOT_STARTED' | 'COUPON_TIER_EXCLUDED' | 'COUPON_WEEKDAY_EXCLUDED' }>;

/**
 * Why a coupon cannot be used today, whatever is bought: all reasons, for the wallet. What depends on the basket and the store (threshold,
 * goods, store) are conditions, not reasons, and are told as such.
 */
export function whyNotNow(coupon: Coupon, now: { readonly at: Instant; readonly tierId: string }): readonly CouponWaits[] {
  const { terms, validFromAt } = coupon;
  const state = stateAt(coupon, now.at);
  if (state !== 'issued') return [refuseState(coupon, state)];
  const reasons: CouponWaits[] = [];
  if (now.at < validFromAt) reasons.push({ ok: false, code: 'COUPON_NOT_STARTED', details: { startsAt: validFromAt } });
  if (terms.tierIds.length > 0 && !terms.tierIds.includes(now.tierId)) reasons.push({ ok: false, code: 'COUPON_TIER_EXCLUDED', details: { tierIds: terms.tierIds } });
  const weekday = weekdayOf(localDateOf(now.at));
  if (terms.weekdays.length > 0 && !terms.weekdays.includes(weekday)) reasons.push({ ok: false, code: 'COUPON_WEEKDAY_EXCLUDED', details: { weekdays: terms.weekdays } });
  return reasons;
}
