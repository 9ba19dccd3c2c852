import { balanceOf } from '../shared/domain/points';
import { is } from '../cloudfunctions/_store/collection';
import { store } from '../cloudfunctions/_store/store';

/** What a reconciliation found: how much was compared, and every member whose entries and balance differ. */
export interface BooksReport {
  readonly members: number;
  readonly entries: number;
  readonly purchases: number;
  readonly differing: readonly { readonly memberId: string; readonly balance: number; readonly entries: number }[];
}

const pageSize = 500;

/**
 * Compares every member's balance with the sum of his points entries, and the number of entries with what his account counted.
 * Reads by pages of 500 members; must run inside `withStore`.
 */
export async function reconcileBooks(): Promise<BooksReport> {
  const differing: { memberId: string; balance: number; entries: number }[] = [];
  let members = 0;
  let entries = 0;
  let purchases = 0;
  for (let after = ''; ; ) {
    const accounts = await store.accounts.find({ filter: after === '' ? {} : { _id: is.above(after) }, order: [{ field: '_id', direction: 'asc' }], limit: pageSize });
    for (const account of accounts) {
      const [sum, count, bought] = await Promise.all([
        store.pointsEntries.sum({ memberId: account._id }, 'points'),
        store.pointsEntries.count({ memberId: account._id }),
        store.purchases.count({ memberId: account._id }),
      ]);
      entries += count;
      purchases += bought;
      const balance = balanceOf(account.points);
      if (sum !== balance || count !== account.points.entryCount) differing.push({ memberId: account._id, balance, entries: sum });
    }
    members += accounts.length;
    const last = accounts.at(-1);
    if (!last || accounts.length < pageSize) return { members, entries, purchases, differing };
    after = last._id;
  }
}
