export { careCauses, careFor, carePolicy, isBadVisit } from './care';
export type { Care, CareCause, CareFacts, CarePolicy, Voice } from './care';
export { ratePurchase, rateUntil, ratingDays, ratingLimits } from './purchase-rating';
export type { PurchaseRating, RatingRefusal } from './purchase-rating';
