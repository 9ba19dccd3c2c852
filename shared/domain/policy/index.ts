export type { BirthdayPolicy, CheckoutPolicy, ComplaintPolicy, CouponPolicy, MembershipPolicy, Policies } from './policies';
export { defaultCouponTemplates, defaultPolicies } from './demo-brand';
export { checkPolicies } from './check-policies';
export type { PolicyFinding } from './check-policies';
export { refundPolicies } from './refund-policies';
export { booksDueOn, booksNight } from './books-night';
export type { BooksNight, MemberBooks } from './books-night';
