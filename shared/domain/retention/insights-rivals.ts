import { addDays, dayNumber, type LocalDate } from '../../kernel/time';
import { purchaseDaysOf, statisticsUntil, summaryOf, type PurchaseStatistics } from './statistics';

/** A member on the day on which a backtest stood, and whether he bought in the horizon after it. */
export interface TestedMember {
  readonly recencyDays: number;
  readonly purchaseDays: number;
  readonly spent: number;
  readonly returned: boolean;
}

/**
 * What simpler rankings would have known of a member on the backtest's day, so that they are measured on the same members and
 * the same outcome as the model. Null for one who had not bought by then, or whose days around it are folded into sums.
 */
export function testedMemberOf(statistics: PurchaseStatistics, test: { readonly testedAsOf: LocalDate; readonly horizonDays: number }): TestedMember | null {
  const then = statisticsUntil(statistics, test.testedAsOf);
  const after = statisticsUntil(statistics, addDays(test.testedAsOf, test.horizonDays));
  if (then === null || after === null || purchaseDaysOf(then) === 0) return null;
  const { lastDay, purchaseDays, spent } = summaryOf(then);
  return { recencyDays: dayNumber(test.testedAsOf) - lastDay, purchaseDays, spent, returned: purchaseDaysOf(after) > purchaseDays };
}
