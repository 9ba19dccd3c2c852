import cloud from 'wx-server-sdk';
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * Server CPU per operation of the local cloud, through the real SDK with eight concurrent callers.
 * `node --import tsx bench/cloud.ts [--documents 100000] [--operations 4000] [--data DIR]`
 * A data directory that is kept is filled once and used again.
 */
const { values } = parseArgs({ options: { documents: { type: 'string', default: '100000' }, operations: { type: 'string', default: '4000' }, data: { type: 'string' } } });
const documents = Number(values.documents);
const operations = Number(values.operations);
const CALLERS = 8;

interface Usage {
  cpu: { user: number; system: number };
  rss: number;
}

interface Measured {
  name: string;
  cpuMs: number;
  wallMs: number;
  limitMs: number;
}

let server: ChildProcess;
const ask = (): Promise<Usage> =>
  new Promise((resolve) => {
    server.once('message', (usage) => resolve(usage as Usage));
    server.send('usage');
  });
const cpuMs = ({ cpu }: Usage): number => (cpu.user + cpu.system) / 1000;

/** The SDK's own types leave most results open; these calls need only that they end well. */
type Query = { where(c: object): Query; orderBy(f: string, d: string): Query; limit(n: number): Query; get(): Promise<unknown>; count(): Promise<unknown> };
type Document = { get(): Promise<unknown>; update(c: object): Promise<unknown> };
type Collection = Query & { doc(id: string): Document };
interface Database {
  collection(name: string): Collection;
  command: Record<'gte' | 'lt' | 'inc', (value: unknown) => object & { and(other: object): object }>;
  startTransaction(): Promise<{ collection(name: string): Collection; commit(): Promise<unknown> }>;
}

async function measure(name: string, limitMs: number, count: number, work: (i: number) => Promise<unknown>): Promise<Measured> {
  for (let i = 0; i < CALLERS * 4; i++) await work(count + i);
  const before = await ask();
  const started = performance.now();
  let next = 0;
  const caller = async (): Promise<void> => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
  const wallMs = performance.now() - started;
  return { name, cpuMs: (cpuMs(await ask()) - cpuMs(before)) / count, wallMs: wallMs / count, limitMs };
}

const id = (i: number): string => `m${String((i * 7_919) % documents).padStart(8, '0')}`;

async function run(db: Database): Promise<Measured[]> {
  const members = (): Collection => db.collection('members');
  const _ = db.command;
  return [
    await measure('get by id', 0.45, operations, (i) => members().doc(id(i)).get()),
    await measure('indexed equality', 0.4, operations, (i) => members().where({ number: (i * 7_919) % documents }).get()),
    await measure('range + sort + 20', 0.9, operations / 2, (i) => {
      const from = 1_600_000_000_000 + ((i * 104_729) % 500_000) * 60_000;
      return members().where({ storeId: `S${i % 50}`, joinedAt: _.gte(from).and(_.lt(from + 30_000_000_000)) }).orderBy('joinedAt', 'desc').limit(20).get();
    }),
    await measure('update', 0.6, operations, (i) => members().doc(id(i)).update({ data: { points: _.inc(1), growth: _.inc(2) } })),
    await measure('two-document transaction', 3, operations / 4, async (i) => {
      const tx = await db.startTransaction();
      await tx.collection('members').doc(id(2 * i)).update({ data: { growth: _.inc(1) } });
      await tx.collection('members').doc(id(2 * i + 1)).update({ data: { growth: _.inc(-1) } });
      await tx.commit();
    }),
  ];
}

/** The longest that a get by id had to wait while all documents were counted by a field without an index. */
async function whileCounting(db: Database): Promise<{ countMs: number; slowestGetMs: number; gets: number }> {
  await db.collection('members').where({ level: -1 }).count();
  let counting = true;
  const started = performance.now();
  const count = db.collection('members').where({ level: 7 }).count().then(() => (counting = false));
  let slowestGetMs = 0;
  let gets = 0;
  while (counting) {
    const asked = performance.now();
    await db.collection('members').doc(id(gets++)).get();
    slowestGetMs = Math.max(slowestGetMs, performance.now() - asked);
  }
  await count;
  return { countMs: performance.now() - started, slowestGetMs, gets };
}

async function main(): Promise<void> {
  const data = values.data ?? mkdtempSync(join(tmpdir(), 'huike-bench-'));
  server = fork(join(__dirname, 'cloud-server.ts'), [data, String(documents)], { execArgv: ['--require', createRequire(__filename).resolve('tsx/cjs')] });
  const { url } = await new Promise<{ url: string }>((resolve) => server.once('message', (message) => resolve(message as { url: string })));
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }), TENCENTCLOUD_RUNENV: 'SCF', TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'local-env', TCB_ENV: 'local-env', TENCENTCLOUD_SECRETID: 'local', TENCENTCLOUD_SECRETKEY: 'local', SILENCE: 'true',
  });
  cloud.init({ env: 'local-env' });
  const db = cloud.database() as unknown as Database;
  const rows = await run(db);
  const counting = await whileCounting(db);
  const { rss } = await ask();
  console.log(`\n${documents.toLocaleString('en')} documents of 500 B, five indexes, ${CALLERS} callers through wx-server-sdk 4.0.2, Node ${process.version}, ${cpus().length} cores\n`);
  console.log('| operation | server CPU ms | at most | wall ms (SDK and server share the cores) |\n|---|---|---|---|');
  for (const row of rows) console.log(`| ${row.name} | ${row.cpuMs.toFixed(3)} | ${row.limitMs} | ${row.wallMs.toFixed(3)} |`);
  console.log(`\nCount without an index: ${counting.countMs.toFixed(0)} ms; of ${counting.gets} gets meanwhile the slowest took ${counting.slowestGetMs.toFixed(1)} ms (at most 50).`);
  console.log(`Server memory: ${Math.round(rss / 1_048_576)} MB (at most 400 at 1,000,000 documents).`);
  server.disconnect();
  if (values.data === undefined) rmSync(data, { recursive: true, force: true });
}

void main();
