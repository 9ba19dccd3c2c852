import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { pageOf } from '../../_runtime/paging';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { rewardView } from './view';

/** Rewards on the shelf or off it, newest first. */
export const rewards = defineQuery(staffContract.pointsShop.rewards, async ({ input }) => {
  const page = await pageOf(store.rewards, { filter: { active: input.active }, by: 'createdAt', direction: 'desc', cursor: input.cursor });
  return accept({ items: page.items.map(rewardView), ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }) });
});

/** One reward with the last changes of its stock by hand. */
export const reward = defineQuery(staffContract.pointsShop.reward, async ({ input }) => {
  const [found, changes] = await Promise.all([
    store.rewards.get(input.rewardId),
    store.stockChanges.find({ filter: { rewardId: input.rewardId }, order: [{ field: 'at', direction: 'desc' }], limit: 20 }),
  ]);
  if (!found) return notFound();
  return accept({ ...rewardView(found), changes: changes.map(({ change, left, reason, byName, at }) => ({ change, left, reason, byName, at })) });
});

/** What a reward may name: tiers, stores, and templates in use. */
export const choices = defineQuery(staffContract.pointsShop.choices, async () => {
  const [{ policies }, stores, templates] = await Promise.all([
    currentPolicies(),
    store.stores.find({ filter: {}, order: [{ field: '_id', direction: 'asc' }], limit: 200 }),
    store.couponTemplates.find({ filter: {}, order: [{ field: '_id', direction: 'asc' }], limit: 500 }),
  ]);
  return accept({
    tiers: policies.tiers.tiers.map(({ id, name }) => ({ tierId: id as never, name })),
    stores: stores.map(({ _id, name }) => ({ storeId: _id, name })),
    templates: templates.filter(({ active }) => active).map(({ _id, name }) => ({ templateId: _id, name })),
  });
});
