import { addDays, daysBetween, localDateOf, monthOf, startOfDay, type Instant, type LocalDate } from '../../kernel/time';
import type { PointsAccount } from '../points';
import { lastPurchaseOn, purchaseDaysOf, type PurchaseStatistics } from '../retention';
import type { TierState } from '../tier';
import type { MessageFacts } from './message-template';
import type { OccasionId } from './occasions';
import { expiringCoupons, expiringPoints, messageDay } from './win-back';

/** An occasion that has come for a member: what to tell him, and the round that makes it once. */
export interface DueOccasion {
  readonly occasion: OccasionId;
  /** Names the period: with the occasion and the member it names the one decision. */
  readonly round: string;
  readonly facts: MessageFacts;
  /** From this moment on there is nothing left to tell. */
  readonly endsAt?: Instant;
}

const compact = (day: string): string => day.replaceAll('-', '');
/** The moment after the last day. */
const endOf = (on: LocalDate): Instant => startOfDay(addDays(on, 1));

/** Points that end within the notice, once for each month they end in. Fewer than fifty are no news. */
export function pointsExpiringDue(account: PointsAccount, on: LocalDate, noticeDays: number): DueOccasion | null {
  const [told] = expiringPoints(account, on, noticeDays);
  const month = account.buckets.find((bucket) => bucket.expiresIn >= monthOf(on))?.expiresIn;
  if (!told || month === undefined) return null;
  const first = addDays(startOfNextMonth(month), 0);
  return { occasion: 'points_expiring', round: compact(month), facts: told.facts, endsAt: startOfDay(first) };
}

function startOfNextMonth(month: string): LocalDate {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return (number === 12 ? `${year + 1}-01-01` : `${month.slice(0, 4)}-${String(number + 1).padStart(2, '0')}-01`) as LocalDate;
}

/** A tier that ends within the notice, once for each grace. `tierName` is the tier he has now. */
export function tierChangingDue(tier: TierState, tierName: string, on: LocalDate, noticeDays: number): DueOccasion | null {
  const endsOn = tier.grace?.endsOn;
  if (endsOn === undefined || endsOn <= on || daysBetween(on, endsOn) > noticeDays) return null;
  return { occasion: 'tier_changing', round: compact(endsOn), facts: { tierName, tierEndsOn: messageDay(endsOn) }, endsAt: startOfDay(endsOn) };
}

/** The coupon that ends first within the notice; one notice a month, however many end in it, because the platform punishes a row of them. */
export function couponExpiringDue(coupons: readonly { readonly name: string; readonly validUntilAt: Instant }[], on: LocalDate, noticeDays: number): DueOccasion | null {
  const [told] = expiringCoupons(coupons, on, noticeDays);
  if (!told) return null;
  const first = coupons.map((coupon) => coupon.validUntilAt).filter((at) => at > startOfDay(on)).sort((left, right) => left - right)[0];
  if (first === undefined) return null;
  return { occasion: 'coupon_expiring', round: compact(monthOf(localDateOf(first))), facts: told.facts, endsAt: first };
}

/** Thanks on the days after a first purchase, once in a membership; later than a week it would only puzzle. */
export function firstPurchaseDue(statistics: PurchaseStatistics, storeName: string, on: LocalDate): DueOccasion | null {
  const boughtOn = lastPurchaseOn(statistics);
  if (boughtOn === null || purchaseDaysOf(statistics) !== 1) return null;
  const days = daysBetween(boughtOn, on);
  if (days < 1 || days > 7) return null;
  return { occasion: 'first_purchase', round: 'first', facts: { storeName, boughtOn: messageDay(boughtOn) }, endsAt: endOf(addDays(boughtOn, 8)) };
}

/** Wishes on the birthday itself, once for each year of its own calendar. */
export function birthdayDue(year: number, on: LocalDate): DueOccasion {
  return { occasion: 'birthday', round: String(year), facts: { birthdayOn: messageDay(on) }, endsAt: endOf(on) };
}

/** Wishes on the day of a festival, once for each year. */
export function festivalDue(festival: { readonly id: string; readonly name: { readonly zh: string } }, on: LocalDate): DueOccasion {
  return { occasion: 'festival', round: `${festival.id}_${on.slice(0, 4)}`, facts: { festival: festival.name.zh, festivalOn: messageDay(on) }, endsAt: endOf(on) };
}

/** Care on a rainy day, once for each day that is rainy; the caps see to it that a rainy week is not a week of messages. */
export function rainyDayDue(storeName: string, on: LocalDate): DueOccasion {
  return { occasion: 'rainy_day', round: compact(on), facts: { storeName, rainOn: messageDay(on) }, endsAt: endOf(on) };
}

/** A word after a complaint was closed, once for each complaint; `closedOn` at most a week ago. */
export function complaintClosedDue(complaintId: string, storeName: string, closedOn: LocalDate, on: LocalDate): DueOccasion | null {
  const days = daysBetween(closedOn, on);
  if (days < 0 || days > 7) return null;
  return { occasion: 'complaint_closed', round: complaintId, facts: { storeName, closedOn: messageDay(closedOn) } };
}
