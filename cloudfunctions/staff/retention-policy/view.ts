import type { staffContract } from '../../../shared/contract/staff';
import type { InputOf } from '../../../shared/contract/action';
import { usualMarginShare, type RetentionPolicy } from '../../../shared/domain/retention';

export type EditedPolicy = InputOf<(typeof staffContract)['retentionPolicy']['preview']>['policy'];

/** What head office edits of the retention policy. */
export function policyView({ horizonDays, cutoffs, hysteresis, fixedDays, gate, marginShare = usualMarginShare }: RetentionPolicy): EditedPolicy {
  return { horizonDays, cutoffs: { ...cutoffs }, hysteresis, fixedDays: { ...fixedDays }, gate: { ...gate }, marginShare };
}

/** The policy in force with what was edited in place; what the screen does not show stays. */
export const withEdits = (policy: RetentionPolicy, edited: EditedPolicy): RetentionPolicy => ({ ...policy, ...edited });
