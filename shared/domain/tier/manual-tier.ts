import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import { addDays, type LocalDate } from '../../kernel/time';
import type { TierPolicy } from './tier-policy';
import { growthInWindow, type TierEvent, type TierState } from './tier-state';
import type { TierChange } from './tier-rules';

export type ManualTierRefusal =
  | Refusal<'TIER_UNKNOWN', { readonly tierId: string }>
  | Refusal<'TIER_REASON_MISSING', Record<string, never>>
  | Refusal<'TIER_END_INVALID', { readonly untilOn: LocalDate; readonly earliestOn: LocalDate; readonly latestOn: LocalDate }>;

/** A tier set by hand lasts at most so many days, by who sets it: then it must be given again, with a reason. */
export const manualTierMaxDays = { manager: 92, head_office: 366 } as const;
export type ManualTierRole = keyof typeof manualTierMaxDays;

interface ManualCause {
  readonly causeId: string;
  readonly policyVersion: number;
  readonly on: LocalDate;
  readonly reason: string;
}

/**
 * Sets a tier by hand until a day (exclusive), with a reason. It holds only while it is higher than the earned tier; one that was set
 * before is replaced.
 * Refuses TIER_UNKNOWN, TIER_REASON_MISSING, TIER_END_INVALID {untilOn, earliestOn, latestOn}.
 */
export function setManualTier(
  state: TierState,
  command: ManualCause & { readonly tierId: string; readonly untilOn: LocalDate; readonly byRole: ManualTierRole },
  policy: TierPolicy,
): Result<TierChange, ManualTierRefusal> {
  const { tierId, untilOn, on } = command;
  if (!policy.tiers.some((tier) => tier.id === tierId)) return refuse('TIER_UNKNOWN', { tierId });
  const reason = command.reason.trim();
  if (reason === '') return refuse('TIER_REASON_MISSING', {});
  const earliestOn = addDays(on, 1);
  const latestOn = addDays(on, manualTierMaxDays[command.byRole]);
  if (untilOn < earliestOn || untilOn > latestOn) return refuse('TIER_END_INVALID', { untilOn, earliestOn, latestOn });
  const event: TierEvent = {
    kind: 'manual_set', from: state.tierId, to: tierId, on, growth: growthInWindow(state, on, policy),
    causeId: command.causeId, policyVersion: command.policyVersion, reason, untilOn,
  };
  return accept({ state: { ...state, manual: { tierId, untilOn, reason } }, events: [event] });
}

/**
 * Ends a tier set by hand before its day, with a reason; the earned tier holds from now on.
 * Refuses TIER_NOT_MANUAL when none is set, TIER_REASON_MISSING.
 */
export function endManualTier(
  state: TierState,
  command: ManualCause,
  policy: TierPolicy,
): Result<TierChange, Refusal<'TIER_NOT_MANUAL', Record<string, never>> | Refusal<'TIER_REASON_MISSING', Record<string, never>>> {
  if (state.manual === null) return refuse('TIER_NOT_MANUAL', {});
  const reason = command.reason.trim();
  if (reason === '') return refuse('TIER_REASON_MISSING', {});
  const event: TierEvent = {
    kind: 'manual_ended', from: state.manual.tierId, to: state.tierId, on: command.on, growth: growthInWindow(state, command.on, policy),
    causeId: command.causeId, policyVersion: command.policyVersion, reason,
  };
  return accept({ state: { ...state, manual: null }, events: [event] });
}
