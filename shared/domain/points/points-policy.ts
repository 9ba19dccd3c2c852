import { fen, points as asPoints, type BasisPoints, type Fen, type Points } from '../../kernel/units';
import { assert } from '../../kernel/assert';
import type { StaffRole } from '../../kernel/staff-role';

/** A day on which points are multiplied: a weekday, a day of the month, or both left out for every day. */
export interface PointsDay {
  /** Stores it holds in; empty means every store. */
  readonly storeIds: readonly string[];
  /** 1 Monday to 7 Sunday; null means any. */
  readonly weekday: number | null;
  /** 1 to 31; null means any. */
  readonly dayOfMonth: number | null;
  readonly multiplier: BasisPoints;
}

/** Points used as money at checkout: `pointsPerStep` points take `fenPerStep` off, up to `capRate` of the amount. */
export interface PointsAsMoney {
  readonly pointsPerStep: Points;
  readonly fenPerStep: Fen;
  readonly capRate: BasisPoints;
}

/** What a member's manual adjustment by staff may be. */
export interface AdjustmentLimit {
  /** Up to this many points, either way, the role decides alone. */
  readonly alonePoints: Points;
  /** Up to this many with a second person's approval. Above it, nobody may. */
  readonly approvedPoints: Points;
}

/** How the points of a payment become whole. */
export type PointsRounding = 'down' | 'nearest';

export interface PointsPolicy {
  /**
   * `points` are earned for each whole or part `perFen` paid; the total is rounded once, down unless `rounding` says to the nearest
   * (a half in favour of the member).
   */
  readonly earn: { readonly points: Points; readonly perFen: Fen; readonly rounding?: PointsRounding };
  /** Points expire at the end of the month that is so many months after the month they were earned in. */
  readonly expireAfterMonths: number;
  /** Days until points of a purchase may be spent (the refund window); 0 is at once. */
  readonly pendingDays: number;
  /** What a refund does when the points were already spent: take what is there, or let the balance fall below zero. */
  readonly clawBack: 'clamp' | 'negative';
  readonly asMoney: PointsAsMoney | null;
  readonly days: readonly PointsDay[];
  /** In the month of the member's birthday; null is no difference. */
  readonly birthdayMonthMultiplier: BasisPoints | null;
  readonly adjustment: Readonly<Record<StaffRole, AdjustmentLimit>>;
}

/** Points that take part of `amount` off, and how much they take. */
export interface PointsDiscount {
  readonly points: Points;
  readonly discountFen: Fen;
}

/**
 * The most points that may be spent on an amount: whole steps, at most what is available, at most the cap's share.
 * Rounded down to a step, in favour of the member's remaining balance.
 * @example mostPointsAsMoney(fen(10_000), points(5_350), { pointsPerStep: 100, fenPerStep: 100, capRate: 5_000 }) //=> { points: 5000, discountFen: 5000 }
 */
export function mostPointsAsMoney(amount: Fen, available: Points, rule: PointsAsMoney): PointsDiscount {
  assert(rule.pointsPerStep > 0 && rule.fenPerStep > 0, 'a step of points as money is more than nothing');
  const capFen = Number((BigInt(amount) * BigInt(rule.capRate)) / BigInt(10_000));
  const steps = Math.max(0, Math.min(Math.floor(Math.min(amount, capFen) / rule.fenPerStep), Math.floor(available / rule.pointsPerStep)));
  return { points: asPoints(steps * rule.pointsPerStep), discountFen: fen(steps * rule.fenPerStep) };
}
