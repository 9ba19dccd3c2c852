import type { LocalDate } from '../../kernel/time';

/**
 * A stretch of a day in which the store is open, in minutes since local midnight. `toMinute` past 1,440 reaches into the next day, at most
 * to its noon. The block belongs to the day on which it begins.
 * @example ({ fromMinute: 1_080, toMinute: 1_560 }) // 18:00 to 02:00 of the next day
 */
export interface OpenBlock {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** The blocks of one day in their order; none: closed. */
export type DayHours = readonly OpenBlock[];

/** A day that goes by hours of its own, whatever week and calendar say: stocktaking, the company outing, a longer evening. */
export interface SpecialDay {
  readonly on: LocalDate;
  readonly blocks: DayHours;
  /** Why, for the people who read the list; may be empty. */
  readonly note: string;
}

/** What happens on the country's holidays: as on any such weekday, closed, or hours of their own. */
export type HolidayRule =
  | { readonly kind: 'as_week' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'own'; readonly blocks: DayHours };

/** A weekend day on which the country works to make up for a holiday: hours of that weekday, or those of a Monday. */
export type MakeUpRule = 'as_week' | 'as_monday';

/** When a store is open. What is nearer wins: a special day, then holiday or make-up workday, then the week. */
export interface OpeningHours {
  /** Seven days, Monday first. */
  readonly week: readonly DayHours[];
  readonly holidays: HolidayRule;
  readonly makeUpDays: MakeUpRule;
  /** In the order of their days, one entry a day. */
  readonly specialDays: readonly SpecialDay[];
}

/**
 * The country's holidays as data, prepared outside: rules read no library and no clock. Years that are not in `years` are unknown (the State
 * Council announces a year's holidays in the autumn before it): their days go by the week, and whoever shows a due time says so.
 */
export interface HolidayCalendar {
  readonly years: readonly number[];
  /** Day to the holiday's name. Weekend days that belong to the holiday are in it. */
  readonly holidays: Readonly<Record<string, string>>;
  /** Weekend days on which the country works, with the holiday they make up for. */
  readonly makeUpDays: Readonly<Record<string, string>>;
}

/** A calendar that knows nothing: every day goes by the week. */
export const noHolidays: HolidayCalendar = { years: [], holidays: {}, makeUpDays: {} };

/** Nine to nine, every day: what is assumed of a store that has not said anything. */
export const assumedHours: OpeningHours = {
  week: Array.from({ length: 7 }, () => [{ fromMinute: 540, toMinute: 1_260 }]),
  holidays: { kind: 'as_week' },
  makeUpDays: 'as_week',
  specialDays: [],
};

/** Limits of what may be set. */
export const openingHoursLimits = { blocksPerDay: 4, specialDays: 100, note: 20, lastMinute: 2_160, leastWeekMinutes: 60 } as const;
