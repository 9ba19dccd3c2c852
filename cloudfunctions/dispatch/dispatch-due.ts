import { hourMs } from '../../shared/kernel/time';
import { channels } from '../_channels';
import type { Tick } from '../_runtime/job';
import { log } from '../_runtime/log';
import { inParallel } from '../_store/batch';
import { is } from '../_store/collection';
import type { OutboxDocument } from '../_store/documents';
import { currentPolicies } from '../_store/rules-documents';
import { store } from '../_store/store';
import { claim } from './claim';
import { settle } from './settle';
import { takeNextWay } from './next-way';
import type { Dispatch } from './dispatch-context';

const pageSize = 100;
/** A page may take so long; with less left the next minute goes on. */
const pageTimeMs = 15_000;

export interface DispatchReport {
  /** Messages looked at, by what became of them. */
  readonly counts: Readonly<Record<string, number>>;
  readonly more: boolean;
}

/**
 * One minute of sending. Each message is claimed in a transaction that also takes its credit, then handed to the platform,
 * then settled. Two copies at once share the work: the claim decides who has a message. One message that fails by a bug of
 * ours stays where it is and does not stop the others.
 */
export async function dispatchDue(tick: Tick): Promise<DispatchReport> {
  const dispatch: Dispatch = { tick, policies: await currentPolicies(), paused: new Set() };
  const counts: Record<string, number> = {};
  const seen = new Set<string>();
  const handle = async (row: OutboxDocument): Promise<void> => {
    seen.add(row._id);
    const became = await one(dispatch, row).catch((error: unknown) => {
      log('error', 'message failed', { messageId: row._id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      return 'error';
    });
    counts[became] = (counts[became] ?? 0) + 1;
  };
  for (;;) {
    const due = (await duePage(tick)).filter((row) => !seen.has(row._id));
    if (due.length === 0) return { counts, more: false };
    if (tick.timeLeftMs() < pageTimeMs) return { counts, more: true };
    await inParallel(due, handle);
  }
}

/** Messages whose sender has gone come first, then what waits and is due. */
async function duePage({ now }: Tick): Promise<readonly OutboxDocument[]> {
  const stranded = await store.outbox.find({ filter: { state: 'sending', leaseUntil: is.atMost(now) }, order: [{ field: 'leaseUntil', direction: 'asc' }], limit: pageSize });
  const waiting = await store.outbox.find({ filter: { state: 'waiting', notBefore: is.atMost(now) }, order: [{ field: 'notBefore', direction: 'asc' }], limit: pageSize });
  return [...stranded, ...waiting];
}

async function one(dispatch: Dispatch, row: OutboxDocument): Promise<string> {
  const channel = channels[row.channel];
  // Its sender died between handing it over and writing that down. Where repeats are known it is handed over again.
  if (row.state === 'sending' && !channel.repeatsAreKnown) return settle(dispatch, row, { kind: 'unknown' });
  if (dispatch.paused.has(row.channel)) return 'paused';
  const claimed = await claim(dispatch, row);
  if (claimed.kind === 'no_way') return takeNextWay(dispatch, row, { credit: 'keep', errorCode: undefined, as: 'refused' });
  if (claimed.kind !== 'claimed') return claimed.kind;
  const outcome = await channel.send(claimed.row);
  // What the owner must mend, or a quota of a day, holds for every message of the channel.
  if (outcome.kind === 'later' && outcome.afterMs >= hourMs) dispatch.paused.add(row.channel);
  return settle(dispatch, claimed.row, outcome);
}
