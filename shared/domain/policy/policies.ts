import type { Fen } from '../../kernel/units';
import type { ComplaintPolicy } from '../complaint';
import type { PointsPolicy } from '../points';
import type { ReferralPolicy } from '../referral';
import type { TierPolicy } from '../tier';

/** How coupons behave in every store. */
export interface CouponPolicy {
  /** A checkout holds its coupons for so long. */
  readonly reservationMinutes: number;
  readonly mostPerPurchase: number;
  /** Whether a refund of the whole purchase gives its coupons back. */
  readonly returnOnWholeRefund: boolean;
  /** A coupon given back may be used for at least so many more days. */
  readonly returnGraceDays: number;
}

export interface CheckoutPolicy {
  /** Whether coupons may be used on top of the tier's discount; when not, the better of the two is taken. */
  readonly couponsWithTierDiscount: boolean;
  /** Whether points may be used as money together with coupons. */
  readonly pointsWithCoupons: boolean;
  /** A purchase may be refunded for so many days after its day. */
  readonly refundDays: number;
  /** Goods worth up to this much a cashier refunds alone, above it a manager; absent, there is no such limit. */
  readonly cashierRefundMostFen?: Fen;
  /** Whether a member who was found by number or phone may spend points and coupons; else only his own code, or having just joined here, lets him. */
  readonly unscannedMaySpend?: boolean;
  /** The largest single purchase; above it somebody has mistyped. */
  readonly mostFen: Fen;
  readonly mostItems: number;
}

export interface BirthdayPolicy {
  /** The window of the gift around this year's birthday, that day included. */
  readonly daysBefore: number;
  readonly daysAfter: number;
  /** Days a birthday may not be changed after it was set. */
  readonly changeLockDays: number;
  /** Tier id to the coupon template of its gift; a tier without one gets none. */
  readonly giftTemplateByTier: Readonly<Record<string, string>>;
}

export interface MembershipPolicy {
  readonly privacyVersion: string;
  /** The coupon template of the welcome coupon; null gives none. */
  readonly welcomeTemplateId: string | null;
  /** What bringing a friend gives; absent, nothing. */
  readonly referral?: ReferralPolicy;
}

/**
 * Every rule that head office sets, as one value with a version. A change makes a new version; quotes and entries name theirs.
 */
export interface Policies {
  readonly version: number;
  readonly tiers: TierPolicy;
  readonly points: PointsPolicy;
  readonly coupons: CouponPolicy;
  readonly checkout: CheckoutPolicy;
  readonly complaints: ComplaintPolicy;
  readonly birthdays: BirthdayPolicy;
  readonly membership: MembershipPolicy;
}
