import type { Dice } from '../../kernel/random';
import { accept, refuse, type Accepted, type Refusal } from '../../kernel/result';
import { dateOfDayNumber, dayNumber, type LocalDate } from '../../kernel/time';
import {
  activeProbabilities,
  expectedSpend,
  fixedRuleName,
  historyAt,
  measure,
  recencyDays,
  summaryOfMeasures,
  type BacktestMeasures,
  type Contender,
} from './backtest-measures';
import type { BacktestSummary } from './backtest-summary';
import type { CnbdParameters } from './cnbd';
import { expectedPurchases } from './cnbd-expectation';
import { fitBestCnbd, fitCnbd } from './cnbd-fit';
import { dataGateOf, type DataGate } from './data-gate';
import { layerFeatureNames, layerFeatures } from './layer-features';
import { fitLogistic, logisticProbabilities, type LogisticLayer } from './logistic';
import { fitSampleLimit } from './model';
import type { RetentionPolicy } from './policy';
import { buyersBy, snapshotOf, type PurchaseLog, type Snapshot } from './purchase-log';
import { aucOf, brierOf } from './ranking-measures';
import { sampleRows } from './sample';
import { fitSpend, type SpendModel } from './spend';

/** A full test on a store's own past. */
export interface BacktestReport {
  readonly asOf: LocalDate;
  readonly horizonDays: number;
  /** Buyers by that day, and how many of them the test looked at (all, or a seeded sample). */
  readonly buyers: number;
  readonly gate: DataGate;
  readonly parameters: CnbdParameters;
  readonly spend: SpendModel | null;
  readonly measures: BacktestMeasures;
  /** The layer trained one horizon earlier; null without the history for it. */
  readonly layer: { readonly trainedOn: number; readonly won: boolean } | null;
  readonly summary: BacktestSummary;
}

export type BacktestRefusal =
  | Refusal<'BACKTEST_HISTORY_TOO_SHORT', DataGate>
  | Refusal<'BACKTEST_OUTCOME_UNKNOWN', { readonly lastPurchaseOn: LocalDate; readonly neededUntil: LocalDate }>;

/** A log that ends so many days before the horizon does is taken as a quiet end; longer, and the outcome is not known. */
const quietEndDays = 14;

/**
 * Stands on a day of the past, fits on what was known then, and measures on what came in the horizon after it.
 * Whatever is learned from outcomes (the fixed rule's rates, the logistic layer) is learned one horizon earlier.
 * `rivals` adds rankings from outside, such as RFM.
 *
 * Refuses BACKTEST_HISTORY_TOO_SHORT where the gate was shut on that day, BACKTEST_OUTCOME_UNKNOWN where the log ends
 * before the horizon does.
 */
export function runBacktest(
  log: PurchaseLog,
  request: {
    readonly asOf: LocalDate;
    readonly policy: RetentionPolicy;
    readonly dice: Dice;
    readonly rivals?: (snapshot: Snapshot) => readonly Contender[];
  },
): Accepted<BacktestReport> | BacktestRefusal {
  const { policy, dice } = request;
  const asOfDay = dayNumber(request.asOf);
  const horizon = policy.horizonDays;
  const lastDay = log.days.reduce((latest, day) => Math.max(latest, day), -Infinity);
  if (lastDay < asOfDay + horizon - quietEndDays) {
    const lastPurchaseOn = dateOfDayNumber(Number.isFinite(lastDay) ? lastDay : 0);
    return refuse('BACKTEST_OUTCOME_UNKNOWN', { lastPurchaseOn, neededUntil: dateOfDayNumber(asOfDay + horizon) });
  }
  const buyers = buyersBy(log, asOfDay);
  const rows = sampleRows(buyers.length, fitSampleLimit, dice).map((row) => buyers[row]!);
  const snapshot = snapshotOf(log, asOfDay, horizon, rows);
  const gate = dataGateOf(snapshot.columns, policy, buyers.length);
  if (!gate.open) return refuse('BACKTEST_HISTORY_TOO_SHORT', gate);
  const parameters = fitBestCnbd(snapshot.columns).parameters;
  const spend = fitSpend(snapshot.columns);
  const before = snapshotOf(log, asOfDay - horizon, horizon, buyersBy(log, asOfDay - horizon, rows));
  const layer = stackLayer(log, before, { snapshot, parameters }, policy);
  const contenders = contendersOf(snapshot, before, { parameters, spend }, layer);
  const measures = measure(snapshot, { parameters, spend }, [contenders[0]!, ...contenders.slice(1), ...(request.rivals?.(snapshot) ?? [])], policy);
  const won = layer?.won ?? false;
  return accept({
    asOf: request.asOf,
    horizonDays: horizon,
    buyers: buyers.length,
    gate,
    parameters,
    spend,
    measures,
    layer: layer === null ? null : { trainedOn: layer.layer.members, won },
    summary: summaryOfMeasures(measures, snapshot, won),
  });
}

/** The same test without a log, on snapshots made from members' statistics: what the night runs. Null where the gate was shut. */
export function backtestOfSnapshot(snapshot: Snapshot, policy: RetentionPolicy, buyers: number): BacktestSummary | null {
  if (!dataGateOf(snapshot.columns, policy, buyers).open) return null;
  const parameters = fitBestCnbd(snapshot.columns).parameters;
  const spend = fitSpend(snapshot.columns);
  const measures = measure(snapshot, { parameters, spend }, [engineContender(snapshot, { parameters, spend }), fixedRule(snapshot, null)], policy);
  return summaryOfMeasures(measures, snapshot, false);
}

interface Engine {
  readonly parameters: CnbdParameters;
  readonly spend: SpendModel | null;
}

function contendersOf(snapshot: Snapshot, before: Snapshot, engine: Engine, layer: TestedLayer | null): Contender[] {
  const bgNbd = activeProbabilities(fitCnbd(snapshot.columns, 1, false).parameters, snapshot);
  const own = engineContender(snapshot, engine);
  return [
    own,
    ...(layer === null ? [] : [{ name: 'logistic layer on it', returning: layer.probabilities, probabilities: layer.probabilities, value: own.value }]),
    { name: 'BG/NBD P(active)', returning: bgNbd, probabilities: bgNbd, value: null },
    fixedRule(snapshot, before),
    { name: 'recency', returning: recencyDays(snapshot).map((days) => -days), probabilities: null, value: null },
    { name: 'money spent so far', returning: snapshot.spentBefore, probabilities: null, value: null },
  ];
}

function engineContender(snapshot: Snapshot, { parameters, spend }: Engine): Contender {
  const probabilities = activeProbabilities(parameters, snapshot);
  const purchases = Float64Array.from(snapshot.rows, (_, i) => expectedPurchases(parameters, historyAt(snapshot, i), snapshot.horizonDays));
  const value = spend === null ? purchases : expectedSpend(spend, snapshot, purchases);
  return { name: 'MBG/CNBD-k P(active)', returning: probabilities, probabilities, value };
}

/**
 * The trade's habit: no visit within the horizon means lost. Its probabilities are the shares of the two groups that
 * came back one horizon earlier, which is kinder to it than 0 and 1.
 */
function fixedRule(snapshot: Snapshot, before: Snapshot | null): Contender {
  const isNear = (at: Snapshot): Uint8Array => Uint8Array.from(recencyDays(at), (days) => (days < at.horizonDays ? 1 : 0));
  const near = isNear(snapshot);
  const returning = Float64Array.from(near);
  if (before === null || before.rows.length === 0) return { name: fixedRuleName, returning, probabilities: null, value: null };
  const nearBefore = isNear(before);
  const share = (group: number): number => {
    let [members, bought] = [0, 0];
    nearBefore.forEach((value, i) => {
      if (value !== group) return;
      members += 1;
      bought += before.bought[i]!;
    });
    return members === 0 ? 0.5 : bought / members;
  };
  const [far, close] = [share(0), share(1)];
  return { name: fixedRuleName, returning, probabilities: returning.map((value) => (value === 1 ? close : far)), value: null };
}

interface TestedLayer {
  readonly layer: LogisticLayer;
  readonly probabilities: Float64Array;
  readonly won: boolean;
}

/** Trains the layer on the earlier snapshot and says whether it beats the model alone on the later one. */
function stackLayer(
  log: PurchaseLog,
  before: Snapshot,
  now: { readonly snapshot: Snapshot; readonly parameters: CnbdParameters },
  policy: RetentionPolicy,
): TestedLayer | null {
  const layer = trainLayer(log, before, policy);
  if (layer === null) return null;
  const { snapshot, parameters } = now;
  const probabilities = logisticProbabilities(layer, layerFeatures(log, snapshot, parameters));
  const alone = activeProbabilities(parameters, snapshot);
  const better = (aucOf(probabilities, snapshot.bought) ?? 0) > (aucOf(alone, snapshot.bought) ?? 1);
  const enough = layer.members >= policy.layerMembers;
  return { layer, probabilities, won: enough && better && brierOf(probabilities, snapshot.bought) < brierOf(alone, snapshot.bought) };
}

/** The layer also learns from the same members as they stood so many days earlier: one day's chance weighs a third. */
const earlierDays = [15, 30];

/**
 * A logistic regression on the model's answer and what else is known of a member, trained on a snapshot whose outcome
 * is known and on the two earlier ones of the same members that can be learned from. Null where the snapshot itself is
 * too small or one-sided.
 */
export function trainLayer(log: PurchaseLog, before: Snapshot, policy: RetentionPolicy): LogisticLayer | null {
  if (!canTeach(before, policy)) return null;
  const earlier = earlierDays.map((days) => snapshotOf(log, before.asOfDay - days, before.horizonDays, buyersBy(log, before.asOfDay - days, before.rows)));
  const lessons = [before, ...earlier.filter((snapshot) => canTeach(snapshot, policy))];
  const width = layerFeatureNames.length;
  const members = lessons.reduce((sum, { rows }) => sum + rows.length, 0);
  const [features, bought] = [new Float64Array(members * width), new Uint8Array(members)];
  let row = 0;
  for (const snapshot of lessons) {
    features.set(layerFeatures(log, snapshot, fitBestCnbd(snapshot.columns).parameters), row * width);
    bought.set(snapshot.bought, row);
    row += snapshot.rows.length;
  }
  return { ...fitLogistic(features, width, bought), members: before.rows.length };
}

function canTeach(snapshot: Snapshot, policy: RetentionPolicy): boolean {
  const returned = snapshot.bought.reduce((sum, bought) => sum + bought, 0);
  const fewest = 10 * layerFeatureNames.length;
  if (returned < fewest || snapshot.rows.length - returned < fewest) return false;
  return dataGateOf(snapshot.columns, { ...policy, gate: { ...policy.gate, historyDays: 1 } }).open;
}
