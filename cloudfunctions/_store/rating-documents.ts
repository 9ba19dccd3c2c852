import type { PurchaseRating } from '../../shared/domain/care';
import type { MemberId, PurchaseId, StaffId, StoreId } from '../../shared/kernel/ids';

/** How a visit was, by the member who made it: `_id` is `rt_<purchaseId>`, so that a purchase has one. */
export interface RatingDocument extends PurchaseRating {
  readonly _id: string;
  readonly purchaseId: PurchaseId;
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  /** Who rang the purchase up; absent where a till did it by itself. */
  readonly guideId?: StaffId;
}

export const ratingIdOf = (purchaseId: PurchaseId): string => `rt_${purchaseId}`;
