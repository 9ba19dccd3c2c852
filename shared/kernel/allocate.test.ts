import { allocate } from './allocate';
import { BugError } from './assert';
import { fen } from './units';

describe('allocate', () => {
  const rows: readonly [what: string, total: number, weights: readonly number[], parts: readonly number[]][] = [
    ['the odd fen goes to the first of equal remainders', 100, [1, 1, 1], [34, 33, 33]],
    ['the largest remainder is served first', 100, [1, 2, 4], [14, 29, 57]],
    ['a weight of zero gets nothing', 7, [0, 3, 0], [0, 7, 0]],
    ['nothing to share is nothing each', 0, [5, 5], [0, 0]],
    ['all weights zero: the whole goes to the first', 9, [0, 0], [9, 0]],
    ['one part is the whole', 12_345, [7], [12_345]],
    ['products beyond 2^53 stay exact', 9_000_000_000_000, [3_000_000_000, 1_000_000_000], [6_750_000_000_000, 2_250_000_000_000]],
  ];
  test.each(rows)('%s', (_what, total, weights, parts) => {
    expect(allocate(fen(total), weights)).toEqual(parts);
  });

  test.each([
    ['no parts', 1, []],
    ['a negative weight', 1, [1, -1]],
    ['a fraction as weight', 1, [0.5]],
    ['a negative total', -1, [1]],
  ])('stops at %s', (_what, total, weights) => {
    expect(() => allocate(fen(total), weights)).toThrow(BugError);
  });
});
