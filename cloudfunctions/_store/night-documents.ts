import type { RetentionModel, RetentionState, StateBasis } from '../../shared/domain/retention';
import type { Instant, LocalDate } from '../../shared/kernel/time';
import type { DecisionDocument } from './outbox-documents';

/** One night of one business day; `_id` is `night_<day>`, so that a second copy finds the first. */
export interface NightRunDocument {
  readonly _id: string;
  readonly businessDay: LocalDate;
  readonly state: 'running' | 'done';
  readonly startedAt: Instant;
  readonly finishedAt?: Instant;
  /** What the next tick goes on with, and from where. */
  readonly phase: 'followers' | 'fit' | 'score_all' | 'score_due' | 'occasions' | 'count' | 'done';
  readonly cursor?: string;
  readonly leaseUntil: Instant;
  readonly leaseHolder: string;
  readonly modelId: string;
  readonly basis: StateBasis;
  /** Members read; a page read again after a crash counts again. */
  readonly membersSeen: number;
  readonly membersChanged: number;
  readonly leftAlone: number;
  readonly byState: Readonly<Partial<Record<RetentionState, number>>>;
  readonly decided: Readonly<Partial<Record<DecisionDocument['channel'], number>>>;
}

/** `_id: 'current'` is what tills and nights use; each fit is kept under its model id too. */
export interface ModelDocument {
  readonly _id: string;
  readonly modelId: string;
  readonly model: RetentionModel;
  readonly fittedOn: LocalDate;
}
