import { memberContract } from '../../../shared/contract/member';
import { setReachSwitch } from '../../../shared/domain/campaign';
import { addConsentChange, switchTurned } from '../../../shared/domain/membership';
import { assert } from '../../../shared/kernel/assert';
import { accept } from '../../../shared/kernel/result';
import { defineCommand } from '../../_runtime/define';

/** Turns one way on or off, and writes down that he did. Off holds at once: whatever waits asks again before it is sent. */
export const setWay = defineCommand(memberContract.messages.setWay, async ({ input, caller, now, tx }) => {
  const [account, member] = await Promise.all([tx.accounts.get(caller.memberId), tx.members.get(caller.memberId)]);
  assert(account && member, 'an identity has its account and member');
  const switches = setReachSwitch(account.reachSwitches, input.way, input.on);
  if (switches !== account.reachSwitches) {
    await tx.accounts.update(account._id, { reachSwitches: switches, revision: account.revision + 1 });
    await tx.members.update(member._id, { consentChanges: addConsentChange(member.consentChanges, switchTurned(member.consent, input.way, input.on, now)) });
  }
  return accept({ way: input.way, on: input.on });
});
