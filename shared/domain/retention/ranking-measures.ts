/** How well scores tell who will do something: plain measures over columns of equal length. Outcomes are 0 or 1. */

/** Row numbers in rising order of their values. */
export function rowsByValue(values: Float64Array): Uint32Array {
  return Uint32Array.from({ length: values.length }, (_, i) => i).sort((i, j) => values[i]! - values[j]!);
}

/**
 * Area under the curve: the chance that a member with the outcome scores above one without it, ties counting half.
 * Null where everybody or nobody had the outcome.
 * @example aucOf(Float64Array.of(1, 1), Uint8Array.of(0, 1)) //=> 0.5
 */
export function aucOf(scores: Float64Array, outcomes: Uint8Array): number | null {
  const order = rowsByValue(scores);
  let positives = 0;
  let rankSum = 0;
  for (let start = 0; start < order.length; ) {
    let end = start;
    let tied = 0;
    while (end < order.length && scores[order[end]!] === scores[order[start]!]) {
      tied += outcomes[order[end]!]!;
      end += 1;
    }
    rankSum += tied * ((start + end + 1) / 2);
    positives += tied;
    start = end;
  }
  const negatives = order.length - positives;
  return positives === 0 || negatives === 0 ? null : (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** Mean squared distance of probabilities from what happened: 0 is perfect, .25 is what a constant .5 gets. */
export function brierOf(probabilities: Float64Array, outcomes: Uint8Array): number {
  return probabilities.reduce((sum, p, i) => sum + (p - outcomes[i]!) ** 2, 0) / Math.max(1, probabilities.length);
}

export interface CalibrationBin {
  readonly members: number;
  /** Mean probability given to the members of the bin, and the share of them with the outcome. */
  readonly predicted: number;
  readonly actual: number;
}

/** Members in so many bins of equal size by rising probability. */
export function calibrationOf(probabilities: Float64Array, outcomes: Uint8Array, bins = 10): CalibrationBin[] {
  const order = rowsByValue(probabilities);
  const edges = Array.from({ length: bins + 1 }, (_, i) => Math.round((i * order.length) / bins));
  return edges.slice(1).flatMap((end, i) => {
    const rows = order.subarray(edges[i], end);
    if (rows.length === 0) return [];
    const mean = (of: (row: number) => number): number => rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
    return [{ members: rows.length, predicted: mean((row) => probabilities[row]!), actual: mean((row) => outcomes[row]!) }];
  });
}

/**
 * The share of all `amounts` that belongs to the given share of members with the highest scores.
 * Members tied at the edge count in proportion, as if drawn at random. Null where the amounts come to nothing.
 * @example captureAtTop(Float64Array.of(9, 1), Float64Array.of(30, 10), 0.5) //=> 0.75
 */
export function captureAtTop(scores: Float64Array, amounts: ArrayLike<number>, share: number): number | null {
  const order = rowsByValue(scores).reverse();
  let total = 0;
  for (let i = 0; i < order.length; i += 1) total += amounts[i]!;
  if (total === 0) return null;
  let room = order.length * share;
  let captured = 0;
  for (let start = 0; start < order.length && room > 0; ) {
    let end = start;
    let tied = 0;
    while (end < order.length && scores[order[end]!] === scores[order[start]!]) {
      tied += amounts[order[end]!]!;
      end += 1;
    }
    captured += tied * Math.min(1, room / (end - start));
    room -= end - start;
    start = end;
  }
  return captured / total;
}

/** How many times more often than average the outcome falls on the top share of scores. Null as {@link captureAtTop}. */
export function liftAtTop(scores: Float64Array, outcomes: Uint8Array, share: number): number | null {
  const captured = captureAtTop(scores, outcomes, share);
  return captured === null ? null : captured / share;
}
