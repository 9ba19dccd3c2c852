import type { Dice } from '../../kernel/random';
import { addDays, dayNumber, type LocalDate } from '../../kernel/time';
import { backtestOfSnapshot } from './backtest';
import type { MemberColumns } from './columns';
import { fitModel, fitSampleLimit, type RetentionModel } from './model';
import type { RetentionPolicy } from './policy';
import type { Snapshot } from './purchase-log';
import { purchaseDaysOf, statisticsUntil, summaryOf, type PurchaseStatistics, type PurchaseSummary } from './statistics';

/** What is kept of a member: her numbers today, her numbers one horizon ago, and what she did since. */
const width = 17;
const [then, after] = [6, 12] as const;

/**
 * A random sample of a store's buyers for the weekly refit, taken while they stream by: about 140 bytes a member, so a
 * hundred thousand of them need 14 MB however many pass. Keeps what the test one horizon back needs as well.
 */
export class RefitSample {
  private rows = new Float64Array(1_024 * width);
  /** One member's numbers on their way into the sample. */
  private readonly row = new Float64Array(width);
  private held = 0;
  private seen = 0;
  private readonly pastOn: LocalDate;

  constructor(
    private readonly request: { readonly asOf: LocalDate; readonly policy: RetentionPolicy; readonly dice: Dice; readonly limit?: number },
  ) {
    this.pastOn = addDays(request.asOf, -request.policy.horizonDays);
  }

  /** Buyers that have passed by. */
  get buyers(): number {
    return this.seen;
  }

  /** Whether everybody who passes from now on takes another's place. */
  get isFull(): boolean {
    return this.held === (this.request.limit ?? fitSampleLimit);
  }

  /** Lets one member pass; one who has not bought by the day, or whose days around it are folded, is no buyer here. */
  add(statistics: PurchaseStatistics): void {
    const today = statisticsUntil(statistics, this.request.asOf);
    if (today === null || purchaseDaysOf(today) === 0) return;
    this.seen += 1;
    const place = this.placeFor(this.request.limit ?? fitSampleLimit);
    if (place === null) return;
    const row = this.row.fill(0);
    fillColumns(row, 0, summaryOf(today), dayNumber(this.request.asOf));
    const past = statisticsUntil(today, this.pastOn);
    // An age below zero marks a member whom the test one horizon back does not see.
    row[then + 2] = -1;
    if (past !== null && purchaseDaysOf(past) > 0) {
      const day = dayNumber(this.pastOn);
      const summary = summaryOf(past);
      const since = today.recent.filter(([on]) => on > day);
      fillColumns(row, then, summary, day);
      row[after] = since.length;
      row[after + 1] = since.reduce((sum, [, , spent]) => sum + spent, 0);
      row[after + 2] = summary.spent;
    }
    this.rows.set(row, place * width);
  }

  /**
   * Tests the engine one horizon back on what has happened since, then fits it to today with that test beside it.
   * `buyers`: how many there are, where not all of them passed by.
   */
  fit(buyers = this.seen): RetentionModel {
    const { asOf, policy, dice } = this.request;
    const all = Array.from({ length: this.held }, (_, i) => i);
    const known = all.filter((i) => this.at(i, then + 2) >= 0);
    const buyersThen = Math.round((known.length * buyers) / Math.max(1, this.held));
    const backtest = known.length === 0 ? null : backtestOfSnapshot(this.snapshot(known), policy, buyersThen);
    return fitModel({ columns: this.columns(all, 0), asOf, policy, dice, buyers, backtest });
  }

  /** Where the member goes: the next free row, a random row in the place of another, or nowhere (algorithm R). */
  private placeFor(limit: number): number | null {
    if (this.held === limit) {
      const place = Math.floor(this.request.dice() * this.seen);
      return place < limit ? place : null;
    }
    this.held += 1;
    if (this.held * width > this.rows.length) {
      const twice = new Float64Array(this.rows.length * 2);
      twice.set(this.rows);
      this.rows = twice;
    }
    return this.held - 1;
  }

  private at(row: number, column: number): number {
    return this.rows[row * width + column] ?? 0;
  }

  private column(rows: readonly number[], column: number): Float64Array {
    return Float64Array.from(rows, (row) => this.at(row, column));
  }

  private columns(rows: readonly number[], from: number): MemberColumns {
    const of = (column: number): Float64Array => this.column(rows, from + column);
    return { count: rows.length, x: of(0), tx: of(1), T: of(2), sumLogGaps: of(3), pricedRepeatDays: of(4), meanRepeatSpent: of(5) };
  }

  private snapshot(rows: readonly number[]): Snapshot {
    const purchasesAfter = this.column(rows, after);
    return {
      asOfDay: dayNumber(this.pastOn),
      horizonDays: this.request.policy.horizonDays,
      rows: Uint32Array.from(rows.keys()),
      columns: this.columns(rows, then),
      bought: Uint8Array.from(purchasesAfter, (count) => (count > 0 ? 1 : 0)),
      purchasesAfter,
      spentAfter: this.column(rows, after + 1),
      spentBefore: this.column(rows, after + 2),
    };
  }
}

function fillColumns(row: Float64Array, from: number, summary: PurchaseSummary, today: number): void {
  const mean = summary.pricedRepeatDays > 0 ? summary.repeatSpent / summary.pricedRepeatDays : 0;
  row.set(
    [summary.purchaseDays - 1, summary.lastDay - summary.firstDay, today - summary.firstDay, summary.sumLogGaps, summary.pricedRepeatDays, mean],
    from,
  );
}
