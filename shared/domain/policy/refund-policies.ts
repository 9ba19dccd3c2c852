import type { CheckoutPolicy, Policies } from './policies';

/**
 * The rules that a refund goes by: those of the purchase's own version, so that a later edit changes nothing of what was agreed at the
 * till (window, claw-back, coupons given back, the version its entries name). Two things are today's: how the member's growth is kept,
 * because his account is kept by today's rules, and how much a cashier may refund alone, because that is about the cashier.
 * @example refundPolicies(v1, v7).version //=> 1
 */
export function refundPolicies(own: Policies, current: Policies): Policies {
  const { cashierRefundMostFen: _then, ...checkout } = own.checkout;
  const { cashierRefundMostFen } = current.checkout;
  const limited: CheckoutPolicy = cashierRefundMostFen === undefined ? checkout : { ...checkout, cashierRefundMostFen };
  return { ...own, tiers: current.tiers, checkout: limited };
}
