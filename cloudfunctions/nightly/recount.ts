import { isRefunded, valueOf } from '../../shared/domain/checkout';
import { areWholeCosts, costsOf, purchaseDaysOf, statisticsOf, type CostlyBooks, type MemberCosts, type PurchaseStatistics, type RetentionPurchase } from '../../shared/domain/retention';
import type { MemberId } from '../../shared/kernel/ids';
import { localDateOf } from '../../shared/kernel/time';
import { fen } from '../../shared/kernel/units';
import { log } from '../_runtime/log';
import { inParallel } from '../_store/batch';
import { increase, is, removeField } from '../_store/collection';
import { purchaseOf } from '../_store/rules-documents';
import { store } from '../_store/store';
import type { ScoredAccount } from './night-context';
import { readGiven } from './read-given';
import type { PurchaseDocument } from '../_store/purchase-documents';

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

/** Whether nobody can go on from what stands there: statistics that could not follow a change, or totals of costs that began after the purchases. */
const isFlagged = ({ statistics, costs }: ScoredAccount): boolean => statistics.recountDue || (!areWholeCosts(costs) && purchaseDaysOf(statistics) > 0);

/**
 * Counts anew what members' accounts could not follow, from their books: statistics (a refund or a late purchase among the folded days)
 * and, for accounts older than them, the totals of what was given. Answers the accounts as they are now: one that a till changed
 * meanwhile, or that is beyond the limits, stays flagged.
 */
export async function recountFlagged(accounts: readonly ScoredAccount[]): Promise<readonly ScoredAccount[]> {
  const flagged = accounts.filter(isFlagged).sort((left, right) => Number(right.statistics.recountDue) - Number(left.statistics.recountDue)).slice(0, mostRecounts);
  if (flagged.length === 0) return accounts;
  const recounted = new Map<MemberId, ScoredAccount>();
  await inParallel(flagged, async (account) => {
    const changes = await countAnew(account);
    if (changes === null) return;
    // Who has nothing left has no state either.
    const gone = changes.statistics && purchaseDaysOf(changes.statistics) === 0 ? { retention: removeField } : {};
    const written = await store.accounts.updateWhere({ _id: account._id, revision: account.revision }, { ...changes, ...gone, revision: increase(1) });
    if (written === 1) recounted.set(account._id, { ...account, ...changes, revision: account.revision + 1 });
  });
  return accounts.map((account) => recounted.get(account._id) ?? account);
}

async function countAnew({ _id, statistics, costs }: ScoredAccount): Promise<{ readonly statistics?: PurchaseStatistics; readonly costs?: MemberCosts } | null> {
  const purchases: RetentionPurchase[] = [];
  const costly: CostlyBooks['purchases'][number][] = [];
  let last: PurchaseDocument | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const found: PurchaseDocument[] = await purchasesBefore(_id, last);
    for (const document of found) {
      const purchase = retentionPurchaseOf(document);
      if (purchase) purchases.push(purchase);
      costly.push(costlyPurchaseOf(document));
    }
    last = found.at(-1);
    if (found.length === pageSize) continue;
    return {
      ...(statistics.recountDue ? { statistics: statisticsOf(purchases) } : {}),
      ...(areWholeCosts(costs) ? {} : { costs: costsOf({ purchases: costly, ...(await readGiven(_id)) }) }),
    };
  }
  log('warn', 'too many purchases to recount', { memberId: _id });
  return null;
}

function costlyPurchaseOf(document: PurchaseDocument): CostlyBooks['purchases'][number] {
  const { tierDiscountFen, coupons, pointsEarned, refunded } = document;
  return { tierDiscountFen, coupons, pointsEarned, refunded, value: valueOf(document), isWhole: isRefunded(document) };
}

/** The next purchases behind `last`, newest first. */
async function purchasesBefore(memberId: MemberId, last: PurchaseDocument | undefined): Promise<PurchaseDocument[]> {
  const order = [{ field: 'at', direction: 'desc' }, { field: '_id', direction: 'desc' }] as const;
  if (!last) return store.purchases.find({ filter: { memberId }, order, limit: pageSize });
  const same = await store.purchases.find({ filter: { memberId, at: last.at, _id: is.below(last._id) }, order, limit: pageSize });
  const rest = pageSize - same.length;
  return rest === 0 ? same : [...same, ...(await store.purchases.find({ filter: { memberId, at: is.below(last.at) }, order, limit: rest }))];
}
