import { joinLiability, noLiability } from '../../shared/domain/points';
import { now as readClock } from '../_runtime/clock';
import type { BooksRunDocument } from '../_store/books-documents';
import { store } from '../_store/store';
import type { BooksTick, KeepProgress } from './books-context';

/** Keeps what members hold this morning under its day, and ends the night with its findings counted from what was written. */
export async function endBooks({ businessDay }: BooksTick, run: BooksRunDocument, keep: KeepProgress): Promise<void> {
  const total = run.stores.reduce((sum, { liability }) => joinLiability(sum, liability), noLiability);
  await store.liabilities.put({ _id: `liability_${businessDay}`, businessDay, total, stores: run.stores });
  const findings = await store.bookFindings.count({ businessDay });
  await keep({ state: 'done', finishedAt: readClock(), findings });
}
