import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { is } from '../cloudfunctions/_store/collection';
import { duePageAfter } from '../cloudfunctions/_store/pages';
import { store } from '../cloudfunctions/_store/store';
import { invocationEnvironment, newInvocation } from '../local/host/invocation';
import { buildStaleFunctions, officialAccountSecrets, openShop, withStore } from '../local/shop';
import { never } from '../shared/domain/retention';
import { addDays, localDate, localTime, minuteMs, type LocalDate } from '../shared/kernel/time';
import { fillNightBase } from './night-base';
import type { AccountDocument } from '../cloudfunctions/_store/account-documents';
import type { NightRunDocument } from '../cloudfunctions/_store/night-documents';

/**
 * Nights and the weekly report over a large base on the local cloud, through the real SDK; the function runs as built, in a process
 * of its own whose memory is measured. `npx tsx bench/night.ts --members 10000,100000,1000000 [--changed 100] [--rewrite 100000] [--questions]`
 */
const { values } = parseArgs({
  options: {
    members: { type: 'string', default: '10000,100000' }, changed: { type: 'string', default: '100' }, rewrite: { type: 'string', default: '100000' }, questions: { type: 'boolean', default: false },
  },
});
const root = join(__dirname, '..');
const filledOn = localDate('2026-01-15');

type Bench = Awaited<ReturnType<typeof openBench>>;
interface Ran {
  readonly ticks: number;
  readonly requests: number;
  /** Questions for accounts. */
  readonly accountReads: number;
  readonly seconds: number;
  readonly peakMb: number;
}

/** A shop on disk with its base, and a counter of what functions ask of it. */
async function openBench(members: number) {
  const data = mkdtempSync(join(tmpdir(), 'huike-bench-night-'));
  const asked = new Map<string, number>();
  const shop = await openShop({
    data, port: 0, web: join(data, 'none'), at: localTime(filledOn, 3), onScan: (report) => console.error('a full scan', report),
    onRequest: ({ action, collection = '' }) => asked.set(`${action} ${collection}`, (asked.get(`${action} ${collection}`) ?? 0) + 1),
  });
  const started = performance.now();
  await fillNightBase(shop.cloud, { members, night: filledOn });
  console.log(`\n## ${members.toLocaleString('en')} members (filled in ${((performance.now() - started) / 1_000).toFixed(0)} s; load ${loadavg()[0]?.toFixed(1)})\n`);
  return { ...shop, data, members, asked };
}

/**
 * The heap V8 allows itself in a container of so much memory: half of it. Without a bound it collects late on a large machine, and what
 * is measured is the machine. The night is held to the 256 MB it was asked to do with, other jobs to what they are deployed with.
 */
const heapMb = (name: string): number => (name === 'nightly' ? 256 : 512) / 2;

/** Runs a job of a day by ticks of five minutes, each in a fresh process, until it is done. */
async function runJob({ cloud, asked }: Bench, name: string, on: LocalDate, hour: number): Promise<Ran> {
  let [ticks, seconds, peakMb] = [0, 0, 0];
  asked.clear();
  for (let at = localTime(on, hour); ; at = (at + 5 * minuteMs) as typeof at) {
    await cloud.moveClock(at);
    const child = fork(join(__dirname, 'function-process.cjs'), [join(root, 'dist', 'cloudfunctions', name, 'index.js')], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [`--max-old-space-size=${heapMb(name)}`] });
    // The process stands outside the cloud's own host, so it carries no token of a call.
    const { WX_API_TOKEN: _call, WX_TRIGGER_API_TOKEN_V0: _trigger, ...platform } = invocationEnvironment(newInvocation(name, { source: 'wx_trigger' }, []), cloud.url, cloud.clock.now() - Date.now());
    const environment = { ...officialAccountSecrets, ...platform };
    const done = await new Promise<{ reply: { value?: { state: string } }; seconds: number; peakMb: number }>((resolve, reject) => {
      child.once('message', (message) => resolve(message as never));
      child.once('error', reject);
      child.send({ environment });
    });
    child.kill();
    ticks += 1;
    seconds += done.seconds;
    peakMb = Math.max(peakMb, done.peakMb);
    if (done.reply.value === undefined) throw new Error(JSON.stringify(done.reply));
    if (done.reply.value.state === 'done') break;
  }
  if (values.questions) console.error(name, on, [...asked].sort((a, b) => b[1] - a[1]).map(([what, count]) => `${what} ${count}`).join(', '));
  return { ticks, seconds, peakMb, requests: [...asked.values()].reduce((sum, count) => sum + count, 0), accountReads: asked.get('database.getDocument accounts') ?? 0 };
}

/** Members whose day has come are so many: the others' days are put off. */
async function holdDue({ url }: Bench, on: LocalDate, most: number): Promise<void> {
  await withStore(url, async () => {
    const due = { field: 'retention.nextChangeOn', until: addDays(on, -1), fields: ['retention'], limit: 1_000 } as const;
    for (let [last, left] = [undefined as Pick<AccountDocument, '_id' | 'retention'> | undefined, most]; ; ) {
      const page: Pick<AccountDocument, '_id' | 'retention'>[] = await duePageAfter(store.accounts, last, due);
      last = page.at(-1);
      const surplus = page.slice(left).map(({ _id }) => _id);
      left = Math.max(0, left - page.length);
      if (surplus.length > 0) await store.accounts.updateWhere({ _id: is.oneOf(surplus) }, { 'retention.nextChangeOn': never });
      if (page.length < due.limit) return;
    }
  });
}

async function changedOn({ url }: Bench, on: LocalDate): Promise<NightRunDocument> {
  const run = await withStore(url, () => store.nightRuns.get(`night_${on}`));
  if (!run) throw new Error(`no night of ${on}`);
  return run;
}

async function rewrite({ url, members }: Bench, on: LocalDate): Promise<{ readonly members: number; readonly seconds: number }> {
  const most = Math.min(members, Number(values.rewrite));
  const child = fork(join(__dirname, 'full-rewrite.ts'), [url, on, String(most)], { execArgv: ['--require', createRequire(__filename).resolve('tsx/cjs')] });
  return new Promise((resolve) => child.once('message', (message) => resolve(message as never)));
}

async function inTurn<Item, Value>(items: readonly Item[], work: (item: Item) => Promise<Value>): Promise<Value[]> {
  const values: Value[] = [];
  for (const item of items) values.push(await work(item));
  return values;
}

const sumOf = (runs: readonly Ran[]): Ran => runs.reduce((sum, run) => ({
  ticks: sum.ticks + run.ticks, requests: sum.requests + run.requests, accountReads: sum.accountReads + run.accountReads, seconds: sum.seconds + run.seconds, peakMb: Math.max(sum.peakMb, run.peakMb),
}));

const line = (what: string, ran: Ran, more = ''): void =>
  console.log(`| ${what} | ${ran.requests} | ${ran.seconds.toFixed(1)} s in ${ran.ticks} tick${ran.ticks === 1 ? '' : 's'} | ${Math.round(ran.peakMb)} MB | ${more}`);

async function nights(bench: Bench) {
  const usualDays = [1, 2, 3, 4, 5].map((days) => addDays(filledOn, days));
  const held = addDays(filledOn, 6);
  const refit = addDays(filledOn, 7);
  console.log('| | requests | function time | peak memory | |\n|---|---|---|---|---|');
  const usual = sumOf(await inTurn(usualDays, (on) => runJob(bench, 'nightly', on, 2)));
  const seen = await inTurn(usualDays, (on) => changedOn(bench, on));
  const [due, changed] = [seen.reduce((sum, run) => sum + run.membersSeen, 0), seen.reduce((sum, run) => sum + run.membersChanged, 0)];
  line('five usual nights', usual, `${due} due, ${changed} changed state: ${(usual.requests / Math.max(1, changed)).toFixed(2)} requests a changed member |`);
  await holdDue(bench, held, Number(values.changed));
  const fixed = await runJob(bench, 'nightly', held, 2);
  const fixedSeen = await changedOn(bench, held);
  line(`${fixedSeen.membersSeen} due, however many there are`, fixed, `${fixedSeen.membersChanged} changed |`);
  const whole = await runJob(bench, 'nightly', refit, 2);
  const refitSeen = await changedOn(bench, refit);
  line('the refit night', whole, `${refitSeen.membersSeen} read, ${whole.accountReads} questions for accounts, ${refitSeen.membersChanged} changed |`);
  line('the weekly report', await runJob(bench, 'insights', refit, 6), '|');
  const rewritten = await rewrite(bench, addDays(refit, 1));
  const factor = bench.members / rewritten.members;
  const rewriteRequests = bench.members + Math.ceil(bench.members / 1_000);
  const share = (night: number, whole: number): string => `${((100 * night) / usualDays.length / whole).toFixed(2)}%`;
  console.log(`| every score rewritten | ${rewriteRequests} | ${(rewritten.seconds * factor).toFixed(1)} s${factor > 1 ? ` (${rewritten.members} members, times ${factor})` : ''} | | a usual night is ${share(usual.requests, rewriteRequests)} of its requests, ${share(usual.seconds, rewritten.seconds * factor)} of its time |`);
  console.log(`\nload ${loadavg()[0]?.toFixed(1)}`);
  return { members: bench.members, requests: fixed.requests };
}

/** The slope of requests over members, both as logarithms: 1 when they grow alike, 0 when they do not grow. */
function slopeOf(runs: readonly { readonly members: number; readonly requests: number }[]): number {
  const [x, y] = [runs.map(({ members }) => Math.log(members)), runs.map(({ requests }) => Math.log(requests))];
  const mean = (of: readonly number[]): number => of.reduce((sum, value) => sum + value, 0) / of.length;
  const [mx, my] = [mean(x), mean(y)];
  return x.reduce((sum, value, i) => sum + (value - mx) * ((y[i] ?? 0) - my), 0) / x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
}

async function main(): Promise<void> {
  buildStaleFunctions();
  const runs = [];
  for (const members of values.members.split(',').map(Number)) {
    const bench = await openBench(members);
    runs.push(await nights(bench));
    await bench.close();
    rmSync(bench.data, { recursive: true, force: true });
  }
  if (runs.length > 1) console.log(`\nlog-log slope of requests over members, so many due: ${slopeOf(runs).toFixed(3)} (asked < 0.1)`);
}

void main();
