import { staffContract } from '../../../shared/contract/staff';
import { isRefunded, purchaseIdOfOrder, valueOf } from '../../../shared/domain/checkout';
import { accept } from '../../../shared/kernel/result';
import { addDays, localDateOf } from '../../../shared/kernel/time';
import { fen } from '../../../shared/kernel/units';
import type { PurchaseId, StoreId } from '../../../shared/kernel/ids';
import { defineQuery } from '../../_runtime/define';
import { forbidden } from '../../_runtime/fault';
import { seesStore } from '../../_runtime/identity';
import { pageOf, type Page } from '../../_runtime/paging';
import { currentPolicies, policyVersionId } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { memberName } from '../members/summary';
import type { MemberDocument } from '../../_store/member-documents';
import type { PurchaseDocument } from '../../_store/purchase-documents';

function purchaseRow(purchase: PurchaseDocument, member: MemberDocument | undefined, refundDays: number) {
  const value = valueOf(purchase);
  return {
    purchaseId: purchase._id,
    ...(purchase.orderNo === undefined ? {} : { orderNo: purchase.orderNo }),
    memberId: purchase.memberId,
    memberName: memberName(member),
    storeId: purchase.storeId,
    at: purchase.at,
    paid: purchase.paidFen,
    value,
    refunded: purchase.refunded.valueFen,
    left: fen(value - purchase.refunded.valueFen),
    isRefunded: isRefunded(purchase),
    refundUntilOn: addDays(localDateOf(purchase.at), refundDays),
  };
}

/** A till's order number names its purchase, so no question is needed. */
async function byOrder(storeId: StoreId, orderNo: string): Promise<Page<PurchaseDocument>> {
  const purchase = await store.purchases.get(purchaseIdOfOrder(storeId, orderNo) as PurchaseId);
  return { items: purchase ? [purchase] : [] };
}

export const purchases = defineQuery(staffContract.refunds.purchases, async ({ input, caller }) => {
  const { storeId, memberId, orderNo, cursor } = input;
  if (!seesStore(caller, storeId)) return forbidden();
  const filter = { storeId, ...(memberId === undefined ? {} : { memberId }) };
  const [page, { policies }] = await Promise.all([
    orderNo === undefined ? pageOf(store.purchases, { filter, by: 'at', direction: 'desc', cursor }) : byOrder(storeId, orderNo),
    currentPolicies(),
  ]);
  const [members, versions] = await Promise.all([
    store.members.getMany(page.items.map((purchase) => purchase.memberId)),
    store.policies.getMany(page.items.filter(({ policyVersion }) => policyVersion !== policies.version).map(({ policyVersion }) => policyVersionId(policyVersion))),
  ]);
  // A purchase keeps the window it was made with.
  const refundDays = (purchase: PurchaseDocument): number => (versions.get(policyVersionId(purchase.policyVersion))?.policies ?? policies).checkout.refundDays;
  return accept({
    items: page.items.map((purchase) => purchaseRow(purchase, members.get(purchase.memberId), refundDays(purchase))),
    ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }),
  });
});
