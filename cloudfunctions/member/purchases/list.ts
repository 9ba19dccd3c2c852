import { memberContract } from '../../../shared/contract/member';
import { rateUntil } from '../../../shared/domain/care';
import { accept } from '../../../shared/kernel/result';
import type { Instant } from '../../../shared/kernel/time';
import { fen } from '../../../shared/kernel/units';
import { defineQuery } from '../../_runtime/define';
import { pageOf } from '../../_runtime/paging';
import type { PurchaseDocument } from '../../_store/documents';
import { ratingIdOf, type RatingDocument } from '../../_store/rating-documents';
import { store } from '../../_store/store';

/** How the visit was, and until when that may be said. Nobody is asked about purchases of a history that was imported. */
function ratingView(purchase: PurchaseDocument, rating: RatingDocument | undefined, now: Instant) {
  const untilAt = rateUntil(purchase.at, rating ?? null);
  return {
    ...(rating ? { rating: { store: rating.store, words: rating.words, ...(rating.guide === null ? {} : { guide: rating.guide }) } } : {}),
    ...(purchase.imported || now > untilAt ? {} : { rateUntilAt: untilAt }),
  };
}

export const list = defineQuery(memberContract.purchases.list, async ({ input, caller, now }) => {
  const page = await pageOf(store.purchases, { filter: { memberId: caller.memberId }, by: 'at', direction: 'desc', cursor: input.cursor });
  const [stores, ratings, guides] = await Promise.all([
    store.stores.getMany(page.items.map((purchase) => purchase.storeId)),
    store.ratings.getMany(page.items.map((purchase) => ratingIdOf(purchase._id))),
    store.staff.getMany(page.items.flatMap((purchase) => purchase.staffId ?? [])),
  ]);
  return accept({
    items: page.items.map((purchase) => ({
      purchaseId: purchase._id,
      ...(stores.has(purchase.storeId) ? { storeName: stores.get(purchase.storeId)?.name } : {}),
      at: purchase.at,
      original: purchase.originalFen,
      paid: purchase.paidFen,
      saved: fen(purchase.originalFen - purchase.paidFen),
      pointsEarned: purchase.pointsEarned,
      ...(purchase.staffId === undefined ? {} : { guideName: guides.get(purchase.staffId)?.name ?? '' }),
      ...ratingView(purchase, ratings.get(ratingIdOf(purchase._id)), now),
    })),
    ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }),
  });
});
