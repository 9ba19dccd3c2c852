import type { RetentionState } from './policy';
import type { PurchaseStatistics } from './statistics';

/** How many members went from each state (row) to each state (column); who stayed is on the diagonal. */
export type Transitions = Readonly<Record<RetentionState, Readonly<Record<RetentionState, number>>>>;

const row = { active: 0, quiet: 0, dormant: 0, lost: 0 } as const;
export const emptyTransitions: Transitions = { active: row, quiet: row, dormant: row, lost: row };

/** A member's statistics with the state she is in today. */
export interface ScoredStatistics {
  readonly statistics: PurchaseStatistics;
  readonly state: RetentionState;
}
