import { assertNever } from '../../kernel/assert';
import { isAtLeast, staffRoles } from '../../kernel/staff-role';
import { fen, zeroFen, type Fen } from '../../kernel/units';
import type { LocalMonth } from '../../kernel/time';
import type { StaffRole } from '../../kernel/staff-role';
import type { CompensationLimit, ComplaintPolicy } from './complaint-policy';
import type { Compensation } from './complaint-steps';

/** A coupon's effect as far as its worth goes. */
export type CouponWorth =
  | { readonly kind: 'cash_off'; readonly offFen: Fen }
  | { readonly kind: 'percent'; readonly capFen: Fen | null }
  | { readonly kind: 'gift' };

/** What the worth of a compensation depends on. */
export interface WorthFacts {
  /** What so many points are worth at the till; null where they are not money. */
  readonly asMoney: { readonly pointsPerStep: number; readonly fenPerStep: number } | null;
  /** The effect of the coupon named, when it is one. */
  readonly effect: CouponWorth | undefined;
}

/** What a coupon for a gift counts as: it has no price of its own. */
export const giftCouponFen = fen(3_000);

/**
 * What a compensation costs the store, for the limits: whole fen, parts rounded up, against the giver. Null when it has no bound
 * (a percentage without a cap): only who has no limit may give it. A refund pays back what was paid and has the refund rules' own limits.
 * @example worthOf({ kind: 'points', points: points(150), reason }, { asMoney: { pointsPerStep: 100, fenPerStep: 100 }, ... }) //=> 150
 */
export function worthOf(compensation: Compensation, { asMoney, effect }: WorthFacts): Fen | null {
  switch (compensation.kind) {
    case 'none':
    case 'refund':
      return zeroFen;
    case 'points':
      return fen(asMoney === null ? compensation.points : Math.ceil((compensation.points * asMoney.fenPerStep) / asMoney.pointsPerStep));
    case 'gift':
      return compensation.worthFen;
    case 'coupon':
      if (effect === undefined) return null;
      if (effect.kind === 'cash_off') return effect.offFen;
      return effect.kind === 'percent' ? effect.capFen : giftCouponFen;
    default:
      return assertNever(compensation, 'compensation');
  }
}

/** What a person has given in a month. `_id` in the database is the person and the month. */
export interface CompensationLedger {
  readonly spentFen: Fen;
  readonly times: number;
}
export const emptyLedger: CompensationLedger = { spentFen: zeroFen, times: 0 };

/** The ledger of a person and a month. @example ledgerIdOf('st_zhou', localMonth('2026-11')) //=> 'st_zhou_2026-11' */
export function ledgerIdOf(staffId: string, month: LocalMonth): string {
  return `${staffId}_${month}`;
}

export type CompensationPermit =
  | { readonly kind: 'alone' }
  /** The next level must agree; `over` says which of the two limits it passes. */
  | { readonly kind: 'needs'; readonly approver: StaffRole; readonly over: 'one' | 'month'; readonly leftFen: Fen };

const fits = (limit: Fen | null, worth: Fen | null): boolean => limit === null || (worth !== null && worth <= limit);

/** What is left of a month's limit; null without limit. */
export function leftInMonth(limit: CompensationLimit, ledger: CompensationLedger): Fen | null {
  return limit.monthFen === null ? null : fen(Math.max(0, limit.monthFen - ledger.spentFen));
}

/**
 * Whether a person may give this alone: within his role's limit for one complaint and what is left of his month. What costs nothing
 * anybody may give. Otherwise the lowest role above him whose own limit for one complaint covers it must agree.
 */
export function permitCompensation(
  role: StaffRole,
  worth: Fen | null,
  ledger: CompensationLedger,
  policy: Pick<ComplaintPolicy, 'compensation'>,
): CompensationPermit {
  if (worth === 0) return { kind: 'alone' };
  const limit = policy.compensation[role];
  const left = leftInMonth(limit, ledger);
  const overOne = !fits(limit.oneFen, worth);
  if (!overOne && fits(left, worth)) return { kind: 'alone' };
  const above = staffRoles.filter((level) => level !== role && isAtLeast(level, role));
  const approver = above.find((level) => fits(policy.compensation[level].oneFen, worth)) ?? 'head_office';
  return { kind: 'needs', approver, over: overOne ? 'one' : 'month', leftFen: left ?? zeroFen };
}

/** The cause under which a round's compensation stands in the books: the database refuses a second. */
export function compensationCause(complaintId: string, round: number): string {
  return `complaint_${complaintId}_${round}`;
}
