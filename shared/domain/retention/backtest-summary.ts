import type { LocalDate } from '../../kernel/time';
import type { RetentionState } from './policy';
import type { CalibrationBin } from './ranking-measures';

/**
 * 'useful': ranks members better than the fixed rule by at least .01. 'no-better': it does not, use it for its
 * probabilities only. 'no-signal': its ranking is close to a coin, so no alarm is raised from it.
 */
export type BacktestVerdict = 'useful' | 'no-better' | 'no-signal';

/** How many members were in a state, and the share of them that came back by themselves (null where there were none). */
export interface ReturnShare {
  readonly members: number;
  readonly share: number | null;
}

/** What the engine's last test on the store's own past amounts to: small plain JSON kept with the model. */
export interface BacktestSummary {
  /** The day on which the test pretended to stand, and how many days it then looked ahead. */
  readonly testedAsOf: LocalDate;
  readonly horizonDays: number;
  readonly members: number;
  readonly verdict: BacktestVerdict;
  /** Area under the curve for "no purchase within the horizon"; null where everybody or nobody bought. */
  readonly auc: number | null;
  readonly fixedRuleAuc: number | null;
  readonly brier: number;
  /** Actual by predicted purchases; null where none was predicted. */
  readonly drift: number | null;
  /** Members in ten bins by P(active): what was said and what happened, for the plot. */
  readonly calibration: readonly CalibrationBin[];
  readonly returnShareByState: Readonly<Record<RetentionState, ReturnShare>>;
  /** Whether the logistic layer on top won this test and there were members enough. */
  readonly layerWon: boolean;
}
