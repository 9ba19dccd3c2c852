import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import { addDays, dayMs, instant, isLocalDate, localDateOf, startOfDay, type Instant } from '../../kernel/time';
import { assert } from '../../kernel/assert';
import { couponLife, type CouponMove, type CouponState } from './coupon-life';
import type { CouponTemplate, CouponTerms, CouponValidity } from './coupon-template';

/** A coupon in a member's wallet: one document. Valid from `validFrom` until just before `validUntil`. */
export interface Coupon {
  readonly id: string;
  readonly templateId: string;
  readonly templateVersion: number;
  readonly memberId: string;
  readonly terms: CouponTerms;
  readonly state: CouponState;
  readonly issuedAt: Instant;
  readonly validFromAt: Instant;
  readonly validUntilAt: Instant;
  /** Why it was issued; the coupon's id is made of it. */
  readonly causeId: string;
  /** The checkout that holds it, and until when. */
  readonly reservedBy: string | null;
  readonly reservedUntilAt: Instant | null;
  /** The purchase that used it. */
  readonly redeemedBy: string | null;
  readonly redeemedAt: Instant | null;
  /** The gift on its way or claimed: the secret part of the claim link is not kept here. */
  readonly offerId: string | null;
}

/** The id of the coupon that a cause issues from a template: the same cause cannot issue it twice. @example couponIdOf('welcome', 'join_m_1') //=> 'cp_welcome_join_m_1' */
export function couponIdOf(templateId: string, causeId: string): string {
  return `cp_${templateId}_${causeId}`;
}

/**
 * The cause of a coupon issued to an audience: once for a batch and a member, so that a batch which was cut off can simply be run again.
 * @example couponIdOf('back_again', batchCause('b_7', 'm_1')) //=> 'cp_back_again_batch_b_7_m_1'
 */
export function batchCause(batchId: string, memberId: string): string {
  return `batch_${batchId}_${memberId}`;
}

function validityOf(validity: CouponValidity, issuedAt: Instant): { readonly validFromAt: Instant; readonly validUntilAt: Instant } {
  if (validity.kind === 'fixed') {
    assert(isLocalDate(validity.startsOn) && isLocalDate(validity.endsOn), 'a fixed validity has real days');
    return { validFromAt: startOfDay(validity.startsOn), validUntilAt: startOfDay(addDays(validity.endsOn, 1)) };
  }
  const startsOn = addDays(localDateOf(issuedAt), validity.startsAfterDays);
  return { validFromAt: startOfDay(startsOn), validUntilAt: instant(startOfDay(startsOn) + validity.days * dayMs) };
}

export type IssueRefusal =
  | Refusal<'COUPON_TEMPLATE_INACTIVE', { readonly templateId: string }>
  | Refusal<'COUPON_TEMPLATE_EXPIRED', { readonly templateId: string }>
  | Refusal<'COUPON_TOTAL_LIMIT_REACHED', { readonly limit: number; readonly issued: number }>
  | Refusal<'COUPON_MEMBER_LIMIT_REACHED', { readonly limit: number; readonly issued: number }>;

/**
 * Issues a coupon to a member. A relative validity ends at the end of a local day, so a coupon issued at 23:59 has one day less a minute more.
 * Refuses COUPON_TEMPLATE_INACTIVE, COUPON_TEMPLATE_EXPIRED, COUPON_TOTAL_LIMIT_REACHED and COUPON_MEMBER_LIMIT_REACHED {limit, issued}.
 * `issuedTotal` and `issuedToMember` are what was issued before.
 */
export function issueCoupon(
  template: CouponTemplate,
  issue: { readonly memberId: string; readonly causeId: string; readonly at: Instant; readonly issuedTotal: number; readonly issuedToMember: number },
): Result<Coupon, IssueRefusal> {
  const { id: templateId, totalLimit, perMemberLimit } = template;
  if (!template.active) return refuse('COUPON_TEMPLATE_INACTIVE', { templateId });
  const validity = validityOf(template.validity, issue.at);
  if (issue.at >= validity.validUntilAt) return refuse('COUPON_TEMPLATE_EXPIRED', { templateId });
  if (totalLimit !== null && issue.issuedTotal >= totalLimit) {
    return refuse('COUPON_TOTAL_LIMIT_REACHED', { limit: totalLimit, issued: issue.issuedTotal });
  }
  if (perMemberLimit !== null && issue.issuedToMember >= perMemberLimit) {
    return refuse('COUPON_MEMBER_LIMIT_REACHED', { limit: perMemberLimit, issued: issue.issuedToMember });
  }
  return accept({
    id: couponIdOf(templateId, issue.causeId),
    templateId,
    templateVersion: template.version,
    memberId: issue.memberId,
    terms: termsOf(template),
    state: 'issued',
    issuedAt: issue.at,
    ...validity,
    causeId: issue.causeId,
    reservedBy: null,
    reservedUntilAt: null,
    redeemedBy: null,
    redeemedAt: null,
    offerId: null,
  });
}

function termsOf(template: CouponTemplate): CouponTerms {
  const { name, effect, thresholdFen, storeIds, tierIds, weekdays, categories, stackingGroup, giveable } = template;
  return { name, effect, thresholdFen, storeIds, tierIds, weekdays, categories, stackingGroup, giveable };
}

/** The state at a moment: a reservation that has run out counts as released, an unused coupon past its end as expired. */
export function stateAt(coupon: Coupon, at: Instant): CouponState {
  const lapsed = coupon.state === 'reserved' && coupon.reservedUntilAt !== null && at >= coupon.reservedUntilAt;
  const state = lapsed ? 'issued' : coupon.state;
  return (state === 'issued' || state === 'offered') && at >= coupon.validUntilAt ? 'expired' : state;
}

export type CouponStateRefusal =
  | Refusal<'COUPON_REDEEMED', { readonly redeemedAt: Instant | null }>
  | Refusal<'COUPON_RESERVED', { readonly reservedUntilAt: Instant | null }>
  | Refusal<'COUPON_EXPIRED', { readonly endedAt: Instant }>
  | Refusal<'COUPON_OFFERED', { readonly offerId: string | null }>
  | Refusal<'COUPON_VOID', Record<string, never>>
  | Refusal<'COUPON_GIVEN', Record<string, never>>
  | Refusal<'COUPON_UNUSED', Record<string, never>>;

/** The refusal that names the state a coupon is in. */
export function refuseState(coupon: Coupon, state: CouponState): CouponStateRefusal {
  switch (state) {
    case 'redeemed':
      return refuse('COUPON_REDEEMED', { redeemedAt: coupon.redeemedAt });
    case 'reserved':
      return refuse('COUPON_RESERVED', { reservedUntilAt: coupon.reservedUntilAt });
    case 'expired':
      return refuse('COUPON_EXPIRED', { endedAt: coupon.validUntilAt });
    case 'offered':
      return refuse('COUPON_OFFERED', { offerId: coupon.offerId });
    case 'void':
      return refuse('COUPON_VOID', {});
    case 'given':
      return refuse('COUPON_GIVEN', {});
    case 'issued':
      return refuse('COUPON_UNUSED', {});
  }
}

/** Makes a move of the life table at a moment; refuses with the name of the state when the table has no such move. */
export function move(coupon: Coupon, by: CouponMove, at: Instant): Result<Coupon, CouponStateRefusal> {
  const state = stateAt(coupon, at);
  // The night writes down what time has already done.
  if (by === 'expire') return state === 'expired' && coupon.state !== 'expired' ? accept({ ...coupon, state, ...unreserved }) : refuseState(coupon, state);
  const next = couponLife[state][by];
  return next === undefined ? refuseState(coupon, state) : accept({ ...coupon, state: next });
}

/** What a coupon looks like that no checkout holds. */
export const unreserved = { reservedBy: null, reservedUntilAt: null } as const;
