import type { OutputOf } from '../../../shared/contract/action';
import type { memberContract } from '../../../shared/contract/member';
import { availableAt, exchangePoints, type Reward } from '../../../shared/domain/points';
import type { Policies } from '../../../shared/domain/policy';
import { effectiveTierId } from '../../../shared/domain/tier';
import { localDateOf, type Instant } from '../../../shared/kernel/time';
import { points } from '../../../shared/kernel/units';
import type { ExchangeDocument, RewardDocument, RewardTakingDocument } from '../../_store/points-shop-documents';
import type { AccountDocument } from '../../_store/account-documents';
import type { StoreDocument } from '../../_store/store-documents';

export type ShelfItem = OutputOf<typeof memberContract.pointsShop.shelf>['items'][number];
type ExchangeView = OutputOf<typeof memberContract.pointsShop.show>;

/** A reward as the rule sees it. */
export function rewardOf({ _id, detail: _detail, version: _version, stock: _stock, taken: _taken, createdAt: _createdAt, ...reward }: RewardDocument): Reward {
  return { ...reward, id: _id };
}

/** A reward as a member sees it, with the first reason why he cannot have it; undefined when it is not on offer today. */
export function shelfItem(reward: RewardDocument, taking: RewardTakingDocument | undefined, account: AccountDocument, policies: Policies, now: Instant): ShelfItem | undefined {
  const tierId = effectiveTierId(account.tier, localDateOf(now), policies.tiers);
  const tried = exchangePoints(account.points, rewardOf(reward), {
    causeId: 'ex_seen', at: now, policyVersion: policies.version, tierId, takenBefore: taking?.taken ?? 0, stock: reward.stock,
  });
  const code = tried.ok ? undefined : tried.code;
  if (code === 'REWARD_UNAVAILABLE' || code === 'REWARD_STORE_EXCLUDED' || code === 'REWARD_CHANGED') return undefined;
  return {
    rewardId: reward._id,
    name: reward.name,
    detail: reward.detail,
    gives: reward.gives.kind,
    points: reward.points,
    ...(reward.stock === null ? {} : { left: Math.max(0, reward.stock) }),
    ...(reward.perMemberLimit === null ? {} : { perMember: reward.perMemberLimit }),
    ...(reward.untilOn === null ? {} : { untilOn: reward.untilOn }),
    ...(code === undefined ? {} : { whyNot: code }),
    ...(code === 'POINTS_INSUFFICIENT' ? { missing: points(reward.points - availableAt(account.points, now)) } : {}),
  };
}

/** An exchange as its member sees it; the code only while it still opens something. */
export function exchangeView(exchange: ExchangeDocument, stores: ReadonlyMap<string, StoreDocument>): ExchangeView {
  const { _id: exchangeId, name, gives, points: spent, at, state } = exchange;
  const shared = { exchangeId, name, gives, points: spent, at, state, ...(exchange.doneAt === null ? {} : { doneAt: exchange.doneAt }) };
  if (exchange.gives === 'coupon') return shared;
  const pickUpStore = stores.get(exchange.storeId);
  return {
    ...shared,
    ...(pickUpStore ? { storeName: pickUpStore.name } : {}),
    untilOn: exchange.untilOn,
    ...(state === 'waiting' ? { code: exchange.code } : {}),
  };
}
