import { addDays, daysBetween, type LocalDate } from '../../kernel/time';
import { probabilityAlive, timeToReturn } from './cnbd';
import { historyOf, probabilityActive, type RetentionModel } from './model';
import type { RetentionPolicy, RetentionState } from './policy';
import { lastPurchaseOn, purchaseDaysOf, usualGapDays, type PurchaseStatistics } from './statistics';

/** When a member who is still a customer is expected next: half of those like her come between the outer days. */
export interface ExpectedVisit {
  readonly earliestOn: LocalDate;
  readonly likelyOn: LocalDate;
  readonly latestOn: LocalDate;
}

/** Why a member is in her state, as facts; screens make the sentence. */
export interface StateReason {
  readonly state: RetentionState;
  readonly purchaseDays: number;
  readonly daysSinceLast: number;
  /** Median of her own gaps; null with fewer than three purchase days. */
  readonly usualGapDays: number | null;
  /** More than twice her usual gap has passed. A flag for the guide, not a rule: alone it ranks worse than recency. */
  readonly overdue: boolean;
  /** P(active within the horizon); null where states go by fixed days. */
  readonly probability: number | null;
  /** Of the members in this state in the last backtest, the share that came back by themselves; null below 30 of them. */
  readonly returnShareOfAlike: number | null;
  readonly expectedVisit: ExpectedVisit | null;
}

/** Members below which a share of them is not worth saying. */
const membersForShare = 30;
/** A range that ends later than this helps nobody at a counter: no visit is expected then. */
const expectedWithinDays = 365;

/** The facts behind a state; null for somebody who has not bought yet. */
export function reasonOf(
  statistics: PurchaseStatistics,
  model: RetentionModel,
  policy: RetentionPolicy,
  asOf: LocalDate,
  state: RetentionState,
): StateReason | null {
  const lastOn = lastPurchaseOn(statistics);
  if (lastOn === null || lastOn > asOf) return null;
  const usual = usualGapDays(statistics);
  const daysSinceLast = daysBetween(lastOn, asOf);
  const alike = model.backtest?.returnShareByState[state];
  return {
    state,
    purchaseDays: purchaseDaysOf(statistics),
    daysSinceLast,
    usualGapDays: usual,
    overdue: usual !== null && daysSinceLast > 2 * usual,
    probability: model.basis === 'model' ? probabilityActive(statistics, model, asOf, policy.horizonDays) : null,
    returnShareOfAlike: alike !== undefined && alike.members >= membersForShare ? alike.share : null,
    expectedVisit: expectedVisitOf(statistics, model, asOf),
  };
}

/**
 * The days by which a quarter, half and three quarters of members like her, if they are still customers, have come.
 * Null where she has more likely than nine in ten left, where three quarters need more than a year to come, or without a model.
 */
export function expectedVisitOf(statistics: PurchaseStatistics, model: RetentionModel, asOf: LocalDate): ExpectedVisit | null {
  const history = historyOf(statistics, asOf);
  if (history === null || model.basis !== 'model' || model.parameters === null) return null;
  const { parameters } = model;
  if (probabilityAlive(parameters, history) < 0.1) return null;
  const days = (quantile: number): number => Math.ceil(timeToReturn(parameters, history, quantile));
  const latest = days(0.75);
  if (latest > expectedWithinDays) return null;
  return {
    earliestOn: addDays(asOf, Math.max(1, days(0.25))),
    likelyOn: addDays(asOf, Math.max(1, days(0.5))),
    latestOn: addDays(asOf, Math.max(1, latest)),
  };
}
