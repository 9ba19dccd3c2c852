export type { BirthdayPolicy, CheckoutPolicy, ComplaintPolicy, CouponPolicy, MembershipPolicy, Policies } from './policies';
export { defaultCouponTemplates, defaultPolicies } from './demo-brand';
