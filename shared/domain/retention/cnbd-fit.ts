import { assert } from '../../kernel/assert';
import type { CnbdParameters } from './cnbd';
import { groupHistories, logLikelihoodOfAll, type GroupedHistories } from './cnbd-likelihood';
import type { MemberColumns } from './columns';
import { minimise } from './minimise';

/** A fitted model; times in days. */
export interface CnbdFit {
  readonly parameters: CnbdParameters;
  readonly logLikelihood: number;
  readonly members: number;
  readonly iterations: number;
  readonly converged: boolean;
}

/** Log-parameters are kept within +- this: a model whose spread vanishes runs to the boundary, and that is its answer. */
const logBound = 12;

/**
 * Fits the model with one k by maximum likelihood on log-parameters, in a time unit of median(T)/30 days.
 * Needs at least one member; with nobody coming back the answer lies on the boundary.
 */
export function fitCnbd(columns: MemberColumns, k: number, modified: boolean): CnbdFit {
  assert(columns.count > 0, 'a model is fitted to at least one member');
  const scale = timeScale(columns);
  return fitGrouped(groupHistories(columns, scale), scale, k, modified, [1, 3, 1, 3]);
}

/**
 * Fits k = 1, 2, 3, 4 and keeps the likeliest; each k starts from the answer before it, which is most of the way.
 * Ties go to the smaller k.
 */
export function fitBestCnbd(columns: MemberColumns, modified = true): CnbdFit {
  assert(columns.count > 0, 'a model is fitted to at least one member');
  const scale = timeScale(columns);
  const groups = groupHistories(columns, scale);
  let best = fitGrouped(groups, scale, 1, modified, [1, 3, 1, 3]);
  let previous = best;
  for (let k = 2; k <= 4; k += 1) {
    const { r, alpha, a, b } = previous.parameters;
    // Gaps of k steps with the mean kept: alpha shrinks as k grows.
    previous = fitGrouped(groups, scale, k, modified, [r, ((alpha / scale) * (k - 1)) / k, a, b]);
    if (previous.logLikelihood > best.logLikelihood) best = previous;
  }
  return best;
}

function fitGrouped(groups: GroupedHistories, scale: number, k: number, modified: boolean, start: readonly number[]): CnbdFit {
  const slope = new Float64Array(4);
  const parametersAt = (point: Float64Array): CnbdParameters => {
    const [r = 1, alpha = 1, a = 1, b = 1] = Array.from(point, Math.exp);
    return { k, r, alpha, a, b, modified };
  };
  const minimum = minimise(
    (point, gradient) => {
      const model = parametersAt(point);
      const value = logLikelihoodOfAll(model, groups, slope);
      const values = [model.r, model.alpha, model.a, model.b];
      values.forEach((parameter, i) => (gradient[i] = (-(slope[i] ?? 0) * parameter) / groups.members));
      return -value / groups.members;
    },
    start.map(Math.log),
    { bound: logBound },
  );
  const scaled = parametersAt(minimum.point);
  return {
    parameters: { ...scaled, alpha: scaled.alpha * scale },
    // The density of a gap measured in days is smaller by the unit.
    logLikelihood: -minimum.value * groups.members - groups.totalPurchases * Math.log(scale),
    members: groups.members,
    iterations: minimum.iterations,
    converged: minimum.converged,
  };
}

function timeScale(columns: MemberColumns): number {
  const sorted = columns.T.slice().sort();
  return Math.max((sorted[sorted.length >> 1] ?? 0) / 30, 1 / 30);
}
