import { addDays, hourMs, localDateOf, localTime, timeOfDayMs, type Instant } from '../../kernel/time';

/**
 * The first moment from `at` on at which a message may be sent: `at` itself by day, else the end of the quiet hours.
 * @example at 02:00 with 21 to 9 //=> 09:00 the same day; at 22:00 //=> 09:00 the next day
 */
export function earliestDaytime(at: Instant, hours: { readonly quietFromHour: number; readonly quietToHour: number }): Instant {
  const { quietFromHour: from, quietToHour: to } = hours;
  const hour = timeOfDayMs(at) / hourMs;
  const today = localDateOf(at);
  if (from === to) return at;
  if (from < to) return hour >= from && hour < to ? localTime(today, to) : at;
  if (hour >= from) return localTime(addDays(today, 1), to);
  return hour < to ? localTime(today, to) : at;
}
