import { memberContract } from '../../../shared/contract/member';
import { availableAt } from '../../../shared/domain/points';
import { assert } from '../../../shared/kernel/assert';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { takingId } from '../../_coupon/give-back-exchange';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { shelfItem } from './view';

/** More than any shelf holds; one answer carries them all. */
const mostRewards = 100;

/** What points may be exchanged for today, newest first, each with the reason when this member cannot have it. */
export const shelf = defineQuery(memberContract.pointsShop.shelf, async ({ caller: { memberId }, now }) => {
  const [account, rewards, { policies }] = await Promise.all([
    store.accounts.get(memberId),
    store.rewards.find({ filter: { active: true }, order: [{ field: 'createdAt', direction: 'desc' }, { field: '_id', direction: 'desc' }], limit: mostRewards }),
    currentPolicies(),
  ]);
  assert(account, 'an identity has its account');
  const [takings, waiting] = await Promise.all([
    store.rewardTakings.getMany(rewards.map(({ _id }) => takingId(_id, memberId))),
    store.exchanges.find({ filter: { memberId }, order: [{ field: 'at', direction: 'desc' }], limit: 50, fields: ['state'] }),
  ]);
  const items = rewards.flatMap((reward) => shelfItem(reward, takings.get(takingId(reward._id, memberId)), account, policies, now) ?? []);
  return accept({ balance: availableAt(account.points, now), items, waiting: waiting.filter(({ state }) => state === 'waiting').length });
});
