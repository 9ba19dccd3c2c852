import { assert, BugError } from '../../kernel/assert';
import { addDays, instant, localDateOf, minuteMs, startOfDay, type Instant, type LocalDate } from '../../kernel/time';
import { hoursOnDay } from './hours-on-day';
import type { HolidayCalendar, OpeningHours } from './opening-hours';

/** A store's hours together with the country's calendar: all that open time is counted by. */
export interface OpenCalendar {
  readonly hours: OpeningHours;
  readonly holidays: HolidayCalendar;
}

/** Days looked at before an hour of work has surely been found: hours that open never are refused when they are saved. */
const mostDays = 200_000;

interface Stretch {
  readonly fromAt: Instant;
  readonly toAt: Instant;
}

/**
 * The stretches in which the store is open, from the day before `from` on, in order and without overlap: where the night of one day reaches
 * into the next day's opening, it is open once. Local time is +08:00 by arithmetic all year: China's summer time of 1986 to 1991 is not
 * kept, so a wall clock of those summers stood an hour later than the times used here.
 */
function* stretchesFrom({ hours, holidays }: OpenCalendar, from: LocalDate): Generator<Stretch> {
  let openUntilAt = -Infinity;
  for (let days = -1; days < mostDays; days += 1) {
    const on = addDays(from, days);
    const midnight = startOfDay(on);
    for (const block of hoursOnDay(hours, holidays, on).blocks) {
      const fromAt = Math.max(midnight + block.fromMinute * minuteMs, openUntilAt);
      const toAt = midnight + block.toMinute * minuteMs;
      if (toAt <= fromAt) continue;
      openUntilAt = toAt;
      yield { fromAt: instant(fromAt), toAt: instant(toAt) };
    }
  }
}

/**
 * The first moment at which the store has been open for `ms` since `at`. Nothing added is the moment itself, open or not; time that runs
 * out with closing time is over then, not at the next opening.
 * @example addOpenTime(nineToNine, saturday22h, 4 * hourMs) //=> Sunday 13:00
 */
export function addOpenTime(calendar: OpenCalendar, at: Instant, ms: number): Instant {
  assert(Number.isSafeInteger(ms) && ms >= 0, `open time is whole milliseconds from 0, got ${ms}`);
  if (ms === 0) return at;
  let left = ms;
  for (const { fromAt, toAt } of stretchesFrom(calendar, localDateOf(at))) {
    const start = Math.max(fromAt, at);
    if (toAt <= start) continue;
    if (left <= toAt - start) return instant(start + left);
    left -= toAt - start;
  }
  throw new BugError('these hours open too seldom; they are refused when they are saved');
}

/** Milliseconds for which the store is open from one moment to another; 0 when `to` is not later. */
export function openTimeBetween(calendar: OpenCalendar, from: Instant, to: Instant): number {
  if (to <= from) return 0;
  let open = 0;
  for (const { fromAt, toAt } of stretchesFrom(calendar, localDateOf(from))) {
    if (fromAt >= to) break;
    open += Math.max(0, Math.min(toAt, to) - Math.max(fromAt, from));
  }
  return open;
}
