import { memberContract } from '../../../shared/contract/member';
import { stateAt, type CouponEffect, type CouponState } from '../../../shared/domain/coupon';
import { accept } from '../../../shared/kernel/result';
import type { Instant } from '../../../shared/kernel/time';
import { defineQuery } from '../../_runtime/define';
import { pageOf } from '../../_runtime/paging';
import { is, type Filter } from '../../_store/collection';
import type { CouponDocument } from '../../_store/documents';
import { couponOf } from '../../_store/rules-documents';
import { store } from '../../_store/store';

function valueView(effect: CouponEffect) {
  switch (effect.kind) {
    case 'cash_off':
      return { off: effect.offFen };
    case 'percent':
      return { rate: effect.offRate, ...(effect.capFen === null ? {} : { cap: effect.capFen }) };
    case 'gift':
      return { gift: effect.giftName };
  }
}

/** States a member need not tell apart: what he gave away or what was taken out of use is void to him. */
const shownState = (state: CouponState) => (state === 'offered' || state === 'given' ? 'void' : state);

function couponView(document: CouponDocument, now: Instant) {
  const { terms } = document;
  return {
    couponId: document._id,
    name: terms.name,
    kind: terms.effect.kind,
    value: valueView(terms.effect),
    threshold: terms.thresholdFen,
    startsAt: document.validFromAt,
    endsAt: document.validUntilAt,
    state: shownState(stateAt(couponOf(document), now)),
    ...(document.redeemedAt === null ? {} : { redeemedAt: document.redeemedAt }),
  };
}

function filterOf(list: 'usable' | 'used' | 'ended', now: Instant): Filter {
  if (list === 'usable') return { state: is.oneOf(['issued', 'reserved']), validUntilAt: is.above(now) };
  // The night writes expiries down; until then an unused coupon past its end already stands among the ended ones.
  return list === 'used' ? { state: 'redeemed' } : { state: is.oneOf(['issued', 'offered', 'expired', 'void', 'given']), validUntilAt: is.atMost(now) };
}

/** The wallet, in pages: usable ones by what ends first, used and ended ones newest first. */
export const wallet = defineQuery(memberContract.coupons.wallet, async ({ input, caller, now }) => {
  const filter = { memberId: caller.memberId, ...filterOf(input.state, now) };
  const page = await pageOf(store.coupons, { filter, by: 'validUntilAt', direction: input.state === 'usable' ? 'asc' : 'desc', cursor: input.cursor });
  return accept({ items: page.items.map((coupon) => couponView(coupon, now)), ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }) });
});
