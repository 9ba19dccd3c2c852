import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localDate, localTime } from '../../shared/kernel/time';
import { buildStaleFunctions, openShop, withStore } from '../shop';
import type { TestShop } from '../testing-shop';
import { playNight } from './play-night';
import { ShopProcesses } from './shop-process';
import { fillTestBase, readNightBooks } from './testing-base';

const night = localDate('2026-01-15');
let folder: string;
const shops = new ShopProcesses();
const startServer = (data: string): Promise<string> => shops.start(data, `${night}T01:59`);
jest.setTimeout(180_000);

/** What a night leaves: the books, and what the people got. */
async function resultOf(url: string) {
  const books = await readNightBooks({ inStore: <T>(work: () => Promise<T>) => withStore(url, work) } as TestShop);
  const { sent } = (await (await fetch(`${url}/local/wechat`)).json()) as { sent: { to: string; templateId: string; accepted: boolean }[] };
  const got = sent.filter((message) => message.accepted).map((message) => `${message.to} ${message.templateId}`).sort();
  return { books: withoutMoments(books), got };
}

/** Contacts and credits move by the minute in which a message left; what counts is that they are the same number. */
function withoutMoments(books: Record<string, unknown[]>): unknown {
  return JSON.parse(JSON.stringify(books, (name, value: unknown) => (name === 'marketingContactsAt' ? (value as unknown[]).length : ['at', 'sentAt', 'contactAt', 'attempts', 'revision'].includes(name) ? undefined : value)));
}

let undisturbed: Awaited<ReturnType<typeof resultOf>>;
beforeAll(async () => {
  buildStaleFunctions();
  folder = mkdtempSync(join(tmpdir(), 'huike-killed-night-'));
  const shop = await openShop({ data: join(folder, 'base'), port: 0, at: localTime(night, 1) });
  await fillTestBase({ cloud: shop.cloud, inStore: <T>(work: () => Promise<T>) => withStore(shop.url, work) } as TestShop, { members: 560, seed: 7, night });
  await shop.close();
  undisturbed = await whole('undisturbed', async (url) => { await playNight(url, night); });
});
afterAll(async () => {
  await shops.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** Copies the base, does something to a shop on it, and answers what is left once the night was played to its end. */
async function whole(name: string, play: (url: string, data: string) => Promise<void>) {
  const data = join(folder, name);
  cpSync(join(folder, 'base'), data, { recursive: true });
  await play(await startServer(data), data);
  const url = shops.running ? runningUrl(data) : await startServer(data);
  await playNight(url, night);
  const result = await resultOf(url);
  await shops.kill();
  return result;
}
const runningUrl = (data: string): string => readFileSync(join(data, 'huike.url'), 'utf8').trim();

test.each([
  ['its model was kept', { action: 'database.modifyDocument', collection: 'models', when: 'after' }],
  ['its decisions were made', { action: 'database.insertDocument', collection: 'decisions', when: 'after' }],
  ['its tasks were made', { action: 'database.insertDocument', collection: 'tasks', when: 'before' }],
  ['half of its members were written', { action: 'database.modifyDocument', collection: 'accounts', when: 'after', after: 150 }],
])('a shop killed with -9 in the night when %s, and started again: same books, every member hears once', async (name, crash) => {
  const result = await whole(name.replaceAll(' ', '-'), async (url) => {
    await fetch(`${url}/local/faults`, { method: 'POST', body: JSON.stringify({ kind: 'crash', functionName: 'nightly', ...crash }) });
    await expect(playNight(url, night)).rejects.toThrow();
    await shops.kill();
  });
  expect(undisturbed.got.length).toBeGreaterThan(5);
  expect(result.got).toEqual(undisturbed.got);
  expect(new Set(result.got).size).toBe(result.got.length);
  expect(result.books).toEqual(undisturbed.books);
});
