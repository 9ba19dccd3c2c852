import { assert } from '../../kernel/assert';
import { weekdayOf, type LocalDate } from '../../kernel/time';
import type { DayHours, HolidayCalendar, OpeningHours } from './opening-hours';

/** Why a day has the hours it has. */
export type DayBasis = 'week' | 'holiday' | 'make_up' | 'special';
export interface HoursOnDay {
  readonly blocks: DayHours;
  readonly basis: DayBasis;
  /** The holiday's or the special day's name; empty otherwise. */
  readonly name: string;
}

/**
 * The hours of one day: a special day first, then the country's holidays and make-up workdays, then the week.
 * @example hoursOnDay(hours, calendar2026, '2026-10-10').basis //=> 'make_up' // a Saturday on which the country works for National Day
 */
export function hoursOnDay(hours: OpeningHours, calendar: HolidayCalendar, on: LocalDate): HoursOnDay {
  const special = hours.specialDays.find((day) => day.on === on);
  if (special) return { blocks: special.blocks, basis: 'special', name: special.note };
  const holiday = calendar.holidays[on];
  if (holiday !== undefined) return { blocks: onHoliday(hours, on), basis: 'holiday', name: holiday };
  const makeUp = calendar.makeUpDays[on];
  if (makeUp !== undefined) return { blocks: hours.makeUpDays === 'as_monday' ? ofWeekday(hours, 1) : ofWeek(hours, on), basis: 'make_up', name: makeUp };
  return { blocks: ofWeek(hours, on), basis: 'week', name: '' };
}

function onHoliday(hours: OpeningHours, on: LocalDate): DayHours {
  switch (hours.holidays.kind) {
    case 'as_week': return ofWeek(hours, on);
    case 'closed': return [];
    case 'own': return hours.holidays.blocks;
  }
}

const ofWeek = (hours: OpeningHours, on: LocalDate): DayHours => ofWeekday(hours, weekdayOf(on));

function ofWeekday(hours: OpeningHours, weekday: number): DayHours {
  const blocks = hours.week[weekday - 1];
  assert(blocks, 'a week has seven days');
  return blocks;
}

/** The years from one day to another whose holidays the calendar does not know; their days were taken as ordinary ones. */
export function unknownYears(calendar: HolidayCalendar, from: LocalDate, until: LocalDate): readonly number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(until.slice(0, 4))];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index).filter((year) => !calendar.years.includes(year));
}
