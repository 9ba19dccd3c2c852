import { seededDice } from './random';

describe('seeded dice', () => {
  test('the same seed throws the same numbers, another seed others', () => {
    const throwTen = (seed: number): number[] => { const dice = seededDice(seed); return Array.from({ length: 10 }, dice); };
    expect(throwTen(7)).toEqual(throwTen(7));
    expect(throwTen(7)).not.toEqual(throwTen(8));
  });

  test('fall evenly into [0, 1)', () => {
    const dice = seededDice(20_261_122);
    const counts = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 100_000; i += 1) {
      const value = dice();
      expect(value >= 0 && value < 1).toBe(true);
      counts[Math.floor(value * 10)] = (counts[Math.floor(value * 10)] ?? 0) + 1;
    }
    // Four standard deviations of a binomial count of 10,000.
    expect(counts.every((count) => Math.abs(count - 10_000) < 380)).toBe(true);
  });
});
