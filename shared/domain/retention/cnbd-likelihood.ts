import betaln from '@stdlib/math-base-special-betaln';
import gammaln from '@stdlib/math-base-special-gammaln';
import { logOddsGone, type CnbdHistory, type CnbdParameters } from './cnbd';
import type { MemberColumns } from './columns';

/** Taken once, because these loops run millions of times and a lookup each is felt. */
const { exp, log, log1p } = Math;

/** ln of the likelihood of one member's history. `sumLogGaps`: sum of ln(gap), used for k > 1. */
export function logLikelihoodOf(model: CnbdParameters, history: CnbdHistory, sumLogGaps: number): number {
  const { k, r, alpha, a, b } = model;
  const { x, tx, T } = history;
  const m = model.modified ? 1 : 0;
  const R = r + k * x;
  const common = (k - 1) * sumLogGaps - x * gammaln(k) + gammaln(R) - gammaln(r) + r * log(alpha) + betaln(a, b + x + m) - betaln(a, b);
  const gone = logOddsGone(model, history);
  // With A taken out: logsumexp(A, D) = A + ln(1 + exp(D - A)), or D + ln(1 + exp(A - D)) where D is the larger.
  if (gone > 0) return common + log(a / (b + x - 1 + m)) - R * log(alpha + tx) + log1p(exp(-gone));
  const share = (T - tx) / (alpha + T);
  let term = 1;
  let steps = 1;
  for (let j = 1; j < k; j += 1) {
    term *= ((R + j - 1) / j) * share;
    steps += term;
  }
  return common - R * log(alpha + T) + log(steps) + log1p(exp(gone));
}

/** Members with equal (x, tx, T) as one row with a weight. The sums of ln(gap) enter the likelihood only as their total. */
export interface GroupedHistories {
  readonly members: number;
  readonly x: Float64Array;
  readonly tx: Float64Array;
  readonly T: Float64Array;
  readonly weight: Float64Array;
  /** Number of the row's x among `counts`, so that what depends on x alone is computed once a value. */
  readonly countIndex: Int32Array;
  readonly counts: Float64Array;
  readonly totalLogGaps: number;
  readonly totalPurchases: number;
}

/** Days and counts below this are packed three to a number, which a Map finds ten times quicker than a text. */
const packable = 1 << 17;

/** Groups columns; `scale` is the number of days that make one unit of the model's time. */
export function groupHistories(columns: MemberColumns, scale: number): GroupedHistories {
  const { x, tx, T } = columns;
  const groupOf = new Map<number | string, number>();
  const rows: number[] = [];
  const weights: number[] = [];
  for (let row = 0; row < columns.count; row += 1) {
    const key = keyOf(x[row]!, tx[row]!, T[row]!);
    const group = groupOf.get(key);
    if (group === undefined) {
      groupOf.set(key, rows.length);
      rows.push(row);
      weights.push(1);
    } else weights[group]! += 1;
  }
  const counts = [...new Set(rows.map((row) => x[row]!))];
  const indexOfCount = new Map(counts.map((count, index) => [count, index]));
  const totalPurchases = x.reduce((sum, value) => sum + value, 0);
  return {
    members: columns.count,
    x: Float64Array.from(rows, (row) => x[row]!),
    tx: Float64Array.from(rows, (row) => tx[row]! / scale),
    T: Float64Array.from(rows, (row) => T[row]! / scale),
    weight: Float64Array.from(weights),
    countIndex: Int32Array.from(rows, (row) => indexOfCount.get(x[row]!) ?? 0),
    counts: Float64Array.from(counts),
    totalLogGaps: columns.sumLogGaps.reduce((sum, value) => sum + value, 0) - totalPurchases * log(scale),
    totalPurchases,
  };
}

function keyOf(x: number, tx: number, T: number): number | string {
  const fits = x < packable && tx < packable && T < packable && Number.isInteger(tx) && Number.isInteger(T);
  return fits ? (x * packable + tx) * packable + T : `${x} ${tx} ${T}`;
}

/** ln of the likelihood of all members, and its slope by r, alpha, a, b written into `slope`. */
export function logLikelihoodOfAll(model: CnbdParameters, groups: GroupedHistories, slope: Float64Array): number {
  const { k, r, alpha, a, b } = model;
  const m = model.modified ? 1 : 0;
  const tables = tablesByCount(model, groups.counts);
  const logAlpha = log(alpha);
  let total = (k - 1) * groups.totalLogGaps - groups.totalPurchases * gammaln(k);
  let [byR, byAlpha, byA, byB] = [0, 0, 0, 0];
  const { x, tx, T, weight, countIndex } = groups;
  for (let i = 0; i < weight.length; i += 1) {
    const [xi, txi, Ti, w, c] = [x[i]!, tx[i]!, T[i]!, weight[i]!, countIndex[i]!];
    const R = r + k * xi;
    const logAlphaT = log(alpha + Ti);
    const share = (Ti - txi) / (alpha + Ti);
    let [term, termByR, steps, stepsByR, stepsByShare] = [1, 0, 1, 0, 0];
    for (let j = 1; j < k; j += 1) {
      const ratio = (R + j - 1) / j;
      stepsByShare += ratio * term * j;
      termByR = (termByR * ratio + term / j) * share;
      term *= ratio * share;
      steps += term;
      stepsByR += termByR;
    }
    const A = -R * logAlphaT + (k === 1 ? 0 : log(steps));
    let gone = 0;
    let logSum = A;
    let logAlphaTx = 0;
    const leave = b + xi - 1 + m;
    if (xi > 0 || m === 1) {
      logAlphaTx = log(alpha + txi);
      const D = log(a / leave) - R * logAlphaTx;
      const odds = exp(D - A);
      gone = odds === Infinity ? 1 : odds / (1 + odds);
      logSum = D > A ? D + log1p(exp(A - D)) : A + log1p(odds);
    }
    const stay = 1 - gone;
    total += w * (tables.value[c]! + r * logAlpha + logSum);
    byR += w * (tables.byR[c]! + logAlpha + stay * (stepsByR / steps - logAlphaT) - gone * logAlphaTx);
    byAlpha += w * (r / alpha - stay * (R + (stepsByShare * share) / steps) / (alpha + Ti) - (gone * R) / (alpha + txi));
    byA += w * (tables.byA[c]! + gone / a);
    byB += w * (tables.byB[c]! - (leave > 0 ? gone / leave : 0));
  }
  slope.set([byR, byAlpha, byA, byB]);
  return total;
}

interface CountTables {
  readonly value: Float64Array;
  readonly byR: Float64Array;
  readonly byA: Float64Array;
  readonly byB: Float64Array;
}

/** The parts that depend on x alone; their slopes by central differences, good to about 1e-9. */
function tablesByCount(model: CnbdParameters, counts: Float64Array): CountTables {
  const { k, r, a, b } = model;
  const m = model.modified ? 1 : 0;
  const rate = (value: number, x: number): number => gammaln(value + k * x) - gammaln(value);
  const leaving = (valueA: number, valueB: number, x: number): number => betaln(valueA, valueB + x + m) - betaln(valueA, valueB);
  const [stepR, stepA, stepB] = [r * 1e-5, a * 1e-5, b * 1e-5];
  return {
    value: counts.map((x) => rate(r, x) + leaving(a, b, x)),
    byR: counts.map((x) => (rate(r + stepR, x) - rate(r - stepR, x)) / (2 * stepR)),
    byA: counts.map((x) => (leaving(a + stepA, b, x) - leaving(a - stepA, b, x)) / (2 * stepA)),
    byB: counts.map((x) => (leaving(a, b + stepB, x) - leaving(a, b - stepB, x)) / (2 * stepB)),
  };
}
