import type { LocalDate } from '../../kernel/time';
import type { GateLack } from './data-gate';
import type { RetentionModel } from './model';
import { retentionStates, type RetentionPolicy, type RetentionState, type StateBasis } from './policy';
import { stateOf } from './state';
import type { ScoredStatistics, Transitions } from './transitions';

/** What states would go by under a policy: the gate is asked anew with the facts of the last fit. */
export type PreviewBasis = StateBasis | 'model_to_be_fitted';

/** What a store lacks for a model under a policy, by the facts of the last fit. */
export function gateLacksUnder({ gate }: RetentionModel, { gate: least }: RetentionPolicy): readonly GateLack[] {
  const lacks: GateLack[] = [];
  if (gate.buyers < least.buyers) lacks.push('buyers');
  if (gate.historyDays < least.historyDays) lacks.push('historyDays');
  if (gate.newestPurchaseDays > least.newestPurchaseDays) lacks.push('newestPurchaseDays');
  if (gate.membersWithThreeDays < least.membersWithThreeDays) lacks.push('membersWithThreeDays');
  return lacks;
}

/**
 * What states would go by. A gate that a change would open has no model yet, so nobody can say who would move:
 * `model_to_be_fitted`. A model that saw no signal stays set aside.
 */
export function previewBasisOf(model: RetentionModel, proposed: RetentionPolicy): PreviewBasis {
  if (gateLacksUnder(model, proposed).length > 0) return 'fixed_days';
  if (model.parameters === null) return 'model_to_be_fitted';
  return model.basis;
}

const emptyCounts = (): Record<RetentionState, Record<RetentionState, number>> => {
  const row = { active: 0, quiet: 0, dormant: 0, lost: 0 };
  return { active: { ...row }, quiet: { ...row }, dormant: { ...row }, lost: { ...row } };
};

/** The sum of two matrices. */
export function addTransitions(left: Transitions, right: Transitions): Transitions {
  const sum = emptyCounts();
  for (const from of retentionStates) for (const to of retentionStates) sum[from][to] = left[from][to] + right[from][to];
  return sum;
}

/**
 * How members would stand by a changed policy (columns) beside how they would stand tonight by the one in force (rows). Both
 * start from the state each member has, so hysteresis holds on both sides and a policy that changes nothing moves nobody.
 * Members without a purchase are left out.
 */
export function previewMoves(
  members: readonly ScoredStatistics[],
  model: RetentionModel,
  policies: { readonly current: RetentionPolicy; readonly proposed: RetentionPolicy },
  asOf: LocalDate,
): Transitions {
  const { current, proposed } = policies;
  const judged: RetentionModel = { ...model, basis: previewBasisOf(model, proposed) === 'model' ? 'model' : 'fixed_days' };
  const counts = emptyCounts();
  for (const { statistics, state } of members) {
    const before = stateOf(statistics, model, current, asOf, state);
    const after = stateOf(statistics, judged, proposed, asOf, state);
    if (before !== null && after !== null) counts[before][after] += 1;
  }
  return counts;
}
