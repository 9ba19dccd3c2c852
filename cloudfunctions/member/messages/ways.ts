import { memberContract } from '../../../shared/contract/member';
import { isWayOn, reachWays } from '../../../shared/domain/campaign';
import { assert } from '../../../shared/kernel/assert';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { store } from '../../_store/store';

/** The member's switches: marketing at all, and each way for itself. */
export const ways = defineQuery(memberContract.messages.ways, async ({ caller }) => {
  const [member, account] = await Promise.all([store.members.get(caller.memberId), store.accounts.get(caller.memberId)]);
  assert(member && account, 'an identity has its member and account');
  return accept({ marketing: member.consent.marketing !== null, ways: reachWays.map((way) => ({ way, on: isWayOn(account.reachSwitches, way) })) });
});
