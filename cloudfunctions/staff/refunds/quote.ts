import { staffContract } from '../../../shared/contract/staff';
import { restoreCoupon } from '../../../shared/domain/coupon';
import { accept, refuse } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { seesStore } from '../../_runtime/identity';
import { couponOf, rulesOfPurchase } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { isOwnMember } from '../../_runtime/own-card';
import { refundView, workOutRefund } from './work-out';

export const quote = defineQuery(staffContract.refunds.quote, async ({ input, caller, now }) => {
  const purchase = await store.purchases.get(input.purchaseId);
  if (!purchase || !seesStore(caller, purchase.storeId)) return notFound();
  const [member, account, { policies }] = await Promise.all([
    store.members.get(purchase.memberId),
    store.accounts.get(purchase.memberId),
    rulesOfPurchase(purchase),
  ]);
  if (!member || !account) return notFound();
  if (await isOwnMember(caller, member)) return refuse('OWN_CARD', {});
  const refund = workOutRefund(input, { purchase, account, policies, caller, now });
  if (!refund.ok) return refund;
  const used = await store.coupons.getMany(refund.value.returnedCouponIds);
  const back = [...used.values()].map(couponOf).filter((coupon) => restoreCoupon(coupon, { purchaseId: purchase._id, at: now, graceDays: policies.coupons.returnGraceDays }).ok);
  return accept(refundView(refund.value, back, policies, now));
});
