import { reasonOf, statisticsBy, type PurchaseStatistics, type RetentionModel, type RetentionPolicy, type RetentionState } from '../../shared/domain/retention';
import { assert } from '../../shared/kernel/assert';
import type { LocalDate } from '../../shared/kernel/time';
import { basisPoints } from '../../shared/kernel/units';
import type { RetentionReason } from '../_store/account-documents';

/** The facts behind a state as documents and the contract carry them. */
export function retentionReasonOf(
  statistics: PurchaseStatistics,
  model: RetentionModel,
  policy: RetentionPolicy,
  asOf: LocalDate,
  state: RetentionState,
): RetentionReason {
  const reason = reasonOf(statisticsBy(statistics, asOf), model, policy, asOf, state);
  assert(reason, 'a member with a state has bought something');
  const { purchaseDays, daysSinceLast, usualGapDays, probability, returnShareOfAlike, expectedVisit } = reason;
  const share = (value: number) => basisPoints(Math.round(value * 10_000));
  return {
    basis: probability === null ? 'fixed_days' : 'model',
    purchaseDays,
    daysSinceLast,
    horizonDays: policy.horizonDays,
    ...(usualGapDays === null ? {} : { usualGapDays }),
    ...(probability === null ? {} : { probabilityActive: share(probability) }),
    ...(returnShareOfAlike === null || probability === null ? {} : { returnShareOfAlike: share(returnShareOfAlike) }),
    ...(expectedVisit === null ? {} : { expectedVisit }),
  };
}
