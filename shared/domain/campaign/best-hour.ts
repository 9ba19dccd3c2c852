import { addDays, dayMs, hourMs, localDateOf, localTime, timeOfDayMs, type Instant } from '../../kernel/time';

/** Fewer purchases than this say nothing about when a member has time. */
const fewestPurchases = 3;
/** Older habits than the last purchases do not count. */
const mostPurchases = 20;

/**
 * The hour of the day (0 to 23, store time) at which a member mostly buys, so that a message finds him when he has time for the store.
 * Each purchase counts twice in its own hour and once in the hours beside it, so that 17:58 and 18:02 are one habit; a tie goes to the
 * earlier hour. Null with fewer than three purchases, or when no hour stands out: the message then goes as soon as it may.
 *
 * @param purchasesAt moments of purchases, the newest first; only the first twenty are looked at.
 * @example bestHourOf([at('17:58'), at('18:02'), at('18:40')]) //=> 18, though each lies in an hour of its own by the minute
 */
export function bestHourOf(purchasesAt: readonly Instant[]): number | null {
  const recent = purchasesAt.slice(0, mostPurchases);
  if (recent.length < fewestPurchases) return null;
  const weight = Array.from({ length: 24 }, () => 0);
  for (const at of recent) {
    const hour = Math.floor(timeOfDayMs(at) / hourMs);
    for (const [beside, more] of [[0, 2], [1, 1], [23, 1]] as const) {
      const place = (hour + beside) % 24;
      weight[place] = (weight[place] ?? 0) + more;
    }
  }
  const most = Math.max(...weight);
  // A habit is at least half of his purchases in or beside one hour.
  return most >= recent.length ? weight.indexOf(most) : null;
}

/** The first moment from `at` on that lies within an hour of the day: `at` itself inside that hour, else its next beginning. */
export function nextHour(at: Instant, hour: number): Instant {
  if (Math.floor(timeOfDayMs(at) / hourMs) === hour) return at;
  const today = localTime(localDateOf(at), hour);
  return today >= at ? today : localTime(addDays(localDateOf(at), 1), hour);
}

/** Whether a wait for the best hour leaves him a day at least to act on what ends at `endsAt`. */
export function waitsForHour(until: Instant, endsAt: Instant | undefined): boolean {
  return endsAt === undefined || until + dayMs <= endsAt;
}
