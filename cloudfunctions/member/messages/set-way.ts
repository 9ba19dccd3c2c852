import { memberContract } from '../../../shared/contract/member';
import { setReachSwitch } from '../../../shared/domain/campaign';
import { assert } from '../../../shared/kernel/assert';
import { accept } from '../../../shared/kernel/result';
import { defineCommand } from '../../_runtime/define';

/** Turns one way on or off. Off holds at once: whatever waits asks again before it is sent. */
export const setWay = defineCommand(memberContract.messages.setWay, async ({ input, caller, tx }) => {
  const account = await tx.accounts.get(caller.memberId);
  assert(account, 'an identity has its account');
  const switches = setReachSwitch(account.reachSwitches, input.way, input.on);
  if (switches !== account.reachSwitches) await tx.accounts.update(account._id, { reachSwitches: switches, revision: account.revision + 1 });
  return accept({ way: input.way, on: input.on });
});
