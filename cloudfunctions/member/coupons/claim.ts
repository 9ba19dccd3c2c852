import { memberContract } from '../../../shared/contract/member';
import { claimCoupon, stateAt } from '../../../shared/domain/coupon';
import { assert } from '../../../shared/kernel/assert';
import type { CouponId, OpenId } from '../../../shared/kernel/ids';
import { accept, refuse } from '../../../shared/kernel/result';
import type { Instant } from '../../../shared/kernel/time';
import { definePreparedCommand, defineQuery } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { identityId } from '../../_runtime/identity';
import type { CouponDocument, CouponOfferDocument } from '../../_store/coupon-documents';
import { opensOffer } from '../../_coupon/offer-key';
import { couponDocument, couponOf, currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { toldState } from './offer';
import { faceOf, friendName } from './view';

/** The offer that a link opens; a wrong key is answered like no offer, so that ids cannot be tried. */
async function opened({ offerId, key }: { readonly offerId: string; readonly key: string }): Promise<CouponOfferDocument> {
  const offer = await store.couponOffers.get(offerId);
  const account = offer && (await store.accounts.get(offer.memberId));
  return offer && account && opensOffer(account.code.secret, offerId, key) ? offer : notFound();
}

function offerState(offer: CouponOfferDocument, coupon: CouponDocument | undefined, now: Instant) {
  if (offer.claimedBy !== undefined) return 'claimed' as const;
  if (offer.takenBackAt !== undefined) return 'taken_back' as const;
  return coupon && stateAt(couponOf(coupon), now) === 'offered' ? ('open' as const) : ('ended' as const);
}

/** What a link leads to: the coupon, who gives it, and whether it may still be had. Anybody may look. */
export const offered = defineQuery(memberContract.coupons.offered, async ({ input, caller, now }) => {
  const offer = await opened(input);
  const [coupon, giver, rules, identity] = await Promise.all([
    store.coupons.get(offer.couponId),
    store.members.get(offer.memberId),
    currentPolicies(),
    store.identities.get(identityId(caller.openid as OpenId)),
  ]);
  if (!coupon) return notFound();
  const stores = await store.stores.getMany(coupon.terms.storeIds);
  return accept({
    brandName: rules.brandName,
    from: friendName(giver),
    coupon: faceOf(coupon, stores, rules.policies),
    state: offerState(offer, coupon, now),
    isMember: identity !== undefined,
    isGiver: identity?.memberId === offer.memberId,
    claimedByMe: identity !== undefined && offer.claimedBy === identity.memberId,
  });
});

/**
 * A friend takes the coupon: the giver's ends as given, the friend's is new, the offer names him, all in one transaction. Of ten friends
 * with one link one has it; the others are told that it is gone.
 */
export const claim = definePreparedCommand(memberContract.coupons.claim, {
  prepareOnlyReads: true,
  async prepare({ input }) {
    return accept(await opened(input));
  },
  async run({ input, caller: { memberId }, now, tx, prepared: { couponId } }) {
    const coupon = await tx.coupons.get(couponId);
    assert(coupon, 'an offered coupon is there');
    const claimed = claimCoupon(couponOf(coupon), { offerId: input.offerId, byMemberId: memberId, at: now });
    if (!claimed.ok) {
      if (claimed.code === 'COUPON_OFFER_UNKNOWN' || claimed.code === 'COUPON_OFFER_OWN') return refuse(claimed.code, {});
      return toldState(claimed);
    }
    const { given, received } = claimed.value;
    await tx.coupons.add(couponDocument(received));
    await tx.couponOffers.update(input.offerId, { claimedBy: memberId, claimedAt: now });
    await tx.coupons.put(couponDocument(given));
    return accept({ couponId: received.id as CouponId });
  },
});
