import { addDays, daysBetween, instant, localDateOf, type Instant, type LocalDate } from '../../kernel/time';
import { nextExpiry, type PointsAccount } from '../points';
import type { RetentionState } from '../retention';
import type { ExpiringThing } from './decide-reach';
import { holdoutPoint } from './holdout';

/** One campaign over the three states, so that a member held out of it is held out of all three. */
export const winBackCampaign = 'win_back';
/**
 * Purchases within so many days of his drawing count for a member of the win-back: calls of a base that is scored for the first time are spread
 * over a month, and who is called on its last day needs a month to come, too.
 */
export const standingWindowDays = 60;
export type WinBackOccasion = 'drifting' | 'dormant' | 'lost';

const occasions: Readonly<Record<RetentionState, WinBackOccasion | null>> = { active: null, quiet: 'drifting', dormant: 'dormant', lost: 'lost' };

/** The occasion of a member who moved into a state; null for the active, who need no bringing back. */
export function winBackOccasionOf(state: RetentionState): WinBackOccasion | null {
  return occasions[state];
}

/** Whether an occasion is one of the win-back's: it rests on a state that was reckoned from the member's visits. */
export function isWinBack(occasion: string): boolean {
  return Object.values(occasions).some((one) => one === occasion);
}

/**
 * The round of a win-back: the state and the purchase he has stayed away since. One absence gives at most one decision a
 * state, whichever night makes it and however often that night is run; after the next purchase a new absence begins.
 */
export function winBackRound(occasion: WinBackOccasion, lastPurchaseOn: LocalDate): string {
  return `${occasion}_${lastPurchaseOn.replaceAll('-', '')}`;
}

/** The id of the decision about (campaign, member, round): the database refuses the second. */
export function decisionIdOf(campaign: string, memberId: string, round: string): string {
  return `d_${campaign}_${memberId}_${round}`;
}

/** The calls of a base that is scored for the first time are spread over so many days. */
const firstCallsDays = 28;
/** From so many purchase days on a member has a habit, and his call comes in the first half of those days. */
const habitDays = 3;

/**
 * The day on which a win-back call is due: `dueDays` after the night, so that it is made while the change is new. On a first
 * scoring nothing is new and hundreds are due at once: the calls are spread over four weeks, members with a habit first, within each
 * half by a hash of the member, so that the same night gives the same days again.
 */
export function winBackDueOn(
  night: { readonly businessDay: LocalDate; readonly dueDays: number },
  member: { readonly memberId: string; readonly purchaseDays: number; readonly scoredFirst: boolean },
): LocalDate {
  const soonest = addDays(night.businessDay, night.dueDays);
  if (!member.scoredFirst) return soonest;
  const half = firstCallsDays / 2;
  const within = Math.floor((holdoutPoint(`due|${member.memberId}`) * half) / 10_000);
  return addDays(soonest, within + (member.purchaseDays >= habitDays ? 0 : half));
}

/** A day as messages write it. @example messageDay('2026-11-05') //=> '2026年11月05日' */
export function messageDay(on: LocalDate): string {
  return `${on.slice(0, 4)}年${on.slice(5, 7)}月${on.slice(8, 10)}日`;
}

/** The points of an account that end within so many days, as something to tell the member; none for a handful. */
export function expiringPoints(account: PointsAccount, on: LocalDate, withinDays: number): readonly ExpiringThing[] {
  const next = nextExpiry(account, on);
  if (!next || next.points < fewestPointsToTell || daysBetween(on, next.expiresOn) > withinDays) return [];
  return [{ occasion: 'points_expiring', facts: { points: String(next.points), pointsExpireOn: messageDay(next.expiresOn) } }];
}
/** Fewer points than this are no news. */
const fewestPointsToTell = 50;

/** Coupons that end within so many days, the earliest first, as something to tell the member. */
export function expiringCoupons(
  coupons: readonly { readonly name: string; readonly validUntilAt: Instant }[],
  on: LocalDate,
  withinDays: number,
): readonly ExpiringThing[] {
  return [...coupons]
    .sort((left, right) => left.validUntilAt - right.validUntilAt)
    .map((coupon) => ({ name: coupon.name, lastOn: lastDayBefore(coupon.validUntilAt) }))
    .filter((coupon) => coupon.lastOn >= on && daysBetween(on, coupon.lastOn) <= withinDays)
    .map(({ name, lastOn }) => ({ occasion: 'coupon_expiring', facts: { couponName: name, couponExpiresOn: messageDay(lastOn) } }));
}

/** The last day on which something may be used that ends just before an instant. */
function lastDayBefore(endsAt: Instant): LocalDate {
  return localDateOf(instant(endsAt - 1));
}
