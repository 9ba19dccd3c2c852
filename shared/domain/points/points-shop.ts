import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import type { Points } from '../../kernel/units';
import { addDays, localDateOf, type Instant, type LocalDate } from '../../kernel/time';
import type { PointsAccount } from './points-account';
import { spendPoints, type PointsInsufficient, type PointsMovement } from './spend-points';
import type { PointsCause } from './points-entry';

/** Something the points shop offers: a coupon from a template, or a gift to be picked up in a store. Its stock is kept by the store layer. */
export interface Reward {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly points: Points;
  readonly gives: { readonly kind: 'coupon'; readonly templateId: string } | { readonly kind: 'gift' };
  /** Tiers it is for; empty means every tier. */
  readonly tierIds: readonly string[];
  /** First and last day of the offer; null without end. */
  readonly fromOn: LocalDate;
  readonly untilOn: LocalDate | null;
  /** How many one member may take; null without limit. */
  readonly perMemberLimit: number | null;
  /** Days a gift waits to be picked up. */
  readonly pickUpDays: number;
  /** Stores that hand the gift out; empty means every store. */
  readonly storeIds: readonly string[];
  readonly active: boolean;
}

export type ExchangeRefusal =
  | PointsInsufficient
  | Refusal<'REWARD_UNAVAILABLE', { readonly rewardId: string }>
  | Refusal<'REWARD_SOLD_OUT', { readonly rewardId: string }>
  | Refusal<'REWARD_CHANGED', { readonly points: Points; readonly pointsShown: Points }>
  | Refusal<'REWARD_TIER_EXCLUDED', { readonly tierIds: readonly string[] }>
  | Refusal<'REWARD_STORE_EXCLUDED', { readonly storeIds: readonly string[] }>
  | Refusal<'REWARD_LIMIT_REACHED', { readonly limit: number; readonly taken: number }>;

/** What an exchange asks of a reward, with what is known of the member and the stock in the same transaction. */
export interface ExchangeWish extends PointsCause {
  readonly tierId: string;
  readonly takenBefore: number;
  /** What is left, read in the same transaction that takes one; null is without limit. */
  readonly stock: number | null;
  /** The price the member saw; absent where none was shown yet. */
  readonly pointsShown?: Points;
  /** Where a gift is to be picked up; absent while that is not chosen, and for coupons. */
  readonly storeId?: string;
}

/**
 * Exchanges points for a reward; those that expire earliest are spent first. The first reason why not is named, from the reward to the purse.
 * Refuses REWARD_UNAVAILABLE, REWARD_TIER_EXCLUDED, REWARD_LIMIT_REACHED {limit, taken}, REWARD_SOLD_OUT, REWARD_STORE_EXCLUDED,
 * REWARD_CHANGED {points, pointsShown}, POINTS_INSUFFICIENT.
 */
export function exchangePoints(account: PointsAccount, reward: Reward, wish: ExchangeWish): Result<PointsMovement, ExchangeRefusal> {
  const { tierId, takenBefore, stock, pointsShown = reward.points, storeId, ...cause } = wish;
  const on = localDateOf(cause.at);
  const offered = reward.active && on >= reward.fromOn && (reward.untilOn === null || on <= reward.untilOn);
  if (!offered) return refuse('REWARD_UNAVAILABLE', { rewardId: reward.id });
  if (reward.tierIds.length > 0 && !reward.tierIds.includes(tierId)) return refuse('REWARD_TIER_EXCLUDED', { tierIds: reward.tierIds });
  if (reward.perMemberLimit !== null && takenBefore >= reward.perMemberLimit) {
    return refuse('REWARD_LIMIT_REACHED', { limit: reward.perMemberLimit, taken: takenBefore });
  }
  if (stock !== null && stock <= 0) return refuse('REWARD_SOLD_OUT', { rewardId: reward.id });
  const elsewhere = reward.gives.kind === 'gift' && storeId !== undefined && reward.storeIds.length > 0 && !reward.storeIds.includes(storeId);
  if (elsewhere) return refuse('REWARD_STORE_EXCLUDED', { storeIds: reward.storeIds });
  if (pointsShown !== reward.points) return refuse('REWARD_CHANGED', { points: reward.points, pointsShown });
  return spendPoints(account, { ...cause, kind: 'redeem', points: reward.points });
}

export const pickUpStates = ['waiting', 'picked_up', 'cancelled', 'lapsed'] as const;
export type PickUpState = (typeof pickUpStates)[number];
export const pickUpMoves = ['hand_out', 'cancel', 'lapse'] as const;
export type PickUpMove = (typeof pickUpMoves)[number];

/** The life of a gift that waits in a store. Points of a cancelled or lapsed one are given back by the caller, with their months. */
export const pickUpLife: Readonly<Record<PickUpState, Partial<Readonly<Record<PickUpMove, PickUpState>>>>> = {
  waiting: { hand_out: 'picked_up', cancel: 'cancelled', lapse: 'lapsed' },
  picked_up: {},
  cancelled: {},
  lapsed: {},
};

/** A gift exchanged for points, until it is handed out against its code. */
export interface PickUp {
  readonly id: string;
  readonly rewardId: string;
  readonly memberId: string;
  readonly storeId: string;
  /** Ten digits, known to the member; works once. */
  readonly code: string;
  readonly state: PickUpState;
  /** The last day it waits. */
  readonly untilOn: LocalDate;
  readonly doneAt: Instant | null;
}

export type PickUpRefusal =
  | Refusal<'PICK_UP_DONE', { readonly state: PickUpState; readonly doneAt: Instant | null }>
  | Refusal<'PICK_UP_LAPSED', { readonly untilOn: LocalDate }>
  | Refusal<'PICK_UP_WAITING', { readonly untilOn: LocalDate }>
  | Refusal<'PICK_UP_CODE_WRONG', Record<string, never>>
  | Refusal<'PICK_UP_STORE_OTHER', { readonly storeId: string }>;

/** The gift that waits after an exchange. */
export function waitingPickUp(
  reward: Pick<Reward, 'id' | 'pickUpDays'>,
  exchange: { readonly id: string; readonly memberId: string; readonly storeId: string; readonly code: string; readonly at: Instant },
): PickUp {
  const { at, ...given } = exchange;
  return { ...given, rewardId: reward.id, state: 'waiting', untilOn: addDays(localDateOf(at), reward.pickUpDays), doneAt: null };
}

/**
 * Moves a waiting gift on: handed out in its store against its code, cancelled by the member, or lapsed by the night.
 * Refuses PICK_UP_DONE {state, doneAt} for the second time, PICK_UP_LAPSED {untilOn} after its last day, PICK_UP_WAITING {untilOn} when
 * the night comes too early, PICK_UP_STORE_OTHER {storeId}, PICK_UP_CODE_WRONG.
 */
export function movePickUp(
  pickUp: PickUp,
  command:
    | { readonly move: 'hand_out'; readonly code: string; readonly storeId: string; readonly at: Instant }
    | { readonly move: 'cancel' | 'lapse'; readonly at: Instant },
): Result<PickUp, PickUpRefusal> {
  const next = pickUpLife[pickUp.state][command.move];
  if (next === undefined) return refuse('PICK_UP_DONE', { state: pickUp.state, doneAt: pickUp.doneAt });
  const { untilOn } = pickUp;
  const past = localDateOf(command.at) > untilOn;
  if (command.move === 'lapse' && !past) return refuse('PICK_UP_WAITING', { untilOn });
  if (command.move === 'hand_out') {
    if (command.storeId !== pickUp.storeId) return refuse('PICK_UP_STORE_OTHER', { storeId: pickUp.storeId });
    if (command.code !== pickUp.code) return refuse('PICK_UP_CODE_WRONG', {});
    if (past) return refuse('PICK_UP_LAPSED', { untilOn });
  }
  return accept({ ...pickUp, state: next, doneAt: command.at });
}
