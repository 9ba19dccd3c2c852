import { staffContract } from '../../../shared/contract/staff';
import { availableAt } from '../../../shared/domain/points';
import { assert } from '../../../shared/kernel/assert';
import { accept, refuse } from '../../../shared/kernel/result';
import { definePreparedCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { seesStore } from '../../_runtime/identity';
import { currentModel, rulesOfPurchase } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { isOwnMember } from '../../_runtime/own-card';
import { recordRefund } from '../../_till/record-refund';
import { refundIdOf, refundView, workOutRefund } from './work-out';

/** Records a refund, whole or in part: points, growth, coupons, statistics, state and the purchase's running totals, all in one transaction. */
export const commit = definePreparedCommand(staffContract.refunds.commit, {
  async prepare({ input, caller }) {
    const purchase = await store.purchases.get(input.purchaseId);
    if (!purchase || !seesStore(caller, purchase.storeId)) return notFound();
    const [member, rules, model] = await Promise.all([store.members.get(purchase.memberId), rulesOfPurchase(purchase), currentModel()]);
    if (member && (await isOwnMember(caller, member))) return refuse('OWN_CARD', {});
    return accept({ policies: rules.policies, inForce: rules.current.policies, retention: rules.current.retention, model, memberId: purchase.memberId });
  },

  async run({ input, caller, now, tx, prepared: { policies, inForce, retention, model, memberId } }) {
    const [purchase, account] = [await tx.purchases.get(input.purchaseId), await tx.accounts.get(memberId)];
    assert(purchase && account, 'a purchase and its account stay');
    const refund = workOutRefund(input, { purchase, account, policies, caller, now });
    if (!refund.ok) return refund;
    const { paidFen: paid, parts } = refund.value;
    if (paid !== input.paidShown) return refuse('REFUND_CHANGED', { paidShown: input.paidShown, paid });
    const refundId = refundIdOf(purchase, input.scope);
    const origin = { _id: refundId, staffId: caller.staffId, at: now, reason: input.reason.trim() };
    const { coupons } = await recordRefund(tx, { purchase, account }, refund.value, origin, { model, retention, policies, inForce, now });
    return accept({ refundId, ...refundView(refund.value, coupons, policies, now), pointsBalance: availableAt(parts.points, now) });
  },
});
