/**
 * How the early warning of a log moves with what one reads into it:
 * `npx tsx bench/retention-early.ts --purchases FILE [--format csv|cdnow] --as-of D[,D...]`.
 * Members with three purchase days or more who bought within the last 90 days; AUC for "no purchase in the next 90". Everything is
 * fitted on what was known on the day, and whatever learns from outcomes learns 90 days earlier.
 */
import { parseArgs } from 'node:util';
import { defaultRetentionPolicy } from '../shared/domain/retention/policy';
import { trainLayer } from '../shared/domain/retention/backtest';
import { activeProbabilities, historyAt } from '../shared/domain/retention/backtest-measures';
import { probabilityActiveWithin } from '../shared/domain/retention/cnbd';
import { fitBestCnbd, fitCnbd } from '../shared/domain/retention/cnbd-fit';
import { layerFeatureNames, layerFeatures } from '../shared/domain/retention/layer-features';
import { fitLogistic, logisticProbabilities } from '../shared/domain/retention/logistic';
import { buyersBy, snapshotOf, type PurchaseLog, type Snapshot } from '../shared/domain/retention/purchase-log';
import { aucOf } from '../shared/domain/retention/ranking-measures';
import { seededDice } from '../shared/kernel/random';
import { dayNumber, type LocalDate } from '../shared/kernel/time';
import { dateOption, fileOption, formatOption } from '../local/score/options';
import { readPurchaseFile } from '../local/score/purchase-file';

const horizon = 90;
const redraws = 200;
const width = layerFeatureNames.length;

const snapshotBy = (log: PurchaseLog, day: number, isIn: (member: number) => boolean = () => true): Snapshot =>
  snapshotOf(log, day, horizon, buyersBy(log, day).filter(isIn));

/** Rows of the members the warning is about. */
function earlyRows({ rows, columns }: Snapshot): number[] {
  return [...rows.keys()].filter((i) => (columns.x[i] ?? 0) >= 2 && (columns.T[i] ?? 0) - (columns.tx[i] ?? 0) < horizon);
}

function aucAmong(snapshot: Snapshot, rows: readonly number[], returning: ArrayLike<number>): number {
  return aucOf(Float64Array.from(rows, (i) => -(returning[i] ?? 0)), Uint8Array.from(rows, (i) => 1 - (snapshot.bought[i] ?? 0))) ?? NaN;
}

/** How much the figure moves by chance: its spread over members drawn again with replacement. */
function chanceOf(snapshot: Snapshot, rows: readonly number[], returning: ArrayLike<number>): number {
  const dice = seededDice(1);
  const drawn = Array.from({ length: redraws }, () => aucAmong(snapshot, rows.map(() => rows[Math.floor(dice() * rows.length)] ?? 0), returning));
  const mean = drawn.reduce((sum, auc) => sum + auc, 0) / redraws;
  return Math.sqrt(drawn.reduce((sum, auc) => sum + (auc - mean) ** 2, 0) / redraws);
}

const featuresOf = (features: Float64Array, rows: readonly number[]): Float64Array => Float64Array.from(rows.flatMap((i) => [...features.subarray(i * width, (i + 1) * width)]));

function readingsOf(log: PurchaseLog, asOf: LocalDate): Record<string, number> {
  const day = dayNumber(asOf);
  const [snapshot, before] = [snapshotBy(log, day), snapshotBy(log, day - horizon)];
  const model = fitBestCnbd(snapshot.columns).parameters;
  const [rows, rowsBefore] = [earlyRows(snapshot), earlyRows(before)];
  const own = activeProbabilities(model, snapshot);
  const auc = (returning: ArrayLike<number>): number => aucAmong(snapshot, rows, returning);
  const within = (days: number): number => auc(Float64Array.from(snapshot.rows, (_, i) => probabilityActiveWithin(model, historyAt(snapshot, i), days)));
  const boughtTwice = new Set([...snapshot.rows.keys()].filter((i) => (snapshot.columns.x[i] ?? 0) > 0).map((i) => snapshot.rows[i]));
  const repeaters = snapshotBy(log, day, (member) => boughtTwice.has(member));
  const [then, now] = [layerFeatures(log, before, fitBestCnbd(before.columns).parameters), layerFeatures(log, snapshot, model)];
  const trained = trainLayer(log, before, defaultRetentionPolicy);
  const layer = fitLogistic(featuresOf(then, rowsBefore), width, Uint8Array.from(rowsBefore, (i) => before.bought[i] ?? 0));
  return {
    members: rows.length,
    'P(active in 90 days)': auc(own),
    'standard error by chance': chanceOf(snapshot, rows, own),
    ...Object.fromEntries([14, 30, 180].map((days) => [`ranked by P(active in ${days} days)`, within(days)])),
    ...Object.fromEntries([2, 3].map((k) => [`k = ${k}`, auc(activeProbabilities(fitCnbd(snapshot.columns, k, true).parameters, snapshot))])),
    'fitted on repeat buyers only': auc(activeProbabilities(fitBestCnbd(repeaters.columns).parameters, snapshot)),
    'logistic layer, as the engine trains it': trained === null ? NaN : auc(logisticProbabilities(trained, now)),
    'layer trained on one day only': auc(logisticProbabilities(fitLogistic(then, width, before.bought), now)),
    'layer trained on such members only': auc(logisticProbabilities(layer, now)),
  };
}

const { values } = parseArgs({ options: { purchases: { type: 'string' }, format: { type: 'string' }, 'as-of': { type: 'string' } } });
const path = fileOption(values.purchases, 'purchases');
const { log } = readPurchaseFile(path, formatOption(values.format, path));
for (const day of (values['as-of'] ?? '').split(',')) {
  console.log(day);
  for (const [name, value] of Object.entries(readingsOf(log, dateOption(day, 'as-of')))) console.log(`  ${name}: ${Number.isInteger(value) ? value : value.toFixed(4)}`);
}
