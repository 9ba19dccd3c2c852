import { memberContract } from '../../../shared/contract/member';
import { accept } from '../../../shared/kernel/result';
import { fen } from '../../../shared/kernel/units';
import { defineQuery } from '../../_runtime/define';
import { pageOf } from '../../_runtime/paging';
import { store } from '../../_store/store';

export const list = defineQuery(memberContract.purchases.list, async ({ input, caller }) => {
  const page = await pageOf(store.purchases, { filter: { memberId: caller.memberId }, by: 'at', direction: 'desc', cursor: input.cursor });
  const stores = await store.stores.getMany(page.items.map((purchase) => purchase.storeId));
  return accept({
    items: page.items.map((purchase) => ({
      purchaseId: purchase._id,
      ...(stores.has(purchase.storeId) ? { storeName: stores.get(purchase.storeId)?.name } : {}),
      at: purchase.at,
      original: purchase.originalFen,
      paid: purchase.paidFen,
      saved: fen(purchase.originalFen - purchase.paidFen),
      pointsEarned: purchase.pointsEarned,
    })),
    ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }),
  });
});
