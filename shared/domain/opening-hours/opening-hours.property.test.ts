import fc from 'fast-check';
import { addDays, dayMs, instant, localDate, startOfDay, type Instant } from '../../kernel/time';
import { addOpenTime, assumedHours, checkOpeningHours, openTimeBetween, type DayHours, type OpenCalendar } from './index';

const start = localDate('2026-01-01');
/** Up to three blocks in order, the last one maybe past midnight. */
const dayHours: fc.Arbitrary<DayHours> = fc
  .uniqueArray(fc.integer({ min: 0, max: 1_439 }), { maxLength: 6 })
  .chain((minutes) => fc.tuple(fc.constant([...minutes].sort((a, b) => a - b)), fc.integer({ min: 0, max: 700 })))
  .map(([minutes, late]) => {
    const blocks = minutes.flatMap((fromMinute, index) => {
      const toMinute = minutes[index + 1];
      return index % 2 === 1 || toMinute === undefined ? [] : [{ fromMinute, toMinute }];
    });
    const last = blocks.at(-1);
    return last ? [...blocks.slice(0, -1), { fromMinute: last.fromMinute, toMinute: Math.min(last.fromMinute + 1_440, last.toMinute + late) }] : blocks;
  });
const days = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 20 }).map((list) => [...list].sort((a, b) => a - b).map((day) => addDays(start, day)));
const calendars: fc.Arbitrary<OpenCalendar> = fc
  .record({ week: fc.array(dayHours, { minLength: 7, maxLength: 7 }), own: dayHours, rule: fc.constantFrom('as_week' as const, 'closed' as const, 'own' as const), monday: fc.boolean(), holidays: days, makeUp: days, special: fc.tuple(days, dayHours) })
  .map(({ week, own, rule, monday, holidays, makeUp, special: [on, blocks] }) => ({
    hours: {
      ...assumedHours,
      week,
      holidays: rule === 'own' ? { kind: rule, blocks: own } : { kind: rule },
      makeUpDays: monday ? ('as_monday' as const) : ('as_week' as const),
      specialDays: on.map((day) => ({ on: day, blocks, note: '' })),
    },
    holidays: { years: [2026], holidays: Object.fromEntries(holidays.map((day) => [day, '节'])), makeUpDays: Object.fromEntries(makeUp.map((day) => [day, '班'])) },
  }))
  .filter(({ hours }) => checkOpeningHours(hours).length === 0);
const moments: fc.Arbitrary<Instant> = fc.integer({ min: 0, max: 400 * dayMs }).map((ms) => instant(startOfDay(start) + ms));
const lengths = fc.integer({ min: 0, max: 12 * dayMs });

describe('open time, whatever the hours', () => {
  test('adding a and then b is adding a + b', () => {
    fc.assert(fc.property(calendars, moments, lengths, lengths, (calendar, at, a, b) => {
      expect(addOpenTime(calendar, addOpenTime(calendar, at, a), b)).toBe(addOpenTime(calendar, at, a + b));
    }), { numRuns: 60 });
  });

  test('never goes back, and more time is never sooner', () => {
    fc.assert(fc.property(calendars, moments, lengths, lengths, (calendar, at, a, b) => {
      const [less, more] = a <= b ? [a, b] : [b, a];
      expect(addOpenTime(calendar, at, less)).toBeGreaterThanOrEqual(at + less);
      expect(addOpenTime(calendar, at, more)).toBeGreaterThanOrEqual(addOpenTime(calendar, at, less));
    }), { numRuns: 60 });
  });

  test('a complaint that came later is not due sooner', () => {
    fc.assert(fc.property(calendars, moments, moments, fc.integer({ min: 1, max: 12 * dayMs }), (calendar, one, other, ms) => {
      const [early, late] = one <= other ? [one, other] : [other, one];
      expect(addOpenTime(calendar, late, ms)).toBeGreaterThanOrEqual(addOpenTime(calendar, early, ms));
    }), { numRuns: 60 });
  });

  test('what was added is what lies between', () => {
    fc.assert(fc.property(calendars, moments, lengths, (calendar, at, ms) => {
      expect(openTimeBetween(calendar, at, addOpenTime(calendar, at, ms))).toBe(ms);
    }), { numRuns: 60 });
  });

  test('the time between two moments, added to the first, is reached by the second and not before', () => {
    fc.assert(fc.property(calendars, moments, moments, (calendar, one, other) => {
      const [from, to] = one <= other ? [one, other] : [other, one];
      const between = openTimeBetween(calendar, from, to);
      const reached = addOpenTime(calendar, from, between);
      expect(reached).toBeLessThanOrEqual(to);
      expect(openTimeBetween(calendar, reached, to)).toBe(0);
    }), { numRuns: 60 });
  });

  test('parts add up to the whole', () => {
    fc.assert(fc.property(calendars, fc.tuple(moments, moments, moments), (calendar, times) => {
      const [a, b, c] = [...times].sort((left, right) => left - right) as [Instant, Instant, Instant];
      expect(openTimeBetween(calendar, a, b) + openTimeBetween(calendar, b, c)).toBe(openTimeBetween(calendar, a, c));
    }), { numRuns: 60 });
  });
});
