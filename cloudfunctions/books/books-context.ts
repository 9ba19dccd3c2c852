import type { Policies } from '../../shared/domain/policy';
import type { LocalDate } from '../../shared/kernel/time';
import type { Tick } from '../_runtime/job';
import type { KeepOf } from '../_runtime/job-run';
import type { BooksRunDocument } from '../_store/books-documents';

/** One tick's view of the night. */
export interface BooksTick {
  readonly tick: Tick;
  readonly policies: Policies;
  readonly businessDay: LocalDate;
}

export type KeepProgress = KeepOf<BooksRunDocument>;

/** Time a page may take: with less left in the tick, the next tick takes it. */
export const pageTimeMs = 10_000;
