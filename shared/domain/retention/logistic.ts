import { minimise } from './minimise';

/** Taken once, because these loops run millions of times and a lookup each is felt. */
const { abs, exp, log1p, max, min, sqrt } = Math;

/** A fitted logistic regression as plain JSON; features are standardised with the training means and spreads. */
export interface LogisticLayer {
  readonly means: readonly number[];
  readonly spreads: readonly number[];
  /** One per feature, then the constant. */
  readonly weights: readonly number[];
  readonly members: number;
}

/** Features beyond this many spreads from the mean say nothing more: one odd member does not get an odd probability. */
const featureBound = 5;

/**
 * Fits P(outcome) by maximum likelihood with a small ridge (one pseudo-member per feature), `width` features a row.
 */
export function fitLogistic(features: Float64Array, width: number, outcomes: Uint8Array): LogisticLayer {
  const count = outcomes.length;
  const means = columnMeans(features, width, count, (value) => value);
  const spreads = columnMeans(features, width, count, (value, j) => (value - means[j]!) ** 2).map((variance) => sqrt(variance) || 1);
  const scaled = standardise(features, width, means, spreads);
  const minimum = minimise(
    (weights, gradient) => {
      gradient.fill(0);
      let loss = 0;
      for (let i = 0; i < count; i += 1) {
        const z = linear(scaled, i, width, weights);
        const error = 1 / (1 + exp(-z)) - outcomes[i]!;
        loss += max(z, 0) - z * outcomes[i]! + log1p(exp(-abs(z)));
        for (let j = 0; j < width; j += 1) gradient[j]! += error * scaled[i * width + j]!;
        gradient[width]! += error;
      }
      for (let j = 0; j < width; j += 1) {
        loss += weights[j]! ** 2 / 2;
        gradient[j]! += weights[j]!;
      }
      for (let j = 0; j <= width; j += 1) gradient[j]! /= count;
      return loss / count;
    },
    new Array<number>(width + 1).fill(0),
    { bound: 50, slopeTolerance: 1e-6 },
  );
  return { means, spreads, weights: Array.from(minimum.point), members: count };
}

/** P(outcome) of each row. */
export function logisticProbabilities(layer: LogisticLayer, features: Float64Array): Float64Array {
  const width = layer.means.length;
  const scaled = standardise(features, width, layer.means, layer.spreads);
  const weights = Float64Array.from(layer.weights);
  return Float64Array.from({ length: features.length / width }, (_, i) => 1 / (1 + exp(-linear(scaled, i, width, weights))));
}

function linear(scaled: Float64Array, row: number, width: number, weights: Float64Array): number {
  let z = weights[width]!;
  for (let j = 0; j < width; j += 1) z += weights[j]! * scaled[row * width + j]!;
  return z;
}

function columnMeans(features: Float64Array, width: number, count: number, of: (value: number, j: number) => number): number[] {
  const sums = new Array<number>(width).fill(0);
  for (let i = 0; i < features.length; i += 1) sums[i % width]! += of(features[i]!, i % width);
  return sums.map((sum) => sum / count);
}

function standardise(features: Float64Array, width: number, means: readonly number[], spreads: readonly number[]): Float64Array {
  return features.map((value, i) => {
    const z = (value - means[i % width]!) / spreads[i % width]!;
    return min(featureBound, max(-featureBound, z));
  });
}
