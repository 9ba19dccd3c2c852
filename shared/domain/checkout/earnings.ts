import type { Fen, Points } from '../../kernel/units';
import type { Instant } from '../../kernel/time';
import { appliedMultiplier, earnedPoints, type AppliedMultiplier } from '../points';
import type { Policies } from '../policy';
import { growthOf, tierById } from '../tier';

/** What a payment brings: points at the multiplier that holds (the tier is the one held before it) with the reason for it, and growth. */
export function earningsOf(
  payment: { readonly paidFen: Fen; readonly tierId: string; readonly storeId: string; readonly at: Instant; readonly inBirthdayMonth: boolean },
  policies: Policies,
): { readonly points: Points; readonly growth: number; readonly multiplier: AppliedMultiplier } {
  const { pointsMultiplier: tierMultiplier } = tierById(payment.tierId, policies.tiers);
  const multiplier = appliedMultiplier({ ...payment, tierMultiplier }, policies.points);
  return { multiplier, points: earnedPoints(payment.paidFen, multiplier.multiplier, policies.points), growth: growthOf(payment.paidFen, policies.tiers) };
}
