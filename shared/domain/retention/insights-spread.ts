import { assert } from '../../kernel/assert';

/** Taken once, because these loops run for every member and a lookup each is felt. */
const { floor, log } = Math;

/**
 * How values are spread, small enough to be written down between two ticks and merged from any number of pages: for each
 * occupied bin its number, how many values lie in it, and what they add up to. Sorted by bin.
 */
export type Spread = readonly (readonly [bin: number, values: number, sum: number])[];

/** Values below this are zero: a millionth of a fen, of a purchase, of a day. */
const smallest = 1e-6;
/** A bin is so much wider than the one below it: an order known to 1%, sums known exactly. */
const widthLog = log(1.01);

/** The bin of a value; zero and less lie in bin 0. */
export function binOf(value: number): number {
  return value < smallest ? 0 : 1 + floor(log(value / smallest) / widthLog);
}

/** The spread of values. @example spreadOf([0, 5, 5]) //=> [[0, 1, 0], [1551, 2, 10]] */
export function spreadOf(values: Iterable<number>): Spread {
  const bins = new Map<number, [number, number]>();
  for (const value of values) {
    const bin = binOf(value);
    const held = bins.get(bin);
    if (held) {
      held[0] += 1;
      held[1] += value;
    } else bins.set(bin, [1, value]);
  }
  return sorted(bins);
}

/** The spread of the values of both: what one spread of all of them would be. */
export function mergeSpreads(left: Spread, right: Spread): Spread {
  const bins = new Map<number, [number, number]>(left.map(([bin, values, sum]) => [bin, [values, sum]]));
  for (const [bin, values, sum] of right) {
    const held = bins.get(bin) ?? [0, 0];
    bins.set(bin, [held[0] + values, held[1] + sum]);
  }
  return sorted(bins);
}

function sorted(bins: ReadonlyMap<number, readonly [number, number]>): Spread {
  return [...bins].sort(([left], [right]) => left - right).map(([bin, [values, sum]]) => [bin, values, sum] as const);
}

/** As many values as were spread, rising, each the mean of its bin: their sum is exact, each one within 1%. */
export function valuesOf(spread: Spread): Float64Array {
  const values = new Float64Array(spread.reduce((count, [, held]) => count + held, 0));
  let at = 0;
  for (const [, held, sum] of spread) {
    values.fill(sum / held, at, at + held);
    at += held;
  }
  return values;
}

/** Scores of members who came back and of members who did not: `[score, returned, stayedAway]`, one entry a score. */
export type OutcomeCounts = readonly (readonly [score: number, returned: number, stayedAway: number])[];

/** The counts of both. */
export function mergeOutcomes(left: OutcomeCounts, right: OutcomeCounts): OutcomeCounts {
  const counts = new Map<number, readonly [number, number]>(left.map(([score, returned, away]) => [score, [returned, away]]));
  for (const [score, returned, away] of right) {
    const held = counts.get(score) ?? [0, 0];
    counts.set(score, [held[0] + returned, held[1] + away]);
  }
  return [...counts].sort(([a], [b]) => a - b).map(([score, [returned, away]]) => [score, returned, away] as const);
}

/**
 * The chance that a member who came back scores above one who stayed away, ties counting half; null where everybody or
 * nobody came back.
 * @example aucOfCounts([[1, 0, 3], [2, 3, 0]]) //=> 1
 */
export function aucOfCounts(counts: OutcomeCounts): number | null {
  let [returnedTotal, awayTotal, wins] = [0, 0, 0];
  let before = -Infinity;
  for (const [score, returned, away] of counts) {
    assert(score > before, 'outcome counts rise by score');
    before = score;
    wins += returned * (awayTotal + away / 2);
    returnedTotal += returned;
    awayTotal += away;
  }
  return returnedTotal === 0 || awayTotal === 0 ? null : wins / (returnedTotal * awayTotal);
}
