import { staffContract } from '../../../shared/contract/staff';
import type { AppliedRefund } from '../../../shared/domain/checkout';
import { restoreCoupon, type Coupon } from '../../../shared/domain/coupon';
import { availableAt } from '../../../shared/domain/points';
import { booksDueOn, type Policies } from '../../../shared/domain/policy';
import { reducePurchase, retentionAfterPurchase, undoPurchase, type NamedModel, type PurchaseStatistics, type RetentionPolicy } from '../../../shared/domain/retention';
import { assert } from '../../../shared/kernel/assert';
import { accept, refuse } from '../../../shared/kernel/result';
import { localDateOf, type Instant } from '../../../shared/kernel/time';
import { fen } from '../../../shared/kernel/units';
import { definePreparedCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { seesStore } from '../../_runtime/identity';
import { increase, removeField, type Patch } from '../../_store/collection';
import type { AccountDocument, PurchaseDocument } from '../../_store/documents';
import { couponDocument, couponOf, currentModel, pointsEntryDocument, rulesOfPurchase } from '../../_store/rules-documents';
import { store, type Transaction } from '../../_store/store';
import { refundIdOf, refundView, workOutRefund } from './work-out';

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
function accountPatch(
  account: AccountDocument,
  before: PurchaseDocument,
  refund: AppliedRefund,
  rules: { readonly model: NamedModel | undefined; readonly retention: RetentionPolicy; readonly policies: Policies; readonly now: Instant },
): Patch {
  const statistics = statisticsAfter(account.statistics, before, refund);
  const on = localDateOf(rules.now);
  const retention = retentionAfterPurchase({ ...account, statistics }, rules.model, rules.retention, on);
  return {
    points: refund.parts.points,
    tier: refund.parts.tier,
    statistics,
    retention: retention ?? removeField,
    booksDueOn: booksDueOn(account._id, { ...account, ...refund.parts }, on, rules.policies),
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

/** Records a refund, whole or in part: points, growth, coupons, statistics, state and the purchase's running totals, all in one transaction. */
export const commit = definePreparedCommand(staffContract.refunds.commit, {
  async prepare({ input, caller }) {
    const purchase = await store.purchases.get(input.purchaseId);
    if (!purchase || !seesStore(caller, purchase.storeId)) return notFound();
    const [member, rules, model] = await Promise.all([store.members.get(purchase.memberId), rulesOfPurchase(purchase), currentModel()]);
    if (member?.openid === caller.openid) return refuse('OWN_CARD', {});
    return accept({ policies: rules.policies, inForce: rules.current.policies, retention: rules.current.retention, model, memberId: purchase.memberId });
  },

  async run({ input, caller, now, tx, prepared: { policies, inForce, retention, model, memberId } }) {
    const [purchase, account] = [await tx.purchases.get(input.purchaseId), await tx.accounts.get(memberId)];
    assert(purchase && account, 'a purchase and its account stay');
    const refund = workOutRefund(input, { purchase, account, policies, caller, now });
    if (!refund.ok) return refund;
    const { paidFen: paid, entries, purchase: after } = refund.value;
    if (paid !== input.paidShown) return refuse('REFUND_CHANGED', { paidShown: input.paidShown, paid });
    const refundId = refundIdOf(purchase, input.scope);
    const coupons = await returnCoupons(tx, refund.value, policies, now);
    const { valueFen, paidFen, pointsRestored, pointsClawedBack, lostPoints, growthRemoved, isWhole } = refund.value;
    await tx.refunds.add({
      _id: refundId, purchaseId: purchase._id, memberId, storeId: purchase.storeId, staffId: caller.staffId, at: now, reason: input.reason.trim(),
      valueFen, paidFen, pointsRestored, pointsClawedBack, lostPoints, growthRemoved, isWhole,
      returnedCouponIds: coupons.map((coupon) => coupon.id), policyVersion: policies.version,
    });
    await tx.pointsEntries.add(...entries.map((entry) => pointsEntryDocument(entry, memberId)));
    await tx.purchases.update(purchase._id, { refunded: after.refunded });
    await tx.accounts.update(memberId, accountPatch(account, purchase, refund.value, { model, retention, policies: inForce, now }));
    return accept({ refundId, ...refundView(refund.value, coupons, policies, now), pointsBalance: availableAt(refund.value.parts.points, now) });
  },
});
