import { seededDice } from './random';

describe('seeded dice', () => {
  test('the same seed throws the same numbers, another seed others', () => {
    const throwTen = (seed: number): number[] => { const dice = seededDice(seed); return Array.from({ length: 10 }, dice); };
    expect(throwTen(7)).toEqual(throwTen(7));
    expect(throwTen(7)).not.toEqual(throwTen(8));
  });

  test('fall evenly into [0, 1)', () => {
    const dice = seededDice(20_261_122);
    const thrown = Array.from({ length: 100_000 }, dice);
    expect(thrown.filter((value) => !(value >= 0 && value < 1))).toEqual([]);
    const counts = Array.from({ length: 10 }, () => 0);
    for (const value of thrown) counts[Math.floor(value * 10)] = (counts[Math.floor(value * 10)] ?? 0) + 1;
    // Four standard deviations of a binomial count of 10,000.
    expect(counts.every((count) => Math.abs(count - 10_000) < 380)).toBe(true);
  });
});
