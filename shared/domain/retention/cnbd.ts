/** Taken once, because these loops run millions of times and a lookup each is felt. */
const { exp, expm1, log, log1p, max } = Math;

/**
 * The (M)BG/CNBD-k model of buying and leaving, one member at a time.
 *
 * While a member is a customer, gaps between purchases are Erlang-k with a rate of her own (gamma over members); after
 * each purchase (and, in the modified model, at the first one too) she may leave for good (beta over members).
 * k = 1 without modification is BG/NBD, with it MBG/NBD.
 *
 * Sources: Fader, Hardie & Lee 2005 (BG/NBD); Batislam, Denizel & Filiztekin 2007 and Hoppe & Wagner 2007 (MBG/NBD);
 * Reutterer, Platzer & Schroeder 2021, IJRM 38(1) (k). One time unit throughout, whichever it is.
 */
export interface CnbdParameters {
  /** Regularity of the gaps: 1 is random, larger is steadier. A whole number from 1. */
  readonly k: number;
  /** Shape and rate of the gamma that the buying rates follow. */
  readonly r: number;
  readonly alpha: number;
  /** The beta that the leaving probabilities follow. */
  readonly a: number;
  readonly b: number;
  /** Whether a member may leave right after the first purchase. */
  readonly modified: boolean;
}

/** What a member's purchases amount to for the model. */
export interface CnbdHistory {
  /** Purchase days after the first. */
  readonly x: number;
  /** Time from the first purchase day to the last. */
  readonly tx: number;
  /** Time from the first purchase day to now. */
  readonly T: number;
}

/**
 * ln of S_k: the probability, up to what cancels, that fewer than k steps of the next gap are over at `now`.
 * Zero for k = 1.
 */
function logSteps(k: number, R: number, share: number): number {
  if (k === 1) return 0;
  let term = 1;
  let rest = 0;
  for (let j = 1; j < k; j += 1) {
    term *= ((R + j - 1) / j) * share;
    rest += term;
  }
  return log1p(rest);
}

/** D - A of the method: ln of the odds of having left. -Infinity where leaving was impossible. */
export function logOddsGone(model: CnbdParameters, { x, tx, T }: CnbdHistory): number {
  const m = model.modified ? 1 : 0;
  if (x === 0 && m === 0) return -Infinity;
  const R = model.r + model.k * x;
  // ln((alpha+T)/(alpha+tx)) through log1p: R may be thousands.
  return (
    log(model.a / (model.b + x - 1 + m)) +
    R * log1p((T - tx) / (model.alpha + tx)) -
    logSteps(model.k, R, (T - tx) / (model.alpha + T))
  );
}

/** Probability that the member is still a customer. BG (unmodified) says 1 for every one-time buyer: do not rank by it. */
export function probabilityAlive(model: CnbdParameters, history: CnbdHistory): number {
  return 1 / (1 + exp(logOddsGone(model, history)));
}

/** Probability of a purchase within `t`, given that the member is still a customer. */
export function probabilityOfReturn(model: CnbdParameters, { x, tx, T }: CnbdHistory, t: number): number {
  const { k, alpha } = model;
  const R = model.r + k * x;
  const steps = k === 1 ? 0 : logSteps(k, R, (T + t - tx) / (alpha + T + t)) - logSteps(k, R, (T - tx) / (alpha + T));
  return -expm1(steps - R * log1p(t / (alpha + T)));
}

/**
 * Probability of at least one purchase in (T, T + t]: what members are ranked and grouped by. Exact for every k.
 */
export function probabilityActiveWithin(model: CnbdParameters, history: CnbdHistory, t: number): number {
  return probabilityAlive(model, history) * probabilityOfReturn(model, history, t);
}

/**
 * Time from now within which a member who is still a customer buys again with probability `quantile`.
 * Closed form for k = 1, else by bisection to a relative 1e-6.
 */
export function timeToReturn(model: CnbdParameters, history: CnbdHistory, quantile: number): number {
  const R = model.r + model.k * history.x;
  const closed = (model.alpha + history.T) * expm1(-log1p(-quantile) / R);
  if (model.k === 1) return closed;
  // k steps take longer than one: the closed form of the first step is below the answer.
  let low = 0;
  let high = max(closed, 1e-9);
  while (probabilityOfReturn(model, history, high) < quantile && high < 1e12) {
    low = high;
    high *= 2;
  }
  while (high - low > 1e-6 * high) {
    const middle = (low + high) / 2;
    if (probabilityOfReturn(model, history, middle) < quantile) low = middle;
    else high = middle;
  }
  return high;
}
