import { inParallel } from '../_store/batch';
import type { BooksRunDocument } from '../_store/books-documents';
import { duePageAfter } from '../_store/pages';
import { store } from '../_store/store';
import { pageTimeMs, type BooksTick, type KeepProgress } from './books-context';
import { readGiftTemplates, settleMember, type GiftTemplates } from './settle-member';
import type { AccountDocument } from '../_store/account-documents';

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
    const page: DueAccount[] = await duePageAfter(store.accounts, last, { field: 'booksDueOn', until: night.businessDay, fields: ['booksDueOn'], limit: pageSize });
    last = page.at(-1);
    if (!last) break;
    const { settled, leftDue } = await settleMembers(night, page, gifts);
    run = await keep({ settled: run.settled + settled, leftDue: run.leftDue + leftDue });
  }
  await keep({ phase: 'coupons' });
}
