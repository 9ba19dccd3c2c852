import { assert } from '../../kernel/assert';
import { addDays, addMonths, firstDayOf, localDateOf, monthOf, type Instant, type LocalDate, type LocalMonth } from '../../kernel/time';
import type { TierPolicy } from './tier-policy';
import { effectiveTierId, growthInWindow, rankOf, tierById, tierOf, type GrowthMonth, type TierEvent, type TierState } from './tier-state';

/** A change of a tier and the history lines it makes. */
export interface TierChange {
  readonly state: TierState;
  readonly events: readonly TierEvent[];
}

interface TierCause {
  readonly causeId: string;
  readonly policyVersion: number;
}

function addToMonth(months: readonly GrowthMonth[], month: LocalMonth, growth: number, windowMonths: number): GrowthMonth[] {
  const held = months.find((part) => part.month === month)?.growth ?? 0;
  const all = [...months.filter((part) => part.month !== month), { month, growth: held + growth }];
  all.sort((a, b) => (a.month < b.month ? -1 : 1));
  const newest = all[all.length - 1]?.month ?? month;
  const first = addMonths(newest, 1 - windowMonths);
  return all.filter((part) => part.month >= first && part.growth !== 0);
}

/**
 * Adds the growth of a purchase and upgrades at once when a higher tier is reached. Never downgrades.
 * Growth that suffices again ends a grace.
 */
export function addGrowth(
  state: TierState,
  purchase: TierCause & { readonly growth: number; readonly at: Instant },
  policy: TierPolicy,
): TierChange {
  assert(Number.isSafeInteger(purchase.growth) && purchase.growth >= 0, 'growth is a whole number of 0 or more');
  const paidOn = localDateOf(purchase.at);
  const months = addToMonth(state.months, monthOf(paidOn), purchase.growth, policy.windowMonths);
  // A purchase recorded late counts in its month, but the tier is judged by the newest month known.
  const newest = months[months.length - 1]?.month ?? monthOf(paidOn);
  const on = newest > monthOf(paidOn) ? firstDayOf(newest) : paidOn;
  const grown = { ...state, months };
  const growth = growthInWindow(grown, on, policy);
  const earned = tierOf(growth, policy);
  const line = (kind: TierEvent['kind'], to: string): TierEvent => ({
    kind, from: state.tierId, to, on, growth, causeId: purchase.causeId, policyVersion: purchase.policyVersion,
  });
  if (rankOf(earned.id, policy) > rankOf(state.tierId, policy)) {
    return { state: { ...grown, tierId: earned.id, since: on, grace: null }, events: [line('upgraded', earned.id)] };
  }
  if (state.grace !== null && rankOf(earned.id, policy) >= rankOf(state.tierId, policy)) {
    return { state: { ...grown, grace: null }, events: [line('kept', state.tierId)] };
  }
  return { state: grown, events: [] };
}

/**
 * Takes back the growth of a refunded purchase from the month it was earned in. The tier stays: only the night downgrades.
 * A month that has left the window has nothing left to take.
 */
export function removeGrowth(
  state: TierState,
  refund: { readonly growth: number; readonly earnedIn: LocalMonth },
  policy: Pick<TierPolicy, 'windowMonths'>,
): TierState {
  assert(refund.growth >= 0, 'removed growth is 0 or more');
  if (!state.months.some((part) => part.month === refund.earnedIn)) return state;
  return { ...state, months: addToMonth(state.months, refund.earnedIn, -refund.growth, policy.windowMonths) };
}

/**
 * What the night does to a tier: start a grace when the growth no longer suffices, give notice, downgrade when the grace has ended and
 * the notice is old enough; end a manual tier. A second run of the same night changes nothing.
 * `downgrade_noticed` asks the caller to tell the member; a night that was missed postpones the downgrade, never the notice.
 */
export function tierNight(state: TierState, night: TierCause & { readonly on: LocalDate }, policy: TierPolicy): TierChange {
  const { on } = night;
  const growth = growthInWindow(state, on, policy);
  const earned = tierOf(growth, policy);
  const line = (kind: TierEvent['kind'], from: string, to: string, untilOn?: LocalDate): TierEvent => ({
    kind, from, to, on, growth, causeId: night.causeId, policyVersion: night.policyVersion, ...(untilOn === undefined ? {} : { untilOn }),
  });
  const manual = state.manual !== null && on >= state.manual.untilOn ? null : state.manual;
  const ended = state.manual !== null && manual === null ? [line('manual_ended', state.manual.tierId, state.tierId)] : [];
  const current: TierState = { ...state, manual };
  if (rankOf(earned.id, policy) > rankOf(state.tierId, policy)) {
    return { state: { ...current, tierId: earned.id, since: on, grace: null }, events: [...ended, line('upgraded', state.tierId, earned.id)] };
  }
  if (rankOf(earned.id, policy) === rankOf(state.tierId, policy)) {
    if (state.grace === null) return { state: current, events: ended };
    return { state: { ...current, grace: null }, events: [...ended, line('kept', state.tierId, state.tierId)] };
  }
  const step = graceStep(current, on, policy);
  if (step.kind === null) return { state: step.state, events: ended };
  if (step.kind === 'downgraded') {
    return { state: { ...current, tierId: earned.id, since: on, grace: null }, events: [...ended, line('downgraded', state.tierId, earned.id)] };
  }
  return { state: step.state, events: [...ended, line(step.kind, state.tierId, earned.id, step.state.grace?.endsOn)] };
}

/** One step of a grace: started, noticed, ended, or nothing to do today. */
function graceStep(
  state: TierState,
  on: LocalDate,
  policy: TierPolicy,
): { readonly state: TierState; readonly kind: 'grace_started' | 'downgrade_noticed' | 'downgraded' | null } {
  // At least a day, so that the night that warns is never the night that acts.
  const noticeDays = Math.max(1, policy.noticeDays);
  if (state.grace === null) {
    const noticeNow = noticeDays >= policy.graceDays;
    const endsOn = addDays(on, Math.max(policy.graceDays, noticeDays));
    const grace = { since: on, endsOn, noticedOn: noticeNow ? on : null };
    return { state: { ...state, grace }, kind: noticeNow ? 'downgrade_noticed' : 'grace_started' };
  }
  const { grace } = state;
  if (grace.noticedOn === null) {
    if (on < addDays(grace.endsOn, -noticeDays)) return { state, kind: null };
    // A late notice moves the end, so that the member always has the promised days.
    const earliest = addDays(on, noticeDays);
    const endsOn = earliest > grace.endsOn ? earliest : grace.endsOn;
    return { state: { ...state, grace: { ...grace, noticedOn: on, endsOn } }, kind: 'downgrade_noticed' };
  }
  return { state, kind: on >= grace.endsOn ? 'downgraded' : null };
}

/**
 * The cause of a tier's gift: once for a member, a tier and a period, so that the coupon made of it exists once.
 * The period is the month.
 * @example tierGiftCause('m_1', 'gold', monthOf(localDate('2026-11-22'))) //=> 'tiergift_m_1_gold_2026-11'
 */
export function tierGiftCause(memberId: string, tierId: string, period: LocalMonth): string {
  return `tiergift_${memberId}_${tierId}_${period}`;
}

/**
 * The gift that a member's tier gives him this month: the coupon template and the cause to issue it by. Null when his tier gives none.
 * It is due from the day he holds the tier; a member who rises within a month gets the new tier's gift as well, never one of them twice.
 */
export function tierGiftDue(
  memberId: string,
  state: TierState,
  on: LocalDate,
  policy: TierPolicy,
): { readonly templateId: string; readonly causeId: string } | null {
  const tier = tierById(effectiveTierId(state, on, policy), policy);
  return tier.giftTemplateId === null ? null : { templateId: tier.giftTemplateId, causeId: tierGiftCause(memberId, tier.id, monthOf(on)) };
}

/** Nights looked back for a rise whose gift is still owed: a night that was missed makes it late, an old rise is not rewarded anew. */
const upgradeGiftDays = 7;

/**
 * The gift for having risen to the tier one earned, once for a member and a tier however often he falls and rises again. Null when the
 * tier gives none, when he holds it longer than a week (the gift was introduced later), or when `givenTierIds` has it.
 * The lowest tier is nobody's rise, and a tier set by hand is none either.
 */
export function upgradeGiftDue(
  memberId: string,
  state: TierState,
  on: LocalDate,
  givenTierIds: readonly string[],
  policy: TierPolicy,
): { readonly templateId: string; readonly causeId: string; readonly tierId: string } | null {
  const tier = tierById(state.tierId, policy);
  const templateId = tier.upgradeGiftTemplateId ?? null;
  if (templateId === null || tier.id !== state.tierId || rankOf(tier.id, policy) === 0) return null;
  if (givenTierIds.includes(tier.id) || state.since < addDays(on, -upgradeGiftDays)) return null;
  return { templateId, tierId: tier.id, causeId: `tierup_${memberId}_${tier.id}` };
}
