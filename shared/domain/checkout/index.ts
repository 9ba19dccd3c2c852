export type { PurchaseItem } from './price-pools';
export { mostCandidates } from './combine-coupons';
export { confirmQuote, quote } from './quote';
export type { ConfirmRefusal, CouponWhyNot, Quote, QuoteChoice, QuotedCoupon, QuoteInput, QuoteRefusal } from './quote';
export { earningsOf } from './earnings';
export { nothingRefunded, purchaseOfPayment, purchaseOfQuote } from './purchase';
export type { NewPurchase, Purchase, PurchaseLine, RefundedSoFar } from './purchase';
export { applyPurchase } from './apply-purchase';
export type { AccountParts, AppliedPurchase } from './apply-purchase';
