import type { Words } from './words';

/** Codes that the points shop, coupons on their way and templates refuse by. */
type ShopRefusal =
  | 'REWARD_UNAVAILABLE' | 'REWARD_TIER_EXCLUDED' | 'REWARD_LIMIT_REACHED' | 'REWARD_SOLD_OUT' | 'REWARD_STORE_EXCLUDED' | 'REWARD_CHANGED' | 'REWARD_FAULTY'
  | 'REWARD_VERSION_CHANGED' | 'STOCK_UNLIMITED' | 'STOCK_UNCHANGED' | 'STOCK_SHORT' | 'STOCK_TOO_LARGE' | 'PICK_UP_DONE' | 'PICK_UP_LAPSED' | 'PICK_UP_CODE_WRONG'
  | 'PICK_UP_CODE_UNREADABLE' | 'PICK_UP_STORE_OTHER' | 'PICK_UP_NOTHING' | 'COUPON_REDEEMED' | 'COUPON_RESERVED' | 'COUPON_EXPIRED' | 'COUPON_OFFERED' | 'COUPON_VOID'
  | 'COUPON_GIVEN' | 'COUPON_UNUSED' | 'COUPON_NOT_GIVEABLE' | 'COUPON_OFFER_OWN' | 'COUPON_OFFER_UNKNOWN' | 'COUPON_TEMPLATE_INACTIVE' | 'COUPON_TEMPLATE_EXPIRED'
  | 'COUPON_TOTAL_LIMIT_REACHED' | 'COUPON_MEMBER_LIMIT_REACHED' | 'TEMPLATE_FAULTY' | 'TEMPLATE_VERSION_CHANGED' | 'TEMPLATE_STORES_MISSING' | 'AUDIENCE_EMPTY' | 'BATCH_DONE' | 'CARE_NOTE_CHANGED' | 'CARE_NOTES_TOO_MANY';

/** What has words in `shop-words.ts` of each language. */
export type ShopWords = Pick<Words, 'couponState' | 'couponWaits' | 'exchangeState' | 'offerState' | 'rewardFault' | 'templateFault' | 'batchEnding'> & {
  readonly refusal: Pick<Words['refusal'], ShopRefusal>;
};
