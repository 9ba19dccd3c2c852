import { assert } from '../../kernel/assert';
import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import { addDays, instant, localDateOf, minuteMs, startOfDay, type Instant } from '../../kernel/time';
import { move, refuseState, stateAt, unreserved, type Coupon, type CouponStateRefusal } from './coupon';

/**
 * Holds a coupon for a checkout. The same checkout may renew its own hold; another is refused COUPON_RESERVED {reservedUntilAt}
 * until it runs out. Other states refuse with their name.
 */
export function reserveCoupon(
  coupon: Coupon,
  reservation: { readonly checkoutId: string; readonly at: Instant; readonly minutes: number },
): Result<Coupon, CouponStateRefusal> {
  const held = stateAt(coupon, reservation.at) === 'reserved' && coupon.reservedBy !== reservation.checkoutId;
  if (held) return refuseState(coupon, 'reserved');
  const moved = move(coupon, 'reserve', reservation.at);
  if (!moved.ok) return moved;
  const reservedUntilAt = instant(reservation.at + reservation.minutes * minuteMs);
  return accept({ ...moved.value, reservedBy: reservation.checkoutId, reservedUntilAt });
}

/** Lets go of a coupon that this checkout holds; one it does not hold stays as it is. */
export function releaseCoupon(coupon: Coupon, release: { readonly checkoutId: string }): Coupon {
  return coupon.state === 'reserved' && coupon.reservedBy === release.checkoutId ? { ...coupon, state: 'issued', ...unreserved } : coupon;
}

/**
 * Uses a coupon for a purchase. A hold by the same checkout counts even when the coupon's last day ended meanwhile.
 * Refuses COUPON_RESERVED when another checkout holds it, COUPON_REDEEMED and the other states by name.
 */
export function redeemCoupon(
  coupon: Coupon,
  redemption: { readonly checkoutId: string; readonly purchaseId: string; readonly at: Instant },
): Result<Coupon, CouponStateRefusal> {
  const { at, purchaseId, checkoutId } = redemption;
  if (stateAt(coupon, at) === 'reserved' && coupon.reservedBy !== checkoutId) return refuseState(coupon, 'reserved');
  const moved = move(coupon, 'redeem', at);
  return moved.ok ? accept({ ...moved.value, ...unreserved, redeemedBy: purchaseId, redeemedAt: at }) : moved;
}

/** Writes down that a coupon has expired; refuses with the state's name when it has not, or when that is already written. */
export function expireCoupon(coupon: Coupon, at: Instant): Result<Coupon, CouponStateRefusal> {
  return move(coupon, 'expire', at);
}

/** Takes a coupon out of use for good. */
export function voidCoupon(coupon: Coupon, at: Instant): Result<Coupon, CouponStateRefusal> {
  const moved = move(coupon, 'void', at);
  return moved.ok ? accept({ ...moved.value, ...unreserved }) : moved;
}

/**
 * Gives a used coupon back after a refund, with at least `graceDays` days to use it (to the end of the local day).
 * Refuses COUPON_UNUSED and the other states by name, and COUPON_REDEEMED when another purchase used it.
 */
export function restoreCoupon(
  coupon: Coupon,
  refund: { readonly purchaseId: string; readonly at: Instant; readonly graceDays: number },
): Result<Coupon, CouponStateRefusal> {
  if (coupon.state === 'redeemed' && coupon.redeemedBy !== refund.purchaseId) return refuseState(coupon, 'redeemed');
  const moved = move(coupon, 'restore', refund.at);
  if (!moved.ok) return moved;
  const graceUntil = startOfDay(addDays(localDateOf(refund.at), refund.graceDays + 1));
  const validUntilAt = graceUntil > coupon.validUntilAt ? graceUntil : coupon.validUntilAt;
  return accept({ ...moved.value, redeemedBy: null, redeemedAt: null, validUntilAt });
}

export type OfferRefusal = CouponStateRefusal | Refusal<'COUPON_NOT_GIVEABLE', Record<string, never>>;

/** Offers a coupon to a friend by a link. Refuses COUPON_NOT_GIVEABLE and the states by name. */
export function offerCoupon(coupon: Coupon, offer: { readonly offerId: string; readonly at: Instant }): Result<Coupon, OfferRefusal> {
  if (!coupon.terms.giveable) return refuse('COUPON_NOT_GIVEABLE', {});
  const moved = move(coupon, 'offer', offer.at);
  return moved.ok ? accept({ ...moved.value, offerId: offer.offerId }) : moved;
}

/** Takes an offered coupon back before it was claimed. */
export function takeBackCoupon(coupon: Coupon, at: Instant): Result<Coupon, CouponStateRefusal> {
  const moved = move(coupon, 'take_back', at);
  return moved.ok ? accept({ ...moved.value, offerId: null }) : moved;
}

export type ClaimRefusal = CouponStateRefusal | Refusal<'COUPON_OFFER_UNKNOWN', Record<string, never>> | Refusal<'COUPON_OFFER_OWN', Record<string, never>>;

/**
 * A friend claims an offered coupon: the giver's ends as `given`, the friend gets a new one with the same terms and the same end.
 * The new coupon cannot be given on. Its id comes from the offer, so a second claim is refused by the database as well.
 * Refuses COUPON_OFFER_UNKNOWN when the offer is not this one, COUPON_OFFER_OWN for the giver himself, states by name.
 */
export function claimCoupon(
  coupon: Coupon,
  claim: { readonly offerId: string; readonly byMemberId: string; readonly at: Instant },
): Result<{ readonly given: Coupon; readonly received: Coupon }, ClaimRefusal> {
  if (coupon.offerId !== claim.offerId) return refuse('COUPON_OFFER_UNKNOWN', {});
  if (coupon.memberId === claim.byMemberId) return refuse('COUPON_OFFER_OWN', {});
  const moved = move(coupon, 'claim', claim.at);
  if (!moved.ok) return moved;
  assert(coupon.reservedBy === null, 'an offered coupon is held by no checkout');
  const causeId = `offer_${claim.offerId}`;
  const received: Coupon = {
    ...coupon,
    id: `cp_${causeId}`,
    memberId: claim.byMemberId,
    state: 'issued',
    issuedAt: claim.at,
    causeId,
    offerId: null,
    terms: { ...coupon.terms, giveable: false },
  };
  return accept({ given: moved.value, received });
}
