import { addDays, addMonths, firstDayOf, lastDayOf, localDateOf, monthOf, type Instant, type LocalDate } from '../../kernel/time';
import { expirePoints, type PointsAccount, type PointsEntry } from '../points';
import { growthInWindow, rankOf, tierGiftDue, tierNight, tierOf, upgradeGiftDue, type TierEvent, type TierPolicy, type TierState } from '../tier';
import type { Policies } from './policies';

/** What the books' night keeps of a member. */
export interface MemberBooks {
  readonly points: PointsAccount;
  readonly tier: TierState;
  /** The cause of the last tier gift that the member claimed or a night has dealt with; absent before the first. */
  readonly tierGiftCause?: string | undefined;
  /** Tiers whose gift for rising to them he got. */
  readonly upgradeGiftTierIds?: readonly string[] | undefined;
}

type NightPolicies = Pick<Policies, 'version' | 'tiers'>;

/** A coupon that a tier gives: of which template, by which cause. */
export interface TierGift {
  readonly templateId: string;
  readonly causeId: string;
}

export interface BooksNight {
  readonly books: MemberBooks;
  readonly entries: readonly PointsEntry[];
  readonly tierEvents: readonly TierEvent[];
  /** On the last day of a month, the tier's gift that he has not claimed: the template and the cause to issue it by. */
  readonly gift: TierGift | null;
  /** The gift for the tier he has risen to, when he has not got it before. */
  readonly upgradeGift: TierGift | null;
}

/**
 * What a night does to one member's books: pending points whose day has come may be spent, points whose month has ended expire, the tier
 * takes its step of grace, notice or downgrade, a manual tier ends, the gift for having risen to a tier falls due, and so does, on the
 * month's last day, the month's gift of the tier then held unless he has claimed it. The same night again answers the same books with no
 * entries, no events and no gift.
 */
export function booksNight(memberId: string, before: MemberBooks, at: Instant, policies: NightPolicies): BooksNight {
  const on = localDateOf(at);
  const policyVersion = policies.version;
  const expired = expirePoints(before.points, { memberId, at, policyVersion });
  const moved = tierNight(before.tier, { on, causeId: `night_${memberId}_${on}`, policyVersion }, policies.tiers);
  const due = tierGiftDue(memberId, moved.state, on, policies.tiers);
  const gift = due !== null && isLastDay(on) && due.causeId !== before.tierGiftCause ? due : null;
  const tierGiftCause = gift?.causeId ?? before.tierGiftCause;
  const given = before.upgradeGiftTierIds ?? [];
  const risen = upgradeGiftDue(memberId, moved.state, on, given, policies.tiers);
  const upgradeGiftTierIds = risen ? [...given, risen.tierId] : before.upgradeGiftTierIds;
  return {
    books: { points: expired.account, tier: moved.state, tierGiftCause, ...(upgradeGiftTierIds === undefined ? {} : { upgradeGiftTierIds }) },
    entries: expired.entries,
    tierEvents: moved.events,
    gift,
    upgradeGift: risen && { templateId: risen.templateId, causeId: risen.causeId },
  };
}

/**
 * The first day, `on` or later, on which a night has something to do for a member whose books nobody changes until then; null when never.
 * Whoever changes points or tier writes it into the account, so that the night finds its members by index. It holds for the policies it
 * was reckoned with; the night reckons it again for everybody when it reconciles.
 * @example booksDueOn('m_1', { points: { ...emptyPointsAccount, buckets: [{ expiresIn: '2026-10', points: 50 }] }, tier }, localDate('2026-10-31'), policies) //=> '2026-11-01'
 */
export function booksDueOn(memberId: string, books: MemberBooks, on: LocalDate, policies: NightPolicies): LocalDate | null {
  const days = [...pointsDays(books.points), ...tierDays(books.tier, on, policies.tiers), ...giftDays(memberId, books, on, policies.tiers)];
  const first = days.reduce<LocalDate | null>((earliest, day) => (earliest === null || day < earliest ? day : earliest), null);
  return first !== null && first < on ? on : first;
}

const isLastDay = (on: LocalDate): boolean => on === lastDayOf(monthOf(on));

function pointsDays({ buckets, pending }: PointsAccount): readonly LocalDate[] {
  return [...buckets.map(({ expiresIn }) => firstDayOf(addMonths(expiresIn, 1))), ...pending.map(({ availableOn }) => availableOn)];
}

function tierDays(state: TierState, on: LocalDate, policy: TierPolicy): readonly LocalDate[] {
  const manual = state.manual === null ? [] : [state.manual.untilOn];
  const held = rankOf(state.tierId, policy);
  const earnedOn = (day: LocalDate): number => rankOf(tierOf(growthInWindow(state, day, policy), policy).id, policy);
  const { grace } = state;
  if (grace !== null) {
    if (earnedOn(on) >= held) return [...manual, on];
    // At least a day, as `tierNight` counts it.
    return [...manual, grace.noticedOn === null ? addDays(grace.endsOn, -Math.max(1, policy.noticeDays)) : grace.endsOn];
  }
  // Growth falls only on the days that months leave the window.
  const leaving = state.months.map(({ month }) => firstDayOf(addMonths(month, policy.windowMonths))).filter((day) => day > on);
  const changes = [on, ...leaving].find((day) => earnedOn(day) !== held);
  return changes === undefined ? manual : [...manual, changes];
}

function giftDays(memberId: string, { tier, tierGiftCause, upgradeGiftTierIds = [] }: MemberBooks, on: LocalDate, policy: TierPolicy): readonly LocalDate[] {
  const risen = upgradeGiftDue(memberId, tier, on, upgradeGiftTierIds, policy) === null ? [] : [on];
  const due = tierGiftDue(memberId, tier, on, policy);
  if (due === null) return risen;
  const month = monthOf(on);
  return [...risen, lastDayOf(due.causeId === tierGiftCause ? addMonths(month, 1) : month)];
}
