import { addLiability, balanceOf, noLiability, reconcile, type PointsEntry } from '../../shared/domain/points';
import { booksDueOn } from '../../shared/domain/policy';
import { points } from '../../shared/kernel/units';
import { addMissing } from '../_store/batch';
import type { BookFindingDocument, BooksRunDocument, StoreLiability } from '../_store/books-documents';
import { is } from '../_store/collection';
import { hasLeft } from '../_member/left-account';
import { pageAfter } from '../_store/pages';
import { store } from '../_store/store';
import { pageTimeMs, type BooksTick, type KeepProgress } from './books-context';
import { settleMembers } from './settle-due';
import { readGiftTemplates } from './settle-member';
import type { AccountDocument } from '../_store/account-documents';

const pageSize = 500;
const readFields = ['storeId', 'points', 'tier', 'tierGiftCause', 'upgradeGiftTierIds', 'booksDueOn', 'leftAt', 'revision'] as const;
type ReadAccount = Pick<AccountDocument, '_id' | (typeof readFields)[number]>;
type Sums = ReadonlyMap<string, { readonly count: number; readonly sum: number }>;

/** A member whose entries are read one by one to say where they go wrong; above it the sums alone are reported. */
const mostEntriesRead = 1_000;
const mostFaults = 10;
/** Readings of a member who seems to differ, before he is believed to: a till may have sold between the two questions. */
const readings = 4;

/**
 * Compares every member's entries with his balance, a page at a time, and adds up what members hold. A difference is written down as
 * a finding and nothing else is done about it. Members whose due day is not what today's policies say are settled on the way, so that
 * an edited policy or a forgotten day costs a night at most.
 */
export async function reconcilePages(night: BooksTick, begun: BooksRunDocument, keep: KeepProgress): Promise<void> {
  const gifts = await readGiftTemplates(night);
  let run = begun;
  for (;;) {
    if (night.tick.timeLeftMs() < pageTimeMs) return;
    const read = await accountsAfter(run.cursor);
    const last = read.at(-1);
    if (!last) break;
    const stale = read.filter((account) => !hasLeft(account) && booksDueOn(account._id, account, night.businessDay, night.policies) !== (account.booksDueOn ?? null));
    const { settled, leftDue } = await settleMembers(night, stale, gifts);
    const page = stale.length === 0 ? read : await readAgain(read);
    const sums = await sumsOf(page);
    await reportDiffering(night, page.filter((account) => differs(account, sums)));
    run = await keep({
      cursor: last._id,
      members: run.members + page.length,
      entries: run.entries + [...sums.values()].reduce((total, { count }) => total + count, 0),
      stores: addStores(run.stores, page, night),
      settled: run.settled + settled,
      leftDue: run.leftDue + leftDue,
    });
  }
  await keep({ phase: 'done' });
}

const accountsAfter = (cursor: string): Promise<ReadAccount[]> => pageAfter(store.accounts, cursor, { fields: readFields, limit: pageSize });

const readAgain = (page: readonly ReadAccount[]): Promise<ReadAccount[]> =>
  store.accounts.find({ filter: { _id: is.oneOf(page.map(({ _id }) => _id)) }, limit: pageSize, fields: readFields });

const sumsOf = (page: readonly Pick<ReadAccount, '_id'>[]): Promise<Sums> =>
  store.pointsEntries.sumsBy({ memberId: is.oneOf(page.map(({ _id }) => _id)) }, 'memberId', 'points');

function differs(account: ReadAccount, sums: Sums): boolean {
  const { sum = 0, count = 0 } = sums.get(account._id) ?? {};
  return sum !== balanceOf(account.points) || count !== account.points.entryCount;
}

async function reportDiffering(night: BooksTick, suspects: readonly ReadAccount[]): Promise<void> {
  for (const suspect of suspects) {
    const finding = await confirm(night, suspect);
    if (finding) await addMissing(store.bookFindings, [finding]);
  }
}

/** Reads a suspect until his account is the same before and after his entries were summed; the finding when he differs even then. */
async function confirm({ tick, businessDay }: BooksTick, { _id: memberId }: ReadAccount): Promise<BookFindingDocument | null> {
  for (let reading = 0; reading < readings; reading += 1) {
    const account = await store.accounts.get(memberId);
    if (!account) return null;
    const sums = await sumsOf([account]);
    if (!differs(account, sums)) return null;
    const { sum = 0, count = 0 } = sums.get(memberId) ?? {};
    const faults = count > mostEntriesRead ? [] : reconcile(await entriesOf(account), account.points).slice(0, mostFaults);
    if ((await store.accounts.get(memberId))?.revision !== account.revision) continue;
    return {
      _id: `finding_${businessDay}_${memberId}_differs`,
      businessDay,
      memberId,
      storeId: account.storeId,
      kind: 'differs',
      foundAt: tick.now,
      balance: balanceOf(account.points),
      entriesSum: points(sum),
      entryCount: account.points.entryCount,
      entriesFound: count,
      faults,
    };
  }
  // Somebody changes this member all the time: the next night looks again.
  return null;
}

async function entriesOf({ _id: memberId }: AccountDocument): Promise<PointsEntry[]> {
  const found = await store.pointsEntries.find({ filter: { memberId }, order: [{ field: 'number', direction: 'desc' }], limit: mostEntriesRead });
  return found.map(({ _id, ...entry }) => ({ ...entry, id: _id }));
}

function addStores(stores: readonly StoreLiability[], page: readonly ReadAccount[], { businessDay }: BooksTick): readonly StoreLiability[] {
  const byStore = new Map(stores.map(({ storeId, liability }) => [storeId, liability]));
  for (const { storeId, points: held } of page) byStore.set(storeId, addLiability(byStore.get(storeId) ?? noLiability, held, businessDay));
  return [...byStore].sort(([left], [right]) => (left < right ? -1 : 1)).map(([storeId, liability]) => ({ storeId, liability }));
}
