import type { OutputOf } from '../../../shared/contract/action';
import type { memberContract } from '../../../shared/contract/member';
import { stateAt, whyNotNow, type CouponEffect } from '../../../shared/domain/coupon';
import type { Policies } from '../../../shared/domain/policy';
import { effectiveTierId } from '../../../shared/domain/tier';
import type { MemberId } from '../../../shared/kernel/ids';
import { localDateOf, type Instant } from '../../../shared/kernel/time';
import type { CouponDocument, CouponOfferDocument } from '../../_store/coupon-documents';
import { couponOf, currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import type { MemberDocument } from '../../_store/member-documents';
import type { StoreDocument } from '../../_store/store-documents';

type CouponView = OutputOf<typeof memberContract.coupons.show>;
type Face = OutputOf<typeof memberContract.coupons.offered>['coupon'];

/** The cause of a coupon that a friend gave begins so; the offer's id follows. */
const claimedCause = 'offer_';

function valueView(effect: CouponEffect): Face['value'] {
  switch (effect.kind) {
    case 'cash_off':
      return { off: effect.offFen };
    case 'percent':
      return { rate: effect.offRate, ...(effect.capFen === null ? {} : { cap: effect.capFen }) };
    case 'gift':
      return { gift: effect.giftName };
  }
}

/** A coupon's worth and conditions, in names; what a friend sees before he claims it. */
export function faceOf({ terms, validFromAt, validUntilAt }: CouponDocument, stores: ReadonlyMap<string, StoreDocument>, { tiers }: Policies): Face {
  return {
    name: terms.name,
    kind: terms.effect.kind,
    value: valueView(terms.effect),
    threshold: terms.thresholdFen,
    startsAt: validFromAt,
    endsAt: validUntilAt,
    conditions: {
      stores: terms.storeIds.flatMap((id) => stores.get(id)?.name ?? []),
      tiers: tiers.tiers.filter(({ id }) => terms.tierIds.includes(id)).map(({ name }) => name),
      weekdays: [...terms.weekdays].sort((a, b) => a - b),
      categories: [...terms.categories],
      combines: terms.stackingGroup !== null,
    },
  };
}

/** What a friend may be called by the other: his name, never his number. */
export const friendName = (member: Pick<MemberDocument, 'nickname'> | undefined): string => member?.nickname ?? '';

const offerIdOf = ({ offerId, causeId }: CouponDocument): string | null => offerId ?? (causeId.startsWith(claimedCause) ? causeId.slice(claimedCause.length) : null);

/** Coupons as their member sees them, with everything their words need: three questions whatever their number. */
export async function couponViews(coupons: readonly CouponDocument[], memberId: MemberId, now: Instant): Promise<CouponView[]> {
  const offerIds = coupons.flatMap((coupon) => offerIdOf(coupon) ?? []);
  const storeIds = coupons.flatMap(({ terms }) => terms.storeIds);
  const [account, { policies }, stores, offers] = await Promise.all([
    store.accounts.get(memberId),
    currentPolicies(),
    storeIds.length === 0 ? new Map<string, StoreDocument>() : store.stores.getMany(storeIds),
    offerIds.length === 0 ? new Map<string, CouponOfferDocument>() : store.couponOffers.getMany(offerIds),
  ]);
  const friends = [...offers.values()].flatMap(({ memberId: giver, claimedBy }) => [giver, claimedBy ?? []].flat());
  const members = friends.length === 0 ? new Map<string, MemberDocument>() : await store.members.getMany(friends);
  const tierId = account ? effectiveTierId(account.tier, localDateOf(now), policies.tiers) : '';
  return coupons.map((document) => {
    const coupon = couponOf(document);
    const offer = offers.get(offerIdOf(document) ?? '');
    return {
      couponId: document._id,
      ...faceOf(document, stores, policies),
      state: stateAt(coupon, now),
      ...(document.redeemedAt === null ? {} : { redeemedAt: document.redeemedAt }),
      whyNot: whyNotNow(coupon, { at: now, tierId }).map(({ code }) => code),
      giveable: document.terms.giveable,
      ...offerView(document, offer, members),
    };
  });
}

/** The giver sees the way of his coupon and who has it; the friend sees from whom it came. */
function offerView(coupon: CouponDocument, offer: CouponOfferDocument | undefined, members: ReadonlyMap<string, MemberDocument>): Pick<CouponView, 'offer' | 'from'> {
  if (!offer) return {};
  if (coupon.offerId === null) return { from: friendName(members.get(offer.memberId)) };
  const claimed = offer.claimedAt === undefined ? {} : { claimedAt: offer.claimedAt, friend: friendName(members.get(offer.claimedBy ?? '')) };
  return { offer: { offerId: offer._id, offeredAt: offer.offeredAt, ...claimed } };
}
