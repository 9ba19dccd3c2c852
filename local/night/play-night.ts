import type { Reply } from '../../shared/contract/reply';
import { earliestDaytime } from '../../shared/domain/campaign';
import { localTime, minuteMs, type Instant, type LocalDate } from '../../shared/kernel/time';
import { currentPolicies } from '../../cloudfunctions/_store/rules-documents';
import { store } from '../../cloudfunctions/_store/store';
import { withStore } from '../shop';
import type { NightRunDocument } from '../../cloudfunctions/_store/night-documents';

export interface PlayedNight {
  readonly businessDay: LocalDate;
  /** The night had been done by an earlier run. */
  readonly wasDone: boolean;
  /** Wall time of the nightly ticks. */
  readonly seconds: number;
  readonly run: NightRunDocument | undefined;
  /** Messages that this run of dispatch handled, by what became of them; a shop's own timers may have been faster. */
  readonly dispatched: Readonly<Record<string, number>>;
}

/** The timer's hour and its beat, as in the config.json of nightly. */
const nightHour = 2;
const tickMs = 5 * minuteMs;
/** From 02:00 to 05:55. */
const mostTicks = 48;
const mostDispatches = 1_000;

async function post(url: string, path: string, body: object = {}): Promise<unknown> {
  const answer = await fetch(`${url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 500)}`);
  return JSON.parse(text);
}

const setClock = (url: string, at: Instant): Promise<unknown> => post(url, '/local/clock', { at });

async function tick<Value>(url: string, functionName: string): Promise<Value> {
  const { result } = (await post(url, `/local/timers/${functionName}`)) as { result: Reply<Value> };
  if (result.kind === 'done') return result.value;
  throw new Error(`${functionName} answered ${result.kind === 'fault' ? `the fault ${result.fault.code}; the shop's log says more (request ${result.fault.requestId})` : result.kind}`);
}

/** Plays a night and its morning on a shop, by its clock and its timers. */
export async function playNight(url: string, on: LocalDate): Promise<PlayedNight> {
  const readRun = (): Promise<NightRunDocument | undefined> => withStore(url, () => store.nightRuns.get(`night_${on}`));
  const wasDone = (await readRun())?.state === 'done';
  const startedAt = performance.now();
  let at = localTime(on, nightHour);
  for (let ticks = 0; ticks < mostTicks; ticks += 1) {
    await setClock(url, at);
    if ((await tick<{ state: string }>(url, 'nightly')).state === 'done') break;
    at = (at + tickMs) as Instant;
  }
  const seconds = Math.round((performance.now() - startedAt) / 10) / 100;
  const { reach } = await withStore(url, currentPolicies);
  await setClock(url, earliestDaytime(at, reach));
  return { businessDay: on, wasDone, seconds, dispatched: await dispatchAll(url), run: await readRun() };
}

/** Runs dispatch until a round finds nothing due. */
async function dispatchAll(url: string): Promise<Record<string, number>> {
  const total: Record<string, number> = {};
  for (let rounds = 0; rounds < mostDispatches; rounds += 1) {
    const { counts } = await tick<{ counts: Record<string, number> }>(url, 'dispatch');
    const handled = Object.entries(counts).filter(([became]) => became !== 'paused' && became !== 'error');
    for (const [became, count] of Object.entries(counts)) total[became] = (total[became] ?? 0) + count;
    if (handled.length === 0) break;
  }
  return total;
}
