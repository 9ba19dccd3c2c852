import Sqlite from 'better-sqlite3';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync, truncateSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { backUp, restore } from './backup';
import { startLocalCloud } from './cloud';
import { run as backUpCommand } from './commands/backup';
import { run as restoreCommand } from './commands/restore';
import { DATABASE_FILE } from './data-directory';
import { findInconsistencies } from './engine/consistency';
import { DocumentDatabase } from './engine/database';

const ROUNDS = 20;
const WRITERS = 6;
const ACCOUNTS = 8;
const POINTS_EACH = 1000;

const root = join(__dirname, '..');
const program = join(root, 'node_modules', '.cache', 'huike', 'durable-server.cjs');
const folders: string[] = [];
const children: ChildProcess[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'huike-durability-'));
  folders.push(folder);
  return folder;
}

// Bundled once: twenty starts from source would be most of the test's time.
beforeAll(() => {
  const build = {
    entryPoints: [join(__dirname, 'fixtures', 'durable-server.ts')], outfile: program, bundle: true, platform: 'node', target: 'node20',
    format: 'cjs', external: ['better-sqlite3', 'wx-server-sdk', 'tsx'], logLevel: 'error',
  };
  execFileSync(process.execPath, ['-e', `require('esbuild').buildSync(${JSON.stringify(build)})`], { cwd: root });
}, 60_000);

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

interface Server {
  url: string;
  child: ChildProcess;
  ended: Promise<void>;
  send(action: string, parameters: object): Promise<Record<string, unknown>>;
  kill(): Promise<void>;
}

async function startServer(data: string, functions = 'functions'): Promise<Server> {
  const child = spawn(process.execPath, [program, data, join(__dirname, 'fixtures', functions)], { stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(child);
  const line = await new Promise<string>((resolve) => createInterface({ input: child.stdout as NodeJS.ReadableStream }).once('line', resolve));
  const { url, error } = JSON.parse(line) as { url?: string; error?: string };
  if (url === undefined) throw new Error(error);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    url,
    child,
    ended,
    send: async (action, parameters) => {
      const response = await fetch(`${url}/admin`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ action, ...parameters }) });
      return (await response.json()) as Record<string, unknown>;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** A small generator with a printed seed, so that a failing round can be run again. */
function seededDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

const account = (i: number): string => `account${i}`;
const text = (value: object): string => JSON.stringify(value);

/** Moves points between two accounts in a transaction; whether the server said yes does not matter to the sum. */
async function transfer(server: Server, from: string, to: string, points: number): Promise<void> {
  const { transactionId } = await server.send('database.startTransaction', {});
  const change = (id: string, by: number) =>
    server.send('database.modifyDocument', { collectionName: 'accounts', queryType: 'DOC', query: text({ _id: id }), data: text({ $inc: { points: by } }), multi: false, merge: true, upsert: false, transactionId });
  const left = await change(from, -points);
  const right = left['code'] === undefined ? await change(to, points) : left;
  await server.send(right['code'] === undefined ? 'database.commitTransaction' : 'database.abortTransaction', { transactionId });
}

/** Writes without pause until the server dies; notes only what was acknowledged. */
async function write(server: Server, writer: string, acknowledged: Set<string>, dice: () => number): Promise<void> {
  for (let number = 0; ; number++) {
    const id = `${writer}-${number}`;
    try {
      const reply = await server.send('database.insertDocument', { collectionName: 'entries', data: [text({ _id: id, writer, number, tags: [writer, `t${number % 5}`], text: 'x'.repeat(200) })] });
      if (reply['code'] === undefined) acknowledged.add(id);
      await transfer(server, account(Math.floor(dice() * ACCOUNTS)), account(Math.floor(dice() * ACCOUNTS)), 1 + Math.floor(dice() * 9));
    } catch {
      return;
    }
  }
}

test(`${ROUNDS} times killed under ${WRITERS} writers: nothing acknowledged is lost, no point is made or lost, indexes agree`, async () => {
  const seed = Date.now() % 1_000_000;
  console.info(`kill rounds with seed ${seed}`);
  const dice = seededDice(seed);
  const data = newFolder();
  const acknowledged = new Set<string>();
  const first = await startServer(data);
  await first.send('database.insertDocument', { collectionName: 'accounts', data: Array.from({ length: ACCOUNTS }, (_, i) => text({ _id: account(i), owner: i, points: POINTS_EACH })) });
  let server = first;
  for (let round = 0; round < ROUNDS; round++) {
    const writers = Array.from({ length: WRITERS }, (_, i) => write(server, `r${round}w${i}`, acknowledged, dice));
    await new Promise((resolve) => setTimeout(resolve, 30 + dice() * 120));
    await server.kill();
    await Promise.all(writers);
    const database = new DocumentDatabase(join(data, DATABASE_FILE));
    expect(findInconsistencies(database)).toEqual([]);
    const present = new Set(database.sqlite.prepare(`SELECT id FROM ${database.collection('entries').table}`).pluck().all() as string[]);
    expect([...acknowledged].filter((id) => !present.has(id))).toEqual([]);
    const points = database.sqlite.prepare(`SELECT sum(json_extract(doc, '$.points')) FROM ${database.collection('accounts').table}`).pluck().get();
    expect(points).toBe(ACCOUNTS * POINTS_EACH);
    database.close();
    if (round + 1 < ROUNDS) server = await startServer(data);
  }
  expect(acknowledged.size).toBeGreaterThan(ROUNDS);
}, 120_000);

test('a function that throws where nobody catches does not end the server it shares', async () => {
  const server = await startServer(newFolder(), 'rogues');
  const call = (name: string): Promise<Response> => fetch(`${server.url}/call/${name}`, { method: 'POST', headers: { 'x-huike-openid': 'mei' }, body: '{"name":"mei"}' });
  expect((await call('thrower')).status).toBe(500);
  expect(await (await call('honest')).json()).toMatchObject({ hello: 'mei' });
  await server.kill();
});

describe('a crash on demand', () => {
  test.each([
    ['before', 0],
    ['after', 1],
  ])('%s the commit leaves %i of the written documents', async (when, left) => {
    const data = newFolder();
    const server = await startServer(data);
    await fetch(`${server.url}/local/faults`, { method: 'POST', body: JSON.stringify({ kind: 'crash', action: 'database.commitTransaction', when }) });
    const { transactionId } = await server.send('database.startTransaction', {});
    await server.send('database.insertDocument', { collectionName: 'accounts', data: [text({ _id: 'written' })], transactionId });
    await expect(server.send('database.commitTransaction', { transactionId })).rejects.toBeDefined();
    await server.ended;
    const database = new DocumentDatabase(join(data, DATABASE_FILE));
    expect(database.collection('accounts').count).toBe(left);
    expect(findInconsistencies(database)).toEqual([]);
    database.close();
  });
});

const options = { functions: join(__dirname, 'fixtures', 'functions'), collections: [{ name: 'docs', indexes: [{ name: 'n', keys: [{ field: 'n', direction: 1 as const }] }] }] };

describe('a data directory', () => {
  test('is refused to a second server, and free again when the first has ended', async () => {
    const data = newFolder();
    const first = await startLocalCloud({ ...options, data });
    await expect(startLocalCloud({ ...options, data })).rejects.toThrow(/in use by another server \(process \d+\)/);
    await expect(startServer(data)).rejects.toThrow(/in use by another server/);
    await first.close();
    await (await startLocalCloud({ ...options, data })).close();
  });

  test('keeps documents, files and what WeChat knows over a restart', async () => {
    const data = newFolder();
    const first = await startLocalCloud({ ...options, data });
    await first.engine.insert('docs', [{ _id: 'a', n: 1 }]);
    const fileId = first.storage.putByClient('photos/a.png', 'mei', Buffer.from('picture'), 'image/png');
    first.wechat.addCredits('mei', 'T1', 2);
    await first.close();
    const second = await startLocalCloud({ ...options, data });
    expect(await second.engine.count('docs', { n: 1 })).toBe(1);
    expect(second.wechat.credits('mei', 'T1')).toBe(2);
    const link = second.storage.downloadLink(fileId, undefined)['tempFileURL'] as string;
    expect(await (await fetch(link)).text()).toBe('picture');
    await second.close();
  });

  test.each([
    ['another program wrote', 'not a database of Huike', (file: string) => writeFileSync(file, 'a diary, page one. '.repeat(50))],
    ['another program keeps in SQLite', 'database of another program', (file: string) => {
      const other = new Sqlite(file);
      other.exec('CREATE TABLE recipes (name)');
      other.close();
    }],
  ])('refuses a file that %s and leaves it as it was', async (_name, sentence, make) => {
    const data = newFolder();
    const file = join(data, DATABASE_FILE);
    make(file);
    const before = readFileSync(file);
    await expect(startLocalCloud({ ...options, data })).rejects.toThrow(sentence);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('refuses a torn database and leaves it as it was', async () => {
    const data = newFolder();
    const cloud = await startLocalCloud({ ...options, data });
    await cloud.engine.insert('docs', Array.from({ length: 500 }, (_, i) => ({ n: i, text: 'x'.repeat(300) })));
    await cloud.close();
    const file = join(data, DATABASE_FILE);
    truncateSync(file, 40_000);
    const before = readFileSync(file);
    await expect(startLocalCloud({ ...options, data })).rejects.toThrow(/damaged.*huike restore/);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('refuses a database with a page overwritten', async () => {
    const data = newFolder();
    const cloud = await startLocalCloud({ ...options, data });
    await cloud.engine.insert('docs', Array.from({ length: 500 }, (_, i) => ({ n: i, text: 'x'.repeat(300) })));
    await cloud.close();
    const file = join(data, DATABASE_FILE);
    const bytes = readFileSync(file);
    bytes.fill(0xaa, 8192, 8192 + 4096);
    writeFileSync(file, bytes);
    await expect(startLocalCloud({ ...options, data })).rejects.toThrow(/damaged/);
  });
});

test('an index that cannot be unique is refused with its name, and nothing is changed', async () => {
  const data = newFolder();
  const cloud = await startLocalCloud({ ...options, data });
  await cloud.engine.insert('docs', [{ n: 1 }, { n: 1 }]);
  await cloud.close();
  const unique = { name: 'docs', indexes: [{ name: 'n', keys: [{ field: 'n', direction: 1 as const }], unique: true }] };
  await expect(startLocalCloud({ ...options, data, collections: [unique] })).rejects.toThrow(/index n of docs cannot be unique/);
  const again = await startLocalCloud({ ...options, data });
  expect(await again.engine.count('docs', { n: 1 })).toBe(2);
  expect(findInconsistencies(again.engine.database)).toEqual([]);
  await again.close();
});

describe('backup and restore', () => {
  test('a backup taken while the server runs is the data of one moment, and comes back with its files', async () => {
    const data = newFolder();
    const cloud = await startLocalCloud({ ...options, data });
    await cloud.engine.insert('docs', Array.from({ length: 300 }, (_, i) => ({ _id: `d${i}`, n: i })));
    const fileId = cloud.storage.putByClient('a.png', 'mei', Buffer.from('picture'), 'image/png');
    const target = join(newFolder(), 'copy');
    const report = await backUp(data, target);
    expect(report).toMatchObject({ documents: 300, files: 1 });
    await cloud.engine.remove('docs', {}, true);
    expect(() => restore(target, data, `${data}.aside`)).toThrow(/in use/);
    await cloud.close();
    const { formerData } = restore(target, data, `${data}.aside`);
    folders.push(formerData as string);
    const back = await startLocalCloud({ ...options, data });
    expect(await back.engine.count('docs', {})).toBe(300);
    expect(await (await fetch(back.storage.downloadLink(fileId, undefined)['tempFileURL'] as string)).text()).toBe('picture');
    await back.close();
    expect(existsSync(join(formerData as string, DATABASE_FILE))).toBe(true);
  });

  test('a damaged backup is refused and the data stays', async () => {
    const data = newFolder();
    const cloud = await startLocalCloud({ ...options, data });
    await cloud.engine.insert('docs', Array.from({ length: 300 }, (_, i) => ({ _id: `d${i}`, n: i, text: 'x'.repeat(200) })));
    const target = join(newFolder(), 'copy');
    await backUp(data, target);
    await cloud.close();
    truncateSync(join(target, DATABASE_FILE), 20_000);
    expect(() => restore(target, data, `${data}.aside`)).toThrow(/damaged/);
    const again = await startLocalCloud({ ...options, data });
    expect(await again.engine.count('docs', {})).toBe(300);
    await again.close();
  });

  test('the commands say what they did, and what they need', async () => {
    const print = jest.spyOn(console, 'log').mockReturnValue();
    const complain = jest.spyOn(console, 'error').mockReturnValue();
    const data = newFolder();
    const cloud = await startLocalCloud({ ...options, data });
    await cloud.engine.insert('docs', [{ n: 1 }, { n: 2 }]);
    const target = join(newFolder(), 'copy');
    expect(await backUpCommand(['--data', data, '--to', target])).toBe(0);
    expect(print).toHaveBeenLastCalledWith(expect.stringContaining('Backed up 2 documents'));
    expect(await restoreCommand(['--data', data, '--from', target])).toBe(1);
    expect(complain).toHaveBeenLastCalledWith(expect.stringContaining('in use'));
    await cloud.close();
    expect(await restoreCommand(['--data', join(newFolder(), 'fresh'), '--from', target])).toBe(0);
    expect(await backUpCommand([])).toBe(2);
    expect(await restoreCommand(['--data', data, '--from', newFolder()])).toBe(1);
    print.mockRestore();
    complain.mockRestore();
  });

  test('nothing is written over: an existing target is refused', async () => {
    await expect(backUp(newFolder(), newFolder())).rejects.toThrow(/no database/);
    const data = newFolder();
    await (await startLocalCloud({ ...options, data })).close();
    await expect(backUp(data, newFolder())).rejects.toThrow(/is there already/);
  });
});
