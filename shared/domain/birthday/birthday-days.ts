import { LunarYear, Solar } from 'lunar-typescript';
import { assert } from '../../kernel/assert';
import { addDays, daysInMonth, localDate, type LocalDate } from '../../kernel/time';
import type { BirthdayInput, BirthdayOccurrence } from './birthday';

/** The lunar tables are checked against published calendars for these years. */
const firstYear = 1900;
const lastYear = 2100;

/**
 * The day on which a birthday is kept in a year of its own calendar.
 * - 29 February is kept on 28 February when the year has no 29th.
 * - A lunar day 30 is kept on the 29th when that month has only 29 days.
 * - A day in a leap month is kept in the leap month when the year has that one, else in the ordinary month of the same number.
 * - A day in an ordinary month is kept in the ordinary month, also when the year has a leap month of the same number after it.
 * Source: lunar-typescript 1.8 (astronomical), checked against the Hong Kong Observatory's conversion tables.
 * @example birthdayInYear({ calendar: 'lunar', month: 12, day: 8, leap: false }, 2025) //=> '2026-01-26'
 */
export function birthdayInYear(birthday: BirthdayInput, year: number): LocalDate {
  assert(Number.isInteger(year) && year >= firstYear && year <= lastYear, `birthdays are known from ${firstYear} to ${lastYear}, not in ${year}`);
  if (birthday.calendar === 'solar') {
    return written(year, birthday.month, Math.min(birthday.day, daysInMonth(year, birthday.month)));
  }
  const months = monthsOf(year);
  const month = (birthday.leap ? months.get(-birthday.month) : undefined) ?? months.get(birthday.month);
  assert(month, `the lunar year ${year} has a month ${birthday.month}`);
  return addDays(month.firstDay, Math.min(birthday.day, month.days) - 1);
}

interface LunarMonthDays {
  readonly firstDay: LocalDate;
  readonly days: number;
}

const knownYears = new Map<number, ReadonlyMap<number, LunarMonthDays>>();

/** The months of a lunar year by number, a leap month by its negative one. Working a year out takes milliseconds and a night asks it for every member, so each is kept. */
function monthsOf(year: number): ReadonlyMap<number, LunarMonthDays> {
  const known = knownYears.get(year);
  if (known) return known;
  const months = new Map<number, LunarMonthDays>();
  for (const month of LunarYear.fromYear(year).getMonths()) {
    if (month.getYear() !== year) continue;
    const first = Solar.fromJulianDay(month.getFirstJulianDay());
    months.set(month.getMonth(), { firstDay: written(first.getYear(), first.getMonth(), first.getDay()), days: month.getDayCount() });
  }
  knownYears.set(year, months);
  return months;
}

function written(year: number, month: number, day: number): LocalDate {
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  return localDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

/** The occurrences around a day: last year's, this year's and next year's, in order. */
export function birthdaysAround(birthday: BirthdayInput, on: LocalDate): BirthdayOccurrence[] {
  const year = Number(on.slice(0, 4));
  return [year - 1, year, year + 1].map((each) => ({ year: each, on: birthdayInYear(birthday, each) }));
}

/** The next day on which a birthday is kept, a day that is one included. */
export function nextBirthday(birthday: BirthdayInput, on: LocalDate): BirthdayOccurrence {
  const next = birthdaysAround(birthday, on).find((one) => one.on >= on);
  assert(next, 'a birthday comes again within two years');
  return next;
}
