import { probabilityActiveWithin, type CnbdParameters } from './cnbd';
import type { PurchaseLog, Snapshot } from './purchase-log';

/** Taken once, because these loops run millions of times and a lookup each is felt. */
const { log: ln, log1p, max, min, sqrt } = Math;

/** What the logistic layer sees of a member, beside the model's own answer. */
export const layerFeatureNames = [
  'logit of P(active)',
  'ln recency',
  'ln purchase days',
  'ln age',
  'ln median gap',
  'recency by median gap',
  'spread of gaps',
  'last gap by median gap',
  'purchases in 30 days',
  'purchases in 60 days',
  'purchases in 90 days',
  'purchases in 180 days',
  'ln mean spent',
  'ln last spent',
  'bought once',
] as const;

/** The features of the snapshot's members, row by row, from what was known at the snapshot's day alone. */
export function layerFeatures(log: PurchaseLog, snapshot: Snapshot, model: CnbdParameters): Float64Array {
  const width = layerFeatureNames.length;
  const features = new Float64Array(snapshot.rows.length * width);
  for (let i = 0; i < snapshot.rows.length; i += 1) {
    const history = { x: snapshot.columns.x[i]!, tx: snapshot.columns.tx[i]!, T: snapshot.columns.T[i]! };
    const p = min(1 - 1e-6, max(1e-6, probabilityActiveWithin(model, history, snapshot.horizonDays)));
    const start = log.offsets[snapshot.rows[i]!]!;
    const end = start + history.x + 1;
    const recency = history.T - history.tx;
    const gaps = gapsOf(log.days, start, end, history.T);
    const bought = [30, 60, 90, 180].map((days) => log1p(daysSince(log.days, start, end, snapshot.asOfDay - days)));
    features.set(
      [
        ln(p / (1 - p)),
        log1p(recency),
        log1p(history.x),
        log1p(history.T),
        log1p(gaps.median),
        min(20, recency / max(1, gaps.median)),
        gaps.spread,
        gaps.lastByMedian,
        ...bought,
        log1p(snapshot.spentBefore[i]! / (history.x + 1)),
        log1p(log.spent[end - 1]!),
        history.x === 0 ? 1 : 0,
      ],
      i * width,
    );
  }
  return features;
}

/** A one-time buyer has no gaps: her age stands in, and she is told apart by the feature 'bought once'. */
function gapsOf(days: Int32Array, start: number, end: number, age: number): { median: number; spread: number; lastByMedian: number } {
  if (end - start < 2) return { median: age, spread: 0, lastByMedian: 0 };
  const gaps = new Float64Array(end - start - 1);
  for (let at = start + 1; at < end; at += 1) gaps[at - start - 1] = days[at]! - days[at - 1]!;
  const last = gaps[gaps.length - 1]!;
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const spread = sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length) / mean;
  gaps.sort();
  const half = gaps.length >> 1;
  const median = gaps.length % 2 === 1 ? gaps[half]! : (gaps[half - 1]! + gaps[half]!) / 2;
  return { median, spread, lastByMedian: ln(last / median) };
}

function daysSince(days: Int32Array, start: number, end: number, after: number): number {
  let at = end;
  while (at > start && days[at - 1]! > after) at -= 1;
  return end - at;
}
