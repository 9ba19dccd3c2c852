import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import { points, type Points } from '../../kernel/units';
import { isAtLeast, roleAbove, type StaffRole } from '../../kernel/staff-role';
import { localDateOf } from '../../kernel/time';
import type { PointsAccount } from './points-account';
import { addPoints, expiryMonth } from './earn-points';
import { spendPoints, type PointsInsufficient, type PointsMovement } from './spend-points';
import type { PointsCause } from './points-entry';
import type { PointsPolicy } from './points-policy';

/** Made at once within the limit of who asked (`made`), or waiting for a second person's answer. */
export const adjustmentStates = ['waiting', 'approved', 'declined', 'made'] as const;
export type AdjustmentState = (typeof adjustmentStates)[number];

/** A change of a member's points by staff, up or down, with the reason the member will read. */
export interface Adjustment {
  /** Signed, not zero. */
  readonly points: Points;
  readonly reason: string;
}

/** Who asked, and who else said yes; a person does not approve himself. */
export interface AdjustmentHands {
  readonly byStaffId: string;
  readonly byRole: StaffRole;
  readonly approval: { readonly staffId: string; readonly role: StaffRole } | null;
}

export type AdjustmentRefusal =
  | Refusal<'ADJUSTMENT_REASON_MISSING', { readonly min: number; readonly max: number }>
  | Refusal<'ADJUSTMENT_EMPTY', Record<string, never>>
  | Refusal<'ADJUSTMENT_NEEDS_APPROVAL', { readonly alonePoints: Points; readonly requested: Points }>
  | Refusal<'ADJUSTMENT_TOO_LARGE', { readonly mostPoints: Points; readonly requested: Points }>
  | Refusal<'APPROVAL_BY_SAME_PERSON', Record<string, never>>
  | Refusal<'APPROVAL_BY_LOWER_ROLE', { readonly role: StaffRole; readonly needs: StaffRole }>;

/** The length of a reason, in characters: one that says something and fits a line of the points book. */
export const adjustmentReason = { min: 2, max: 60 } as const;

/**
 * Whether these hands may make this adjustment.
 * Refuses ADJUSTMENT_EMPTY, ADJUSTMENT_REASON_MISSING {min, max}, ADJUSTMENT_TOO_LARGE {mostPoints, requested} (nobody may for this role),
 * ADJUSTMENT_NEEDS_APPROVAL {alonePoints, requested}, APPROVAL_BY_SAME_PERSON, APPROVAL_BY_LOWER_ROLE {role, needs}.
 */
export function permitAdjustment(
  adjustment: Adjustment,
  hands: AdjustmentHands,
  policy: Pick<PointsPolicy, 'adjustment'>,
): Result<{ readonly reason: string }, AdjustmentRefusal> {
  const reason = adjustment.reason.trim();
  const length = [...reason].length;
  const requested = points(Math.abs(adjustment.points));
  if (requested === 0) return refuse('ADJUSTMENT_EMPTY', {});
  if (length < adjustmentReason.min || length > adjustmentReason.max) return refuse('ADJUSTMENT_REASON_MISSING', adjustmentReason);
  const limit = policy.adjustment[hands.byRole];
  if (requested <= limit.alonePoints) return accept({ reason });
  if (requested > limit.approvedPoints) return refuse('ADJUSTMENT_TOO_LARGE', { mostPoints: limit.approvedPoints, requested });
  const { approval } = hands;
  if (approval === null) return refuse('ADJUSTMENT_NEEDS_APPROVAL', { alonePoints: limit.alonePoints, requested });
  if (approval.staffId === hands.byStaffId) return refuse('APPROVAL_BY_SAME_PERSON', {});
  const needs = roleAbove[hands.byRole];
  return isAtLeast(approval.role, needs) ? accept({ reason }) : refuse('APPROVAL_BY_LOWER_ROLE', { role: approval.role, needs });
}

/**
 * Makes a permitted adjustment: points added live as long as points earned today; points taken go earliest expiry first.
 * Refuses as `permitAdjustment`, and POINTS_INSUFFICIENT {required, available} when more is to be taken than may be spent.
 */
export function adjustPoints(
  account: PointsAccount,
  adjustment: Adjustment & AdjustmentHands & PointsCause,
  policy: Pick<PointsPolicy, 'adjustment' | 'expireAfterMonths'>,
): Result<PointsMovement, AdjustmentRefusal | PointsInsufficient> {
  const permitted = permitAdjustment(adjustment, adjustment, policy);
  if (!permitted.ok) return permitted;
  const { causeId, at, policyVersion } = adjustment;
  const cause = { causeId, at, policyVersion, kind: 'adjust' as const, reason: permitted.value.reason };
  if (adjustment.points < 0) return spendPoints(account, { ...cause, points: points(-adjustment.points) });
  return accept(addPoints(account, { ...cause, points: adjustment.points, expiresIn: expiryMonth(localDateOf(at), policy) }));
}
