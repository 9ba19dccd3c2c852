import { addDays, hourMs, instant, localDate, localTime } from '../../kernel/time';
import { bestHourOf, nextHour, waitsForHour } from './best-hour';
import { earliestDaytime } from './quiet-hours';

const day = localDate('2026-11-22');
const at = (hour: number, minute = 0, daysAgo = 0) => localTime(addDays(day, -daysAgo), hour, minute);

test.each([
  ['two purchases say nothing', [at(18), at(18)], null],
  ['an evening habit, by the minute over two hours', [at(17, 58), at(18, 2), at(18, 40)], 18],
  ['purchases all over the day are no habit', [at(9), at(12), at(15), at(18), at(21)], null],
  ['half of them at noon is a habit', [at(12), at(12, 30), at(9), at(18)], 12],
  ['of two equal hours the earlier', [at(10), at(10), at(20), at(20)], 10],
  ['an hour over midnight counts beside', [at(23, 30), at(0, 10), at(0, 20)], 0],
])('%s', (_, purchasesAt, hour) => {
  expect(bestHourOf(purchasesAt)).toBe(hour);
});

test('only the newest twenty purchases count: who changed his habit is met in the new one', () => {
  const newest = Array.from({ length: 20 }, (_, i) => at(19, 0, i));
  const older = Array.from({ length: 60 }, (_, i) => at(10, 0, 30 + i));
  expect(bestHourOf([...newest, ...older])).toBe(19);
});

test('the next such hour is now inside it, later today before it, tomorrow after it', () => {
  expect(nextHour(at(18, 20), 18)).toBe(at(18, 20));
  expect(nextHour(at(9), 18)).toBe(at(18));
  expect(nextHour(at(20), 18)).toBe(localTime(addDays(day, 1), 18));
});

test('nobody waits for his hour past the end of what he is told of', () => {
  expect(waitsForHour(at(18), instant(at(18) + 30 * hourMs))).toBe(true);
  expect(waitsForHour(at(18), instant(at(18) + 2 * hourMs))).toBe(false);
  expect(waitsForHour(at(18), undefined)).toBe(true);
});

test.each([
  ['by day at once', 21, 9, at(10), at(10)],
  ['the night ends in the morning', 21, 9, at(2), at(9)],
  ['the evening waits for tomorrow', 21, 9, at(22), localTime(addDays(day, 1), 9)],
  ['hours within one day', 12, 14, at(13), at(14)],
  ['no quiet hours at all', 0, 0, at(3), at(3)],
])('quiet hours: %s', (_, quietFromHour, quietToHour, from, until) => {
  expect(earliestDaytime(from, { quietFromHour, quietToHour })).toBe(until);
});
