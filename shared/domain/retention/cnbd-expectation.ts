import betaln from '@stdlib/math-base-special-betaln';
import { probabilityAlive, type CnbdHistory, type CnbdParameters } from './cnbd';

/** Taken once, because these loops run millions of times and a lookup each is felt. */
const { abs, cosh, exp, expm1, floor, log1p, max, sinh, sqrt } = Math;

/**
 * The share t/(alpha+T+t) beyond which sums get long (about 40/(1-share) terms) and the integral takes over. Reached by
 * nobody in an ordinary store: it takes somebody who joined today and a horizon hundreds of times the usual gap, or a fit
 * that ran to its boundary.
 */
const longShare = (k: number): number => (k === 1 ? 0.995 : 0.999);
/** Terms that no sum below that share needs; a guard against parameters that are not numbers. */
const termsLimit = 50_000;

/**
 * Expected purchases in (T, T + t]. k = 1 by a series without overflow and without a pole at a = 1, k > 1 exactly,
 * but for members with hundreds of steps to come in t, whose part of a last gap is then neglected.
 */
export function expectedPurchases(model: CnbdParameters, history: CnbdHistory, t: number): number {
  if (t <= 0) return 0;
  const alive = probabilityAlive(model, history);
  if (t / (model.alpha + history.T + t) > longShare(model.k)) return alive * expectedByIntegral(model, history, t);
  return alive * (model.k === 1 ? expectedWhileRandom(model, history, t) : expectedWhileRegular(model, history, t));
}

/**
 * k = 1, given alive: Euler's form of the hypergeometric function, in which a - 1 appears only through expm1.
 */
function expectedWhileRandom(model: CnbdParameters, { x, T }: CnbdHistory, t: number): number {
  const { r, alpha, a, b } = model;
  const m = model.modified ? 1 : 0;
  const eps = a - 1;
  const C = a + b + x - 1 + m;
  const z = t / (alpha + T + t);
  const L = -log1p(t / (alpha + T));
  const A0 = a + b - 1 + m - r;
  const first = C * (eps === 0 ? -L : -expm1(eps * L) / eps);
  let term = A0 * z;
  let sum = term;
  for (let n = 2; n < termsLimit; n += 1) {
    term *= ((A0 + n - 1) * (eps + n - 1) * z) / ((C + n - 1) * n);
    sum += term;
    if (abs(term) <= 1e-17 * abs(sum)) break;
  }
  return first - exp(eps * L) * sum;
}

/**
 * k > 1, given alive. With j steps of the present gap over (weight w_j), i further steps within t make
 * floor((i + j) / k) purchases if she stays throughout; G(n) is the expected number of n possible purchases that she
 * stays for. i is negative binomial, so one pass over i with its probabilities is enough.
 */
function expectedWhileRegular(model: CnbdParameters, { x, tx, T }: CnbdHistory, t: number): number {
  const { k, r, alpha } = model;
  const R = r + k * x;
  const stays = model.b + x + (model.modified ? 1 : 0);
  const q = t / (alpha + T + t);
  const share = (T - tx) / (alpha + T);
  let weight = 1;
  let weights = 0;
  let total = 0;
  for (let j = 0; j < k; j += 1) {
    if (j > 0) weight *= ((R + j - 1) / j) * share;
    if (weight === 0) break;
    weights += weight;
    total += weight * expectedFromStep(k, j, R + j, q, model.a, stays);
  }
  return total / weights;
}

function expectedFromStep(k: number, j: number, size: number, q: number, a: number, stays: number): number {
  const mean = (size * q) / (1 - q);
  const deviation = sqrt(mean / (1 - q));
  // Twelve deviations below the mean the probabilities are under 1e-17 of the whole, and exp(size * ln(1-q)) would underflow.
  const from = max(0, floor(mean - 12 * deviation - 12));
  let purchases = floor((from + j) / k);
  let stay = 1;
  let stayed = 0;
  for (let n = 1; n <= purchases; n += 1) {
    stayed += stay;
    stay *= (stays + n - 1) / (a + stays + n - 1);
  }
  let untilNext = k - ((from + j) % k);
  let probability = 1;
  let all = 0;
  let sum = 0;
  for (let i = from; i < from + termsLimit; i += 1) {
    all += probability;
    sum += probability * stayed;
    if (i > mean && probability * (stayed + 1) < 1e-18 * (sum + all)) break;
    probability *= (q * (size + i)) / (i + 1);
    untilNext -= 1;
    if (untilNext === 0) {
      purchases += 1;
      stayed += stay;
      stay *= (stays + purchases - 1) / (a + stays + purchases - 1);
      untilNext = k;
    }
  }
  return sum / all;
}

/**
 * Given alive and a leaving probability p, a member of random gaps makes (1 - exp(-rate p t)) / p purchases; over the
 * gamma of rates that is (1 - (1 + p t/(alpha+T))^-R) / p, and this integrates it over the beta of p. For k > 1 the rate
 * of purchases is the k-th part of the rate of steps.
 * By the double exponential rule: both ends of the beta may be infinitely steep. Source: Takahasi & Mori 1974.
 */
function expectedByIntegral(model: CnbdParameters, { x, T }: CnbdHistory, t: number): number {
  const { k, alpha, a } = model;
  const R = model.r + k * x;
  const stays = model.b + x + (model.modified ? 1 : 0);
  const step = 1 / 32;
  let sum = 0;
  for (let node = -256; node <= 256; node += 1) {
    const u = node * step;
    const s = Math.PI * sinh(u);
    // p = 1/(1+exp(-s)); both its logarithm and that of 1-p are needed to the last digit.
    const logP = -(max(0, -s) + log1p(exp(-abs(s))));
    const logQ = logP - s;
    const p = exp(logP);
    const purchases = p === 0 ? (R * t) / (k * (alpha + T)) : -expm1(-R * log1p((p * t) / (k * (alpha + T)))) / p;
    sum += exp(a * logP + stays * logQ) * purchases * Math.PI * cosh(u) * step;
  }
  return sum * exp(-betaln(a, stays));
}
