import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import type { BookFindingDocument } from '../../_store/books-documents';
import { store } from '../../_store/store';

const mostFindings = 50;
/** Nights looked back for one that has ended: the newest may be under way. */
const nightsBack = 7;

const findingView = ({ _id, memberId, storeId, kind, foundAt, balance, entriesSum, entryCount, entriesFound }: BookFindingDocument) => ({
  findingId: _id, memberId, storeId, kind, foundAt, balance, entriesSum, entryCount, entriesFound,
});

/** What members hold in points as of the last night that ended, and what it found wrong. */
export const report = defineQuery(staffContract.books.report, async () => {
  const runs = await store.booksRuns.find({ filter: {}, order: [{ field: '_id', direction: 'desc' }], limit: nightsBack });
  const run = runs.find(({ state }) => state === 'done');
  if (!run) return accept({ findings: [] });
  const { businessDay, members, entries, settled, couponsExpired, findings = 0 } = run;
  const [liability, found, stores] = await Promise.all([
    store.liabilities.get(`liability_${businessDay}`),
    store.bookFindings.find({ filter: { businessDay }, order: [{ field: '_id', direction: 'asc' }], limit: mostFindings }),
    store.stores.getMany(run.stores.map(({ storeId }) => storeId)),
  ]);
  if (!liability) return accept({ findings: found.map(findingView) });
  const named = liability.stores.map((part) => ({ ...part, storeName: stores.get(part.storeId)?.name ?? { zh: part.storeId, en: part.storeId } }));
  return accept({ night: { businessDay, members, entries, settled, couponsExpired, findings, total: liability.total, stores: named }, findings: found.map(findingView) });
});
