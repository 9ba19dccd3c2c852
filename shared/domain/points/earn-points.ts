import { assert } from '../../kernel/assert';
import { basisPoints, points, type BasisPoints, type Fen, type Points } from '../../kernel/units';
import { addDays, addMonths, localDateOf, monthOf, weekdayOf, type Instant, type LocalDate, type LocalMonth } from '../../kernel/time';
import { deposit, depositPending, releasePending, type PointsAccount } from './points-account';
import { record, type PointsCause, type PointsEntry } from './points-entry';
import type { PointsDay, PointsPolicy } from './points-policy';

/**
 * Points a payment earns: paid times the rate times the multiplier, rounded once at the end: down, in favour of the store, unless the
 * policy rounds to the nearest.
 * @example earnedPoints(fen(12_850), basisPoints(12_000), policy) //=> 154   // 128.50 yuan at 1.2x
 */
export function earnedPoints(paidFen: Fen, multiplier: BasisPoints, policy: Pick<PointsPolicy, 'earn'>): Points {
  assert(paidFen >= 0, 'points are earned by a payment, not by a refund');
  const product = BigInt(paidFen) * BigInt(policy.earn.points) * BigInt(multiplier);
  const divisor = BigInt(policy.earn.perFen) * BigInt(10_000);
  const half = policy.earn.rounding === 'nearest' ? divisor / BigInt(2) : BigInt(0);
  return points(Number((product + half) / divisor));
}

/** Why a purchase earns more than the plain rate: the member's tier, the store's day, or his birthday month. */
export type MultiplierReason = 'none' | 'tier' | 'store_day' | 'birthday_month';
export interface AppliedMultiplier {
  readonly multiplier: BasisPoints;
  readonly because: MultiplierReason;
}

interface Occasion {
  readonly tierMultiplier: BasisPoints;
  readonly storeId: string;
  readonly at: Instant;
  readonly inBirthdayMonth: boolean;
}

/**
 * The multiplier that holds for a purchase and why: the highest of the tier's, the day's and the birthday month's. They do not multiply
 * each other, so that no combination surprises the store. Where two are equal the tier is named first, then the day.
 */
export function appliedMultiplier(purchase: Occasion, policy: Pick<PointsPolicy, 'days' | 'birthdayMonthMultiplier'>): AppliedMultiplier {
  const day = Math.max(0, ...daysThatHold(localDateOf(purchase.at), purchase.storeId, policy).map(({ multiplier }) => multiplier));
  const birthday = purchase.inBirthdayMonth ? (policy.birthdayMonthMultiplier ?? 0) : 0;
  const tier = purchase.tierMultiplier;
  if (tier >= day && tier >= birthday) return { multiplier: tier, because: tier === 10_000 ? 'none' : 'tier' };
  return day >= birthday ? { multiplier: basisPoints(day), because: 'store_day' } : { multiplier: basisPoints(birthday), because: 'birthday_month' };
}

/** Like `appliedMultiplier`, the number alone. */
export function pointsMultiplier(purchase: Occasion, policy: Pick<PointsPolicy, 'days' | 'birthdayMonthMultiplier'>): BasisPoints {
  return appliedMultiplier(purchase, policy).multiplier;
}

/** The points days of a policy that hold in a store on a day. */
export function daysThatHold(on: LocalDate, storeId: string, { days }: Pick<PointsPolicy, 'days'>): readonly PointsDay[] {
  return days.filter(
    (day) =>
      (day.storeIds.length === 0 || day.storeIds.includes(storeId)) &&
      (day.weekday === null || day.weekday === weekdayOf(on)) &&
      (day.dayOfMonth === null || day.dayOfMonth === Number(on.slice(8, 10))),
  );
}

/** The month at whose end points earned on a day expire. @example expiryMonth(localDate('2026-11-22'), { expireAfterMonths: 12 }) //=> '2027-11' */
export function expiryMonth(on: LocalDate, policy: Pick<PointsPolicy, 'expireAfterMonths'>): LocalMonth {
  return addMonths(monthOf(on), policy.expireAfterMonths);
}

/** The day from which points of a purchase may be spent; null when at once. */
export function pendingUntil(at: Instant, policy: Pick<PointsPolicy, 'pendingDays'>): LocalDate | null {
  return policy.pendingDays === 0 ? null : addDays(localDateOf(at), policy.pendingDays);
}

export interface PointsAddition extends PointsCause {
  readonly kind: 'earn' | 'bonus' | 'gift' | 'adjust';
  readonly points: Points;
  readonly expiresIn: LocalMonth;
  /** Not to be spent before this day. */
  readonly availableOn?: LocalDate;
  readonly reason?: string;
}

/**
 * Adds points and writes their entry. What the member owes is paid first (when the points become available).
 * @throws BugError when there is nothing to add: the caller decides whether a zero is worth a line, and it is not.
 */
export function addPoints(account: PointsAccount, addition: PointsAddition): { readonly account: PointsAccount; readonly entry: PointsEntry } {
  const { points: added, expiresIn, ...cause } = addition;
  assert(added > 0, 'an addition of points is more than zero');
  const part = { expiresIn, points: added };
  const released = releasePending(account, localDateOf(addition.at));
  const after =
    addition.availableOn === undefined
      ? deposit(released, part)
      : depositPending(released, { ...part, availableOn: addition.availableOn });
  return record(account, after, { ...cause, parts: [part] });
}
