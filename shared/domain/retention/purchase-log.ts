import { assert } from '../../kernel/assert';
import { dayNumber, type LocalDate } from '../../kernel/time';
import { columnsOf, emptyColumns, type MemberColumns } from './columns';
import { purchaseDaysOf, statisticsUntil, summaryOf, type PurchaseStatistics } from './statistics';

/** Taken once, because these loops run millions of times and a lookup each is felt. */
const { log: ln } = Math;

/**
 * Many members' purchase days side by side. Member i's days are `days[offsets[i]]` up to but without
 * `days[offsets[i + 1]]`, rising, each once; `spent` is what the day came to in fen, 0 where not known.
 */
export interface PurchaseLog {
  readonly memberCount: number;
  readonly offsets: Uint32Array;
  readonly days: Int32Array;
  /** 32 bits hold a day of 42 million yuan and halve the memory of a chain's log. */
  readonly spent: Float64Array | Uint32Array;
}

/** A log from each member's list of [day number, fen spent], in any order; same-day purchases become one. */
export function purchaseLogOf(members: readonly (readonly (readonly [day: number, spent: number])[])[]): PurchaseLog {
  const merged = members.map((purchases) => {
    const byDay = new Map<number, number>();
    for (const [day, spent] of purchases) byDay.set(day, (byDay.get(day) ?? 0) + spent);
    return [...byDay].sort(([left], [right]) => left - right);
  });
  const offsets = new Uint32Array(members.length + 1);
  merged.forEach((days, i) => (offsets[i + 1] = offsets[i]! + days.length));
  return {
    memberCount: members.length,
    offsets,
    days: Int32Array.from(merged.flatMap((days) => days.map(([day]) => day))),
    spent: Float64Array.from(merged.flatMap((days) => days.map(([, spent]) => spent))),
  };
}

/** A store as it stood at the end of a day, with what its members then did within the horizon. */
export interface Snapshot {
  readonly asOfDay: number;
  readonly horizonDays: number;
  /** Member numbers of the rows (in a log), or just 0, 1, 2... */
  readonly rows: Uint32Array;
  readonly columns: MemberColumns;
  /** 1 where the member bought within the horizon; on how many days; for how much in fen. */
  readonly bought: Uint8Array;
  readonly purchasesAfter: Float64Array;
  readonly spentAfter: Float64Array;
  /** Fen spent up to the day. */
  readonly spentBefore: Float64Array;
}

/** Members (of those in `among`, rising, or all) who had bought by the end of the day. */
export function buyersBy(log: PurchaseLog, asOfDay: number, among: Uint32Array | null = null): Uint32Array {
  const rows = new Uint32Array(among?.length ?? log.memberCount);
  let count = 0;
  for (let i = 0; i < rows.length; i += 1) {
    const member = among === null ? i : among[i]!;
    const start = log.offsets[member]!;
    if (start < log.offsets[member + 1]! && log.days[start]! <= asOfDay) {
      rows[count] = member;
      count += 1;
    }
  }
  return rows.slice(0, count);
}

/** The snapshot at the end of a day of the given members, each of whom has bought by then (see {@link buyersBy}). */
export function snapshotOf(log: PurchaseLog, asOfDay: number, horizonDays: number, rows: Uint32Array): Snapshot {
  const columns = emptyColumns(rows.length);
  const bought = new Uint8Array(rows.length);
  const [purchasesAfter, spentAfter, spentBefore] = [new Float64Array(rows.length), new Float64Array(rows.length), new Float64Array(rows.length)];
  const { days, spent, offsets } = log;
  for (let i = 0; i < rows.length; i += 1) {
    const start = offsets[rows[i]!]!;
    const end = offsets[rows[i]! + 1]!;
    const first = days[start]!;
    assert(start < end && first <= asOfDay, 'a snapshot holds only members who have bought');
    let at = start;
    let [sumLogGaps, priced, repeatSpent] = [0, 0, 0];
    for (at = start + 1; at < end && days[at]! <= asOfDay; at += 1) {
      sumLogGaps += ln(days[at]! - days[at - 1]!);
      if (spent[at]! > 0) priced += 1;
      repeatSpent += spent[at]!;
    }
    columns.x[i] = at - start - 1;
    columns.tx[i] = days[at - 1]! - first;
    columns.T[i] = asOfDay - first;
    columns.sumLogGaps[i] = sumLogGaps;
    columns.pricedRepeatDays[i] = priced;
    columns.meanRepeatSpent[i] = priced > 0 ? repeatSpent / priced : 0;
    spentBefore[i] = repeatSpent + spent[start]!;
    for (; at < end && days[at]! <= asOfDay + horizonDays; at += 1) {
      bought[i] = 1;
      purchasesAfter[i]! += 1;
      spentAfter[i]! += spent[at]!;
    }
  }
  return { asOfDay, horizonDays, rows, columns, bought, purchasesAfter, spentAfter, spentBefore };
}

/**
 * The snapshot at the end of a day from members' own statistics, for a store without a log at hand (the night).
 * Members who had not bought by then, and the few whose days around it are already folded, are left out.
 */
export function snapshotOfStatistics(members: readonly PurchaseStatistics[], asOf: LocalDate, horizonDays: number): Snapshot {
  const asOfDay = dayNumber(asOf);
  const known: { readonly then: PurchaseStatistics; readonly now: PurchaseStatistics }[] = [];
  for (const now of members) {
    const then = statisticsUntil(now, asOf);
    if (then !== null && purchaseDaysOf(then) > 0) known.push({ then, now });
  }
  const columns = columnsOf(known.map(({ then }) => then), asOf);
  const after = known.map(({ now }) => now.recent.filter(([day]) => day > asOfDay && day <= asOfDay + horizonDays));
  return {
    asOfDay,
    horizonDays,
    rows: Uint32Array.from(known.keys()),
    columns,
    bought: Uint8Array.from(after, (days) => (days.length > 0 ? 1 : 0)),
    purchasesAfter: Float64Array.from(after, (days) => days.length),
    spentAfter: Float64Array.from(after, (days) => days.reduce((sum, [, , spent]) => sum + spent, 0)),
    spentBefore: Float64Array.from(known, ({ then }) => summaryOf(then).spent),
  };
}
