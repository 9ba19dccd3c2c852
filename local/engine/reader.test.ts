import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine } from './engine';
import type { ScanReport } from './search';

let folder: string;
let engine: Engine;
const scans: ScanReport[] = [];
let lastId = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'huike-reader-'));
  engine = new Engine({ file: join(folder, 'huike.sqlite'), newId: () => `id${++lastId}`, onScan: (report) => scans.push(report) });
  engine.database.apply([{ name: 'docs', indexes: [{ name: 'n', keys: [{ field: 'n', direction: 1 }] }] }]);
  await engine.insert('docs', Array.from({ length: 30_000 }, (_, i) => ({ _id: `d${String(i).padStart(6, '0')}`, n: i, kind: i % 3 === 0 ? 'tea' : 'cake', text: 'x'.repeat(50) })));
}, 30_000);
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  scans.length = 0;
});

const all = { sort: [], skip: 0, limit: 5 };

test('a search without an index is right and is reported with its query', async () => {
  expect(await engine.count('docs', { kind: 'tea' })).toBe(10_000);
  expect(scans).toEqual([{ collection: 'docs', filter: { kind: 'tea' }, sort: [], examined: 30_000, collectionSize: 30_000 }]);
});

test('a search with an index is not reported', async () => {
  expect(await engine.count('docs', { n: { $gte: 29_990 } })).toBe(10);
  expect(await engine.find('docs', { ...all, filter: { n: 5 } }, {})).toHaveLength(1);
  expect(scans).toEqual([]);
});

test('the reader sees what was written just before, and new indexes', async () => {
  await engine.insert('docs', [{ _id: 'fresh', n: 1, kind: 'fresh' }]);
  expect(await engine.count('docs', { kind: 'fresh' })).toBe(1);
  engine.database.apply([{ name: 'docs', indexes: [{ name: 'n', keys: [{ field: 'n', direction: 1 }] }, { name: 'kind', keys: [{ field: 'kind', direction: 1 }] }] }]);
  scans.length = 0;
  expect((await engine.aggregate('docs', [{ $match: { kind: 'fresh' } }, { $count: 'n' }], 0)).map((text) => JSON.parse(text) as unknown)).toEqual([{ n: 1 }]);
  expect(scans).toEqual([]);
  engine.database.apply([{ name: 'docs', indexes: [{ name: 'n', keys: [{ field: 'n', direction: 1 }] }] }]);
});

test('a long search does not stop the others', async () => {
  const order: string[] = [];
  const long = engine.find('docs', { filter: { text: { $regex: 'y' } }, sort: [{ field: 'text', direction: 1 }], skip: 0, limit: 10 }, {}).then(() => order.push('long'));
  await engine.find('docs', { ...all, filter: { _id: 'd000001' } }, {});
  order.push('short');
  await long;
  expect(order).toEqual(['short', 'long']);
});

test('an error in the reader comes out as the same error', async () => {
  await expect(engine.count('docs', { kind: { $noSuch: 1 } })).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
});

test('a pattern and a date reach the reader as they are', async () => {
  await engine.insert('docs', [{ _id: 'dated', at: new Date(5), kind: 'Dated' }]);
  expect(await engine.count('docs', { kind: /^dat/i, at: { $lte: new Date(5) } })).toBe(1);
});
