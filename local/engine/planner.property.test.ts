import fc from 'fast-check';
import { Engine } from './engine';
import { compileQuery } from './query';
import { compareKeys, sortKeys } from './search';
import type { Document, Value } from './value';

/**
 * Whatever index the planner takes, the answer is the one that looking at every document gives.
 * The law is tested on documents with every type in every field, arrays included.
 */
const date = fc.integer({ min: 0, max: 3 }).map((n) => new Date(n * 1000));
const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.integer({ min: -2, max: 3 }), fc.constantFrom(0.5, -Infinity, Infinity, NaN, 1e300), fc.constantFrom('', 'a', 'ab', 'b', '梅', '\uffff', '😀', 'a\u0000b'), fc.boolean(), date, fc.constant(null),
);
const value: fc.Arbitrary<Value> = fc.oneof({ weight: 6, arbitrary: scalar }, { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) }, { weight: 1, arbitrary: fc.record({ x: scalar }) });
const document: fc.Arbitrary<Document> = fc.record({ a: value, b: value, o: fc.oneof(fc.record({ x: value }), fc.array(fc.record({ x: scalar }), { maxLength: 2 })) }, { requiredKeys: [] }) as fc.Arbitrary<Document>;

const operator: fc.Arbitrary<Value> = fc.oneof(
  scalar,
  fc.record({ $gt: scalar }), fc.record({ $gte: scalar }), fc.record({ $lt: scalar }), fc.record({ $lte: scalar }),
  fc.record({ $gte: scalar, $lt: scalar }), fc.record({ $gt: scalar, $lte: scalar }), fc.record({ $gt: scalar, $gte: scalar }),
  fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }), fc.record({ $ne: scalar }), fc.record({ $exists: fc.boolean() }),
  fc.record({ $eq: fc.oneof(value) }), fc.constantFrom<Value>(/^a/, /^ab?/, /b$/, /A/i), fc.record({ $regex: fc.constantFrom('^a', '^(a|b)', 'a|^b') }),
) as fc.Arbitrary<Value>;
const condition: fc.Arbitrary<Document> = fc.record({ a: operator, b: operator, 'o.x': operator, _id: fc.oneof(fc.constantFrom('d1', 'd2'), fc.record({ $gt: fc.constantFrom('d1', 'd5') })) }, { requiredKeys: [] }) as fc.Arbitrary<Document>;
const filter: fc.Arbitrary<Document> = fc.oneof(
  { weight: 4, arbitrary: condition },
  { weight: 1, arbitrary: fc.array(condition, { minLength: 1, maxLength: 3 }).map((parts) => ({ $and: parts })) },
  { weight: 1, arbitrary: fc.array(condition, { minLength: 1, maxLength: 2 }).map((parts) => ({ $or: parts })) },
) as fc.Arbitrary<Document>;
const sort = fc.uniqueArray(fc.record({ field: fc.constantFrom('a', 'b', 'o.x', '_id'), direction: fc.constantFrom(1 as const, -1 as const) }), { maxLength: 2, selector: ({ field }) => field });

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

test('an index never changes what is found, nor its order, nor its count', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(document, { maxLength: 12 }), fc.array(fc.tuple(filter, sort, fc.nat(3), fc.integer({ min: 1, max: 8 })), { minLength: 1, maxLength: 8 }), async (documents, searches) => {
      const engine = open(true);
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
    { numRuns: 250 },
  );
}, 60_000);

test('indexes follow every update and removal', async () => {
  const { findInconsistencies } = await import('./consistency');
  const change = fc.oneof(
    fc.record({ $set: fc.record({ a: value, b: scalar, 'o.x': scalar }, { requiredKeys: [] }) }),
    fc.record({ $unset: fc.record({ a: fc.constant('') }) }),
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
