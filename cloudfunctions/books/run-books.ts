import type { Tick } from '../_runtime/job';
import { workRun, type JobOf, type JobReport } from '../_runtime/job-run';
import type { BooksRunDocument } from '../_store/books-documents';
import { store } from '../_store/store';
import { pageTimeMs, type BooksTick, type KeepProgress } from './books-context';
import { endBooks } from './end-books';
import { expireCoupons } from './expire-coupons';
import { findPatterns } from './find-patterns';
import { lapsePickUps } from './lapse-pick-ups';
import { reconcilePages } from './reconcile-pages';
import { settleDue } from './settle-due';
import { policiesOfTheDay } from './start-planned';

const firstRecord = ({ businessDay, now }: Tick): JobOf<BooksRunDocument, BooksTick>['first'] => ({
  _id: `books_${businessDay}`,
  businessDay,
  state: 'running',
  startedAt: now,
  phase: 'pick_ups',
  cursor: '',
  members: 0,
  entries: 0,
  stores: [],
  settled: 0,
  couponsExpired: 0,
  leftDue: 0,
});

/**
 * One tick of the books of its business day. A member's books move in one transaction each and a settled member has nothing left
 * to settle, so a tick that was killed leaves nothing that the next one would do twice.
 */
export async function runBooks(tick: Tick): Promise<JobReport> {
  const { state, businessDay } = await workRun(tick, {
    runs: store.booksRuns,
    first: firstRecord(tick),
    pageTimeMs,
    begin: async (): Promise<BooksTick> => ({ tick, policies: await policiesOfTheDay(tick), businessDay: tick.businessDay }),
    phase: workPhase,
  });
  return { state, businessDay };
}

async function workPhase(night: BooksTick, run: BooksRunDocument, keep: KeepProgress): Promise<void> {
  switch (run.phase) {
    case 'pick_ups':
      return lapsePickUps(night, run, keep);
    case 'due':
      return settleDue(night, run, keep);
    case 'coupons':
      return expireCoupons(night, run, keep);
    case 'patterns':
      return findPatterns(night, run, keep);
    case 'reconcile':
      return reconcilePages(night, run, keep);
    case 'done':
      return endBooks(night, run, keep);
  }
}
