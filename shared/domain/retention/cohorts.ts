import { dayNumber, monthOf, type LocalDate, type LocalMonth } from '../../kernel/time';
import { fen, type Fen } from '../../kernel/units';
import { firstPurchaseOn, lastPurchaseOn, purchaseDaysOf, spentBy, type PurchaseStatistics } from './statistics';

/** The members who first bought in one month. */
export interface Cohort {
  readonly month: LocalMonth;
  readonly members: number;
  /** How many of them came on a second day, ever; and how many bought within the last so many days. */
  readonly cameAgain: number;
  readonly boughtLately: number;
  readonly spent: Fen;
}

/** Members by the month of their first purchase, oldest first; those without a purchase are in none. */
export function cohortsOf(members: readonly PurchaseStatistics[], asOf: LocalDate, latelyDays: number): Cohort[] {
  const since = dayNumber(asOf) - latelyDays;
  const byMonth = new Map<LocalMonth, Cohort>();
  for (const statistics of members) {
    const first = firstPurchaseOn(statistics);
    const last = lastPurchaseOn(statistics);
    if (first === null || last === null || first > asOf) continue;
    const month = monthOf(first);
    const known = byMonth.get(month) ?? { month, members: 0, cameAgain: 0, boughtLately: 0, spent: fen(0) };
    byMonth.set(month, {
      month,
      members: known.members + 1,
      cameAgain: known.cameAgain + (purchaseDaysOf(statistics) > 1 ? 1 : 0),
      boughtLately: known.boughtLately + (dayNumber(last) > since ? 1 : 0),
      spent: fen(known.spent + spentBy(statistics)),
    });
  }
  return [...byMonth.values()].sort((left, right) => (left.month < right.month ? -1 : 1));
}
