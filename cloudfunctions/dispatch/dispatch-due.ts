import { hourMs, instant, minuteMs } from '../../shared/kernel/time';
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
 * ours, or whose channel is closed for a while, is put behind the others.
 */
export async function dispatchDue(tick: Tick): Promise<DispatchReport> {
  let dispatch: Dispatch | undefined;
  const counts: Record<string, number> = {};
  const seen = new Set<string>();
  const handle = async (by: Dispatch, row: OutboxDocument): Promise<void> => {
    seen.add(row._id);
    const became = await one(by, row).catch((error: unknown) => {
      log('error', 'message failed', { messageId: row._id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      return postpone(row, tick, minuteMs).then(() => 'error');
    });
    counts[became] = (counts[became] ?? 0) + 1;
  };
  for (;;) {
    const due = (await duePage(tick)).filter((row) => !seen.has(row._id));
    if (due.length === 0) return { counts, more: false };
    if (tick.timeLeftMs() < pageTimeMs) return { counts, more: true };
    const by = (dispatch ??= { tick, policies: await currentPolicies(), paused: new Map() });
    await inParallel(due, (row) => handle(by, row));
  }
}

/**
 * Messages that are due: waiting ones, and those whose sender has gone. One question, because an idle minute should cost one
 * read: reads and calls share a monthly quota.
 */
async function duePage({ now }: Tick): Promise<readonly OutboxDocument[]> {
  const filter = { state: is.oneOf(['waiting', 'sending']), notBefore: is.atMost(now) };
  const found = await store.outbox.find({ filter, order: [{ field: 'state', direction: 'asc' }, { field: 'notBefore', direction: 'asc' }], limit: pageSize });
  return found.filter((row) => row.state === 'waiting' || (row.leaseUntil ?? 0) <= now);
}

async function one(dispatch: Dispatch, row: OutboxDocument): Promise<string> {
  const channel = channels[row.channel];
  // Its sender died between handing it over and writing that down. Where repeats are known it is handed over again.
  if (row.state === 'sending' && !channel.repeatsAreKnown) return settle(dispatch, row, { kind: 'unknown' });
  const pauseMs = dispatch.paused.get(row.channel);
  if (pauseMs !== undefined) return postpone(row, dispatch.tick, pauseMs);
  const claimed = await claim(dispatch, row);
  if (claimed.kind === 'no_way') return takeNextWay(dispatch, row, { credit: 'keep', errorCode: undefined, as: 'refused' });
  if (claimed.kind !== 'claimed') return claimed.kind;
  const outcome = await channel.send(claimed.row);
  // What the owner must mend, or a quota of a day, holds for every message of the channel.
  if (outcome.kind === 'later' && outcome.afterMs >= hourMs) dispatch.paused.set(row.channel, outcome.afterMs);
  return settle(dispatch, claimed.row, outcome);
}

/** Puts a message behind the others, so that what cannot go now does not stand in the way of what can. */
async function postpone({ _id }: OutboxDocument, { now }: Tick, ms: number): Promise<string> {
  await store.outbox.updateWhere({ _id, state: 'waiting' }, { notBefore: instant(now + ms) });
  return 'paused';
}
