export type { BirthdayPolicy, CheckoutPolicy, ComplaintPolicy, CouponPolicy, MembershipPolicy, Policies } from './policies';
export { defaultCouponTemplates, defaultPolicies } from './demo-brand';
export { checkPolicies } from './check-policies';
export type { PolicyFinding } from './check-policies';
export { diffPolicies, policyKeys, withBooksPolicies } from './policy-settings';
export type { BooksPolicies, PolicyChange, PolicyKey, PolicySubject, PolicyValue } from './policy-settings';
export { refundPolicies } from './refund-policies';
export { booksDueOn, booksNight } from './books-night';
export type { BooksNight, MemberBooks, TierGift } from './books-night';
