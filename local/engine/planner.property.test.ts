import fc from 'fast-check';
import { Engine } from './engine';
import { compileQuery } from './query';
import { compareKeys, sortKeys } from './search';
import type { Document, Value } from './value';

/**
 * Whatever index the planner takes, the answer is the one that looking at every document gives.
 * The law is tested on documents with every type in every field, arrays included.
 */
/** As the wire brings them: plain objects. */
const plain: typeof fc.record = ((model: object, constraints: object = {}) => fc.record(model as never, { ...constraints, noNullPrototype: true } as never)) as typeof fc.record;

const date = fc.integer({ min: 0, max: 3 }).map((n) => new Date(n * 1000));
const scalar: fc.Arbitrary<Value> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -2, max: 5 }) }, fc.constantFrom(0.5, -Infinity, Infinity, NaN, 1e300), fc.constantFrom('', 'a', 'ab', 'b', '梅', '\uffff', '😀', 'a\u0000b'), fc.boolean(), date, fc.constant(null),
);
const value: fc.Arbitrary<Value> = fc.oneof({ weight: 6, arbitrary: scalar }, { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) }, { weight: 1, arbitrary: plain({ x: scalar }) });
const document: fc.Arbitrary<Document> = plain({ a: value, b: value, o: fc.oneof(plain({ x: value }), fc.array(plain({ x: scalar }), { maxLength: 2 })) }, { requiredKeys: ['a'] }) as fc.Arbitrary<Document>;

const operator: fc.Arbitrary<Value> = fc.oneof(
  scalar,
  plain({ $gt: scalar }), plain({ $gte: scalar }), plain({ $lt: scalar }), plain({ $lte: scalar }),
  plain({ $gte: scalar, $lt: scalar }), plain({ $gt: scalar, $lte: scalar }), plain({ $gt: scalar, $gte: scalar }),
  plain({ $in: fc.array(scalar, { maxLength: 3 }) }), plain({ $ne: scalar }), plain({ $exists: fc.boolean() }),
  plain({ $eq: fc.oneof(value) }), fc.constantFrom<Value>(/^a/, /^ab?/, /b$/, /A/i), plain({ $regex: fc.constantFrom('^a', '^(a|b)', 'a|^b') }),
) as fc.Arbitrary<Value>;
const onIds: fc.Arbitrary<Value> = fc.oneof(fc.constantFrom('d1', 'd2'), plain({ $gt: fc.constantFrom('d1', 'd5') })) as fc.Arbitrary<Value>;
/** Mostly one field: with many, hardly anything is ever found. */
const condition: fc.Arbitrary<Document> = fc.oneof(
  { weight: 3, arbitrary: plain({ a: operator }) },
  plain({ b: operator }), plain({ 'o.x': operator }), plain({ a: operator, b: operator }), plain({ a: operator, _id: onIds }), plain({ 'o.x': operator, a: operator }),
) as fc.Arbitrary<Document>;
const filter: fc.Arbitrary<Document> = fc.oneof(
  { weight: 4, arbitrary: condition },
  { weight: 1, arbitrary: fc.array(condition, { minLength: 1, maxLength: 3 }).map((parts) => ({ $and: parts })) },
  { weight: 1, arbitrary: fc.array(condition, { minLength: 1, maxLength: 2 }).map((parts) => ({ $or: parts })) },
) as fc.Arbitrary<Document>;
const sort = fc.uniqueArray(plain({ field: fc.constantFrom('a', 'b', 'o.x', '_id'), direction: fc.constantFrom(1 as const, -1 as const) }), { maxLength: 2, selector: ({ field }) => field });

const key = (field: string, direction: 1 | -1 = 1) => ({ field, direction });
const indexes = [
  { name: 'a', keys: [key('a')] },
  { name: 'a_b', keys: [key('a'), key('b', -1)] },
  { name: 'b_a', keys: [key('b'), key('a')] },
  { name: 'ox_a', keys: [key('o.x'), key('a')] },
];

function open(withIndexes: boolean): Engine {
  let lastId = 0;
  const engine = new Engine({ file: ':memory:', newId: () => `new${++lastId}`, onScan: () => undefined });
  engine.database.apply([{ name: 'docs', indexes: withIndexes ? indexes : [] }]);
  return engine;
}

/** Parallel arrays in one index are refused, as by MongoDB; such documents are left out. */
async function insertAll(engine: Engine, documents: Document[]): Promise<Document[]> {
  const stored: Document[] = [];
  for (const [i, each] of documents.entries()) {
    const whole = { _id: `d${i}`, ...each } as Document;
    try {
      await engine.insert('docs', [whole]);
      stored.push(whole);
    } catch (error) {
      if (!(error as Error).message.includes('parallel arrays')) throw error;
    }
  }
  return stored;
}

test.each([
  ['an index', true],
  ['SQL ruling documents out', false],
])('%s never changes what is found, nor its order, nor its count', async (_name, withIndexes) => {
  await fc.assert(
    fc.asyncProperty(fc.array(document, { maxLength: 25, size: 'max' }), fc.array(fc.tuple(filter, sort, fc.nat(3), fc.integer({ min: 1, max: 8 })), { minLength: 1, maxLength: 20, size: 'max' }), async (documents, searches) => {
      const engine = open(withIndexes);
      try {
        const stored = await insertAll(engine, documents);
        for (const [wanted, order, skip, limit] of searches) {
          const matches = compileQuery(wanted);
          const expected = stored.filter(matches);
          const found = (await engine.find('docs', { filter: wanted, sort: order, skip: 0, limit: 100 }, {})).map((text) => (JSON.parse(text) as { _id: string })._id);
          expect([...found].sort()).toEqual(expected.map((each) => each['_id']).sort());
          expect(await engine.count('docs', wanted)).toBe(expected.length);
          const byId = new Map(stored.map((each) => [each['_id'], each]));
          const keys = found.map((id) => sortKeys(byId.get(id) as Document, order));
          for (let i = 1; i < keys.length; i++) expect(compareKeys(keys[i - 1] as Value[], keys[i] as Value[], order)).toBeLessThanOrEqual(0);
          const page = await engine.find('docs', { filter: wanted, sort: order, skip, limit }, {});
          expect(page.map((text) => (JSON.parse(text) as { _id: string })._id)).toEqual(found.slice(skip, skip + limit));
        }
      } finally {
        await engine.close();
      }
    }),
    { numRuns: 300 },
  );
}, 60_000);

test.each([2, 50, 199, 200, 201, 300])('any of %i values, in the order of what stands behind them in the index, up and down, page by page', async (values) => {
  const engine = open(true);
  const documents = Array.from({ length: 900 }, (_, i) => ({ _id: `d${i}`, a: i % 310, b: (i * 7_919) % 211 }));
  await engine.insert('docs', documents);
  const wanted = new Set(Array.from({ length: values }, (_, i) => (i * 3) % 310));
  for (const direction of [1, -1] as const) {
    const filter = { a: { $in: [...wanted, true, true] }, b: { $gte: 5 } };
    const expected = documents.filter(({ a, b }) => wanted.has(a) && b >= 5).map(({ b }) => b).sort((x, y) => (x - y) * direction);
    const page = async (skip: number, limit: number) => (await engine.find('docs', { filter, sort: [key('b', direction)], skip, limit }, {})).map((text) => JSON.parse(text) as { _id: string; b: number });
    const all = await page(0, 1_000);
    expect([all.map(({ b }) => b), new Set(all.map(({ _id }) => _id)).size]).toEqual([expected, expected.length]);
    expect(await page(20, 20)).toEqual(all.slice(20, 40));
  }
  expect(await engine.find('docs', { filter: { a: { $in: [] }, b: { $in: [1, 2] } }, sort: [key('_id')], skip: 0, limit: 5 }, {})).toEqual([]);
  await engine.close();
});

test('indexes follow every update and removal', async () => {
  const { findInconsistencies } = await import('./consistency');
  const change = fc.oneof(
    plain({ $set: plain({ a: value, b: scalar, 'o.x': scalar }, { requiredKeys: [] }) }),
    plain({ $unset: plain({ a: fc.constant('') }) }),
  ) as fc.Arbitrary<Document>;
  await fc.assert(
    fc.asyncProperty(fc.array(document, { minLength: 1, maxLength: 8 }), fc.array(fc.tuple(condition, change, fc.boolean()), { maxLength: 6 }), async (documents, changes) => {
      const engine = open(true);
      try {
        await insertAll(engine, documents);
        for (const [wanted, update, removes] of changes) {
          // An update may be refused (a path through a number, parallel arrays); the indexes must agree all the same.
          if (removes) await engine.remove('docs', wanted, false);
          else await engine.update('docs', wanted, update, true).catch(() => undefined);
        }
        expect(findInconsistencies(engine.database)).toEqual([]);
      } finally {
        await engine.close();
      }
    }),
    { numRuns: 150 },
  );
}, 60_000);
