import { BugError } from './assert';
import { basisPoints, fen, points, shareOfRoundedDown, shareOfRoundedUp, sumFen, sumPoints } from './units';

describe('units', () => {
  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuse %p as money and as points', (value) => {
    expect(() => fen(value)).toThrow(BugError);
    expect(() => points(value)).toThrow(BugError);
  });

  test.each([-1, 1_000_001, 0.5])('refuse %p as a rate', (value) => {
    expect(() => basisPoints(value)).toThrow(BugError);
  });

  test('sums of none are zero', () => {
    expect([sumFen([]), sumPoints([])]).toEqual([0, 0]);
    expect([sumFen([fen(1), fen(2)]), sumPoints([points(-3), points(5)])]).toEqual([3, 2]);
  });

  const shares: readonly [amount: number, rate: number, down: number, up: number][] = [
    [999, 9_500, 949, 950],
    [1_000, 9_500, 950, 950],
    [0, 9_500, 0, 0],
    [1, 1, 0, 1],
    [12_345, 10_000, 12_345, 12_345],
    [10_001, 15_000, 15_001, 15_002],
    [9_007_199_254_740_991, 10_000, 9_007_199_254_740_991, 9_007_199_254_740_991],
  ];
  test.each(shares)('%i at %i basis points is %i rounded down and %i rounded up', (amount, rate, down, up) => {
    expect(shareOfRoundedDown(fen(amount), basisPoints(rate))).toBe(down);
    expect(shareOfRoundedUp(fen(amount), basisPoints(rate))).toBe(up);
  });

  test('takes no share of a negative amount', () => {
    expect(() => shareOfRoundedDown(fen(-1), basisPoints(1))).toThrow(BugError);
    expect(() => shareOfRoundedUp(fen(-1), basisPoints(1))).toThrow(BugError);
  });
});
