import { assert } from '../../kernel/assert';
import { fen, type Fen } from '../../kernel/units';
import { addMonths, localDateOf, monthOf, type Instant, type LocalDate, type LocalMonth } from '../../kernel/time';
import type { Tier, TierPolicy } from './tier-policy';

/** Growth earned in one month; below zero only when a refund is read without its purchase. */
export interface GrowthMonth {
  readonly month: LocalMonth;
  readonly growth: number;
}

/** A tier about to be lost. */
export interface TierGrace {
  readonly since: LocalDate;
  /** The first day on which the night may downgrade. */
  readonly endsOn: LocalDate;
  /** The day the member was told; null until then. */
  readonly noticedOn: LocalDate | null;
}

/** A tier that staff set by hand, until a day (exclusive). */
export interface ManualTier {
  readonly tierId: string;
  readonly untilOn: LocalDate;
  readonly reason: string;
}

/** A member's tier, kept in his account document. `months` are sorted and only as many as the window. */
export interface TierState {
  readonly tierId: string;
  readonly since: LocalDate;
  readonly months: readonly GrowthMonth[];
  readonly grace: TierGrace | null;
  readonly manual: ManualTier | null;
}

/** A line of the tier's history: what happened, from which tier to which, by which cause. */
export interface TierEvent {
  readonly kind: 'joined' | 'upgraded' | 'grace_started' | 'downgrade_noticed' | 'kept' | 'downgraded' | 'manual_set' | 'manual_ended';
  readonly from: string;
  readonly to: string;
  readonly on: LocalDate;
  readonly growth: number;
  /** The purchase, the night or the command; the id of the history line is made of it. */
  readonly causeId: string;
  readonly policyVersion: number;
  /** Staff's words for a tier set or ended by hand. */
  readonly reason?: string;
  /** The day until which a tier set by hand holds (exclusive), or on which a grace ends. */
  readonly untilOn?: LocalDate;
}

/** The id of a history line: one cause makes at most one line of a kind. @example tierEventId({ kind: 'upgraded', causeId: 'pu_1' }) //=> 'tr_upgraded_pu_1' */
export function tierEventId(event: Pick<TierEvent, 'kind' | 'causeId'>): string {
  return `tr_${event.kind}_${event.causeId}`;
}

/** The tier a new member starts with. */
export function firstTierState(on: LocalDate, policy: TierPolicy): TierState {
  return { tierId: tierAt(policy, 0).id, since: on, months: [], grace: null, manual: null };
}

function tierAt(policy: TierPolicy, rank: number): Tier {
  const tier = policy.tiers[rank];
  assert(tier, `a tier policy has a tier of rank ${rank}`);
  return tier;
}

/** The rank of a tier, 0 the lowest. A tier that the policy no longer knows counts as the lowest. */
export function rankOf(tierId: string, policy: TierPolicy): number {
  return Math.max(0, policy.tiers.findIndex((tier) => tier.id === tierId));
}

/** The tier with its rules; the lowest when the policy no longer knows it. */
export function tierById(tierId: string, policy: TierPolicy): Tier {
  return tierAt(policy, rankOf(tierId, policy));
}

/** The highest tier whose growth is reached. @example tierOf(4_999, policy).id //=> 'gold' */
export function tierOf(growth: number, policy: TierPolicy): Tier {
  const reached = policy.tiers.filter((tier) => growth >= tier.growth);
  return reached[reached.length - 1] ?? tierAt(policy, 0);
}

/** Growth of a payment, rounded down to whole growth. @example growthOf(fen(12_850), { fenPerGrowth: fen(100) }) //=> 128 */
export function growthOf(paidFen: Fen, policy: Pick<TierPolicy, 'fenPerGrowth'>): number {
  assert(paidFen >= 0, 'growth is earned by a payment, not by a refund');
  return Math.floor(paidFen / policy.fenPerGrowth);
}

/** Growth that counts on a day: of the last `windowMonths` months, the current one included. */
export function growthInWindow(state: TierState, on: LocalDate, policy: Pick<TierPolicy, 'windowMonths'>): number {
  const first = addMonths(monthOf(on), 1 - policy.windowMonths);
  const counted = state.months.filter((part) => part.month >= first).reduce((total, part) => total + part.growth, 0);
  return Math.max(0, counted);
}

/**
 * The next tier and what is missing to it: "再消费 126 元升为金卡". Null at the highest tier.
 * `gapFen` is what one payment must be, so that its rounded-down growth suffices.
 */
export function nextTier(
  state: TierState,
  at: Instant,
  policy: TierPolicy,
): { readonly tier: Tier; readonly growth: number; readonly gapGrowth: number; readonly gapFen: Fen } | null {
  const growth = growthInWindow(state, localDateOf(at), policy);
  const tier = policy.tiers[rankOf(effectiveTierId(state, localDateOf(at), policy), policy) + 1];
  if (!tier) return null;
  const gapGrowth = Math.max(0, tier.growth - growth);
  return { tier, growth, gapGrowth, gapFen: fen(gapGrowth * policy.fenPerGrowth) };
}

/**
 * The tier whose rules hold on a day: the earned one, or the manual one while it lasts and is higher.
 */
export function effectiveTierId(state: TierState, on: LocalDate, policy: TierPolicy): string {
  const { manual } = state;
  const holds = manual !== null && on < manual.untilOn && rankOf(manual.tierId, policy) > rankOf(state.tierId, policy);
  return holds ? manual.tierId : tierById(state.tierId, policy).id;
}
