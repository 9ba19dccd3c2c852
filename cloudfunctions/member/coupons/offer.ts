import { memberContract } from '../../../shared/contract/member';
import { offerCoupon, takeBackCoupon, type CouponStateRefusal } from '../../../shared/domain/coupon';
import { assert } from '../../../shared/kernel/assert';
import { accept, refuse } from '../../../shared/kernel/result';
import { defineCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { couponDocument, couponOf } from '../../_store/rules-documents';

/** The state's refusal without ids that a screen has no use for. */
export function toldState(refusal: CouponStateRefusal) {
  return refusal.code === 'COUPON_OFFERED' ? refuse('COUPON_OFFERED', {}) : refusal;
}

/** Offers a coupon to whoever gets the link; from now on no till takes it. */
export const offer = defineCommand(memberContract.coupons.offer, async ({ input, caller: { memberId }, now, tx, commandId }) => {
  const coupon = await tx.coupons.get(input.couponId);
  if (coupon?.memberId !== memberId) return notFound();
  const offerId = `of_${memberId}_${commandId}`;
  const offered = offerCoupon(couponOf(coupon), { offerId, at: now });
  if (!offered.ok) return offered.code === 'COUPON_NOT_GIVEABLE' ? refuse('COUPON_NOT_GIVEABLE', {}) : toldState(offered);
  await tx.couponOffers.add({ _id: offerId, couponId: coupon._id, memberId, offeredAt: now });
  await tx.coupons.put(couponDocument(offered.value));
  return accept({ offerId });
});

/** Takes a coupon back that nobody has claimed: the link is dead from then on, also when it is offered again. */
export const takeBack = defineCommand(memberContract.coupons.takeBack, async ({ input, caller: { memberId }, now, tx }) => {
  const coupon = await tx.coupons.get(input.couponId);
  if (coupon?.memberId !== memberId) return notFound();
  const back = takeBackCoupon(couponOf(coupon), now);
  if (!back.ok) return toldState(back);
  assert(coupon.offerId !== null, 'an offered coupon names its offer');
  await tx.couponOffers.update(coupon.offerId, { takenBackAt: now });
  await tx.coupons.put(couponDocument(back.value));
  return accept({ couponId: coupon._id });
});
