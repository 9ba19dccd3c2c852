import type { ClassEdges, MemberFold, OutcomeCounts, RetentionState, Spread } from '../../shared/domain/retention';
import type { RfmRun } from '../../shared/domain/rfm';
import type { StoreId } from '../../shared/kernel/ids';
import type { Instant, LocalDate } from '../../shared/kernel/time';

/** How many members stood in each state on a morning, by store; `_id` is `states_<day>`. */
export interface StateCountsDocument {
  readonly _id: string;
  readonly businessDay: LocalDate;
  readonly stores: readonly { readonly storeId: StoreId; readonly byState: Readonly<Record<RetentionState, number>> }[];
}

/** What a first reading of all members finds: where the lines between groups and classes lie. */
export interface MeasuredBase {
  readonly recencyDays: Spread;
  readonly purchaseDays: Spread;
  readonly spent: Spread;
  readonly expectedValue: Spread;
  /** The same on the day on which the model's backtest stood. */
  readonly testedRecencyDays: Spread;
  readonly testedPurchaseDays: Spread;
  readonly testedSpent: Spread;
}

/** The rankings that the model is measured against, on the backtest's members: counts by score. */
export interface RivalOutcomes {
  readonly recency: OutcomeCounts;
  readonly rfm: OutcomeCounts;
}

export interface StoreFold {
  readonly storeId: StoreId;
  readonly fold: MemberFold;
}

/**
 * One making of the report; `_id` is `report_<day>`, so that a second copy finds the first. What was read so far stands beside
 * the cursor that says how far that is: both are written at once, so a tick that was killed loses pages, never counts them twice.
 */
export interface ReportRunDocument {
  readonly _id: string;
  readonly businessDay: LocalDate;
  readonly state: 'running' | 'done';
  readonly startedAt: Instant;
  readonly finishedAt?: Instant;
  readonly leaseUntil: Instant;
  readonly leaseHolder: string;
  readonly phase: 'count_states' | 'measure' | 'fold' | 'publish' | 'done';
  /** The model of this report, fixed at its start; empty before the first night. */
  readonly modelId: string;
  readonly cursor: string;
  readonly measured?: MeasuredBase;
  readonly stores: readonly StoreFold[];
  readonly rivals: RivalOutcomes;
  /** Whether this run made the whole report or only counted states. */
  readonly whole: boolean;
}

/** A report about one store, or about all of them; `_id` from what it is about and its day. */
export interface ReportDocument {
  readonly _id: string;
  readonly businessDay: LocalDate;
  readonly madeAt: Instant;
  readonly modelId: string;
  /** Days within which a move counts as lately, and within which a member of a cohort has bought to count as still coming. */
  readonly moveDays: number;
  readonly latelyDays: number;
  readonly fold: MemberFold;
  /** The lines between the eight groups, the same for every store. */
  readonly cuts: RfmRun['cuts'];
  /** The lines between the three classes; absent while there is no model to expect anything with. */
  readonly classEdges?: ClassEdges;
  /** AUC of simpler rankings on the members and the outcome of the model's backtest; null where there was none. */
  readonly rivals: { readonly testedAsOf: LocalDate; readonly recencyAuc: number | null; readonly rfmAuc: number | null } | null;
}

/** Whom a report is about. A store's id cannot hold a tilde, so no report is taken for another's. */
export type ReportScope = StoreId | 'all';
const prefixOf = (scope: ReportScope): string => (scope === 'all' ? 'all~' : `store~${scope}~`);

export const reportIdOf = (scope: ReportScope, day: LocalDate): string => `${prefixOf(scope)}${day}`;
/** From the first possible id of a scope's reports up to, and without, what lies behind the last. */
export const reportIdsOf = (scope: ReportScope, before?: LocalDate): { readonly from: string; readonly until: string } => ({
  from: prefixOf(scope),
  until: before === undefined ? `${prefixOf(scope)}~` : reportIdOf(scope, before),
});
