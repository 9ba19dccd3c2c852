import { twoSidedP, z80, z95, z975 } from './results-normal';

/** A lower and an upper end; 95% wherever nothing else is said. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Members of one arm and how many of them did it. */
export interface Successes {
  readonly members: number;
  readonly did: number;
}

/** Told and held out members who are alike in something (their state when they were drawn). */
export interface Stratum {
  readonly told: Successes;
  readonly heldOut: Successes;
}

/** The difference of two rates. Rates and the difference are 0 to 1; intervals are 95%. */
export interface RateDifference {
  readonly toldRate: number;
  readonly heldOutRate: number;
  readonly difference: number;
  readonly standardError: number;
  /** Of the normal approximation. */
  readonly wald: Interval;
  /** Newcombe's, by Wilson's interval of each rate: right for small groups and rates near zero. This is the one to show. */
  readonly newcombe: Interval;
  /** Of the test that there is no difference, with the rate of both together. */
  readonly z: number;
  readonly pValue: number;
  /** The difference in parts of the held-out rate; null when nobody there did it. */
  readonly relativeLift: number | null;
}

const rateOf = ({ members, did }: Successes): number => did / members;
const varianceOf = (successes: Successes): number => (rateOf(successes) * (1 - rateOf(successes))) / successes.members;

/** Wilson's 95% interval of a rate. Source: Wilson 1927, JASA 22. */
export function wilson({ members, did }: Successes): Interval {
  const p = did / members;
  const z2 = z95 * z95;
  const middle = p + z2 / (2 * members);
  const half = z95 * Math.sqrt((p * (1 - p)) / members + z2 / (4 * members * members));
  return { low: Math.max(0, (middle - half) / (1 + z2 / members)), high: Math.min(1, (middle + half) / (1 + z2 / members)) };
}

/**
 * The rate of those told against the rate of those held out; null when one arm is empty: then there is nothing to compare with.
 * Source: Newcombe 1998, Statistics in Medicine 17, method 10.
 */
export function rateDifference({ told, heldOut }: Stratum): RateDifference | null {
  if (told.members === 0 || heldOut.members === 0) return null;
  const [toldRate, heldOutRate] = [rateOf(told), rateOf(heldOut)];
  const difference = toldRate - heldOutRate;
  const standardError = Math.sqrt(varianceOf(told) + varianceOf(heldOut));
  const both = (told.did + heldOut.did) / (told.members + heldOut.members);
  const pooledError = Math.sqrt(both * (1 - both) * (1 / told.members + 1 / heldOut.members));
  const z = pooledError === 0 ? 0 : difference / pooledError;
  return {
    toldRate,
    heldOutRate,
    difference,
    standardError,
    wald: { low: difference - z95 * standardError, high: difference + z95 * standardError },
    newcombe: pooledRates([{ told, heldOut }])?.newcombe ?? { low: -1, high: 1 },
    z,
    pValue: twoSidedP(z),
    relativeLift: heldOutRate === 0 ? null : difference / heldOutRate,
  };
}

/**
 * The difference over several strata (states of one campaign, or several campaigns), each weighted by how much it can tell:
 * told x heldOut / (told + heldOut), as Mantel and Haenszel do. The interval puts Wilson's of every rate together (method of variance
 * estimates recovery, Zou & Donner 2008); of a single stratum it is Newcombe's. Strata with an empty arm tell nothing and are left out;
 * null when none is left.
 */
export function pooledRates(strata: readonly Stratum[]): { readonly difference: number; readonly newcombe: Interval; readonly told: number; readonly heldOut: number } | null {
  const telling = strata.filter(({ told, heldOut }) => told.members > 0 && heldOut.members > 0);
  const weights = telling.map(({ told, heldOut }) => (told.members * heldOut.members) / (told.members + heldOut.members));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return null;
  let [difference, below, above, told, heldOut] = [0, 0, 0, 0, 0];
  for (const [i, stratum] of telling.entries()) {
    const weight = (weights[i] ?? 0) / total;
    const [p1, p0] = [rateOf(stratum.told), rateOf(stratum.heldOut)];
    const [w1, w0] = [wilson(stratum.told), wilson(stratum.heldOut)];
    difference += weight * (p1 - p0);
    below += weight * weight * ((p1 - w1.low) ** 2 + (w0.high - p0) ** 2);
    above += weight * weight * ((w1.high - p1) ** 2 + (p0 - w0.low) ** 2);
    told += stratum.told.members;
    heldOut += stratum.heldOut.members;
  }
  return { difference, newcombe: { low: Math.max(-1, difference - Math.sqrt(below)), high: Math.min(1, difference + Math.sqrt(above)) }, told, heldOut };
}

export const verdicts = ['no_comparison', 'not_yet_proven', 'brought', 'drove_away'] as const;
export type Verdict = (typeof verdicts)[number];

/** What may be said of a difference: nothing is proven while its interval holds zero. */
export function verdictOf(interval: Interval | null): Verdict {
  if (interval === null) return 'no_comparison';
  return interval.low > 0 ? 'brought' : interval.high < 0 ? 'drove_away' : 'not_yet_proven';
}

/** Fewer held-out members say too little about how many come by themselves. */
const fewestUntold = 200;

/**
 * The share who came without being told, 0 to 1, of everybody held out of campaigns so far; null while fewer than 200 were, or while none or all
 * of them came: then a plan goes by the rules' own guess.
 */
export function rateUntold(strata: readonly Stratum[]): number | null {
  const members = strata.reduce((sum, { heldOut }) => sum + heldOut.members, 0);
  const did = strata.reduce((sum, { heldOut }) => sum + heldOut.did, 0);
  return members < fewestUntold || did === 0 || did === members ? null : did / members;
}

/** How a list would be divided, and the rate expected of those left alone. */
export interface Plan {
  readonly told: number;
  readonly heldOut: number;
  readonly baseRate: number;
}

/** The smallest difference of rates that a list shows with 80% power at 95%; null when an arm is empty. */
export function smallestDifferenceSeen({ told, heldOut, baseRate }: Plan): number | null {
  if (told <= 0 || heldOut <= 0) return null;
  return (z975 + z80) * Math.sqrt(baseRate * (1 - baseRate) * (1 / told + 1 / heldOut));
}

/**
 * Members a campaign needs in all to show a relative lift with 80% power at 95%, rounded up.
 * @example membersNeeded({ baseRate: 0.05, relativeLift: 0.1, heldOutShare: 0.2 }) //=> 94962, which is why campaigns are pooled
 */
export function membersNeeded({ baseRate, relativeLift, heldOutShare }: { readonly baseRate: number; readonly relativeLift: number; readonly heldOutShare: number }): number {
  const raised = baseRate * (1 + relativeLift);
  const variance = (raised * (1 - raised)) / (1 - heldOutShare) + (baseRate * (1 - baseRate)) / heldOutShare;
  return Math.ceil(((z975 + z80) ** 2 * variance) / (raised - baseRate) ** 2);
}
