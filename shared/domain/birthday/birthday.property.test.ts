import fc from 'fast-check';
import { addDays, dayNumber, daysBetween, localDate, type LocalDate } from '../../kernel/time';
import { birthdayGiftDue, birthdayInYear, birthdaysAround, isBirthday, nextBirthday, type BirthdayInput } from './index';

const birthdays: fc.Arbitrary<BirthdayInput> = fc.oneof(
  fc.record({ calendar: fc.constant('solar' as const), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 31 }) }),
  fc.record({ calendar: fc.constant('lunar' as const), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 30 }), leap: fc.boolean() }),
).filter(isBirthday);
const days = fc.integer({ min: dayNumber(localDate('1950-01-01')), max: dayNumber(localDate('2098-12-31')) }).map((number) => addDays(localDate('1970-01-01'), number));

describe('birthdays', () => {
  test('come once in each year of their calendar, 353 to 386 days apart', () => {
    fc.assert(
      fc.property(birthdays, fc.integer({ min: 1901, max: 2098 }), (birthday, year) => {
        const gap = daysBetween(birthdayInYear(birthday, year), birthdayInYear(birthday, year + 1));
        // A leap-month birthday moves by up to a month when the year has that month twice.
        const slack = birthday.calendar === 'lunar' && birthday.leap ? 30 : 0;
        expect(gap).toBeGreaterThanOrEqual(353 - slack);
        expect(gap).toBeLessThanOrEqual(386 + slack);
      }),
    );
  });

  test('the next one is never in the past and at most 13 months away', () => {
    fc.assert(
      fc.property(birthdays, days, (birthday, on) => {
        const next = nextBirthday(birthday, on);
        expect(next.on >= on && daysBetween(on, next.on) <= 416).toBe(true);
      }),
    );
  });

  test('bring one gift a year, whichever days a member asks on', () => {
    fc.assert(
      fc.property(birthdays, days, fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 40 }), (birthday, start, waits) => {
        let on: LocalDate = start;
        let given: LocalDate | null = null;
        const years: number[] = [];
        for (const wait of waits) {
          on = addDays(on, wait);
          if (on > '2098-12-31') return;
          const result = birthdayGiftDue(birthdaysAround(birthday, on), given, on, { daysBefore: 7, daysAfter: 7 });
          if (!result.ok) continue;
          given = on;
          years.push(result.value.year);
        }
        expect(new Set(years).size).toBe(years.length);
      }),
      { numRuns: 30 },
    );
  });
});
