import type { Tick } from '../_runtime/job';
import { checkpoint, leaseEnd, LeaseLost, takeRun } from '../_runtime/job-lease';
import type { BooksRunDocument } from '../_store/books-documents';
import { currentPolicies } from '../_store/rules-documents';
import { store } from '../_store/store';
import { pageTimeMs, type BooksTick, type RunPatch } from './books-context';
import { endBooks } from './end-books';
import { expireCoupons } from './expire-coupons';
import { reconcilePages } from './reconcile-pages';
import { settleDue } from './settle-due';

export interface BooksReport {
  /** `done` also when there was nothing left to do; `running`: the next tick goes on; `busy`: another copy is at work. */
  readonly state: 'done' | 'running' | 'busy';
  readonly businessDay: string;
}

function firstRecord(tick: Tick): BooksRunDocument {
  return {
    _id: `books_${tick.businessDay}`,
    businessDay: tick.businessDay,
    state: 'running',
    startedAt: tick.now,
    phase: 'due',
    cursor: '',
    leaseUntil: leaseEnd(tick.now),
    leaseHolder: tick.holder,
    members: 0,
    entries: 0,
    stores: [],
    settled: 0,
    couponsExpired: 0,
    leftDue: 0,
  };
}

/**
 * One tick of the books of its business day: takes the lease, goes on from the phase and cursor of the run record, stops when
 * time is up. A member's books move in one transaction each and a settled member has nothing left to settle, so a tick that
 * was killed leaves nothing that the next one would do twice.
 */
export async function runBooks(tick: Tick): Promise<BooksReport> {
  const { businessDay } = tick;
  const taken = await takeRun(store.booksRuns, firstRecord(tick), tick.now);
  if (taken === 'busy') return { state: 'busy', businessDay };
  if (taken.state === 'done') return { state: 'done', businessDay };
  const { policies } = await currentPolicies();
  try {
    const run = await goOn({ tick, policies, businessDay }, taken);
    // Nobody is at work any more: the next tick need not wait for the lease to run out.
    if (run.state === 'running') await checkpoint(store.booksRuns, run, { leaseUntil: tick.now }, tick.now);
    return { state: run.state, businessDay };
  } catch (error) {
    if (error instanceof LeaseLost) return { state: 'busy', businessDay };
    throw error;
  }
}

async function goOn(night: BooksTick, taken: BooksRunDocument): Promise<BooksRunDocument> {
  const { tick } = night;
  let run = taken;
  const keep = async (patch: RunPatch): Promise<BooksRunDocument> => {
    run = await checkpoint<BooksRunDocument>(store.booksRuns, run, patch, tick.now);
    return run;
  };
  while (run.state === 'running' && tick.timeLeftMs() > pageTimeMs) {
    switch (run.phase) {
      case 'due':
        await settleDue(night, run, keep);
        break;
      case 'coupons':
        await expireCoupons(night, run, keep);
        break;
      case 'reconcile':
        await reconcilePages(night, run, keep);
        break;
      case 'done':
        await endBooks(night, run, keep);
        break;
    }
  }
  return run;
}
