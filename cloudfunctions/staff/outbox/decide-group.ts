import { staffContract } from '../../../shared/contract/staff';
import { accept, refuse } from '../../../shared/kernel/result';
import { defineCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';

/**
 * A person lets a group message go or not. Approved it leaves within five minutes, once. Declined, or stopped before it was handed to the platform,
 * its members are let go within as long: their rows are cancelled and their places among the caps free.
 */
export const decideGroup = defineCommand(staffContract.outbox.decideGroup, async ({ input, caller, now, tx }) => {
  const group = await tx.groupSends.get(input.groupId);
  if (!group) return notFound();
  const stoppable = group.state === 'approved' || (group.state === 'sending' && group.handedAt === undefined);
  if (group.state !== 'waiting' && (input.approved || !stoppable)) return refuse('GROUP_DECIDED', { state: group.state });
  const state = input.approved ? ('approved' as const) : ('declining' as const);
  await tx.groupSends.update(group._id, { state, decidedBy: caller.staffId, decidedAt: now });
  return accept({ state });
});
