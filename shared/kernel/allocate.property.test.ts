import fc from 'fast-check';
import { allocate } from './allocate';
import { fen } from './units';

const totals = fc.integer({ min: 0, max: 1_000_000_000_000 });
const weights = fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 30 });

describe('allocate', () => {
  test('conserves every fen and makes no part negative', () => {
    fc.assert(
      fc.property(totals, weights, (total, given) => {
        const parts = allocate(fen(total), given);
        expect(parts).toHaveLength(given.length);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
        expect(parts.every((part) => part >= 0)).toBe(true);
      }),
    );
  });

  test('keeps every part within one fen of its exact share', () => {
    fc.assert(
      fc.property(totals, weights, (total, given) => {
        const sum = given.reduce((left, right) => left + right, 0);
        fc.pre(sum > 0);
        allocate(fen(total), given).forEach((part, index) => {
          const scaled = BigInt(total) * BigInt(given[index] ?? 0);
          const difference = BigInt(part) * BigInt(sum) - scaled;
          expect(difference < BigInt(sum) && difference > -BigInt(sum)).toBe(true);
        });
      }),
    );
  });
});
