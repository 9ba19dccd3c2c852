import { assert } from '../../kernel/assert';

/** A smooth function: returns its value at `point` and writes its slope into `gradient`. */
export type SmoothFunction = (point: Float64Array, gradient: Float64Array) => number;

export interface Minimum {
  readonly point: Float64Array;
  readonly value: number;
  readonly iterations: number;
  /** False when the iterations ran out; the point is then the best one seen. */
  readonly converged: boolean;
}

export interface MinimiseOptions {
  /** Every coordinate stays within +- this; ending on the boundary is an answer, not a failure. */
  readonly bound: number;
  readonly iterationsLimit?: number;
  /** Largest slope of a free coordinate at which the search stops. */
  readonly slopeTolerance?: number;
}

/**
 * Finds a local minimum by BFGS with a projected, backtracking step. Written here because it is sixty lines and the
 * libraries that have it are either broken on Node 20 (fmin) or made for least squares.
 * Source: Nocedal & Wright 2006, Numerical Optimization, algorithm 6.1 and section 3.1.
 * @example minimise((p, g) => { g[0] = 2 * (p[0]! - 3); return (p[0]! - 3) ** 2; }, [0], { bound: 12 }).point[0] //=> 3
 */
export function minimise(evaluate: SmoothFunction, start: readonly number[], options: MinimiseOptions): Minimum {
  const size = start.length;
  const { bound, iterationsLimit = 200, slopeTolerance = 1e-7 } = options;
  let point = Float64Array.from(start, (value) => clamp(value, bound));
  let gradient = new Float64Array(size);
  let value = evaluate(point, gradient);
  assert(Number.isFinite(value), 'the search must start where the function is finite');
  let inverse = identity(size);
  let fresh = true;
  for (let iteration = 0; iteration < iterationsLimit; iteration += 1) {
    const free = freeCoordinates(point, gradient, bound);
    if (largestFree(gradient, free) <= slopeTolerance) return { point, value, iterations: iteration, converged: true };
    const step = lineSearch(evaluate, point, value, gradient, direction(inverse, gradient, free), bound);
    if (step === null) {
      // No progress along this direction: forget the curvature once, then the point is as good as the arithmetic allows.
      if (fresh) return { point, value, iterations: iteration, converged: true };
      inverse = identity(size);
      fresh = true;
      continue;
    }
    fresh = !learnCurvature(inverse, point, gradient, step.point, step.gradient, fresh) && fresh;
    ({ point, gradient, value } = step);
  }
  return { point, value, iterations: iterationsLimit, converged: false };
}

const clamp = (value: number, bound: number): number => Math.min(bound, Math.max(-bound, value));

function identity(size: number): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) matrix[i * size + i] = 1;
  return matrix;
}

/** A coordinate on the boundary whose slope points outwards is held there. */
function freeCoordinates(point: Float64Array, gradient: Float64Array, bound: number): boolean[] {
  return Array.from(point, (at, i) => !((at >= bound && (gradient[i] ?? 0) < 0) || (at <= -bound && (gradient[i] ?? 0) > 0)));
}

function largestFree(gradient: Float64Array, free: readonly boolean[]): number {
  return gradient.reduce((largest, slope, i) => (free[i] === true ? Math.max(largest, Math.abs(slope)) : largest), 0);
}

function direction(inverse: Float64Array, gradient: Float64Array, free: readonly boolean[]): Float64Array {
  const size = gradient.length;
  const along = Float64Array.from(gradient, (_, i) => {
    if (free[i] !== true) return 0;
    let sum = 0;
    for (let j = 0; j < size; j += 1) if (free[j] === true) sum -= (inverse[i * size + j] ?? 0) * (gradient[j] ?? 0);
    return sum;
  });
  const downhill = along.reduce((sum, part, i) => sum + part * (gradient[i] ?? 0), 0) < 0;
  return downhill ? along : gradient.map((slope, i) => (free[i] === true ? -slope : 0));
}

interface Step {
  readonly point: Float64Array<ArrayBuffer>;
  readonly gradient: Float64Array<ArrayBuffer>;
  readonly value: number;
}

function lineSearch(
  evaluate: SmoothFunction,
  point: Float64Array,
  value: number,
  gradient: Float64Array,
  along: Float64Array,
  bound: number,
): Step | null {
  // Log-parameters: more than 3 in one step is a factor of twenty, beyond what the curvature knows.
  const longest = along.reduce((most, part) => Math.max(most, Math.abs(part)), 0);
  let length = longest > 3 ? 3 / longest : 1;
  for (let attempt = 0; attempt < 50; attempt += 1, length /= 2) {
    const next = Float64Array.from(point, (at, i) => clamp(at + length * (along[i] ?? 0), bound));
    const expected = next.reduce((sum, at, i) => sum + (at - (point[i] ?? 0)) * (gradient[i] ?? 0), 0);
    const nextGradient = new Float64Array(point.length);
    const nextValue = evaluate(next, nextGradient);
    if (Number.isFinite(nextValue) && expected < 0 && nextValue <= value + 1e-4 * expected) {
      return { point: next, gradient: nextGradient, value: nextValue };
    }
  }
  return null;
}

/** The BFGS update of the inverse curvature, in place; false where the step tells nothing reliable. */
function learnCurvature(
  inverse: Float64Array,
  from: Float64Array,
  fromGradient: Float64Array,
  to: Float64Array,
  toGradient: Float64Array,
  first: boolean,
): boolean {
  const size = from.length;
  const s = to.map((value, i) => value - (from[i] ?? 0));
  const y = toGradient.map((value, i) => value - (fromGradient[i] ?? 0));
  const sy = s.reduce((sum, part, i) => sum + part * (y[i] ?? 0), 0);
  const yy = y.reduce((sum, part) => sum + part * part, 0);
  if (!(sy > 1e-12 * yy) || yy === 0) return false;
  if (first) for (let i = 0; i < size; i += 1) inverse[i * size + i] = sy / yy;
  const Hy = s.map((_, i) => y.reduce((sum, part, j) => sum + (inverse[i * size + j] ?? 0) * part, 0));
  const yHy = y.reduce((sum, part, i) => sum + part * (Hy[i] ?? 0), 0);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const [si, sj, hi, hj] = [s[i] ?? 0, s[j] ?? 0, Hy[i] ?? 0, Hy[j] ?? 0];
      inverse[i * size + j] = (inverse[i * size + j] ?? 0) + ((sy + yHy) * si * sj) / (sy * sy) - (hi * sj + si * hj) / sy;
    }
  }
  return true;
}
