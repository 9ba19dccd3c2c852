import { usualMarginShare, type RetentionPolicy } from './policy';

/** What head office sets on the screen, and between which bounds. */
export const retentionPolicyFaults = ['horizon', 'cutoffs_range', 'cutoffs_order', 'hysteresis', 'fixed_days_range', 'fixed_days_order', 'gate_range', 'margin_range'] as const;
export type RetentionPolicyFault = (typeof retentionPolicyFaults)[number];

const whole = (value: number, least: number, most: number): boolean => Number.isInteger(value) && value >= least && value <= most;

/**
 * Everything about a retention policy that a night could not work with; nothing found means that it may be saved. Horizon 7 to
 * 365 days; cut-offs between 1% and 99%, falling from active to dormant, and more than twice the hysteresis apart, or a state
 * could be left but never reached; fixed days 1 to 3,650, rising; the gate in bounds that a store can reach; a margin between 1% and 99%.
 * @example checkRetentionPolicy({ ...policy, cutoffs: { active: 0.5, quiet: 0.5, dormant: 0.1 } }) //=> ['cutoffs_order', 'hysteresis']
 */
export function checkRetentionPolicy({ horizonDays, cutoffs, hysteresis, gate, fixedDays, marginShare = usualMarginShare }: RetentionPolicy): readonly RetentionPolicyFault[] {
  const faults: RetentionPolicyFault[] = [];
  const { active, quiet, dormant } = cutoffs;
  if (!whole(horizonDays, 7, 365)) faults.push('horizon');
  if (![active, quiet, dormant].every((value) => value >= 0.01 && value <= 0.99)) faults.push('cutoffs_range');
  if (!(active > quiet && quiet > dormant)) faults.push('cutoffs_order');
  const nearest = Math.min(active - quiet, quiet - dormant);
  // Half a millionth of slack: .5 - .44 is a little less than .06 in binary.
  if (!(hysteresis >= 0 && hysteresis <= 0.2 && 2 * hysteresis < nearest + 5e-7)) faults.push('hysteresis');
  if (![fixedDays.active, fixedDays.quiet, fixedDays.dormant].every((days) => whole(days, 1, 3_650))) faults.push('fixed_days_range');
  if (!(fixedDays.active < fixedDays.quiet && fixedDays.quiet < fixedDays.dormant)) faults.push('fixed_days_order');
  const gateFits = whole(gate.buyers, 50, 1_000_000) && whole(gate.historyDays, 30, 3_650)
    && whole(gate.newestPurchaseDays, 1, 365) && whole(gate.membersWithThreeDays, 1, 100_000);
  if (!gateFits) faults.push('gate_range');
  if (!(marginShare >= 0.01 && marginShare <= 0.99)) faults.push('margin_range');
  return faults;
}
