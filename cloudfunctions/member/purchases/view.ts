import { rateUntil } from '../../../shared/domain/care';
import type { Instant } from '../../../shared/kernel/time';
import { fen } from '../../../shared/kernel/units';
import type { RatingDocument } from '../../_store/rating-documents';
import type { PurchaseDocument } from '../../_store/purchase-documents';
import type { LocalName } from '../../_store/store-documents';

/** How the visit was, and until when that may be said. Nobody is asked about purchases of a history that was imported. */
function ratingView(purchase: PurchaseDocument, rating: RatingDocument | undefined, now: Instant) {
  const untilAt = rateUntil(purchase.at, rating ?? null);
  return {
    ...(rating ? { rating: { store: rating.store, words: rating.words, ...(rating.guide === null ? {} : { guide: rating.guide }) } } : {}),
    ...(purchase.imported || now > untilAt ? {} : { rateUntilAt: untilAt }),
  };
}

/** What surrounds a purchase: its store, who rang it up, how it was. */
export interface PurchaseSurroundings {
  readonly storeName: LocalName | undefined;
  readonly guideName: string | undefined;
  readonly rating: RatingDocument | undefined;
}

/** A purchase as its member sees it in a list. */
export function purchaseView(purchase: PurchaseDocument, { storeName, guideName, rating }: PurchaseSurroundings, now: Instant) {
  return {
    purchaseId: purchase._id,
    ...(storeName ? { storeName } : {}),
    at: purchase.at,
    original: purchase.originalFen,
    paid: purchase.paidFen,
    saved: fen(purchase.originalFen - purchase.paidFen),
    pointsEarned: purchase.pointsEarned,
    ...(purchase.staffId === undefined ? {} : { guideName: guideName ?? '' }),
    ...ratingView(purchase, rating, now),
  };
}
