import { isRefunded } from '../../shared/domain/checkout';
import { purchaseDaysOf, statisticsOf, type PurchaseStatistics, type RetentionPurchase } from '../../shared/domain/retention';
import type { MemberId } from '../../shared/kernel/ids';
import { localDateOf } from '../../shared/kernel/time';
import { fen } from '../../shared/kernel/units';
import { log } from '../_runtime/log';
import { inParallel } from '../_store/batch';
import { increase, is, removeField } from '../_store/collection';
import type { PurchaseDocument } from '../_store/documents';
import { purchaseOf } from '../_store/rules-documents';
import { store } from '../_store/store';
import type { ScoredAccount } from './night-context';

const pageSize = 1_000;
/** Nobody has more purchases; one who seems to is left as he is, with a line in the log. */
const mostPages = 20;
/** Members recounted for one page of accounts; the others stay due, and the next night goes on with them. */
const mostRecounts = 100;

/** What a purchase still is to the statistics: nothing when it came back whole, a cheaper one when a part did. */
export function retentionPurchaseOf(document: PurchaseDocument): RetentionPurchase | null {
  const purchase = purchaseOf(document);
  // A till counts a free purchase as a visit; the import of a history does not.
  if (isRefunded(purchase) || (document.imported && document.paidFen === 0)) return null;
  const left = document.paidFen - document.refunded.paidFen;
  return { on: localDateOf(document.at), amount: left > 0 ? fen(left) : null };
}

/**
 * Counts the statistics of members anew whose own could not follow a change (a refund or a late purchase among their folded days), from
 * their purchases. Answers the accounts as they are now: one that a till changed meanwhile, or that is beyond the limits, stays flagged.
 */
export async function recountFlagged(accounts: readonly ScoredAccount[]): Promise<readonly ScoredAccount[]> {
  const flagged = accounts.filter(({ statistics }) => statistics.recountDue).slice(0, mostRecounts);
  if (flagged.length === 0) return accounts;
  const recounted = new Map<MemberId, ScoredAccount>();
  await inParallel(flagged, async (account) => {
    const statistics = await countAnew(account._id);
    if (statistics === null) return;
    // Who has nothing left has no state either.
    const gone = purchaseDaysOf(statistics) === 0 ? { retention: removeField } : {};
    const written = await store.accounts.updateWhere({ _id: account._id, revision: account.revision }, { statistics, ...gone, revision: increase(1) });
    if (written === 1) recounted.set(account._id, { ...account, statistics, revision: account.revision + 1 });
  });
  return accounts.map((account) => recounted.get(account._id) ?? account);
}

async function countAnew(memberId: MemberId): Promise<PurchaseStatistics | null> {
  const purchases: RetentionPurchase[] = [];
  let last: PurchaseDocument | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const found: PurchaseDocument[] = await purchasesBefore(memberId, last);
    purchases.push(...found.flatMap((document) => retentionPurchaseOf(document) ?? []));
    last = found.at(-1);
    if (found.length < pageSize) return statisticsOf(purchases);
  }
  log('warn', 'too many purchases to recount', { memberId });
  return null;
}

/** The next purchases behind `last`, newest first. */
async function purchasesBefore(memberId: MemberId, last: PurchaseDocument | undefined): Promise<PurchaseDocument[]> {
  const order = [{ field: 'at', direction: 'desc' }, { field: '_id', direction: 'desc' }] as const;
  if (!last) return store.purchases.find({ filter: { memberId }, order, limit: pageSize });
  const same = await store.purchases.find({ filter: { memberId, at: last.at, _id: is.below(last._id) }, order, limit: pageSize });
  const rest = pageSize - same.length;
  return rest === 0 ? same : [...same, ...(await store.purchases.find({ filter: { memberId, at: is.below(last.at) }, order, limit: rest }))];
}
