import { fen, type Fen } from '../../kernel/units';
import { localDateOf, type Instant, type LocalDate } from '../../kernel/time';
import type { Tier, TierPolicy } from './tier-policy';
import { effectiveTierId, growthInWindow, nextTier, rankOf, tierById, type TierState } from './tier-state';

/**
 * What buying again changes about a tier: it keeps the one that is about to be lost, it brings the next one, or there is none higher.
 * `spendFen` is what one payment must be; `byOneVisit` says that a visit as he usually makes it does it.
 */
export type NextStep =
  | { readonly kind: 'keep'; readonly tier: Tier; readonly spendFen: Fen; readonly untilOn: LocalDate; readonly byOneVisit: boolean }
  | { readonly kind: 'rise'; readonly tier: Tier; readonly spendFen: Fen; readonly byOneVisit: boolean }
  | { readonly kind: 'top' };

/** How many of the newest visits say what is usual. */
const usualVisits = 5;

/**
 * What somebody usually spends on a visit, in fen: the middle of his last five days with a purchase, of two middles the smaller, so that
 * nobody is promised too much. Null before the second visit.
 * @example usualSpend([[20_000, 1, 8_000], [20_030, 1, 12_000]]) //=> 8_000
 */
export function usualSpend(days: readonly (readonly [dayNumber: number, purchases: number, spent: number])[]): Fen | null {
  const spent = days.map(([, , amount]) => amount).filter((amount) => amount > 0).slice(-usualVisits).sort((a, b) => a - b);
  const middle = spent[Math.floor((spent.length - 1) / 2)];
  return spent.length < 2 || middle === undefined ? null : fen(middle);
}

/**
 * The one thing about his tier worth telling a member today. A loss that threatens comes before a rise that beckons; while a tier set by
 * hand holds above the earned one nothing is about to be lost.
 */
export function nextStep(state: TierState, at: Instant, usual: Fen | null, policy: TierPolicy): NextStep {
  const on = localDateOf(at);
  const byOneVisit = (spendFen: Fen): boolean => usual !== null && usual >= spendFen;
  const { grace } = state;
  const held = tierById(state.tierId, policy);
  const missing = held.growth - growthInWindow(state, on, policy);
  if (grace !== null && missing > 0 && rankOf(effectiveTierId(state, on, policy), policy) <= rankOf(held.id, policy)) {
    const spendFen = fen(missing * policy.fenPerGrowth);
    return { kind: 'keep', tier: held, spendFen, untilOn: grace.endsOn, byOneVisit: byOneVisit(spendFen) };
  }
  const next = nextTier(state, at, policy);
  return next === null ? { kind: 'top' } : { kind: 'rise', tier: next.tier, spendFen: next.gapFen, byOneVisit: byOneVisit(next.gapFen) };
}
