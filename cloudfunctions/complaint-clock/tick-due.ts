import { tickComplaint } from '../../shared/domain/complaint';
import type { ComplaintId, StoreId } from '../../shared/kernel/ids';
import type { Tick } from '../_runtime/job';
import { log } from '../_runtime/log';
import { inParallel } from '../_store/batch';
import { complaintOf } from '../_store/complaint-documents';
import { deskOf, type Desk } from '../_complaint/desk';
import { duePageAfter } from '../_store/pages';
import { store, transact } from '../_store/store';
import { writeComplaint } from '../_complaint/write-complaint';

const pageSize = 100;
/** A page may take so long; with less left the next tick goes on. */
const pageTimeMs = 10_000;

/**
 * Lets time act on every complaint whose moment has come, in order of that moment, by index. A complaint is read anew in its own
 * transaction, so whoever acts at the same moment and this tick meet, one after the other; one that fails is left for the next tick.
 */
export async function tickDue(tick: Tick): Promise<{ readonly ticked: number; readonly more: boolean }> {
  const desks = new Map<StoreId, Promise<Desk>>();
  const deskFor = (storeId: StoreId): Promise<Desk> => {
    const found = desks.get(storeId) ?? deskOf(storeId);
    desks.set(storeId, found);
    return found;
  };
  let ticked = 0;
  let last: { readonly _id: ComplaintId; readonly tickAt: number | null } | undefined;
  for (;;) {
    if (tick.timeLeftMs() < pageTimeMs) return { ticked, more: true };
    const page = await duePageAfter(store.complaints, last as never, { field: 'tickAt', until: tick.now, limit: pageSize, fields: ['tickAt', 'storeId'] });
    await inParallel(page, async ({ _id, storeId }) => {
      try {
        if (await tickOne(tick, _id, await deskFor(storeId))) ticked += 1;
      } catch (error) {
        log('error', 'complaint failed', { complaintId: _id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      }
    });
    if (page.length < pageSize) return { ticked, more: false };
    last = page.at(-1);
  }
}

async function tickOne({ now, dice }: Tick, id: ComplaintId, desk: Desk): Promise<boolean> {
  return transact(async (tx) => {
    const before = await tx.complaints.get(id);
    if (!before || before.tickAt === null || before.tickAt > now) return false;
    await writeComplaint(tx, before, tickComplaint(complaintOf(before), desk.rules, now), desk, now);
    return true;
  }, dice);
}
