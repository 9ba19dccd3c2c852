import type { Fen, Points } from '../../kernel/units';
import type { Instant } from '../../kernel/time';
import { earnedPoints, pointsMultiplier } from '../points';
import type { Policies } from '../policy';
import { growthOf, tierById } from '../tier';

/** What a payment brings: points at the multiplier of the tier held before it, and growth. Both rounded down. */
export function earningsOf(
  payment: { readonly paidFen: Fen; readonly tierId: string; readonly storeId: string; readonly at: Instant; readonly inBirthdayMonth: boolean },
  policies: Policies,
): { readonly points: Points; readonly growth: number } {
  const { pointsMultiplier: tierMultiplier } = tierById(payment.tierId, policies.tiers);
  const multiplier = pointsMultiplier({ ...payment, tierMultiplier }, policies.points);
  return { points: earnedPoints(payment.paidFen, multiplier, policies.points), growth: growthOf(payment.paidFen, policies.tiers) };
}
