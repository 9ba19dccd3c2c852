import type { InputOf } from '../../../shared/contract/action';
import { staffContract } from '../../../shared/contract/staff';
import { adjustPoints, availableAt } from '../../../shared/domain/points';
import { roleAbove } from '../../../shared/kernel/staff-role';
import { assert } from '../../../shared/kernel/assert';
import { accept, refuse } from '../../../shared/kernel/result';
import type { Instant } from '../../../shared/kernel/time';
import { points } from '../../../shared/kernel/units';
import { definePreparedCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import type { StaffCaller } from '../../_runtime/identity';
import type { AdjustmentDocument } from '../../_store/books-documents';
import { hasLeft } from '../../_member/left-account';
import { currentPolicies } from '../../_store/rules-documents';
import { isOwnMember } from '../../_runtime/own-card';
import { memberOfMine } from './view';
import { writeAdjustment } from './write-adjustment';
import type { AccountDocument } from '../../_store/account-documents';

/** Changes a member's points by hand; what the role may not do alone is kept until the next level has decided. Nobody changes his own card. */
export const adjust = definePreparedCommand(staffContract.books.adjust, {
  async prepare({ input, caller }) {
    const { member } = await memberOfMine(caller, input.memberId);
    if (await isOwnMember(caller, member)) return refuse('OWN_CARD', {});
    return accept(await currentPolicies());
  },

  async run({ input, caller, now, tx, commandId, prepared: { policies } }) {
    const account = await tx.accounts.get(input.memberId);
    assert(account, 'a member has his account');
    if (hasLeft(account)) return notFound();
    const causeId = `${caller.staffId}_${commandId}`;
    const made = adjustPoints(
      account.points,
      { points: input.points, reason: input.reason, byStaffId: caller.staffId, byRole: caller.role, approval: null, causeId, at: now, policyVersion: policies.version },
      policies.points,
    );
    if (made.ok) {
      await writeAdjustment(tx, account, made.value, now, policies);
      // Kept like one that was approved, so that a night can see who changed how many points by hand.
      await tx.adjustments.add({ ...adjustmentOf(input, { id: `ad_${causeId}`, caller, account, now }), state: 'made', decidedBy: caller.staffId, decidedAt: now });
      return accept({ state: 'made' as const, available: availableAt(made.value.account, now) });
    }
    if (made.code !== 'ADJUSTMENT_NEEDS_APPROVAL') {
      assert(made.code !== 'APPROVAL_BY_SAME_PERSON' && made.code !== 'APPROVAL_BY_LOWER_ROLE', 'nobody has approved yet');
      return made;
    }
    const available = availableAt(account.points, now);
    if (-input.points > available) return refuse('POINTS_INSUFFICIENT', { required: points(-input.points), available });
    const asked = adjustmentOf(input, { id: `ad_${causeId}`, caller, account, now });
    await tx.adjustments.add(asked);
    return accept({ state: 'waiting' as const, available, approver: asked.approver });
  },
});

/** An adjustment as it was asked for. */
function adjustmentOf(
  input: InputOf<typeof staffContract.books.adjust>,
  by: { readonly id: string; readonly caller: StaffCaller; readonly account: AccountDocument; readonly now: Instant },
): AdjustmentDocument {
  return {
    _id: by.id,
    memberId: input.memberId,
    storeId: by.account.storeId,
    points: input.points,
    reason: input.reason.trim(),
    state: 'waiting',
    requestedBy: by.caller.staffId,
    requestedByName: by.caller.name,
    requestedByRole: by.caller.role,
    approver: roleAbove[by.caller.role],
    requestedAt: by.now,
  };
}
