import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { addDays, localDateOf, startOfDay, type Instant } from '../../../shared/kernel/time';
import { fen } from '../../../shared/kernel/units';
import { defineQuery } from '../../_runtime/define';
import type { StaffCaller } from '../../_runtime/identity';
import { storeFilter } from '../../_runtime/store-scope';
import { is } from '../../_store/collection';
import { store } from '../../_store/store';
import { nightView } from '../retention/night-view';

async function waitingFor(caller: StaffCaller, now: Instant) {
  const mine = storeFilter(caller);
  // A cashier has no list of a whole store's complaints: what he reads here is his own.
  const desk = caller.role === 'cashier' ? { ownerId: caller.staffId } : mine;
  const [complaints, complaintsOverdue, myComplaints, notices, approvals, followUps, drifting, outbox, adjustments, bookFindings] = await Promise.all([
    store.complaints.count({ ...desk, queue: 'open' }),
    store.complaints.count({ ...desk, queue: 'open', queueAt: is.below(now) }),
    store.complaints.count({ ownerId: caller.staffId, queue: 'open' }),
    store.staffNotices.count({ staffId: caller.staffId, isUnread: true }),
    caller.role === 'cashier' ? 0 : store.compensationApprovals.count({ ...mine, state: 'waiting' }),
    store.tasks.count({ ...mine, state: 'open' }),
    store.accounts.count({ ...mine, 'retention.state': is.oneOf(['quiet', 'dormant']) }),
    store.outbox.count({ ...mine, state: 'waiting' }),
    caller.role === 'cashier' ? 0 : store.adjustments.count({ ...mine, state: 'waiting' }),
    caller.role === 'head_office' ? newestFindings() : undefined,
  ]);
  return { complaints, complaintsOverdue, myComplaints, notices, approvals, followUps, drifting, outbox, adjustments, ...(bookFindings === undefined ? {} : { bookFindings }) };
}

/** Members whose books differed in the last night that ended; the newest night may be under way. */
async function newestFindings(): Promise<number> {
  const runs = await store.booksRuns.find({ filter: {}, order: [{ field: '_id', direction: 'desc' }], limit: 2 });
  return runs.find(({ state }) => state === 'done')?.findings ?? 0;
}

async function todayOf(caller: StaffCaller, now: Instant) {
  const day = is.both(is.atLeast(startOfDay(localDateOf(now))), is.below(startOfDay(addDays(localDateOf(now), 1))));
  const bought = { ...storeFilter(caller), at: day };
  const [purchases, paid, handedBack, joined] = await Promise.all([
    store.purchases.count(bought),
    store.purchases.sum(bought, 'paidFen'),
    store.refunds.sum(bought, 'paidFen'),
    store.members.count({ ...storeFilter(caller, undefined, 'joinedStoreId'), joinedAt: day }),
  ]);
  return { purchases, paid: fen(paid - handedBack), joined };
}

/** The first view of the admin tab: who I am, what waits for me, how the day goes. */
export const overview = defineQuery(staffContract.desk.overview, async ({ caller, now }) => {
  const [stores, waiting, today, [lastNight]] = await Promise.all([
    caller.storeIds === 'all'
      ? store.stores.find({ filter: {}, order: [{ field: '_id', direction: 'asc' }], limit: 1000 })
      : store.stores.getMany(caller.storeIds).then((found) => [...found.values()]),
    waitingFor(caller, now),
    todayOf(caller, now),
    store.nightRuns.find({ filter: {}, order: [{ field: '_id', direction: 'desc' }], limit: 1 }),
  ]);
  return accept({
    staff: { staffId: caller.staffId, name: caller.name, role: caller.role, stores: stores.map(({ _id, name }) => ({ storeId: _id, name })) },
    waiting,
    today,
    ...(lastNight ? { lastNight: nightView(lastNight) } : {}),
  });
});
