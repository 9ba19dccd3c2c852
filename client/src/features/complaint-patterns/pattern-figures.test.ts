import { addDays, localDate } from '../../../../shared/kernel/time';
import { averageStars, busiestHours, columnsOf, percent } from './pattern-figures';

const days = (count: number) => Array.from({ length: count }, (_, index) => ({ on: addDays(localDate('2026-01-01'), index), count: 1 }));

test.each([[30, 30, false, 1], [31, 31, false, 1], [90, 13, true, 7], [365, 53, true, 7]])('%i days are %i columns', (length, columns, weekly, last) => {
  const of = columnsOf(days(length));
  expect([of.values.length, of.weekly, of.values.at(-1)]).toEqual([columns, weekly, last]);
  expect(of.values.reduce((sum, value) => sum + value, 0)).toBe(length);
});

test('the busiest three hours are found, also at the end of the day', () => {
  const hours = Array.from({ length: 24 }, (_, hour) => (hour >= 21 ? 5 : 1));
  expect(busiestHours(hours)).toEqual({ from: 21, share: 15 / 36 });
  expect(busiestHours(hours.map(() => 0))).toBeNull();
});

test('an average has one decimal, and none without ratings', () => {
  expect([averageStars([1, 0, 0, 0, 1]), averageStars([0, 0, 1, 1, 1]), averageStars([0, 0, 0, 0, 0])]).toEqual(['3.0', '4.0', null]);
  expect([percent(1, 3), percent(0, 0)]).toEqual(['33%', '0%']);
});
