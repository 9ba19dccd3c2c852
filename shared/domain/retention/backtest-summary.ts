import type { LocalDate } from '../../kernel/time';
import type { RetentionState } from './policy';

/** What the engine's last test on the store's own past amounts to: small plain JSON kept with the model. */
export interface BacktestSummary {
  /** The day on which the test pretended to stand, and how many days it then looked ahead. */
  readonly testedAsOf: LocalDate;
  readonly horizonDays: number;
  readonly members: number;
  /** 'useful': ranks better than the fixed rule. 'no-better': it does not, or by less than .01. 'no-signal': close to a coin. */
  readonly verdict: 'useful' | 'no-better' | 'no-signal';
  /** Area under the curve for "no purchase within the horizon". */
  readonly auc: number;
  readonly fixedRuleAuc: number;
  readonly brier: number;
  /** Actual by predicted purchases. */
  readonly drift: number | null;
  /** Of the members in each state, the share that came back by themselves, and how many there were. */
  readonly returnShareByState: Readonly<Record<RetentionState, { readonly members: number; readonly share: number | null }>>;
  /** Whether the logistic layer on top won this test and there were members enough. */
  readonly layerWon: boolean;
}
