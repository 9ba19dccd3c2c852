import type { EditedPolicy } from './insight-types';

/** The fields of the form as text: what a person is in the middle of typing need not be a number yet. */
export const ruleFields = [
  'horizon', 'active', 'quiet', 'dormant', 'hysteresis', 'fixedActive', 'fixedQuiet', 'fixedDormant', 'buyers', 'history', 'newest', 'three', 'margin',
] as const;
export type RuleField = (typeof ruleFields)[number];
export type RuleTexts = Readonly<Record<RuleField, string>>;

/** A share as the form shows it. @example percentText(0.125) //=> '12.5' */
const percentText = (share: number): string => String(Math.round(share * 10_000) / 100);

/** The form filled from the rules in force. */
export function textsOf({ horizonDays, cutoffs, hysteresis, fixedDays, gate, marginShare }: EditedPolicy): RuleTexts {
  return {
    horizon: String(horizonDays),
    active: percentText(cutoffs.active), quiet: percentText(cutoffs.quiet), dormant: percentText(cutoffs.dormant), hysteresis: percentText(hysteresis),
    fixedActive: String(fixedDays.active), fixedQuiet: String(fixedDays.quiet), fixedDormant: String(fixedDays.dormant),
    buyers: String(gate.buyers), history: String(gate.historyDays), newest: String(gate.newestPurchaseDays), three: String(gate.membersWithThreeDays),
    margin: percentText(marginShare),
  };
}

const shares: ReadonlySet<RuleField> = new Set(['active', 'quiet', 'dormant', 'hysteresis', 'margin']);

/** Whether a field is a share in percent, which may have decimals. */
export const isShare = (field: RuleField): boolean => shares.has(field);

/** Whether a field holds a number of its kind: days and members are whole, shares may have two decimals. */
export function isNumber(field: RuleField, text: string): boolean {
  return (isShare(field) ? /^\d{1,3}(\.\d{1,2})?$/ : /^\d{1,7}$/).test(text.trim());
}

/** The rules the form stands for; undefined while a field is not a number. Shares are exact to a hundredth of a percent. */
export function policyOf(texts: RuleTexts): EditedPolicy | undefined {
  if (!ruleFields.every((field) => isNumber(field, texts[field]))) return undefined;
  const share = (field: RuleField): number => Math.round(Number(texts[field]) * 100) / 10_000;
  const whole = (field: RuleField): number => Number(texts[field]);
  return {
    horizonDays: whole('horizon'),
    cutoffs: { active: share('active'), quiet: share('quiet'), dormant: share('dormant') },
    hysteresis: share('hysteresis'),
    fixedDays: { active: whole('fixedActive'), quiet: whole('fixedQuiet'), dormant: whole('fixedDormant') },
    gate: { buyers: whole('buyers'), historyDays: whole('history'), newestPurchaseDays: whole('newest'), membersWithThreeDays: whole('three') },
    marginShare: share('margin'),
  };
}
