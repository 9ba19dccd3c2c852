import type { IssueAudience } from '../../shared/domain/campaign';
import type { CouponId, CouponTemplateId, MemberId, StaffId, StoreId } from '../../shared/kernel/ids';
import type { Instant, LocalDate } from '../../shared/kernel/time';
import type { Coupon, CouponTemplate } from '../../shared/domain/coupon';
import type { LocalName } from './store-documents';

/** A coupon offered to a friend by a link. The link's key is reckoned, never kept. */
export interface CouponOfferDocument {
  readonly _id: string;
  readonly couponId: CouponId;
  readonly memberId: MemberId;
  readonly offeredAt: Instant;
  readonly takenBackAt?: Instant;
  readonly claimedBy?: MemberId;
  readonly claimedAt?: Instant;
}

/** How many of a template with a total limit were issued: whoever issues one writes it, so that two cannot both take the last. */
export interface CouponCountDocument {
  readonly _id: CouponTemplateId;
  readonly issued: number;
}

/** One of the coupons that a member may have of a template with a limit for each; `_id` from template, member and which one it is. */
export interface CouponPlaceDocument {
  readonly _id: string;
  readonly couponId: string;
}

/** One issue of a template to an audience, worked through by ticks. `_id` from its command. */
export interface CouponBatchDocument {
  readonly _id: string;
  readonly businessDay: LocalDate;
  readonly state: 'running' | 'done';
  readonly phase: 'issue';
  readonly leaseUntil: Instant;
  readonly leaseHolder: string;
  readonly templateId: CouponTemplateId;
  readonly templateName: LocalName;
  readonly audience: IssueAudience;
  /** The stores whose members the one who started it may reach; `all` for head office. */
  readonly within: readonly StoreId[] | 'all';
  readonly byStaffId: StaffId;
  readonly byName: string;
  readonly createdAt: Instant;
  readonly expected: number;
  readonly expectedExact: boolean;
  /** The last member looked at. It is written in the transaction that issues, so no page is issued twice. */
  readonly cursor: string;
  readonly issued: number;
  /** Of the audience, but with as many of these coupons as one member may have. */
  readonly passed: number;
  readonly ending?: 'complete' | 'limit_reached' | 'template_ended' | 'stopped';
  readonly finishedAt?: Instant;
}

export interface CouponTemplateDocument extends Omit<CouponTemplate, 'id'> {
  readonly _id: CouponTemplateId;
}

/** A coupon with its own copy of the rules it was issued under. `_id` from the template and the cause. */
export interface CouponDocument extends Omit<Coupon, 'id' | 'memberId'> {
  readonly _id: CouponId;
  readonly memberId: MemberId;
}
