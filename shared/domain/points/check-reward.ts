import type { LocalDate } from '../../kernel/time';
import type { Reward } from './points-shop';

export const rewardFaults = ['name', 'points', 'days', 'ended', 'limit', 'pick_up_days', 'tier', 'store', 'template'] as const;
export type RewardFault = (typeof rewardFaults)[number];

/** What a reward may name. */
export interface RewardSurroundings {
  readonly on: LocalDate;
  readonly tierIds: readonly string[];
  readonly storeIds: readonly string[];
  /** Templates in use. */
  readonly templateIds: readonly string[];
}

const mostPoints = 10_000_000;
const mostPickUpDays = 90;

/** What stands in the way of putting a reward on the shelf; none when it may be kept. Every fault is named, so that a form shows them at once. */
export function checkReward(reward: Omit<Reward, 'id' | 'active'>, known: RewardSurroundings): readonly RewardFault[] {
  const { gives, name, points, fromOn, untilOn, perMemberLimit, pickUpDays, tierIds, storeIds } = reward;
  const unknown = (ids: readonly string[], all: readonly string[]): boolean => ids.some((id) => !all.includes(id));
  const found: readonly [RewardFault, boolean][] = [
    ['name', name.zh.trim() === ''],
    ['points', points < 1 || points > mostPoints],
    ['days', untilOn !== null && untilOn < fromOn],
    ['ended', untilOn !== null && untilOn < known.on],
    ['limit', perMemberLimit !== null && perMemberLimit < 1],
    ['pick_up_days', gives.kind === 'gift' && (pickUpDays < 1 || pickUpDays > mostPickUpDays)],
    ['tier', unknown(tierIds, known.tierIds)],
    ['store', unknown(storeIds, known.storeIds)],
    ['template', gives.kind === 'coupon' && !known.templateIds.includes(gives.templateId)],
  ];
  return found.flatMap(([fault, holds]) => (holds ? [fault] : []));
}
