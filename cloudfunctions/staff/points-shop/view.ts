import type { OutputOf } from '../../../shared/contract/action';
import type { staffContract } from '../../../shared/contract/staff';
import type { RewardDocument } from '../../_store/points-shop-documents';

type RewardView = OutputOf<typeof staffContract.pointsShop.setShelf>;

/** A reward as staff see it. Ids of stores and tiers were checked when it was kept. */
export function rewardView({ _id, createdAt: _createdAt, name, detail, points, gives, tierIds, storeIds, fromOn, untilOn, perMemberLimit, pickUpDays, ...kept }: RewardDocument): RewardView {
  const { version, stock, taken, active } = kept;
  return { rewardId: _id, name, detail, points, gives, tierIds, storeIds, fromOn, untilOn, perMemberLimit, pickUpDays, version, stock, taken, active } as RewardView;
}
