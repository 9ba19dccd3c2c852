import { staffContract } from '../../../shared/contract/staff';
import { releaseCoupon, reserveCoupon } from '../../../shared/domain/coupon';
import type { MemberId } from '../../../shared/kernel/ids';
import { accept, refuse } from '../../../shared/kernel/result';
import { instant, minuteMs } from '../../../shared/kernel/time';
import { definePreparedCommand } from '../../_runtime/define';
import { forbidden } from '../../_runtime/fault';
import { seesStore } from '../../_runtime/identity';
import { couponDocument, couponOf, currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import type { CouponDocument } from '../../_store/coupon-documents';

/** A member has few coupons held at once; more than these stay until their time is over. */
const mostHeld = 50;

/** What this checkout holds of the member's coupons now. */
const heldBy = (memberId: MemberId, checkoutId: string): Promise<CouponDocument[]> =>
  store.coupons.find({ filter: { memberId, state: 'reserved' }, order: [{ field: 'validUntilAt', direction: 'asc' }], limit: mostHeld })
    .then((held) => held.filter((coupon) => coupon.reservedBy === checkoutId));

/**
 * Holds the coupons of the price on the screen. All of them or none: a coupon that another till holds refuses the whole, and the till
 * makes a new price. A hold is a state of the coupon, so what a crash leaves behind is a coupon that comes free by its own time.
 */
export const hold = definePreparedCommand(staffContract.checkout.hold, {
  prepareOnlyReads: true,

  async prepare({ input, caller }) {
    if (!seesStore(caller, input.storeId)) return forbidden();
    const [{ policies }, held] = await Promise.all([currentPolicies(), heldBy(input.memberId, input.checkoutId)]);
    const free = held.map((coupon) => coupon._id).filter((couponId) => !input.couponIds.includes(couponId));
    return accept({ minutes: policies.coupons.reservationMinutes, free });
  },

  async run({ input, now, tx, prepared: { minutes, free } }) {
    const { checkoutId } = input;
    for (const couponId of new Set(input.couponIds)) {
      const document = await tx.coupons.get(couponId);
      if (document?.memberId !== input.memberId) return refuse('COUPON_UNKNOWN', { couponId });
      const reserved = reserveCoupon(couponOf(document), { checkoutId, at: now, minutes });
      if (!reserved.ok) return refuse('COUPON_UNUSABLE', { couponId, whyNot: reserved.code });
      await tx.coupons.put(couponDocument(reserved.value));
    }
    for (const couponId of free) {
      const document = await tx.coupons.get(couponId);
      if (document?.reservedBy === checkoutId) await tx.coupons.put(couponDocument(releaseCoupon(couponOf(document), { checkoutId })));
    }
    return accept({ heldUntilAt: instant(now + minutes * minuteMs) });
  },
});
