import { dayNumber, type LocalDate } from '../../kernel/time';
import { summaryOf, type PurchaseStatistics } from './statistics';

/**
 * Many members as columns: what the models are fitted to and scored on. Row i is one member with at least one purchase.
 * Times are days; money is fen.
 */
export interface MemberColumns {
  readonly count: number;
  /** Purchase days after the first. */
  readonly x: Float64Array;
  /** Days from the first purchase day to the last. */
  readonly tx: Float64Array;
  /** Days from the first purchase day to the day of asking. */
  readonly T: Float64Array;
  readonly sumLogGaps: Float64Array;
  /** Purchase days after the first with a known amount, and the mean amount of such a day (0 where there is none). */
  readonly pricedRepeatDays: Float64Array;
  readonly meanRepeatSpent: Float64Array;
}

/** Empty columns for so many members, to be filled. */
export function emptyColumns(count: number): MemberColumns {
  const column = (): Float64Array => new Float64Array(count);
  return { count, x: column(), tx: column(), T: column(), sumLogGaps: column(), pricedRepeatDays: column(), meanRepeatSpent: column() };
}

/** Columns at the end of a day from members' statistics; members without a purchase up to then are left out. */
export function columnsOf(members: readonly PurchaseStatistics[], asOf: LocalDate): MemberColumns {
  const today = dayNumber(asOf);
  const summaries = members.map(summaryOf).filter((summary) => summary.firstDay <= today);
  const columns = emptyColumns(summaries.length);
  summaries.forEach((summary, i) => {
    columns.x[i] = summary.purchaseDays - 1;
    columns.tx[i] = summary.lastDay - summary.firstDay;
    columns.T[i] = today - summary.firstDay;
    columns.sumLogGaps[i] = summary.sumLogGaps;
    columns.pricedRepeatDays[i] = summary.pricedRepeatDays;
    columns.meanRepeatSpent[i] = summary.pricedRepeatDays > 0 ? summary.repeatSpent / summary.pricedRepeatDays : 0;
  });
  return columns;
}

/** The rows with the given numbers, in that order. */
export function pickRows(columns: MemberColumns, rows: ArrayLike<number>): MemberColumns {
  const pick = (column: Float64Array): Float64Array => Float64Array.from(rows, (row) => column[row] ?? 0);
  return {
    count: rows.length,
    x: pick(columns.x),
    tx: pick(columns.tx),
    T: pick(columns.T),
    sumLogGaps: pick(columns.sumLogGaps),
    pricedRepeatDays: pick(columns.pricedRepeatDays),
    meanRepeatSpent: pick(columns.meanRepeatSpent),
  };
}
