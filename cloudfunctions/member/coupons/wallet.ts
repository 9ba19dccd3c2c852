import { memberContract } from '../../../shared/contract/member';
import { accept } from '../../../shared/kernel/result';
import type { Instant } from '../../../shared/kernel/time';
import { defineQuery } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { pageOf } from '../../_runtime/paging';
import { is, type Filter } from '../../_store/collection';
import { offerKey } from '../../_coupon/offer-key';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { couponViews } from './view';

function filterOf(list: 'usable' | 'used' | 'ended', now: Instant): Filter {
  // What is on its way to a friend is still his until somebody claims it.
  if (list === 'usable') return { state: is.oneOf(['issued', 'reserved', 'offered']), validUntilAt: is.above(now) };
  if (list === 'used') return { state: is.oneOf(['redeemed', 'given']) };
  // The night writes expiries down; until then an unused coupon past its end already stands among the ended ones.
  return { state: is.oneOf(['issued', 'offered', 'expired', 'void']), validUntilAt: is.atMost(now) };
}

/** The wallet, in pages: usable ones by what ends first, used and ended ones newest first. */
export const wallet = defineQuery(memberContract.coupons.wallet, async ({ input, caller: { memberId }, now }) => {
  const filter = { memberId, ...filterOf(input.state, now) };
  const page = await pageOf(store.coupons, { filter, by: 'validUntilAt', direction: input.state === 'usable' ? 'asc' : 'desc', cursor: input.cursor });
  return accept({ items: await couponViews(page.items, memberId, now), ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }) });
});

/** One of my coupons with all its conditions; somebody else's is not there. While it is on offer, with the link for the friend. */
export const show = defineQuery(memberContract.coupons.show, async ({ input, caller: { memberId }, now }) => {
  const [coupon, account] = await Promise.all([store.coupons.get(input.couponId), store.accounts.get(memberId)]);
  if (coupon?.memberId !== memberId || !account) return notFound();
  const [view] = await couponViews([coupon], memberId, now);
  if (!view) return notFound();
  const { offerId } = coupon;
  if (coupon.state !== 'offered' || offerId === null) return accept(view);
  const { brandName } = await currentPolicies();
  return accept({ ...view, link: { offerId, key: offerKey(account.code.secret, offerId) }, brandName });
});
