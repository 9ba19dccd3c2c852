import fc from 'fast-check';
import { addDays, addMonths, dateOfDayNumber, dayNumber, daysBetween, instant, isLocalDate, lastDayOf, localDateOf, monthOf, startOfDay, timeOfDayMs, weekdayOf } from './time';

/** Days from 1600 to 2400. */
const dates = fc.integer({ min: -135_140, max: 157_054 }).map(dateOfDayNumber);

describe('the store calendar', () => {
  test('a day number and its day are one to one, and agree with the platform calendar', () => {
    fc.assert(
      fc.property(dates, (date) => {
        expect(isLocalDate(date)).toBe(true);
        expect(dateOfDayNumber(dayNumber(date))).toBe(date);
        expect(new Date(dayNumber(date) * 86_400_000).toISOString().slice(0, 10)).toBe(date);
      }),
    );
  });

  test('every moment lies in exactly its own day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -4_000_000_000_000, max: 8_000_000_000_000 }), (ms) => {
        const at = instant(ms);
        expect(startOfDay(localDateOf(at)) + timeOfDayMs(at)).toBe(at);
      }),
    );
  });

  test('moving forward and back comes home, and days compare as text', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -5_000, max: 5_000 }), (date, days) => {
        const moved = addDays(date, days);
        expect(daysBetween(date, moved)).toBe(days);
        expect(moved < date).toBe(days < 0);
        expect(Math.abs((weekdayOf(moved) - weekdayOf(date) - days) % 7)).toBe(0);
        expect(addMonths(addMonths(monthOf(date), days), -days)).toBe(monthOf(date));
        expect(date <= lastDayOf(monthOf(date))).toBe(true);
      }),
    );
  });
});
