import { staffContract } from '../../../shared/contract/staff';
import { checkReward } from '../../../shared/domain/points';
import { accept, refuse } from '../../../shared/kernel/result';
import { localDateOf } from '../../../shared/kernel/time';
import { definePreparedCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { currentPolicies } from '../../_store/rules-documents';
import type { RewardDocument } from '../../_store/points-shop-documents';
import { store } from '../../_store/store';
import { rewardView } from './view';

/** A name without its English goes by its Chinese. */
const bothNames = ({ zh, en }: { readonly zh: string; readonly en: string }) => ({ zh: zh.trim(), en: en.trim() || zh.trim() });

/** Puts a reward on the shelf, or changes its terms; somebody else's change since it was read is not overwritten. */
export const save = definePreparedCommand(staffContract.pointsShop.save, {
  prepareOnlyReads: true,

  async prepare({ input: { terms }, now }) {
    const [{ policies }, stores, template] = await Promise.all([
      currentPolicies(),
      store.stores.getMany(terms.storeIds),
      terms.gives.kind === 'coupon' ? store.couponTemplates.get(terms.gives.templateId) : undefined,
    ]);
    const faults = checkReward(terms, {
      on: localDateOf(now),
      tierIds: policies.tiers.tiers.map(({ id }) => id),
      storeIds: [...stores.keys()],
      templateIds: template?.active ? [template._id] : [],
    });
    return faults.length > 0 ? refuse('REWARD_FAULTY', { faults: [...faults] }) : accept(undefined);
  },

  async run({ input, caller, now, tx, commandId }) {
    const terms = { ...input.terms, name: bothNames(input.terms.name), detail: bothNames(input.terms.detail) };
    if (input.rewardId === undefined) {
      const made: RewardDocument = { ...terms, _id: `rw_${caller.staffId}_${commandId}`, version: 1, stock: input.stock, taken: 0, active: true, createdAt: now };
      await tx.rewards.add(made);
      return accept(rewardView(made));
    }
    const kept = await tx.rewards.get(input.rewardId);
    if (!kept) return notFound();
    if (kept.version !== input.version) return refuse('REWARD_VERSION_CHANGED', { version: kept.version });
    // A number that is there already changes by `stock` alone, which asks for a reason.
    const changed: RewardDocument = { ...kept, ...terms, version: kept.version + 1, stock: input.stock === null ? null : (kept.stock ?? input.stock) };
    await tx.rewards.put(changed);
    return accept(rewardView(changed));
  },
});
