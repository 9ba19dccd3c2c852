import type { InputOf } from '../../../shared/contract/action';
import type { staffContract } from '../../../shared/contract/staff';
import { valueOf, type AppliedRefund, type RefundRefusal, type RefundScope } from '../../../shared/domain/checkout';
import type { Coupon } from '../../../shared/domain/coupon';
import type { Policies } from '../../../shared/domain/policy';
import { BugError } from '../../../shared/kernel/assert';
import type { CouponId } from '../../../shared/kernel/ids';
import { accept, refuse } from '../../../shared/kernel/result';
import { addDays, localDateOf, type Instant } from '../../../shared/kernel/time';
import { fen } from '../../../shared/kernel/units';
import type { StaffCaller } from '../../_runtime/identity';
import { applyRefund } from '../../_till/record-refund';
import type { AccountDocument } from '../../_store/account-documents';
import type { PurchaseDocument } from '../../_store/purchase-documents';

type Asked = Pick<InputOf<typeof staffContract.refunds.commit>, 'scope'>;

/** Running total of the goods after this refund, with the purchase: the name of the refund. The total only grows. */
export function refundIdOf(purchase: PurchaseDocument, scope: Asked['scope']): string {
  const total = scope.kind === 'whole' ? valueOf(purchase) : purchase.refunded.valueFen + scope.value;
  return `rf_${purchase._id}_${total}`;
}

function refundRefusal(refusal: RefundRefusal) {
  switch (refusal.code) {
    case 'REFUND_WINDOW_CLOSED':
      return refuse(refusal.code, refusal.details);
    case 'REFUND_COMPLETE':
      return refuse(refusal.code, {});
    case 'REFUND_TOO_LARGE':
      return refuse(refusal.code, { value: refusal.details.valueFen, left: refusal.details.leftFen });
    case 'REFUND_AMOUNT_INVALID':
    case 'REFUND_LINE_UNKNOWN':
    case 'REFUND_LINE_REFUNDED':
      throw new BugError(`${refusal.code} passed the contract`);
  }
}

/**
 * The one arithmetic of refunds: what the preview shows is what the commit does. A cashier is bound by the window and by the policy's
 * limit; a manager by neither.
 */
export function workOutRefund(
  { scope }: Asked,
  of: { readonly purchase: PurchaseDocument; readonly account: AccountDocument; readonly policies: Policies; readonly caller: StaffCaller; readonly now: Instant },
) {
  const { purchase, account, policies, caller, now } = of;
  const manages = caller.role !== 'cashier';
  const wanted: RefundScope = scope.kind === 'whole' ? scope : { kind: 'value', valueFen: scope.value };
  const command = { refundId: refundIdOf(purchase, scope), at: now, scope: wanted, afterWindow: manages };
  const applied = applyRefund({ purchase, account }, command, policies);
  if (!applied.ok) return refundRefusal(applied);
  const most = policies.checkout.cashierRefundMostFen;
  // Counted over the whole purchase: a large refund cut into small ones is still large.
  const { valueFen } = applied.value.purchase.refunded;
  if (!manages && most !== undefined && valueFen > most) return refuse('REFUND_NEEDS_MANAGER', { value: valueFen, most: fen(most) });
  return accept(applied.value);
}

/** A refund as the cashier sees it, its coupons by name. */
export function refundView(refund: AppliedRefund, coupons: readonly Coupon[], policies: Policies, now: Instant) {
  return {
    value: refund.valueFen,
    paid: refund.paidFen,
    pointsRestored: refund.pointsRestored,
    pointsClawedBack: refund.pointsClawedBack,
    lostPoints: refund.lostPoints,
    growthRemoved: refund.growthRemoved,
    coupons: coupons.map((coupon) => ({ couponId: coupon.id as CouponId, name: coupon.terms.name })),
    isWhole: refund.isWhole,
    afterWindow: localDateOf(now) > addDays(localDateOf(refund.purchase.at), policies.checkout.refundDays),
  };
}
