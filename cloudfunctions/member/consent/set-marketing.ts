import { memberContract } from '../../../shared/contract/member';
import { addConsentChange, setMarketing as changeMarketing } from '../../../shared/domain/membership';
import { assert } from '../../../shared/kernel/assert';
import { accept } from '../../../shared/kernel/result';
import { defineCommand } from '../../_runtime/define';

/** Turns marketing on or off. Off holds at once: whatever waits is checked again before it is sent. */
export const setMarketing = defineCommand(memberContract.consent.setMarketing, async ({ input, caller, now, tx }) => {
  const member = await tx.members.get(caller.memberId);
  assert(member, 'an identity has its member');
  const { consent, change } = changeMarketing(member.consent, { granted: input.granted, version: member.consent.privacy.version, at: now, channel: 'settings' });
  if (change) await tx.members.update(member._id, { consent, consentChanges: addConsentChange(member.consentChanges, change) });
  return accept({ granted: input.granted, at: change?.at ?? now });
});
