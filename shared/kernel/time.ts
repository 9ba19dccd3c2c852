import { assert } from './assert';

declare const kind: unique symbol;

/** A moment: milliseconds since 1970-01-01T00:00Z. Names end in `...At`. */
export type Instant = number & { readonly [kind]: 'Instant' };
/** A day in the store's calendar, `YYYY-MM-DD` at +08:00. Names end in `...On`. Compares as text. */
export type LocalDate = string & { readonly [kind]: 'LocalDate' };
/** A month in the store's calendar, `YYYY-MM`. Compares as text. */
export type LocalMonth = string & { readonly [kind]: 'LocalMonth' };

export const secondMs = 1_000;
export const minuteMs = 60_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;
/** China keeps one offset all year; the summer time of 1986-1991 is before any purchase we hold. */
const offsetMs = 8 * hourMs;

/** Brands milliseconds since the epoch. @throws BugError when not a safe integer. */
export function instant(ms: number): Instant {
  assert(Number.isSafeInteger(ms), `an instant is whole milliseconds, got ${ms}`);
  return ms as Instant;
}

/** Days since 1970-01-01 of a Gregorian day (proleptic). Source: H. Hinnant, days_from_civil. */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function civilFromDays(days: number): { year: number; month: number; day: number } {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1 };
}

const pad2 = (value: number): string => String(value).padStart(2, '0');
const pad4 = (value: number): string => String(value).padStart(4, '0');

/** Whether `text` is a real day written `YYYY-MM-DD`. @example isLocalDate('2025-02-29') //=> false */
export function isLocalDate(text: string): text is LocalDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Brands a day. @throws BugError when it is not a real day. */
export function localDate(text: string): LocalDate {
  assert(isLocalDate(text), `not a day: ${text}`);
  return text;
}

/** Days in a Gregorian month. @example daysInMonth(2024, 2) //=> 29 */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01 of a local day; differences are numbers of days. */
export function dayNumber(date: LocalDate): number {
  return daysFromCivil(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}

/** The local day that is so many days after 1970-01-01. */
export function dateOfDayNumber(days: number): LocalDate {
  const { year, month, day } = civilFromDays(days);
  return `${pad4(year)}-${pad2(month)}-${pad2(day)}` as LocalDate;
}

/** The store's day at a moment. @example localDateOf(instant(Date.parse('2026-11-21T16:00Z'))) //=> '2026-11-22' */
export function localDateOf(at: Instant): LocalDate {
  return dateOfDayNumber(Math.floor((at + offsetMs) / dayMs));
}

/** The first moment of a local day. */
export function startOfDay(date: LocalDate): Instant {
  return instant(dayNumber(date) * dayMs - offsetMs);
}

/** Milliseconds since local midnight, 0 to 86,399,999. */
export function timeOfDayMs(at: Instant): number {
  return (((at + offsetMs) % dayMs) + dayMs) % dayMs;
}

/** The moment of a local wall-clock time. @example localTime('2026-11-22', 10, 30) is 02:30 UTC */
export function localTime(date: LocalDate, hour: number, minute = 0): Instant {
  return instant(startOfDay(date) + hour * hourMs + minute * minuteMs);
}

/** A day moved by whole days, forward or back. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The month of a day. */
export function monthOf(date: LocalDate): LocalMonth {
  return date.slice(0, 7) as LocalMonth;
}

/** A month moved by whole months. @example addMonths('2026-11', 3) //=> '2027-02' */
export function addMonths(month: LocalMonth, months: number): LocalMonth {
  const total = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${pad4(Math.floor(total / 12))}-${pad2((((total % 12) + 12) % 12) + 1)}` as LocalMonth;
}

/** Whether `text` is a month written `YYYY-MM`. */
export function isLocalMonth(text: string): text is LocalMonth {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** The first day of a month. */
export function firstDayOf(month: LocalMonth): LocalDate {
  return `${month}-01` as LocalDate;
}

/** The last day of a month. */
export function lastDayOf(month: LocalMonth): LocalDate {
  return `${month}-${pad2(daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7))))}` as LocalDate;
}

/** Day of the week, 1 Monday to 7 Sunday. */
export function weekdayOf(date: LocalDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}
