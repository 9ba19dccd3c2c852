import type { PolicyKey } from '../../../../shared/domain/policy';
import { basisPoints, fen, points } from '../../../../shared/kernel/units';
import type { Text } from '../../text';
import type { Change, Shown } from './policy-draft';

type Saying = (text: Text, value: number) => string;
const days: Saying = (text, value) => text.policies.days(value);
const months: Saying = (text, value) => text.policies.months(value);
const yuan: Saying = (text, value) => text.say.yuanShort(fen(value));
const times: Saying = (text, value) => text.say.times(basisPoints(value));
const inPoints: Saying = (text, value) => text.say.points(points(value));
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
};

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
      return value === '' ? text.policies.allStores : value.split(' ').map((id) => names.stores.find(({ storeId }) => storeId === id)).flatMap((one) => (one ? [text.say.name(one.name)] : [])).join('、');
    default:
      return value === '' ? text.policies.none : value;
  }
}

/** A value of a setting as people say it. */
export function sayValue(text: Text, key: PolicyKey, value: Change['was'], names: Names): string {
  if (value === null) return text.policies.none;
  if (typeof value === 'boolean') return value ? text.policies.yes : text.policies.no;
  if (typeof value === 'string') return sayText(text, key, value, names);
  return (sayings[key] ?? ((said: Text, count: number) => said.say.count(count)))(text, value);
}

/** What a change is about: its name, with the tier, day or role it belongs to. */
export function sayWhat(text: Text, { key, subject }: Change): string {
  const name = text.policies.field[key];
  if (subject === null) return name;
  const whose = subject.kind === 'tier' ? text.say.name(subject.name) : subject.kind === 'day' ? text.policies.dayPlace(subject.place) : text.policies.role[subject.role];
  return `${whose} · ${name}`;
}
