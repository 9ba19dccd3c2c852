import type { LocalDate } from '../../../../shared/kernel/time';
import type { Value } from '../../api';

export type Shown = Value<'staff', 'openingHours', 'show'>;
export type Hours = Shown['hours'];
export type Blocks = Hours['week'][number];
export type Outcome = Shown['outcome'];

const dayMinutes = 1_440;
const two = (value: number): string => String(value).padStart(2, '0');

/** A minute of the day as the wheel takes it. @example clockText(1_560) //=> '02:00' // of the next day */
export const clockText = (minute: number): string => `${two(Math.floor((minute % dayMinutes) / 60))}:${two(minute % 60)}`;

export const minuteOf = (text: string): number => {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
};

/**
 * A block with a new beginning or end. An end that is not later than the beginning is one of the next day: people who close at two
 * in the night say two, not twenty-six.
 * @example changedBlock({ fromMinute: 1_080, toMinute: 1_320 }, 'to', '02:00').toMinute //=> 1_560
 */
export function changedBlock(block: Blocks[number], edge: 'from' | 'to', text: string): Blocks[number] {
  const from = edge === 'from' ? minuteOf(text) : block.fromMinute;
  const to = edge === 'to' ? minuteOf(text) : block.toMinute % dayMinutes;
  return { fromMinute: from, toMinute: to <= from ? to + dayMinutes : to };
}

/** One block more: after the last one for two hours, as far as the day goes; the usual day when there is none. */
export function withBlock(blocks: Blocks): Blocks {
  const last = blocks.at(-1);
  if (!last) return [{ fromMinute: 540, toMinute: 1_260 }];
  const from = Math.min(last.toMinute + 60, dayMinutes - 60);
  return [...blocks, { fromMinute: from, toMinute: Math.min(from + 120, dayMinutes) }];
}

/** Which days of the week get the same hours. */
export const sameDays = { workdays: [0, 1, 2, 3, 4], weekend: [5, 6], every: [0, 1, 2, 3, 4, 5, 6] } as const;
export type SameDays = keyof typeof sameDays;

export const withDay = (hours: Hours, days: readonly number[], blocks: Blocks): Hours => ({ ...hours, week: hours.week.map((day, index) => (days.includes(index) ? blocks : day)) });

/** A special day set, in its place among the others. */
export function withSpecialDay(hours: Hours, day: Hours['specialDays'][number]): Hours {
  const others = hours.specialDays.filter(({ on }) => on !== day.on);
  return { ...hours, specialDays: [...others, day].sort((a, b) => (a.on < b.on ? -1 : 1)) };
}

export const withoutSpecialDay = (hours: Hours, on: LocalDate): Hours => ({ ...hours, specialDays: hours.specialDays.filter((day) => day.on !== on) });
