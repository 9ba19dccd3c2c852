import { dayNumber, type LocalDate } from '../../kernel/time';
import type { Dice } from '../../kernel/random';
import type { BacktestSummary } from './backtest-summary';
import { probabilityActiveWithin, type CnbdHistory, type CnbdParameters } from './cnbd';
import { expectedPurchases } from './cnbd-expectation';
import { fitBestCnbd } from './cnbd-fit';
import { pickRows, type MemberColumns } from './columns';
import { dataGateOf, type DataGate } from './data-gate';
import type { RetentionPolicy, StateBasis } from './policy';
import { sampleRows } from './sample';
import { expectedSpendPerDay, fitSpend, type SpendModel } from './spend';
import { summaryOf, type PurchaseStatistics } from './statistics';

/** A fitted engine as plain JSON: what the night stores and every screen reads. Times in days, money in fen. */
export interface RetentionModel {
  readonly basis: StateBasis;
  readonly name: 'MBG/CNBD-k' | 'none';
  readonly parameters: CnbdParameters | null;
  readonly spend: SpendModel | null;
  readonly fittedOn: LocalDate;
  readonly horizonDays: number;
  /** Members the parameters were fitted to (a sample of the buyers in a large store). */
  readonly members: number;
  readonly logLikelihood: number | null;
  readonly gate: DataGate;
  /** Actual by predicted purchases in the last backtest; totals are shown beside it, never silently multiplied. */
  readonly drift: number | null;
  readonly backtest: BacktestSummary | null;
}

/** Days for which a model is good: the first night after them fits anew. */
export const modelGoodDays = 7;
/** Members a model is fitted to at most; more of them change P(active) by no more than .002. */
export const fitSampleLimit = 100_000;

/**
 * Fits the engine to a store as it stood at the end of `asOf`.
 *
 * The gate shut: no parameters, states by fixed days. A backtest that found no signal: parameters are kept for
 * inspection, states by fixed days. `buyers`: how many there are, where `columns` is a sample.
 */
export function fitModel(request: {
  readonly columns: MemberColumns;
  readonly asOf: LocalDate;
  readonly policy: RetentionPolicy;
  readonly dice: Dice;
  readonly buyers?: number;
  readonly backtest?: BacktestSummary | null;
}): RetentionModel {
  const { columns, asOf, policy, dice, backtest = null } = request;
  const gate = dataGateOf(columns, policy, request.buyers ?? columns.count);
  const common = { fittedOn: asOf, horizonDays: policy.horizonDays, gate, drift: backtest?.drift ?? null, backtest };
  if (!gate.open) return { ...common, basis: 'fixed_days', name: 'none', parameters: null, spend: null, members: 0, logLikelihood: null };
  const sample = columns.count > fitSampleLimit ? pickRows(columns, sampleRows(columns.count, fitSampleLimit, dice)) : columns;
  const fit = fitBestCnbd(sample);
  return {
    ...common,
    basis: backtest?.verdict === 'no-signal' ? 'fixed_days' : 'model',
    name: 'MBG/CNBD-k',
    parameters: fit.parameters,
    spend: fitSpend(sample),
    members: fit.members,
    logLikelihood: fit.logLikelihood,
  };
}

/** A member's history as the model sees it at the end of a day; null before the first purchase. */
export function historyOf(statistics: PurchaseStatistics, asOf: LocalDate): CnbdHistory | null {
  const summary = summaryOf(statistics);
  const T = dayNumber(asOf) - summary.firstDay;
  return T >= 0 ? { x: summary.purchaseDays - 1, tx: summary.lastDay - summary.firstDay, T } : null;
}

/**
 * Probability that the member buys within so many days after `asOf`; null without a purchase or without a fitted model.
 * For k > 1 it may rise for a while after a purchase, while the next one is not yet due; see `state.ts`.
 */
export function probabilityActive(
  statistics: PurchaseStatistics,
  model: RetentionModel,
  asOf: LocalDate,
  horizonDays: number,
): number | null {
  const history = historyOf(statistics, asOf);
  return history === null || model.parameters === null ? null : probabilityActiveWithin(model.parameters, history, horizonDays);
}

/** What a member is expected to do within the days after `asOf`. `spent` in fen (null without a spend model). */
export interface Expectation {
  readonly purchases: number;
  readonly spent: number | null;
}

/** Expected purchases and spend within so many days; null without a purchase or without a fitted model. */
export function expectationOf(
  statistics: PurchaseStatistics,
  model: RetentionModel,
  asOf: LocalDate,
  horizonDays: number,
): Expectation | null {
  const history = historyOf(statistics, asOf);
  if (history === null || model.parameters === null) return null;
  const purchases = expectedPurchases(model.parameters, history, horizonDays);
  const { pricedRepeatDays, repeatSpent } = summaryOf(statistics);
  const mean = pricedRepeatDays > 0 ? repeatSpent / pricedRepeatDays : 0;
  return { purchases, spent: model.spend === null ? null : purchases * expectedSpendPerDay(model.spend, pricedRepeatDays, mean) };
}
