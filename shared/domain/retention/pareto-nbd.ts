import gammaln from '@stdlib/math-base-special-gammaln';
import type { CnbdHistory } from './cnbd';

/** Taken once, because these loops run millions of times and a lookup each is felt. */
const { exp, expm1, log, log1p, max, min } = Math;

/**
 * The Pareto/NBD model: random gaps, and a lifetime that may end at any moment, not only after a purchase.
 * The yardstick of the field; members are not scored by it (MBG/CNBD-k ranks as well and has closed forms), but a
 * figure of ours can be held against it. Sources: Schmittlein, Morrison & Colombo 1987; Fader & Hardie 2005, "A note on
 * deriving the Pareto/NBD model".
 *
 * The textbook's differences of hypergeometric functions lose all digits where the last purchase is recent or
 * purchases are many. Here they are the integrals they came from, every term positive.
 */
export interface ParetoNbdParameters {
  /** Shape and rate of the gamma of buying rates. */
  readonly r: number;
  readonly alpha: number;
  /** Shape and rate of the gamma of leaving rates. */
  readonly s: number;
  readonly beta: number;
}

/** Nodes and weights of 16-point Gauss-Legendre on [-1, 1], the positive half. Source: Abramowitz & Stegun, table 25.4. */
const nodes = [
  [0.0950125098376374401853193, 0.1894506104550684962853967],
  [0.2816035507792589132304605, 0.1826034150449235888667637],
  [0.4580167776572273863424194, 0.1691565193950025381893121],
  [0.6178762444026437484466718, 0.1495959888165767320815017],
  [0.7554044083550030338951012, 0.1246289712555338720524763],
  [0.8656312023878317438804679, 0.0951585116824927848099251],
  [0.9445750230732325760779884, 0.0622535239386478928628438],
  [0.9894009349916499325961542, 0.0271524594117540948517806],
] as const;

/** Below this exponent what is left of an integral cannot be seen beside what is there. */
const negligible = 45;

/**
 * Integral over u in (from, to) of ((alpha+from)/(alpha+u))^power ((beta+from)/(beta+u))^shape / (scale+u) du.
 * In w = ln((alpha+u)/(alpha+from)) the first factor is exp(-power w), so panels of a few units of the exponent do.
 */
function tail(model: ParetoNbdParameters, power: number, shape: number, scale: number, from: number, to: number): number {
  const { alpha, beta } = model;
  const width = log1p((to - from) / (alpha + from));
  const panel = min(0.25, 2 / power);
  let sum = 0;
  for (let start = 0; start < width && start * power < negligible; start += panel) {
    const half = (min(width, start + panel) - start) / 2;
    for (const [node, weight] of nodes) {
      for (const w of [start + half - half * node, start + half + half * node]) {
        const step = (alpha + from) * expm1(w);
        sum += half * weight * exp(-power * w - shape * log1p(step / (beta + from))) * ((alpha + from + step) / (scale + from + step));
      }
    }
  }
  return sum;
}

/** ln of the odds of having left: of an end between the last purchase and now against none. */
function logOddsGone(model: ParetoNbdParameters, { x, tx, T }: CnbdHistory): number {
  const { r, alpha, s, beta } = model;
  const left = s * tail(model, r + x, s, beta, tx, T);
  return log(left) + (r + x) * log1p((T - tx) / (alpha + tx)) + s * log1p((T - tx) / (beta + tx));
}

/** ln of the likelihood of one member's history. */
export function paretoLogLikelihoodOf(model: ParetoNbdParameters, history: CnbdHistory): number {
  const { r, alpha, s, beta } = model;
  const { x, T } = history;
  const gone = logOddsGone(model, history);
  const either = max(0, gone) + log1p(exp(-Math.abs(gone)));
  return gammaln(r + x) - gammaln(r) + r * log(alpha) + s * log(beta) - (r + x) * log(alpha + T) - s * log(beta + T) + either;
}

/** Probability that the member has not left by now. */
export function paretoProbabilityAlive(model: ParetoNbdParameters, history: CnbdHistory): number {
  return 1 / (1 + exp(logOddsGone(model, history)));
}

/** Probability of a purchase in (T, T + t]: the density of the next purchase before an end, summed over t. */
export function paretoProbabilityActive(model: ParetoNbdParameters, history: CnbdHistory, t: number): number {
  const power = model.r + history.x;
  return paretoProbabilityAlive(model, history) * power * tail(model, power, model.s, model.alpha, history.T, history.T + t);
}

/** Expected purchases in (T, T + t]; no pole at s = 1. */
export function paretoExpectedPurchases(model: ParetoNbdParameters, history: CnbdHistory, t: number): number {
  const { r, alpha, s, beta } = model;
  const ratio = -log1p(t / (beta + history.T));
  const stays = s === 1 ? -ratio : -expm1((s - 1) * ratio) / (s - 1);
  return (paretoProbabilityAlive(model, history) * (r + history.x) * (beta + history.T) * stays) / (alpha + history.T);
}
