import { BugError } from './assert';
import {
  addDays, addMonths, dateOfDayNumber, dayNumber, daysBetween, daysInMonth, firstDayOf, instant, isLocalDate, isLocalMonth,
  lastDayOf, localDate, localDateOf, localTime, monthOf, startOfDay, timeOfDayMs, weekdayOf, type LocalMonth,
} from './time';

describe('the store calendar', () => {
  test.each([
    ['2026-11-21T15:59:59.999Z', '2026-11-21'],
    ['2026-11-21T16:00:00.000Z', '2026-11-22'],
    ['1969-12-31T15:59:59.999Z', '1969-12-31'],
    ['1970-01-01T00:00:00.000Z', '1970-01-01'],
    // Summer time of 1986-1991 is left out on purpose: a day is a day at +08:00.
    ['1988-07-01T15:30:00.000Z', '1988-07-01'],
  ])('%s is the local day %s', (text, date) => {
    expect(localDateOf(instant(Date.parse(text)))).toBe(date);
  });

  test.each([
    ['2024-02-29', true], ['2025-02-29', false], ['1900-02-29', false], ['2000-02-29', true],
    ['2026-13-01', false], ['2026-00-10', false], ['2026-04-31', false], ['2026-1-01', false], ['', false],
  ])('%p is a day: %p', (text, real) => {
    expect(isLocalDate(text)).toBe(real);
  });

  test.each([['2026-11', true], ['2026-13', false], ['2026-1', false], ['2026-00', false]])('%p is a month: %p', (text, real) => {
    expect(isLocalMonth(text)).toBe(real);
  });

  test('refuses what is no day and no moment', () => {
    expect(() => localDate('2025-02-29')).toThrow(BugError);
    expect(() => instant(1.5)).toThrow(BugError);
  });

  test.each([
    ['2026-11', 3, '2027-02'], ['2026-01', -1, '2025-12'], ['2026-12', 1, '2027-01'], ['2026-06', 0, '2026-06'], ['2026-06', -30, '2023-12'],
  ])('%s moved by %i months is %s', (month, by, moved) => {
    expect(addMonths(month as LocalMonth, by)).toBe(moved);
  });

  test('months begin and end where they should', () => {
    expect(firstDayOf('2024-02' as LocalMonth)).toBe('2024-02-01');
    expect(lastDayOf('2024-02' as LocalMonth)).toBe('2024-02-29');
    expect(lastDayOf('2026-12' as LocalMonth)).toBe('2026-12-31');
    expect([1, 2, 4, 12].map((month) => daysInMonth(2026, month))).toEqual([31, 28, 30, 31]);
    expect(monthOf(localDate('2026-11-22'))).toBe('2026-11');
  });

  test('wall-clock times are at +08:00', () => {
    expect(localTime(localDate('2026-11-22'), 10, 30)).toBe(Date.parse('2026-11-22T02:30:00Z'));
    expect(timeOfDayMs(localTime(localDate('2026-11-22'), 10, 30))).toBe(37_800_000);
    expect(timeOfDayMs(instant(Date.parse('1960-01-01T15:59:59.999Z')))).toBe(86_399_999);
  });

  test.each([['2026-11-22', 7], ['2026-11-23', 1], ['1970-01-01', 4], ['1969-12-29', 1], ['2000-02-29', 2]])('%s is weekday %i', (date, weekday) => {
    expect(weekdayOf(localDate(date))).toBe(weekday);
  });

  test('days are counted across leap days and centuries', () => {
    expect(daysBetween(localDate('2024-02-28'), localDate('2024-03-01'))).toBe(2);
    expect(daysBetween(localDate('2000-01-01'), localDate('1900-01-01'))).toBe(-36_524);
    expect(addDays(localDate('2026-12-31'), 1)).toBe('2027-01-01');
    expect([dayNumber(localDate('1970-01-01')), dateOfDayNumber(-1)]).toEqual([0, '1969-12-31']);
    expect(startOfDay(localDate('1970-01-02'))).toBe(57_600_000);
  });
});
