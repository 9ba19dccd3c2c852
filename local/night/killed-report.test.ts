import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { store } from '../../cloudfunctions/_store/store';
import type { Reply } from '../../shared/contract/reply';
import { localDate, localTime, minuteMs } from '../../shared/kernel/time';
import { buildStaleFunctions, openShop, withStore } from '../shop';
import type { TestShop } from '../testing-shop';
import { playNight } from './play-night';
import { ShopProcesses } from './shop-process';
import { fillTestBase } from './testing-base';

const night = localDate('2026-01-15');
const shops = new ShopProcesses();
let folder: string;
jest.setTimeout(180_000);

const post = async (url: string, path: string, body: object = {}): Promise<unknown> =>
  (await fetch(`${url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json();

/** Ticks of the report, one every two minutes from half past six, until it says that it is done. */
async function playReport(url: string): Promise<void> {
  for (let ticks = 0; ticks < 20; ticks += 1) {
    await post(url, '/local/clock', { at: localTime(night, 6, 30) + ticks * 2 * minuteMs });
    const { result } = (await post(url, '/local/timers/insights')) as { result: Reply<{ state: string }> };
    if (result.kind === 'done' && result.value.state === 'done') return;
  }
  throw new Error('the report did not end');
}

/** What the report leaves, without the moments at which it was made. */
const resultOf = (url: string) => withStore(url, async () => ({
  reports: (await store.reports.find({ filter: {}, order: [{ field: '_id', direction: 'asc' }], limit: 1_000 })).map(({ madeAt: _moment, ...report }) => report),
  states: await store.stateCounts.find({ filter: {}, order: [{ field: '_id', direction: 'asc' }], limit: 1_000 }),
  phase: (await store.reportRuns.get(`report_${night}`))?.phase,
}));

async function reportOn(name: string, play: (url: string, data: string) => Promise<string>) {
  const data = join(folder, name);
  cpSync(join(folder, 'base'), data, { recursive: true });
  const url = await play(await shops.start(data, `${night}T06:29`), data);
  await playReport(url);
  const result = await resultOf(url);
  await shops.kill();
  return result;
}

let undisturbed: Awaited<ReturnType<typeof resultOf>>;
beforeAll(async () => {
  buildStaleFunctions();
  folder = mkdtempSync(join(tmpdir(), 'huike-killed-report-'));
  const shop = await openShop({ data: join(folder, 'base'), port: 0, at: localTime(night, 1, 59) });
  await fillTestBase({ cloud: shop.cloud, inStore: <T>(work: () => Promise<T>) => withStore(shop.url, work) } as TestShop, { members: 1_100, seed: 7, night });
  await playNight(shop.url, night);
  await shop.close();
  undisturbed = await reportOn('undisturbed', (url) => Promise.resolve(url));
});
afterAll(async () => {
  await shops.kill();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ['its first reading was written down', { action: 'database.modifyDocument', collection: 'reportRuns', when: 'after', after: 2 }],
  ['it read for the second time', { action: 'database.getDocument', collection: 'accounts', when: 'after', after: 3 }],
  ['a part of the reports was published', { action: 'database.modifyDocument', collection: 'reports', when: 'after', after: 1 }],
])('a shop killed with -9 in the weekly report when %s, and started again: the same report', async (name, crash) => {
  const result = await reportOn(name.replaceAll(' ', '-'), async (url, data) => {
    await post(url, '/local/faults', { kind: 'crash', functionName: 'insights', ...crash });
    await expect(playReport(url)).rejects.toThrow();
    await shops.kill();
    return shops.start(data, `${night}T06:29`);
  });
  expect(undisturbed.phase).toBe('done');
  expect(undisturbed.reports.length).toBeGreaterThan(1);
  expect(result).toEqual(undisturbed);
});
