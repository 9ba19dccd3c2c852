import type { Policies } from '../../shared/domain/policy';
import type { LocalDate } from '../../shared/kernel/time';
import type { Tick } from '../_runtime/job';
import type { BooksRunDocument } from '../_store/books-documents';

/** One tick's view of the night. */
export interface BooksTick {
  readonly tick: Tick;
  readonly policies: Policies;
  readonly businessDay: LocalDate;
}

/** A phase answers what changes in the run record; it ends early when the tick's time is up. */
export type RunPatch = Partial<Omit<BooksRunDocument, '_id' | 'leaseHolder' | 'leaseUntil'>>;
/** Writes progress down, renews the lease, and answers the record as it is now. */
export type KeepProgress = (patch: RunPatch) => Promise<BooksRunDocument>;

/** Time a page may take: with less left in the tick, the next tick takes it. */
export const pageTimeMs = 10_000;
