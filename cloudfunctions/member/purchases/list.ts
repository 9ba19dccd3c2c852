import { memberContract } from '../../../shared/contract/member';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { pageOf } from '../../_runtime/paging';
import { ratingIdOf } from '../../_store/rating-documents';
import { store } from '../../_store/store';
import { purchaseView } from './view';

export const list = defineQuery(memberContract.purchases.list, async ({ input, caller, now }) => {
  const page = await pageOf(store.purchases, { filter: { memberId: caller.memberId }, by: 'at', direction: 'desc', cursor: input.cursor });
  const [stores, ratings, guides] = await Promise.all([
    store.stores.getMany(page.items.map((purchase) => purchase.storeId)),
    store.ratings.getMany(page.items.map((purchase) => ratingIdOf(purchase._id))),
    store.staff.getMany(page.items.flatMap((purchase) => purchase.staffId ?? [])),
  ]);
  return accept({
    items: page.items.map((purchase) => purchaseView(purchase, {
      storeName: stores.get(purchase.storeId)?.name,
      guideName: purchase.staffId && guides.get(purchase.staffId)?.name,
      rating: ratings.get(ratingIdOf(purchase._id)),
    }, now)),
    ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }),
  });
});
