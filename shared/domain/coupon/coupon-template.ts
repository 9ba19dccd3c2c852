import { assertNever } from '../../kernel/assert';
import { fen, shareOfRoundedDown, zeroFen, type BasisPoints, type Fen } from '../../kernel/units';

/** What a coupon takes off, or gives. */
export type CouponEffect =
  | { readonly kind: 'cash_off'; readonly offFen: Fen }
  /** `offRate` 1,200 is 12% off; `capFen` is the most it takes, null without limit. */
  | { readonly kind: 'percent'; readonly offRate: BasisPoints; readonly capFen: Fen | null }
  | { readonly kind: 'gift'; readonly giftName: { readonly zh: string; readonly en: string } };

/** When a coupon may be used: between fixed days, or for some days from its issue. Both days included. */
export type CouponValidity =
  | { readonly kind: 'fixed'; readonly startsOn: string; readonly endsOn: string }
  /** Starts so many days after the day of issue (0: that day) and lasts `days` days. */
  | { readonly kind: 'relative'; readonly startsAfterDays: number; readonly days: number };

/** The rules a coupon carries with it from its issue on; a later change of the template does not change coupons already given. */
export interface CouponTerms {
  readonly name: { readonly zh: string; readonly en: string };
  readonly effect: CouponEffect;
  /** The purchase must come to this before any discount; 0 for none. Within `categories`, when they are given. */
  readonly thresholdFen: Fen;
  /** Empty lists mean every store, tier, weekday (1 Monday to 7 Sunday), category. */
  readonly storeIds: readonly string[];
  readonly tierIds: readonly string[];
  readonly weekdays: readonly number[];
  readonly categories: readonly string[];
  /** Coupons of one group exclude each other, those of different groups combine; null combines with no other coupon. */
  readonly stackingGroup: string | null;
  readonly giveable: boolean;
}

/** A template coupons are issued from. */
export interface CouponTemplate extends CouponTerms {
  readonly id: string;
  readonly version: number;
  readonly validity: CouponValidity;
  /** How many may be issued in all and to one member; null without limit. */
  readonly totalLimit: number | null;
  readonly perMemberLimit: number | null;
  readonly active: boolean;
}

/**
 * What an effect takes off an eligible amount: whole fen, rounded down (in favour of the store), never more than the amount.
 * @example discountOf({ kind: 'percent', offRate: basisPoints(1_200), capFen: fen(5_000) }, fen(99_999)) //=> 5000
 */
export function discountOf(effect: CouponEffect, eligible: Fen): Fen {
  switch (effect.kind) {
    case 'cash_off':
      return fen(Math.min(effect.offFen, eligible));
    case 'percent':
      return fen(Math.min(shareOfRoundedDown(eligible, effect.offRate), effect.capFen ?? eligible, eligible));
    case 'gift':
      return zeroFen;
    default:
      return assertNever(effect, 'coupon effect');
  }
}
