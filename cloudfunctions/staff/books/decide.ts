import { staffContract } from '../../../shared/contract/staff';
import { adjustPoints, permitAdjustment, type AdjustmentRefusal } from '../../../shared/domain/points';
import { assert } from '../../../shared/kernel/assert';
import { accept, refuse } from '../../../shared/kernel/result';
import { definePreparedCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { seesStore } from '../../_runtime/identity';
import type { AdjustmentDocument } from '../../_store/books-documents';
import { hasLeft } from '../../_member/left-account';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { isOwnMember } from '../../_runtime/own-card';
import { adjustmentView, handsOf } from './view';
import { writeAdjustment } from './write-adjustment';

/** What may still stand against an adjustment that was asked for in good order: who decides, or a limit changed since. */
function refusalOf(refusal: AdjustmentRefusal) {
  const { code } = refusal;
  assert(code !== 'ADJUSTMENT_EMPTY' && code !== 'ADJUSTMENT_REASON_MISSING' && code !== 'ADJUSTMENT_NEEDS_APPROVAL', 'a kept adjustment has points, a reason and an approver');
  return refusal;
}

/** A second person decides: approving writes the entry once, declining writes none. Who asked may decline, which takes it back. */
export const decide = definePreparedCommand(staffContract.books.decide, {
  async prepare({ input, caller }) {
    const adjustment = await store.adjustments.get(input.adjustmentId);
    if (!adjustment || !seesStore(caller, adjustment.storeId)) return notFound();
    const [member, { policies }] = await Promise.all([store.members.get(adjustment.memberId), currentPolicies()]);
    if (member && (await isOwnMember(caller, member))) return refuse('OWN_CARD', {});
    return accept({ member, policies });
  },

  async run({ input, caller, now, tx, prepared: { member, policies } }) {
    const adjustment = await tx.adjustments.get(input.adjustmentId);
    assert(adjustment, 'an adjustment is never taken away');
    if (adjustment.state !== 'waiting') return refuse('ADJUSTMENT_DECIDED', { state: adjustment.state });
    const hands = handsOf(adjustment, caller);
    const takesBack = !input.approve && caller.staffId === adjustment.requestedBy;
    const permitted = permitAdjustment(adjustment, hands, policies.points);
    if (!permitted.ok && !takesBack) return refusalOf(permitted);
    if (input.approve) {
      const account = await tx.accounts.get(adjustment.memberId);
      assert(account, 'a member has his account');
      if (hasLeft(account)) return notFound();
      const made = adjustPoints(account.points, { ...adjustment, ...hands, causeId: adjustment._id, at: now, policyVersion: policies.version }, policies.points);
      if (!made.ok) return made.code === 'POINTS_INSUFFICIENT' ? made : refusalOf(made);
      await writeAdjustment(tx, account, made.value, now, policies);
    }
    const state = input.approve ? ('approved' as const) : ('declined' as const);
    const decided = { state, decidedBy: caller.staffId, decidedAt: now } satisfies Partial<AdjustmentDocument>;
    await tx.adjustments.update(adjustment._id, decided);
    return accept(adjustmentView({ ...adjustment, ...decided }, member, caller, policies));
  },
});
