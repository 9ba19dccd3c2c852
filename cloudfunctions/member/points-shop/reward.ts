import { memberContract } from '../../../shared/contract/member';
import { availableAt } from '../../../shared/domain/points';
import { assert } from '../../../shared/kernel/assert';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { takingId } from '../../_coupon/give-back-exchange';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { shelfItem } from './view';

/** One reward, with the stores that hand it out; one that is off the shelf is not there. */
export const reward = defineQuery(memberContract.pointsShop.reward, async ({ input, caller: { memberId }, now }) => {
  const [found, account, taking, { policies }] = await Promise.all([
    store.rewards.get(input.rewardId),
    store.accounts.get(memberId),
    store.rewardTakings.get(takingId(input.rewardId, memberId)),
    currentPolicies(),
  ]);
  assert(account, 'an identity has its account');
  const item = found && shelfItem(found, taking, account, policies, now);
  if (!found || !item) return notFound();
  const stores = found.gives.kind === 'coupon' ? [] : await store.stores.find({ filter: {}, order: [{ field: '_id', direction: 'asc' }], limit: 200 });
  const handOut = stores.filter(({ _id }) => found.storeIds.length === 0 || found.storeIds.includes(_id));
  return accept({
    ...item,
    balance: availableAt(account.points, now),
    pickUpDays: found.pickUpDays,
    stores: handOut.map(({ _id, name, address }) => ({ storeId: _id, name, address })),
  });
});
