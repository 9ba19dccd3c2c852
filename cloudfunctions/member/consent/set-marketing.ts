import { memberContract } from '../../../shared/contract/member';
import { setMarketing as changeMarketing } from '../../../shared/domain/membership';
import { assert } from '../../../shared/kernel/assert';
import { accept } from '../../../shared/kernel/result';
import { defineCommand } from '../../_runtime/define';

/** Changes of marketing kept with the member; older ones are out of any dispute's reach. What he joined under stays. */
const mostChanges = 49;

/** Turns marketing on or off. Off holds at once: whatever waits is checked again before it is sent. */
export const setMarketing = defineCommand(memberContract.consent.setMarketing, async ({ input, caller, now, tx }) => {
  const member = await tx.members.get(caller.memberId);
  assert(member, 'an identity has its member');
  const { consent, change } = changeMarketing(member.consent, { granted: input.granted, version: member.consent.privacy.version, at: now, channel: 'settings' });
  const [joined, others] = [member.consentChanges.filter(({ what }) => what === 'privacy'), member.consentChanges.filter(({ what }) => what === 'marketing')];
  if (change) await tx.members.update(member._id, { consent, consentChanges: [...joined, ...[...others, change].slice(-mostChanges)] });
  return accept({ granted: input.granted, at: change?.at ?? now });
});
