import { complaintSeverities } from '../../../../shared/domain/complaint/complaint-clock';
import type { PolicyKey } from '../../../../shared/domain/policy';
import { basisPoints, fen, points } from '../../../../shared/kernel/units';
import type { Text } from '../../text';
import type { Severity } from './complaint-draft';
import type { Change, Shown } from './policy-draft';

type Saying = (text: Text, value: number) => string;
const days: Saying = (text, value) => text.policies.days(value);
const months: Saying = (text, value) => text.policies.months(value);
const yuan: Saying = (text, value) => text.say.yuanShort(fen(value));
const times: Saying = (text, value) => text.say.times(basisPoints(value));
const inPoints: Saying = (text, value) => text.say.points(points(value));
const hours: Saying = (text, value) => text.policies.desk.hours(value);
const percent: Saying = (_text, value) => `${value / 100}%`;

/** How the numbers of a setting are said; those not listed are plain counts. */
const sayings: Readonly<Partial<Record<PolicyKey, Saying>>> = {
  'earn.points': inPoints, 'earn.perFen': yuan, 'points.pendingDays': days, 'points.expireAfterMonths': months, 'points.birthdayMonthMultiplier': times,
  'asMoney.pointsPerStep': inPoints, 'asMoney.fenPerStep': yuan, 'asMoney.capRate': percent,
  'day.weekday': (text, value) => text.policies.weekdays[value - 1] ?? '', 'day.dayOfMonth': (text, value) => text.policies.dayOfMonth(value), 'day.multiplier': times,
  'adjustment.alonePoints': inPoints, 'adjustment.approvedPoints': inPoints,
  'tiers.windowMonths': months, 'tiers.fenPerGrowth': yuan, 'tiers.graceDays': days, 'tiers.noticeDays': days,
  'tier.payRate': percent, 'tier.pointsMultiplier': times,
  'checkout.refundDays': days, 'checkout.cashierRefundMostFen': yuan,
  'referral.endsAfterDays': days,
  'coupons.reservationMinutes': (text, value) => text.policies.minutes(value), 'coupons.returnGraceDays': days,
  'complaint.firstAnswerHours': hours, 'complaint.resolutionHours': hours, 'complaint.percentByClass': (_text, value) => `${value}%`,
  'complaint.soonMinutes': (text, value) => text.policies.minutes(value), 'complaint.headOfficeAfterHours': hours, 'complaint.waitHours': hours,
  'complaint.closeAfterDays': days, 'complaint.reopenDays': days, 'complaint.followUpDays': days, 'complaint.oneFen': yuan, 'complaint.monthFen': yuan,
};

const isSeverity = (value: string): value is Severity => complaintSeverities.some((one) => one === value);

/** Names that ids stand for on these screens. */
export type Names = Pick<Shown, 'templates' | 'stores'>;

function sayText(text: Text, key: PolicyKey, value: string, names: Names): string {
  switch (key) {
    case 'earn.rounding':
      return text.policies.rounding[value === 'nearest' ? 'nearest' : 'down'];
    case 'points.clawBack':
      return text.policies.clawBack[value === 'negative' ? 'negative' : 'clamp'];
    case 'tier.giftTemplateId':
    case 'tier.upgradeGiftTemplateId':
    case 'referral.referrerTemplateId':
    case 'referral.friendTemplateId': {
      const template = names.templates.find(({ templateId }) => templateId === value);
      return template ? text.say.name(template.name) : text.policies.none;
    }
    case 'day.storeIds':
      return value === '' ? text.policies.allStores : text.say.list(value.split(' ').map((id) => names.stores.find(({ storeId }) => storeId === id)).flatMap((one) => (one ? [text.say.name(one.name)] : [])));
    case 'complaint.severityByKind':
      return isSeverity(value) ? text.caseWords.severity[value] : value;
    case 'complaint.ownerRole':
      return text.policies.role[value === 'manager' ? 'manager' : 'cashier'];
    default:
      return value === '' ? text.policies.none : value;
  }
}

/** A value of a setting as people say it. */
export function sayValue(text: Text, key: PolicyKey, value: Change['was'], names: Names): string {
  if (value === null) return key === 'complaint.oneFen' || key === 'complaint.monthFen' ? text.policies.desk.unlimited : text.policies.none;
  if (typeof value === 'boolean') return value ? text.policies.yes : text.policies.no;
  if (typeof value === 'string') return sayText(text, key, value, names);
  return (sayings[key] ?? ((said: Text, count: number) => said.say.count(count)))(text, value);
}

function sayWhose(text: Text, subject: NonNullable<Change['subject']>): string {
  switch (subject.kind) {
    case 'tier':
      return text.say.name(subject.name);
    case 'day':
      return text.policies.dayPlace(subject.place);
    case 'role':
      return text.policies.role[subject.role];
    case 'severity':
      return text.policies.desk.severityTitle(text.caseWords.severity[subject.severity]);
    case 'member_class':
      return text.member360.memberClass[subject.memberClass];
    case 'complaint_kind':
      return text.words.complaintKind[subject.complaintKind];
  }
}

/** What a change is about: its name, with whose it is. */
export function sayWhat(text: Text, { key, subject }: Change): string {
  const name = text.policies.field[key];
  if (subject === null) return name;
  return `${sayWhose(text, subject)} · ${name}`;
}
