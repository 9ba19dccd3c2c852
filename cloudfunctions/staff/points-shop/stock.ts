import { staffContract } from '../../../shared/contract/staff';
import { accept, refuse } from '../../../shared/kernel/result';
import { defineCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { rewardView } from './view';

const mostStock = 1_000_000;

/** More or fewer of a reward, with the reason; never below nothing, whatever members exchange meanwhile. */
export const stock = defineCommand(staffContract.pointsShop.stock, async ({ input, caller, now, tx, commandId }) => {
  const { rewardId, change, reason } = input;
  const kept = await tx.rewards.get(rewardId);
  if (!kept) return notFound();
  if (kept.stock === null) return refuse('STOCK_UNLIMITED', {});
  if (change === 0) return refuse('STOCK_UNCHANGED', {});
  const left = kept.stock + change;
  if (left < 0) return refuse('STOCK_SHORT', { left: kept.stock });
  if (left > mostStock) return refuse('STOCK_TOO_LARGE', { most: mostStock });
  await tx.stockChanges.add({ _id: `sk_${caller.staffId}_${commandId}`, rewardId, change, left, reason: reason.trim(), byStaffId: caller.staffId, byName: caller.name, at: now });
  await tx.rewards.update(rewardId, { stock: left });
  return accept(rewardView({ ...kept, stock: left }));
});

/** Takes a reward off the shelf or puts it back. */
export const setShelf = defineCommand(staffContract.pointsShop.setShelf, async ({ input, tx }) => {
  const kept = await tx.rewards.get(input.rewardId);
  if (!kept) return notFound();
  const changed = { ...kept, active: input.active, version: kept.version + 1 };
  await tx.rewards.update(kept._id, { active: changed.active, version: changed.version });
  return accept(rewardView(changed));
});
