import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { minuteMs } from '../../../shared/kernel/time';
import { defineQuery } from '../../_runtime/define';
import { forbidden } from '../../_runtime/fault';
import { seesStore } from '../../_runtime/identity';
import { is } from '../../_store/collection';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { memberSummary } from './summary';

/** Whoever joined in this time is likely still at the till. */
const recentMs = 10 * minuteMs;

export const recentlyJoined = defineQuery(staffContract.members.recentlyJoined, async ({ input, caller, now }) => {
  if (!seesStore(caller, input.storeId)) return forbidden();
  const filter = { joinedStoreId: input.storeId, joinedAt: is.both(is.above(now - recentMs), is.atMost(now)) };
  const [{ policies }, members] = await Promise.all([
    currentPolicies(),
    store.members.find({ filter, order: [{ field: 'joinedAt', direction: 'desc' }], limit: 10 }),
  ]);
  const accounts = await store.accounts.getMany(members.map((member) => member._id));
  return accept({
    members: members.flatMap((member) => {
      const account = accounts.get(member._id);
      return account && member.leftAt === undefined ? [memberSummary(member, account, policies, now)] : [];
    }),
  });
});
