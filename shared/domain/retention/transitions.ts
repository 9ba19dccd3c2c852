import type { LocalDate } from '../../kernel/time';
import type { RetentionModel } from './model';
import { retentionStates, type RetentionPolicy, type RetentionState } from './policy';
import { stateOf } from './state';
import type { PurchaseStatistics } from './statistics';

/** How many members went from each state (row) to each state (column); who stayed is on the diagonal. */
export type Transitions = Readonly<Record<RetentionState, Readonly<Record<RetentionState, number>>>>;

const row = { active: 0, quiet: 0, dormant: 0, lost: 0 } as const;
export const emptyTransitions: Transitions = { active: row, quiet: row, dormant: row, lost: row };

/** The matrix with one more member in it. */
export function withTransition(transitions: Transitions, from: RetentionState, to: RetentionState): Transitions {
  return { ...transitions, [from]: { ...transitions[from], [to]: transitions[from][to] + 1 } };
}

/** A member's statistics with the state she is in today. */
export interface ScoredStatistics {
  readonly statistics: PurchaseStatistics;
  readonly state: RetentionState;
}

/**
 * What a changed policy would do on the spot: every member judged afresh by it, beside the state she is in. Members
 * without a purchase are not counted. Head office sees the numbers before it saves the rules.
 */
export function previewPolicy(
  members: readonly ScoredStatistics[],
  model: RetentionModel,
  proposed: RetentionPolicy,
  asOf: LocalDate,
): { readonly transitions: Transitions; readonly members: number; readonly moved: number } {
  const counts = Object.fromEntries(retentionStates.map((state) => [state, { ...row }])) as Record<RetentionState, Record<RetentionState, number>>;
  let [counted, moved] = [0, 0];
  for (const { statistics, state } of members) {
    const next = stateOf(statistics, model, proposed, asOf);
    if (next === null) continue;
    counts[state][next] += 1;
    counted += 1;
    if (next !== state) moved += 1;
  }
  return { transitions: counts, members: counted, moved };
}
