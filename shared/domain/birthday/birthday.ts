import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import { addDays, daysBetween, daysInMonth, monthOf, type LocalDate } from '../../kernel/time';

/** A day of the year as a member knows it. Without a year: we do not ask for one. Never passes through an instant. */
export type BirthdayInput =
  | { readonly calendar: 'solar'; readonly month: number; readonly day: number }
  /** Months 1 正月 to 12 腊月; `leap` for a day in a 闰月. */
  | { readonly calendar: 'lunar'; readonly month: number; readonly day: number; readonly leap: boolean };

/** A birthday on file and the day it was set. */
export interface BirthdayRecord {
  readonly birthday: BirthdayInput;
  readonly setOn: LocalDate;
}

/** Whether such a day exists in some year. @example isBirthday({ calendar: 'solar', month: 2, day: 29 }) //=> true */
export function isBirthday(birthday: BirthdayInput): boolean {
  const { month, day } = birthday;
  if (!Number.isInteger(month) || !Number.isInteger(day) || month < 1 || month > 12 || day < 1) return false;
  // 2000 was a leap year; a lunar month has 29 or 30 days.
  return day <= (birthday.calendar === 'solar' ? daysInMonth(2000, month) : 30);
}

export type BirthdayRefusal =
  | Refusal<'BIRTHDAY_INVALID', { readonly month: number; readonly day: number }>
  | Refusal<'BIRTHDAY_LOCKED', { readonly untilOn: LocalDate }>;

/**
 * Sets or changes a birthday. The first time is free; a change waits for the lock, so that nobody has a birthday twice a year.
 * Setting the same day again keeps the record and its lock.
 * Refuses BIRTHDAY_INVALID {month, day}, BIRTHDAY_LOCKED {untilOn}: from that day on it may be changed.
 */
export function setBirthday(
  current: BirthdayRecord | null,
  wanted: BirthdayInput,
  on: LocalDate,
  policy: { readonly changeLockDays: number },
): Result<BirthdayRecord, BirthdayRefusal> {
  if (!isBirthday(wanted)) return refuse('BIRTHDAY_INVALID', { month: wanted.month, day: wanted.day });
  if (current === null) return accept({ birthday: wanted, setOn: on });
  if (sameBirthday(current.birthday, wanted)) return accept(current);
  const untilOn = addDays(current.setOn, policy.changeLockDays);
  return on < untilOn ? refuse('BIRTHDAY_LOCKED', { untilOn }) : accept({ birthday: wanted, setOn: on });
}

function sameBirthday(left: BirthdayInput, right: BirthdayInput): boolean {
  const leap = (birthday: BirthdayInput): boolean => birthday.calendar === 'lunar' && birthday.leap;
  return left.calendar === right.calendar && left.month === right.month && left.day === right.day && leap(left) === leap(right);
}

/** A birthday's day in one year of its own calendar. */
export interface BirthdayOccurrence {
  /** The solar or the lunar year; a lunar December falls into the next solar year. */
  readonly year: number;
  readonly on: LocalDate;
}

export type BirthdayGiftRefusal =
  | Refusal<'BIRTHDAY_NOT_NEAR', { readonly nextOn: LocalDate }>
  | Refusal<'BIRTHDAY_GIFT_GIVEN', { readonly givenOn: LocalDate }>;

/**
 * A gift every so many days at the soonest, even when the birthday was moved to the other calendar: the shortest lunar year has 353 days,
 * less the widest window of two weeks either way.
 */
const leastDaysBetweenGifts = 300;

/**
 * Whether the birthday gift is due on a day: within the window around one of the occurrences, and none given within ten months.
 * Accepts with the occurrence; its year names the gift, so that it exists once.
 * Refuses BIRTHDAY_NOT_NEAR {nextOn}, BIRTHDAY_GIFT_GIVEN {givenOn}.
 */
export function birthdayGiftDue(
  occurrences: readonly BirthdayOccurrence[],
  lastGivenOn: LocalDate | null,
  on: LocalDate,
  policy: { readonly daysBefore: number; readonly daysAfter: number },
): Result<BirthdayOccurrence, BirthdayGiftRefusal> {
  const sorted = [...occurrences].sort((a, b) => (a.on < b.on ? -1 : 1));
  const near = sorted.find((one) => on >= addDays(one.on, -policy.daysBefore) && on <= addDays(one.on, policy.daysAfter));
  if (!near) {
    const next = sorted.find((one) => one.on >= on) ?? sorted[sorted.length - 1];
    return refuse('BIRTHDAY_NOT_NEAR', { nextOn: next ? next.on : on });
  }
  if (lastGivenOn !== null && Math.abs(daysBetween(lastGivenOn, on)) < leastDaysBetweenGifts) {
    return refuse('BIRTHDAY_GIFT_GIVEN', { givenOn: lastGivenOn });
  }
  return accept(near);
}

/** The cause a birthday gift is issued by. @example birthdayGiftCause('m_1', 2026) //=> 'birthday_m_1_2026' */
export function birthdayGiftCause(memberId: string, year: number): string {
  return `birthday_${memberId}_${year}`;
}

/** Whether a day lies in the month of the birthday, in the solar calendar of that day. */
export function inBirthdayMonth(occurrences: readonly BirthdayOccurrence[], on: LocalDate): boolean {
  return occurrences.some((one) => monthOf(one.on) === monthOf(on));
}
