import { assert } from '../../kernel/assert';

/**
 * The edges between scores: a value's score is 1 plus the number of edges it has passed. Equal values always get equal
 * scores, which ranking into equal groups does not give.
 */
export interface ScoreEdges {
  readonly edges: readonly number[];
  /** Whether a value that lies on an edge has passed it. */
  readonly onEdge: 'passed' | 'not-passed';
}

/** Quantile of a sorted column, interpolated. Source: Hyndman & Fan 1996, definition 7 (the default of R and NumPy). */
export function quantileOf(sorted: Float64Array, share: number): number {
  assert(sorted.length > 0, 'a quantile is taken of at least one value');
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}

/**
 * Edges at the quantiles that cut a column into so many parts; a value on an edge belongs below it.
 * @example quantileEdges(Float64Array.of(1, 1, 1, 1, 9), 5).edges //=> [1, 1, 1, 2.6]: the ones all score 1
 */
export function quantileEdges(values: Float64Array, parts: number): ScoreEdges {
  const sorted = values.slice().sort();
  const edges = Array.from({ length: parts - 1 }, (_, i) => quantileOf(sorted, (i + 1) / parts));
  return { edges, onEdge: 'not-passed' };
}

/** The score of a value, from 1 to one more than there are edges. */
export function scoreOf(value: number, { edges, onEdge }: ScoreEdges): number {
  return 1 + edges.filter((edge) => (onEdge === 'passed' ? value >= edge : value > edge)).length;
}
