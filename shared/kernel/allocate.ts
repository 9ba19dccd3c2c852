import { assert } from './assert';
import { fen, type Fen } from './units';

/**
 * Splits a total over weights so that the parts add up to the total exactly.
 * Each part is rounded down, then the missing fen go one each to the largest remainders (ties: to the earlier part).
 * All weights zero: the whole total goes to the first part.
 * @example allocate(fen(100), [1, 1, 1]) //=> [34, 33, 33]
 */
export function allocate(total: Fen, weights: readonly number[]): Fen[] {
  assert(weights.length > 0, 'allocate needs at least one part');
  assert(total >= 0 && weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0), 'allocate needs whole weights of 0 or more');
  const sum = weights.reduce((left, right) => left + right, 0);
  if (sum === 0) return weights.map((_, index) => fen(index === 0 ? total : 0));
  // BigInt, because total * weight passes 2^53 for a chain's yearly sums.
  const shares = weights.map((weight, index) => {
    const product = BigInt(total) * BigInt(weight);
    return { index, floor: Number(product / BigInt(sum)), remainder: product % BigInt(sum) };
  });
  const missing = total - shares.reduce((left, share) => left + share.floor, 0);
  const byRemainder = [...shares].sort((left, right) =>
    left.remainder === right.remainder ? left.index - right.index : left.remainder > right.remainder ? -1 : 1,
  );
  const lifted = new Set(byRemainder.slice(0, missing).map((share) => share.index));
  return shares.map((share) => fen(share.floor + (lifted.has(share.index) ? 1 : 0)));
}
