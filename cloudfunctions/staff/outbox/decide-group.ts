import { staffContract } from '../../../shared/contract/staff';
import { accept, refuse } from '../../../shared/kernel/result';
import { defineCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';

/** A person lets a group message go or not. Approved it leaves within five minutes, once; declined its members' rows stay as they are and go nowhere. */
export const decideGroup = defineCommand(staffContract.outbox.decideGroup, async ({ input, caller, now, tx }) => {
  const group = await tx.groupSends.get(input.groupId);
  if (!group) return notFound();
  if (group.state !== 'waiting') return refuse('GROUP_DECIDED', { state: group.state });
  const state = input.approved ? ('approved' as const) : ('declined' as const);
  await tx.groupSends.update(group._id, { state, decidedBy: caller.staffId, decidedAt: now });
  return accept({ state });
});
