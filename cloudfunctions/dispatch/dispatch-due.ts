import { hourMs, instant, minuteMs } from '../../shared/kernel/time';
import { channels, type SingleChannel } from '../_channels';
import type { Tick } from '../_runtime/job';
import { log } from '../_runtime/log';
import { inParallel } from '../_store/batch';
import { is } from '../_store/collection';
import { currentPolicies } from '../_store/rules-documents';
import { store } from '../_store/store';
import { prepareAnnouncements } from './announcements';
import { claim } from './claim';
import type { Dispatch } from './dispatch-context';
import { sendGroups } from './group-sends';
import { takeNextWay } from './next-way';
import { takeRoom } from './quotas';
import { settle } from './settle';
import { readStopped } from './stopped-campaigns';
import type { OutboxDocument } from '../_store/outbox-documents';

const pageSize = 100;
/** A page may take so long; with less left the next minute goes on. */
const pageTimeMs = 15_000;
/** Announcements and group messages are looked for so often: an idle minute costs one read. */
const everyMinutes = 5;

export interface DispatchReport {
  /** Messages looked at, by what became of them. */
  readonly counts: Readonly<Record<string, number>>;
  readonly more: boolean;
}

const singleChannels = Object.keys(channels);

type SingleRow = OutboxDocument & { readonly channel: SingleChannel };

/**
 * One minute of sending. Announcements are prepared first, then each message is claimed in a transaction that also takes its credit, handed to
 * the platform, and settled; then approved group messages. Two copies at once share the work: the claim decides who has a message. One message
 * that fails by a bug of ours, or whose channel is closed for a while, is put behind the others.
 */
export async function dispatchDue(tick: Tick): Promise<DispatchReport> {
  const counts: Record<string, number> = {};
  const count = (became: string, by = 1): void => void (counts[became] = (counts[became] ?? 0) + by);
  let dispatch: Dispatch | undefined;
  const opened = async (): Promise<Dispatch> => (dispatch ??= { tick, policies: await currentPolicies(), paused: new Map(), stopped: new Set() });
  const looks = Math.floor(tick.now / minuteMs) % everyMinutes === 0;
  if (looks) count('prepared', await prepareAnnouncements(tick));
  const seen = new Set<string>();
  for (;;) {
    const due = (await duePage(tick)).filter((row) => !seen.has(row._id));
    if (due.length === 0) break;
    if (tick.timeLeftMs() < pageTimeMs) return { counts: withoutZeros(counts), more: true };
    const by = await opened();
    await readStopped(by, due);
    for (const row of due) seen.add(row._id);
    await sendPage(by, due, count);
  }
  if (looks) await sendGroups(await opened(), count);
  return { counts: withoutZeros(counts), more: false };
}

const withoutZeros = (counts: Readonly<Record<string, number>>) => Object.fromEntries(Object.entries(counts).filter(([, number]) => number > 0));

/** Sends a page within the quotas of its channels; what has no room waits for the next minute, or the next day. */
async function sendPage(dispatch: Dispatch, due: readonly SingleRow[], count: (became: string, by?: number) => void): Promise<void> {
  const going: SingleRow[] = [];
  for (const channel of new Set(due.map((row) => row.channel))) {
    const rows = due.filter((row) => row.channel === channel);
    const { granted, restAt } = dispatch.paused.has(channel) ? { granted: rows.length, restAt: dispatch.tick.now } : await takeRoom(dispatch, channel, rows.length);
    going.push(...rows.slice(0, granted));
    const rest = rows.slice(granted).map((row) => row._id);
    if (rest.length > 0) count('no_room', await store.outbox.updateWhere({ _id: is.oneOf(rest), state: 'waiting' }, { notBefore: restAt }));
  }
  await inParallel(going, async (row) => {
    const became = await one(dispatch, row).catch((error: unknown) => {
      log('error', 'message failed', { messageId: row._id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      return postpone(row, dispatch, minuteMs).then(() => 'error');
    });
    count(became);
  });
}

/**
 * Messages that are due: waiting ones, and those whose sender has gone. One question, because an idle minute should cost one
 * read: reads and calls share a monthly quota. Members of a group message have a lease of their own and are not asked for: a group in trouble must not
 * fill the page that the others wait for.
 */
async function duePage({ now }: Tick): Promise<readonly SingleRow[]> {
  const filter = { state: is.oneOf(['waiting', 'sending']), notBefore: is.atMost(now), channel: is.oneOf(singleChannels) };
  const found = await store.outbox.find({ filter, order: [{ field: 'state', direction: 'asc' }, { field: 'notBefore', direction: 'asc' }], limit: pageSize });
  return found.filter((row): row is SingleRow => (row.state === 'waiting' || (row.leaseUntil ?? 0) <= now));
}

async function one(dispatch: Dispatch, row: SingleRow): Promise<string> {
  const channel = channels[row.channel];
  // Its sender died between handing it over and writing that down. Where repeats are known it is handed over again.
  if (row.state === 'sending' && !channel.repeatsAreKnown) return settle(dispatch, row, { kind: 'unknown' });
  const pauseMs = dispatch.paused.get(row.channel);
  if (pauseMs !== undefined) return postpone(row, dispatch, pauseMs);
  const claimed = await claim(dispatch, row);
  if (claimed.kind === 'no_way') return takeNextWay(dispatch, row, { credit: 'keep', errorCode: undefined, as: 'refused' });
  if (claimed.kind !== 'claimed') return claimed.kind;
  const outcome = await channel.send(claimed.row, dispatch.policies.reach);
  // What the owner must mend, or a quota of a day, holds for every message of the channel.
  if (outcome.kind === 'later' && outcome.afterMs >= hourMs) dispatch.paused.set(row.channel, outcome.afterMs);
  return settle(dispatch, claimed.row, outcome);
}

/** Puts a message behind the others, so that what cannot go now does not stand in the way of what can. */
async function postpone({ _id }: OutboxDocument, { tick }: Dispatch, ms: number): Promise<string> {
  await store.outbox.updateWhere({ _id, state: 'waiting' }, { notBefore: instant(tick.now + ms) });
  return 'paused';
}
