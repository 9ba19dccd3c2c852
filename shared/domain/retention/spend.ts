import gammaln from '@stdlib/math-base-special-gammaln';
import type { MemberColumns } from './columns';
import { minimise } from './minimise';

/** Taken once, because these loops run millions of times and a lookup each is felt. */
const { abs, exp, log, sqrt } = Math;

/** The Gamma-Gamma model of what a purchase day comes to. Source: Fader & Hardie 2013. `v` carries the money unit. */
export interface SpendParameters {
  readonly p: number;
  readonly q: number;
  readonly v: number;
}

/** A fitted spend model; money in fen. */
export interface SpendModel extends SpendParameters {
  readonly members: number;
  readonly logLikelihood: number;
  /** The mean of what members' repeat purchase days come to. */
  readonly meanSpent: number;
  /** Correlation of how often with how much. The model assumes none; beyond +-{@link correlationLimit} it is not trusted. */
  readonly correlation: number;
  readonly trusted: boolean;
}

/** Above this, how much and how often hang together, and the Gamma-Gamma model, which takes them for independent, is not trusted; either sign. */
export const correlationLimit = 0.3;
/** With fewer members than this who have a priced repeat day there is nothing to fit. */
const membersNeeded = 10;

/** ln of the likelihood of a mean ticket of `mean` over `x` priced repeat days (x >= 1, mean > 0). */
export function logLikelihoodOfSpend({ p, q, v }: SpendParameters, x: number, mean: number): number {
  return (
    gammaln(p * x + q) - gammaln(p * x) - gammaln(q) + q * log(v) + (p * x - 1) * log(mean) + p * x * log(x) -
    (p * x + q) * log(v + x * mean)
  );
}

/**
 * The expected amount of a member's next purchase day: her own mean, drawn towards the store's the less she has bought.
 * @example expectedTicket({ p: 6.25, q: 3.74, v: 15.44 }, 0, 0) //=> 35.218978..., the store's mean
 */
export function expectedTicket({ p, q, v }: SpendParameters, x: number, mean: number): number {
  return (p * (v + x * mean)) / (p * x + q - 1);
}

/** {@link expectedTicket} of a fitted model, with the store's own mean where the fitted one does not exist (q <= 1). */
export function expectedSpendPerDay(model: SpendModel, x: number, mean: number): number {
  if (x === 0 && model.q <= 1.02) return model.meanSpent;
  return expectedTicket(model, x, mean);
}

/**
 * Fits the spend model to members with at least one priced repeat day; null where there are fewer than ten of them.
 * Money is measured in its mean while fitting, so the unit does not matter.
 */
export function fitSpend(columns: MemberColumns): SpendModel | null {
  const rows = Array.from(columns.x.keys()).filter((i) => columns.pricedRepeatDays[i]! > 0 && columns.meanRepeatSpent[i]! > 0);
  if (rows.length < membersNeeded) return null;
  const x = Float64Array.from(rows, (row) => columns.pricedRepeatDays[row]!);
  const spent = Float64Array.from(rows, (row) => columns.meanRepeatSpent[row]!);
  const meanSpent = spent.reduce((sum, value) => sum + value, 0) / rows.length;
  const mean = spent.map((value) => value / meanSpent);
  const minimum = minimise(spendLoss(x, mean), [log(3), log(3), 0], { bound: 12, slopeTolerance: 1e-7 });
  const [p = 1, q = 1, v = 1] = Array.from(minimum.point, exp);
  const correlation = correlationOf(x, spent);
  return {
    p,
    q,
    v: v * meanSpent,
    members: rows.length,
    // The density of an amount in fen is smaller by the unit, once a member.
    logLikelihood: -(minimum.value + log(meanSpent)) * rows.length,
    meanSpent,
    correlation,
    trusted: abs(correlation) <= correlationLimit,
  };
}

/** Mean negative log-likelihood by log-parameters with its slope. What depends on x alone is computed once a value of x. */
function spendLoss(x: Float64Array, mean: Float64Array): (point: Float64Array, gradient: Float64Array) => number {
  const counts = [...new Set(x)];
  const indexOf = new Map(counts.map((count, index) => [count, index]));
  const index = Int32Array.from(x, (count) => indexOf.get(count) ?? 0);
  const logMean = mean.map(log);
  const table = (p: number, q: number): number[] =>
    counts.map((count) => gammaln(p * count + q) - gammaln(p * count) - gammaln(q) + p * count * log(count));
  return (point, gradient) => {
    const [p = 1, q = 1, v = 1] = Array.from(point, exp);
    const [dp, dq] = [p * 1e-5, q * 1e-5];
    const value = table(p, q);
    const byP = minus(table(p + dp, q), table(p - dp, q), 2 * dp);
    const byQ = minus(table(p, q + dq), table(p, q - dq), 2 * dq);
    let [total, slopeP, slopeQ, slopeV] = [0, 0, 0, 0];
    for (let i = 0; i < x.length; i += 1) {
      const [count, average, logAverage, c] = [x[i]!, mean[i]!, logMean[i]!, index[i]!];
      const whole = v + count * average;
      const logWhole = log(whole);
      total += value[c]! + q * point[2]! + (p * count - 1) * logAverage - (p * count + q) * logWhole;
      slopeP += byP[c]! + count * (logAverage - logWhole);
      slopeQ += byQ[c]! + point[2]! - logWhole;
      slopeV += q / v - (p * count + q) / whole;
    }
    gradient.set([(-slopeP * p) / x.length, (-slopeQ * q) / x.length, (-slopeV * v) / x.length]);
    return -total / x.length;
  };
}

const minus = (left: readonly number[], right: readonly number[], by: number): number[] =>
  left.map((value, i) => (value - (right[i] ?? 0)) / by);

function correlationOf(left: Float64Array, right: Float64Array): number {
  const n = left.length;
  const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / n;
  const [meanLeft, meanRight] = [meanOf(left), meanOf(right)];
  let [both, ofLeft, ofRight] = [0, 0, 0];
  for (let i = 0; i < n; i += 1) {
    const [a, b] = [left[i]! - meanLeft, right[i]! - meanRight];
    both += a * b;
    ofLeft += a * a;
    ofRight += b * b;
  }
  return ofLeft === 0 || ofRight === 0 ? 0 : both / sqrt(ofLeft * ofRight);
}
