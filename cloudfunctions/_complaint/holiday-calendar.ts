import days from 'chinese-days/dist/chinese-days.json';
import type { HolidayCalendar } from '../../shared/domain/opening-hours';

/** The library's entries say "National Day,国庆节,3". */
const nameOf = (entry: string): string => entry.split(',')[1] ?? '';
const named = (entries: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(entries).map(([on, entry]) => [on, nameOf(entry)]));

/**
 * The country's holidays and make-up workdays as the rules take them, from the table of chinese-days, which follows the State Council's
 * announcements. A year counts as known when its National Day is in the table; a new year comes with the library's next version.
 */
export const chinaHolidays: HolidayCalendar = {
  years: [...new Set(Object.keys(days.holidays).map((on) => Number(on.slice(0, 4))))].filter((year) => `${year}-10-01` in days.holidays).sort((a, b) => a - b),
  holidays: named(days.holidays),
  makeUpDays: named(days.workdays),
};
