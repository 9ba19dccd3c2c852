import { twoSidedP, z95 } from './results-normal';
import type { Interval } from './results';

/**
 * Members who spent the same in the window, with what was expected of them before: `expected` is the sum of their covariate (the chance of
 * a purchase, 0 to 1, when they were drawn), `squares` the sum of its squares. Kept by value, so that the largest can be cut afterwards.
 */
export interface SpendCell {
  readonly spent: number;
  readonly members: number;
  readonly expected: number;
  readonly squares: number;
}
export type SpendCells = readonly SpendCell[];

/** The cells with one more member. */
export function withMember(cells: Map<number, SpendCell>, spent: number, expected: number): void {
  const known = cells.get(spent) ?? { spent, members: 0, expected: 0, squares: 0 };
  cells.set(spent, { spent, members: known.members + 1, expected: known.expected + expected, squares: known.squares + expected * expected });
}

/**
 * The cap at the 99th percentile of what buyers of both arms spent: one wholesale order must not decide a campaign. Among buyers, because in
 * a list where fewer than one in a hundred buys the percentile over everybody would be zero. Infinity without buyers.
 */
export function spendCap(...arms: readonly SpendCells[]): number {
  const buyers = arms.flat().filter(({ spent }) => spent > 0).sort((a, b) => a.spent - b.spent);
  const rank = Math.ceil(0.99 * buyers.reduce((sum, { members }) => sum + members, 0));
  let seen = 0;
  for (const { spent, members } of buyers) {
    seen += members;
    if (seen >= rank) return spent;
  }
  return Infinity;
}

/** Sums over one arm: y what was spent (cut at the cap), x what was expected. */
export interface SpendMoments {
  readonly members: number;
  readonly y: number;
  readonly yy: number;
  readonly x: number;
  readonly xx: number;
  readonly xy: number;
}

/** Adds the cells of one arm up; `cap` in fen is the most that one member counts for, so that one large purchase decides nothing. */
export function momentsOf(cells: SpendCells, cap: number): SpendMoments {
  const sums = { members: 0, y: 0, yy: 0, x: 0, xx: 0, xy: 0 };
  for (const { spent, members, expected, squares } of cells) {
    const y = Math.min(spent, cap);
    sums.members += members;
    sums.y += members * y;
    sums.yy += members * y * y;
    sums.x += expected;
    sums.xx += squares;
    sums.xy += expected * y;
  }
  return sums;
}

export interface MeanDifference {
  readonly toldMean: number;
  readonly heldOutMean: number;
  readonly difference: number;
  readonly standardError: number;
  readonly interval: Interval;
  readonly pValue: number;
}

/** A difference with its 95% interval by the normal approximation. */
export function differenceOf(toldMean: number, heldOutMean: number, standardError: number): MeanDifference {
  const difference = toldMean - heldOutMean;
  return {
    toldMean, heldOutMean, difference, standardError,
    interval: { low: difference - z95 * standardError, high: difference + z95 * standardError },
    pValue: standardError === 0 ? 1 : twoSidedP(difference / standardError),
  };
}

/** Mean spend of those told against those held out, each arm with its own variance; null with fewer than two members in an arm. */
export function spendDifference(told: SpendMoments, heldOut: SpendMoments): MeanDifference | null {
  if (told.members < 2 || heldOut.members < 2) return null;
  const errorOf = (of: SpendMoments): number => centred(of.yy, of.y, of.y, of.members) / (of.members - 1) / of.members;
  return differenceOf(told.y / told.members, heldOut.y / heldOut.members, Math.sqrt(errorOf(told) + errorOf(heldOut)));
}

/**
 * The same, after what was expected of each member is taken off: theta times (x - mean of x), theta from both arms together. The mean effect
 * stays, the noise of who is a good customer anyway goes. Source: Deng et al. 2013, CUPED. Without any spread in x it is `spendDifference`.
 */
export function adjustedSpendDifference(told: SpendMoments, heldOut: SpendMoments): (MeanDifference & { readonly theta: number; readonly varianceReduction: number }) | null {
  const plain = spendDifference(told, heldOut);
  if (!plain) return null;
  const members = told.members + heldOut.members;
  const x = told.x + heldOut.x;
  const spreadX = centred(told.xx + heldOut.xx, x, x, members);
  const theta = spreadX > 0 ? centred(told.xy + heldOut.xy, x, told.y + heldOut.y, members) / spreadX : 0;
  const meanX = x / members;
  const adjusted = (of: SpendMoments): { readonly mean: number; readonly error: number } => {
    const spread = centred(of.yy, of.y, of.y, of.members) - 2 * theta * centred(of.xy, of.x, of.y, of.members) + theta * theta * centred(of.xx, of.x, of.x, of.members);
    return { mean: of.y / of.members - theta * (of.x / of.members - meanX), error: Math.max(0, spread) / (of.members - 1) / of.members };
  };
  const [a, b] = [adjusted(told), adjusted(heldOut)];
  const result = differenceOf(a.mean, b.mean, Math.sqrt(a.error + b.error));
  return { ...result, theta, varianceReduction: plain.standardError === 0 ? 0 : 1 - (result.standardError / plain.standardError) ** 2 };
}

/** Sum of products about the means. */
const centred = (products: number, left: number, right: number, members: number): number => products - (left * right) / members;

/** Mean differences of several campaigns as one, weighted by how many were compared in each. */
export function pooledSpend(campaigns: readonly { readonly told: number; readonly heldOut: number; readonly difference: number; readonly standardError: number }[]): { readonly difference: number; readonly interval: Interval } | null {
  const weights = campaigns.map(({ told, heldOut }) => (told * heldOut) / Math.max(1, told + heldOut));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return null;
  const difference = campaigns.reduce((sum, campaign, i) => sum + ((weights[i] ?? 0) / total) * campaign.difference, 0);
  const error = Math.sqrt(campaigns.reduce((sum, campaign, i) => sum + (((weights[i] ?? 0) / total) * campaign.standardError) ** 2, 0));
  return { difference, interval: { low: difference - z95 * error, high: difference + z95 * error } };
}
