import { assert } from '../../kernel/assert';
import { dateOfDayNumber, dayNumber, type LocalDate } from '../../kernel/time';
import { fen, type Fen } from '../../kernel/units';

/** Taken once, because these loops run millions of times and a lookup each is felt. */
const { log, max } = Math;

/** A purchase as far as retention cares. `amount` null: it happened, the amount is not known. */
export interface RetentionPurchase {
  readonly on: LocalDate;
  readonly amount: Fen | null;
}

/** One day on which the member bought: day number, how many purchases, what they came to in fen (0: not known). */
export type PurchaseDay = readonly [dayNumber: number, purchases: number, spent: number];

/** The days that are no longer listed one by one, oldest first, summed. */
export interface FoldedDays {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly days: number;
  /** Days with a known amount, the first day not counted. */
  readonly pricedRepeatDays: number;
  /** Sum of ln(gap in days) between neighbouring folded days. */
  readonly sumLogGaps: number;
  readonly firstSpent: number;
  readonly spent: number;
}

/**
 * What the models need to know of a member's purchases, small enough for the account document (about 1.3 KB at most).
 *
 * The newest {@link recentDaysLimit} purchase days are listed, so a refund or a late purchase among them gives exactly
 * what counting again from the purchases would give. Older days are folded into sums. A change to a folded day moves the
 * money exactly but cannot move the days; it sets `recountDue`, which asks for {@link statisticsOf} over the purchases.
 */
export interface PurchaseStatistics {
  readonly recent: readonly PurchaseDay[];
  readonly folded: FoldedDays | null;
  readonly recountDue: boolean;
}

/** How many purchase days are listed one by one. */
export const recentDaysLimit = 64;

export const emptyStatistics: PurchaseStatistics = { recent: [], folded: null, recountDue: false };

/** Amounts of zero and below are corrections, not visits. */
const counts = (purchase: RetentionPurchase): boolean => purchase.amount === null || purchase.amount > 0;

/**
 * The statistics after one more purchase. Purchases of one day are one purchase day; amounts of zero or below are ignored.
 * The order in which purchases arrive does not matter within the listed days.
 * @example addPurchase(addPurchase(emptyStatistics, p), p).recent.length //=> 1, one day with two purchases
 */
export function addPurchase(statistics: PurchaseStatistics, purchase: RetentionPurchase): PurchaseStatistics {
  if (!counts(purchase)) return statistics;
  const day = dayNumber(purchase.on);
  const spent = purchase.amount ?? 0;
  const { folded } = statistics;
  if (folded !== null && day <= folded.lastDay) return changeFolded(statistics, folded, day, spent);
  const recent = [...statistics.recent];
  const at = lowerBound(recent, day);
  const known = recent[at];
  if (known !== undefined && known[0] === day) recent[at] = [day, known[1] + 1, known[2] + spent];
  else recent.splice(at, 0, [day, 1, spent]);
  return foldOldest({ ...statistics, recent });
}

/**
 * The statistics as if the purchase had never been made: the exact reverse of {@link addPurchase}.
 * `purchase.amount` is what is left of it: after partial refunds (see {@link reducePurchase}) the remainder.
 * Removing the last purchase of a day removes the day.
 */
export function undoPurchase(statistics: PurchaseStatistics, purchase: RetentionPurchase): PurchaseStatistics {
  if (!counts(purchase)) return statistics;
  const day = dayNumber(purchase.on);
  const spent = purchase.amount ?? 0;
  const { folded } = statistics;
  if (folded !== null && day <= folded.lastDay) return changeFolded(statistics, folded, day, -spent);
  const at = lowerBound(statistics.recent, day);
  const known = statistics.recent[at];
  assert(known !== undefined && known[0] === day, `no purchase on ${purchase.on} to undo`);
  const recent = [...statistics.recent];
  if (known[1] === 1) recent.splice(at, 1);
  else recent[at] = [day, known[1] - 1, max(0, known[2] - spent)];
  return { ...statistics, recent };
}

/** A partial refund: the visit stays, the money goes. */
export function reducePurchase(statistics: PurchaseStatistics, refund: { readonly on: LocalDate; readonly amount: Fen }): PurchaseStatistics {
  const day = dayNumber(refund.on);
  const { folded } = statistics;
  if (folded !== null && day <= folded.lastDay) {
    const firstSpent = day === folded.firstDay ? folded.firstSpent - refund.amount : folded.firstSpent;
    return { ...statistics, folded: { ...folded, firstSpent, spent: folded.spent - refund.amount } };
  }
  const at = lowerBound(statistics.recent, day);
  const known = statistics.recent[at];
  assert(known !== undefined && known[0] === day, `no purchase on ${refund.on} to refund`);
  const recent = [...statistics.recent];
  recent[at] = [day, known[1], max(0, known[2] - refund.amount)];
  return { ...statistics, recent };
}

/** The statistics counted from purchases in any order: what every other path must agree with. */
export function statisticsOf(purchases: readonly RetentionPurchase[]): PurchaseStatistics {
  const byDay = new Map<number, { purchases: number; spent: number }>();
  for (const purchase of purchases) {
    if (!counts(purchase)) continue;
    const day = dayNumber(purchase.on);
    const known = byDay.get(day) ?? { purchases: 0, spent: 0 };
    byDay.set(day, { purchases: known.purchases + 1, spent: known.spent + (purchase.amount ?? 0) });
  }
  const recent = [...byDay].sort(([left], [right]) => left - right).map(([day, of]): PurchaseDay => [day, of.purchases, of.spent]);
  return foldOldest({ ...emptyStatistics, recent });
}

/**
 * The statistics of two records of one person (two cards merged into one).
 * Exact while the folded days of one end before every day of the other; else the sums are added and `recountDue` is set.
 */
export function mergeStatistics(left: PurchaseStatistics, right: PurchaseStatistics): PurchaseStatistics {
  const [early, late] = firstDayOf(left) <= firstDayOf(right) ? [left, right] : [right, left];
  const folded = mergeFolded(early, late);
  const edge = folded.value === null ? -Infinity : folded.value.lastDay;
  const byDay = new Map<number, PurchaseDay>();
  let behindEdge = 0;
  for (const day of [...early.recent, ...late.recent]) {
    if (day[0] <= edge) {
      behindEdge += day[2];
      continue;
    }
    const known = byDay.get(day[0]);
    byDay.set(day[0], known === undefined ? day : [day[0], known[1] + day[1], known[2] + day[2]]);
  }
  const recent = [...byDay.values()].sort((a, b) => a[0] - b[0]);
  const value = folded.value !== null && behindEdge > 0 ? { ...folded.value, spent: folded.value.spent + behindEdge } : folded.value;
  const lostDays = [...early.recent, ...late.recent].some((day) => day[0] <= edge);
  return foldOldest({ recent, folded: value, recountDue: early.recountDue || late.recountDue || !folded.exact || lostDays });
}

/**
 * The statistics as they stood at the end of a day, or null where that day lies among the folded ones.
 * With this a store is tested on its own past without reading one purchase.
 */
export function statisticsUntil(statistics: PurchaseStatistics, on: LocalDate): PurchaseStatistics | null {
  const last = dayNumber(on);
  if (statistics.folded !== null && statistics.folded.lastDay > last) return null;
  return { ...statistics, recent: statistics.recent.filter((day) => day[0] <= last) };
}

/**
 * The statistics at the end of a day as far as they are known: those of a member whose folded days reach beyond it are taken
 * whole, because a night that stands so far back (a past one run again) is better a little too well informed than blind.
 */
export function statisticsBy(statistics: PurchaseStatistics, on: LocalDate): PurchaseStatistics {
  return statisticsUntil(statistics, on) ?? statistics;
}

/** What screens and models read off the statistics. Days are day numbers; money is in fen; `firstDay` is NaN without purchases. */
export interface PurchaseSummary {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly purchaseDays: number;
  readonly sumLogGaps: number;
  readonly spent: number;
  /** Purchase days after the first with a known amount, and what they came to. */
  readonly pricedRepeatDays: number;
  readonly repeatSpent: number;
}

/**
 * Reads the summary off the statistics. The logarithms are added oldest first whether a day is folded or listed,
 * so undoing a purchase gives the same number to the last bit.
 */
export function summaryOf(statistics: PurchaseStatistics): PurchaseSummary {
  const { folded, recent } = statistics;
  let firstDay = folded?.firstDay ?? NaN;
  let lastDay = folded?.lastDay ?? NaN;
  let sumLogGaps = folded?.sumLogGaps ?? 0;
  let spent = folded?.spent ?? 0;
  let firstSpent = folded?.firstSpent ?? 0;
  let pricedRepeatDays = folded?.pricedRepeatDays ?? 0;
  let started = folded !== null;
  for (const [day, , daySpent] of recent) {
    if (started) {
      sumLogGaps += log(day - lastDay);
      if (daySpent > 0) pricedRepeatDays += 1;
    } else {
      firstDay = day;
      firstSpent = daySpent;
      started = true;
    }
    lastDay = day;
    spent += daySpent;
  }
  return { firstDay, lastDay, purchaseDays: (folded?.days ?? 0) + recent.length, sumLogGaps, spent, pricedRepeatDays, repeatSpent: spent - firstSpent };
}

/** Day of the first purchase, null without purchases. */
export function firstPurchaseOn(statistics: PurchaseStatistics): LocalDate | null {
  const first = firstDayOf(statistics);
  return Number.isFinite(first) ? dateOfDayNumber(first) : null;
}

/** Day of the last purchase, null without purchases. */
export function lastPurchaseOn(statistics: PurchaseStatistics): LocalDate | null {
  const last = statistics.recent.at(-1)?.[0] ?? statistics.folded?.lastDay;
  return last === undefined ? null : dateOfDayNumber(last);
}

/** How many different days the member bought on. */
export function purchaseDaysOf(statistics: PurchaseStatistics): number {
  return (statistics.folded?.days ?? 0) + statistics.recent.length;
}

/** What the purchases came to, refunds taken off. */
export function spentBy(statistics: PurchaseStatistics): Fen {
  return fen(statistics.recent.reduce((total, day) => total + day[2], statistics.folded?.spent ?? 0));
}

/** The median of the listed gaps between purchase days; null with fewer than two gaps, because one gap is no habit. */
export function usualGapDays(statistics: PurchaseStatistics): number | null {
  const gaps = statistics.recent.slice(1).map((day, index) => day[0] - (statistics.recent[index]?.[0] ?? day[0]));
  if (gaps.length < 2) return null;
  gaps.sort((left, right) => left - right);
  const half = gaps.length >> 1;
  const upper = gaps[half] ?? 0;
  return gaps.length % 2 === 1 ? upper : (upper + (gaps[half - 1] ?? upper)) / 2;
}

function firstDayOf(statistics: PurchaseStatistics): number {
  return statistics.folded?.firstDay ?? statistics.recent[0]?.[0] ?? Infinity;
}

function lowerBound(days: readonly PurchaseDay[], day: number): number {
  // From the end, because nearly every purchase is the newest.
  let at = days.length;
  while (at > 0 && (days[at - 1]?.[0] ?? -Infinity) >= day) at -= 1;
  return at;
}

function foldOldest(statistics: PurchaseStatistics): PurchaseStatistics {
  const excess = statistics.recent.length - recentDaysLimit;
  if (excess <= 0) return statistics;
  let folded = statistics.folded;
  for (const day of statistics.recent.slice(0, excess)) folded = foldDay(folded, day);
  return { ...statistics, recent: statistics.recent.slice(excess), folded };
}

function foldDay(folded: FoldedDays | null, [day, , spent]: PurchaseDay): FoldedDays {
  if (folded === null) return { firstDay: day, lastDay: day, days: 1, pricedRepeatDays: 0, sumLogGaps: 0, firstSpent: spent, spent };
  return {
    ...folded,
    lastDay: day,
    days: folded.days + 1,
    pricedRepeatDays: folded.pricedRepeatDays + (spent > 0 ? 1 : 0),
    sumLogGaps: folded.sumLogGaps + log(day - folded.lastDay),
    spent: folded.spent + spent,
  };
}

function changeFolded(statistics: PurchaseStatistics, folded: FoldedDays, day: number, spent: number): PurchaseStatistics {
  const firstSpent = day === folded.firstDay ? folded.firstSpent + spent : folded.firstSpent;
  return { ...statistics, folded: { ...folded, firstSpent, spent: folded.spent + spent }, recountDue: true };
}

function mergeFolded(early: PurchaseStatistics, late: PurchaseStatistics): { value: FoldedDays | null; exact: boolean } {
  if (late.folded === null) return { value: early.folded, exact: true };
  if (early.folded === null) {
    // The later record is the longer one: its folded days start after the other's first day.
    const before = early.recent.filter((day) => day[0] < (late.folded?.firstDay ?? 0));
    return before.length === 0 ? { value: late.folded, exact: true } : { value: late.folded, exact: false };
  }
  const [a, b] = [early.folded, late.folded];
  return {
    exact: false,
    value: {
      firstDay: a.firstDay,
      lastDay: max(a.lastDay, b.lastDay),
      days: a.days + b.days,
      pricedRepeatDays: a.pricedRepeatDays + b.pricedRepeatDays + (b.firstSpent > 0 ? 1 : 0),
      sumLogGaps: a.sumLogGaps + b.sumLogGaps,
      firstSpent: a.firstSpent,
      spent: a.spent + b.spent,
    },
  };
}
