import { refundPurchase, valueOf, type AppliedRefund, type RefundRefusal, type RefundScope } from '../../shared/domain/checkout';
import { restoreCoupon, type Coupon } from '../../shared/domain/coupon';
import { booksDueOn, type Policies } from '../../shared/domain/policy';
import { costsAfterRefund, costsSoFar, reducePurchase, retentionAfterPurchase, undoPurchase, type NamedModel, type PurchaseStatistics, type RetentionPolicy } from '../../shared/domain/retention';
import { accept, type Result } from '../../shared/kernel/result';
import { localDateOf, type Instant } from '../../shared/kernel/time';
import { fen } from '../../shared/kernel/units';
import { increase, removeField, type Patch } from '../_store/collection';
import { closedIfLeft, hasLeft } from '../_member/left-account';
import { couponDocument, couponOf, pointsEntryDocument, purchaseOf } from '../_store/rules-documents';
import type { Transaction } from '../_store/store';
import type { AccountDocument } from '../_store/account-documents';
import type { PurchaseDocument, RefundDocument } from '../_store/purchase-documents';

export interface RefundRules {
  /** What the purchase's own version says of refunds (`rulesOfPurchase`), and the rules in force, which say when the night is due. */
  readonly policies: Policies;
  readonly inForce: Policies;
  readonly retention: RetentionPolicy;
  readonly model: NamedModel | undefined;
  readonly now: Instant;
}

/** The goods that come back, under which name, and whether the window binds. */
export interface RefundAsked {
  readonly refundId: string;
  readonly at: Instant;
  readonly scope: RefundScope;
  readonly afterWindow: boolean;
}

/**
 * The one arithmetic of refunds, for the preview and for both ways of recording one. The goods of a member who has left come back like any
 * others; what they give back in points ends at once, and his coupons stay used.
 */
export function applyRefund(of: { readonly purchase: PurchaseDocument; readonly account: AccountDocument }, asked: RefundAsked, policies: Policies): Result<AppliedRefund, RefundRefusal> {
  const { account, purchase } = of;
  const applied = refundPurchase(account, purchaseOf(purchase), asked, policies);
  if (!applied.ok || !hasLeft(account)) return applied;
  const { parts, entries } = applied.value;
  const closed = closedIfLeft(account, { points: parts.points, entries }, { causeId: asked.refundId, at: asked.at, policyVersion: policies.version });
  return accept({ ...applied.value, parts: { ...parts, points: closed.points }, entries: closed.entries, returnedCouponIds: [] });
}

/**
 * The statistics without what came back: a purchase refunded whole was no visit, one refunded in part was a cheaper one.
 * `before` is the purchase as it stood before this refund.
 */
function statisticsAfter(statistics: PurchaseStatistics, before: PurchaseDocument, refund: AppliedRefund): PurchaseStatistics {
  const on = localDateOf(before.at);
  if (!refund.isWhole) return refund.paidFen > 0 ? reducePurchase(statistics, { on, amount: refund.paidFen }) : statistics;
  // A till counts a free purchase as a visit; the import of a history does not.
  if (before.paidFen === 0 && before.imported) return statistics;
  const left = fen(before.paidFen - before.refunded.paidFen);
  return undoPurchase(statistics, { on, amount: left > 0 ? left : null });
}

/** What the refund changes of the account: points, growth, statistics, state. A member without purchases has no state. */
function accountPatch(account: AccountDocument, before: PurchaseDocument, refund: AppliedRefund, rules: RefundRules): Patch {
  // Statistics and state went with the member; there is nothing left to take this purchase out of.
  if (hasLeft(account)) return { points: refund.parts.points, revision: increase(1) };
  const statistics = statisticsAfter(account.statistics, before, refund);
  const on = localDateOf(rules.now);
  const retention = retentionAfterPurchase({ ...account, statistics }, rules.model, rules.retention, on);
  return {
    points: refund.parts.points,
    tier: refund.parts.tier,
    statistics,
    costs: costsAfterRefund(costsSoFar(account), before, {
      value: valueOf(before), refundedBefore: before.refunded.valueFen, refundedAfter: refund.purchase.refunded.valueFen, isWhole: refund.isWhole, pointsClawedBack: refund.pointsClawedBack,
    }),
    retention: retention ?? removeField,
    booksDueOn: booksDueOn(account._id, { ...account, ...refund.parts }, on, rules.inForce),
    revision: increase(1),
  };
}

/** Gives the coupons of a whole refund back. One that is no longer this purchase's stays as it is. */
async function returnCoupons(tx: Transaction, refund: AppliedRefund, policies: Policies, now: Instant): Promise<Coupon[]> {
  const returned: Coupon[] = [];
  for (const couponId of refund.returnedCouponIds) {
    const document = await tx.coupons.get(couponId);
    const back = document && restoreCoupon(couponOf(document), { purchaseId: refund.purchase.id, at: now, graceDays: policies.coupons.returnGraceDays });
    if (!back?.ok) continue;
    await tx.coupons.put(couponDocument(back.value));
    returned.push(back.value);
  }
  return returned;
}

/**
 * Writes a refund into the books: points, growth, coupons, statistics, state and the purchase's running totals. `purchase` and `account`
 * were read in this transaction. The refund's id is its cause: the database refuses the second.
 */
export async function recordRefund(
  tx: Transaction,
  of: { readonly purchase: PurchaseDocument; readonly account: AccountDocument },
  refund: AppliedRefund,
  origin: Pick<RefundDocument, '_id' | 'staffId' | 'tillId' | 'at' | 'reason' | 'inputHash'>,
  rules: RefundRules,
): Promise<{ readonly document: RefundDocument; readonly coupons: readonly Coupon[] }> {
  const { purchase, account } = of;
  const coupons = await returnCoupons(tx, refund, rules.policies, rules.now);
  const { valueFen, paidFen, pointsRestored, pointsClawedBack, lostPoints, growthRemoved, isWhole } = refund;
  const document: RefundDocument = {
    ...origin, purchaseId: purchase._id, memberId: account._id, storeId: purchase.storeId,
    valueFen, paidFen, pointsRestored, pointsClawedBack, lostPoints, growthRemoved, isWhole,
    returnedCouponIds: coupons.map((coupon) => coupon.id), policyVersion: rules.policies.version,
  };
  await tx.refunds.add(document);
  await tx.pointsEntries.add(...refund.entries.map((entry) => pointsEntryDocument(entry, account._id)));
  await tx.purchases.update(purchase._id, { refunded: refund.purchase.refunded });
  await tx.accounts.update(account._id, accountPatch(account, purchase, refund, rules));
  return { document, coupons };
}
