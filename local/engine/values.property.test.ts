import Database from 'better-sqlite3';
import { EJSON } from 'bson';
import fc from 'fast-check';
import { decodeStored, decodeValue, encodeValue } from './ejson';
import { encodeKey, type Key } from './key-encoding';
import { compareValues } from './ordering';
import type { Document, Value } from './value';

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', 'a', 'a\u0000', 'a\u0000b', 'ab', '\uffff', '😀', '梅'));
const date = fc.integer({ min: -1e14, max: 1e14 }).map((ms) => new Date(ms));
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true }), fc.constantFrom(0, Infinity, 1e308, -1e308, 2 ** 53));
const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    number, text, fc.boolean(), fc.constant(null), date,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.string({ unit: 'grapheme-ascii', maxLength: 3 }).filter((key) => !key.startsWith('$') && key !== '__proto__'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ) as fc.Arbitrary<Value>,
})).value;

test('what is stored comes back as it was', () => {
  fc.assert(
    fc.property(value, (each) => {
      const back = decodeStored(encodeValue({ held: each }))['held'] as Value;
      expect(compareValues(back, each)).toBe(0);
      expect(encodeValue(back)).toBe(encodeValue(each));
    }),
    { numRuns: 2_000 },
  );
});

test('what the SDK writes in canonical form is read as it was meant', () => {
  fc.assert(
    fc.property(value, (each) => {
      const wire = EJSON.stringify({ held: each } as never, { relaxed: false });
      expect(compareValues((decodeValue(wire, 0) as Document)['held'], each)).toBe(0);
    }),
    { numRuns: 2_000 },
  );
});

test('what is stored can be read by the SDK', () => {
  fc.assert(
    fc.property(value, (each) => {
      const read = (EJSON.parse(encodeValue({ held: each })) as unknown as Document)['held'] as Value;
      expect(compareValues(read, each)).toBe(0);
    }),
    { numRuns: 2_000 },
  );
});

test('SQLite orders keys as MongoDB orders values', () => {
  const sqlite = new Database(':memory:');
  const ordered = sqlite.prepare('SELECT CASE WHEN a < b THEN -1 WHEN a > b THEN 1 ELSE 0 END FROM (SELECT ? AS a, ? AS b)').pluck();
  // An array has no key of its own in an index, only inside a document.
  const keyed = value.filter((each) => !Array.isArray(each));
  fc.assert(
    fc.property(keyed, keyed, (a, b) => {
      const byKey = ordered.get(encodeKey(a) satisfies Key, encodeKey(b) satisfies Key) as number;
      expect(byKey).toBe(Math.sign(compareValues(a, b)));
    }),
    { numRuns: 5_000 },
  );
  sqlite.close();
});

test('the order is one: no circles', () => {
  fc.assert(
    fc.property(value, value, value, (a, b, c) => {
      expect(Math.sign(compareValues(a, b))).toBe(-Math.sign(compareValues(b, a)) + 0);
      if (compareValues(a, b) <= 0 && compareValues(b, c) <= 0) expect(compareValues(a, c)).toBeLessThanOrEqual(0);
    }),
    { numRuns: 2_000 },
  );
});

test('NaN is the least number inside a document too', () => {
  const [nan, least, zero] = [{ x: NaN }, { x: -Infinity }, { x: 0 }].map((value) => encodeKey(value) as Buffer);
  expect([zero, nan, least].sort((a, b) => Buffer.compare(a as Buffer, b as Buffer))).toEqual([nan, least, zero]);
});
