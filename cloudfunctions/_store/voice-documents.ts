import type { Patterns } from '../../shared/domain/complaint-patterns';
import type { ComplaintId, StaffId, StoreId } from '../../shared/kernel/ids';
import type { Instant, LocalDate } from '../../shared/kernel/time';

/** Up to when changes of one source have been read; `_id` is the source. Reading a change twice does nothing twice. */
export interface VoiceMarkDocument {
  readonly _id: string;
  readonly readUntilAt: Instant;
}

/** One complaint in a day's counting, so that what stands behind a figure can be listed. */
export interface CountedComplaint {
  readonly complaintId: ComplaintId;
  readonly storeId: StoreId;
  readonly kind: string;
  readonly cause: string | null;
  readonly products: readonly string[];
  readonly personId: StaffId | null;
  readonly hour: number;
}

/**
 * The complaints sent on one day at one store, or at all of them, counted; `_id` from both. Written whole from that day's complaints
 * whenever one of them has changed, never added to, so nothing is counted twice or lost.
 */
export interface ComplaintDayDocument {
  readonly _id: string;
  readonly on: LocalDate;
  readonly patterns: Patterns;
  /** In the order in which they were sent. */
  readonly complaints: readonly CountedComplaint[];
}

/** What a counting is about. A store's id cannot hold a tilde, so no day is taken for another's. */
export type PatternScope = StoreId | 'all';
export const complaintDayIdOf = (scope: PatternScope, on: LocalDate): string => (scope === 'all' ? `all~~${on}` : `${scope}~${on}`);
