import type { LocalDate } from '../../shared/kernel/time';
import { inParallel } from '../_store/batch';
import type { BooksRunDocument } from '../_store/books-documents';
import { is, type Filter } from '../_store/collection';
import type { AccountDocument } from '../_store/documents';
import { store } from '../_store/store';
import { pageTimeMs, type BooksTick, type KeepProgress } from './books-context';
import { readGiftTemplates, settleMember, type GiftTemplates } from './settle-member';

const pageSize = 200;
type DueAccount = Pick<AccountDocument, '_id' | 'booksDueOn'>;

/** Settles members, a few at a time, and answers how many moved and how many are left due. */
export async function settleMembers(night: BooksTick, members: readonly Pick<AccountDocument, '_id'>[], gifts: GiftTemplates) {
  const counts = { settled: 0, leftDue: 0 };
  await inParallel(members, async ({ _id }) => {
    const became = await settleMember(night, _id, gifts);
    if (became === 'settled') counts.settled += 1;
    if (became === 'left_due') counts.leftDue += 1;
  });
  return counts;
}

/**
 * The members whose day has come, by index, in one pass. Whoever is settled leaves the range, so the pass goes on behind the
 * last one read; a tick that was cut off begins at the front, where only those are left who were not settled.
 */
export async function settleDue(night: BooksTick, begun: BooksRunDocument, keep: KeepProgress): Promise<void> {
  const gifts = await readGiftTemplates(night);
  let run = begun;
  let last: DueAccount | undefined;
  for (;;) {
    if (night.tick.timeLeftMs() < pageTimeMs) return;
    const page = await dueAfter(night.businessDay, last);
    last = page.at(-1);
    if (!last) break;
    const { settled, leftDue } = await settleMembers(night, page, gifts);
    run = await keep({ settled: run.settled + settled, leftDue: run.leftDue + leftDue });
  }
  await keep({ phase: 'coupons' });
}

/** The next accounts that are due, behind `last` in the order of day and id. */
async function dueAfter(on: LocalDate, last: DueAccount | undefined): Promise<DueAccount[]> {
  const order = [{ field: 'booksDueOn', direction: 'asc' }, { field: '_id', direction: 'asc' }] as const;
  const ask = (filter: Filter, limit: number): Promise<DueAccount[]> => store.accounts.find({ filter, order, limit, fields: ['booksDueOn'] });
  const day = last?.booksDueOn;
  if (!last || !day) return ask({ booksDueOn: is.atMost(on) }, pageSize);
  const sameDay = await ask({ booksDueOn: day, _id: is.above(last._id) }, pageSize);
  const rest = pageSize - sameDay.length;
  return rest === 0 ? sameDay : [...sameDay, ...(await ask({ booksDueOn: is.both(is.above(day), is.atMost(on)) }, rest))];
}
