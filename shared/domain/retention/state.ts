import { addDays, dateOfDayNumber, dayNumber, type LocalDate } from '../../kernel/time';
import { probabilityActiveWithin, type CnbdHistory, type CnbdParameters } from './cnbd';
import { historyOf, type RetentionModel } from './model';
import { retentionStates, type RetentionPolicy, type RetentionState } from './policy';
import { lastPurchaseOn, type PurchaseStatistics } from './statistics';

/** Days ahead beyond which a change of state is not looked for: ten years. */
const lookAheadDays = 3_650;

/**
 * The probability that decides a member's state: of all days from now on, should she stay away, the highest P(active).
 *
 * For k = 1 that is P(active) now. For k > 1 P(active) first rises after a purchase, because the next one is not due yet,
 * and then falls for good; a member who is not due is not drifting. So it never rises by absence alone.
 */
export function standingProbability(parameters: CnbdParameters, history: CnbdHistory, horizonDays: number): number {
  const at = (T: number): number => probabilityActiveWithin(parameters, { ...history, T }, horizonDays);
  const now = at(history.T);
  if (parameters.k === 1 || at(history.T + 1) <= now) return now;
  let low = history.T;
  let width = 1;
  while (width < lookAheadDays && at(low + 2 * width) > at(low + width)) width *= 2;
  let high = low + 2 * width;
  // One peak between low and high: the sign of the day-to-day change tells on which side it lies.
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (at(middle + 1) > at(middle)) low = middle;
    else high = middle;
  }
  return Math.max(now, at(low), at(high));
}

/**
 * The state for a probability. A member who already has a state keeps it until the cut-off is passed by the hysteresis.
 * @example stateForProbability(0.48, defaultRetentionPolicy, 'active') //=> 'active', although .48 is below .5
 */
export function stateForProbability(probability: number, policy: RetentionPolicy, previous: RetentionState | null = null): RetentionState {
  const { cutoffs, hysteresis } = policy;
  const rank = previous === null ? -1 : retentionStates.indexOf(previous);
  const floors = [cutoffs.active, cutoffs.quiet, cutoffs.dormant];
  for (const [i, floor] of floors.entries()) {
    // Floors of her own state and better-than-next ones are lowered for staying, floors above her state raised for rising.
    const shift = rank < 0 ? 0 : i >= rank ? -hysteresis : hysteresis;
    if (probability >= floor + shift) return retentionStates[i] ?? 'lost';
  }
  return 'lost';
}

/** The state by fixed days: what a store without a model goes by. */
export function stateForAbsence(days: number, policy: RetentionPolicy): RetentionState {
  const { fixedDays } = policy;
  if (days <= fixedDays.active) return 'active';
  if (days <= fixedDays.quiet) return 'quiet';
  return days <= fixedDays.dormant ? 'dormant' : 'lost';
}

/**
 * The member's state at the end of a day; null for somebody who has not bought yet (a prospect has no state).
 * `previous` is the stored state, for the hysteresis; null right after a purchase or where there is none.
 */
export function stateOf(
  statistics: PurchaseStatistics,
  model: RetentionModel,
  policy: RetentionPolicy,
  asOf: LocalDate,
  previous: RetentionState | null = null,
): RetentionState | null {
  const history = historyOf(statistics, asOf);
  if (history === null) return null;
  if (model.basis === 'fixed_days' || model.parameters === null) return stateForAbsence(history.T - history.tx, policy);
  return stateForProbability(standingProbability(model.parameters, history, policy.horizonDays), policy, previous);
}

/**
 * The first day after `asOf` on which the member, staying away, will no longer be in `state`; null where that day does
 * not come within ten years (nobody is more lost than lost). The night reads only the members whose day has come.
 */
export function nextStateChangeOn(
  statistics: PurchaseStatistics,
  model: RetentionModel,
  policy: RetentionPolicy,
  asOf: LocalDate,
  state: RetentionState,
): LocalDate | null {
  const lastOn = lastPurchaseOn(statistics);
  const history = historyOf(statistics, asOf);
  if (lastOn === null || history === null || state === 'lost') return null;
  if (model.basis === 'fixed_days' || model.parameters === null) {
    const until = addDays(lastOn, policy.fixedDays[state] + 1);
    return until > asOf ? until : addDays(asOf, 1);
  }
  const { parameters } = model;
  const leaves = (days: number): boolean =>
    stateForProbability(standingProbability(parameters, { ...history, T: history.T + days }, policy.horizonDays), policy, state) !== state;
  if (leaves(1)) return addDays(asOf, 1);
  let low = 1;
  let high = 2;
  while (!leaves(high)) {
    if (high >= lookAheadDays) return null;
    low = high;
    high *= 2;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (leaves(middle)) high = middle;
    else low = middle;
  }
  return dateOfDayNumber(dayNumber(asOf) + high);
}
