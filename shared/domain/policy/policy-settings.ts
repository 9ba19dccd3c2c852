import { staffRoles } from '../../kernel/staff-role';
import type { LocalText, Tier } from '../tier';
import { complaintPolicyKeys, complaintSettings, type ComplaintSubject } from './complaint-settings';
import type { MembershipPolicy, Policies } from './policies';

/** The areas of the policies that head office edits here: what a purchase costs and brings, and how the complaint desk works. */
export type BooksPolicies = Pick<Policies, 'tiers' | 'points' | 'coupons' | 'checkout'> & {
  readonly membership: Pick<MembershipPolicy, 'referral'>;
  /** Absent in an edit that was planned before the desk's rules were edited here: they stay as they are. */
  readonly complaints?: Policies['complaints'];
};

/** Everything that is edited there, by the name a screen has words for. */
export const policyKeys = [
  'earn.points', 'earn.perFen', 'earn.rounding', 'points.pendingDays', 'points.expireAfterMonths', 'points.clawBack', 'points.birthdayMonthMultiplier',
  'asMoney.pointsPerStep', 'asMoney.fenPerStep', 'asMoney.capRate',
  'day.weekday', 'day.dayOfMonth', 'day.multiplier', 'day.storeIds',
  'adjustment.alonePoints', 'adjustment.approvedPoints',
  'tiers.windowMonths', 'tiers.fenPerGrowth', 'tiers.graceDays', 'tiers.noticeDays',
  'tier.nameZh', 'tier.nameEn', 'tier.growth', 'tier.payRate', 'tier.pointsMultiplier', 'tier.giftTemplateId', 'tier.upgradeGiftTemplateId', 'tier.perks', 'tier.perksEn',
  'checkout.refundDays', 'checkout.cashierRefundMostFen', 'checkout.couponsWithTierDiscount', 'checkout.pointsWithCoupons', 'checkout.unscannedMaySpend',
  'coupons.mostPerPurchase', 'coupons.reservationMinutes', 'coupons.returnOnWholeRefund', 'coupons.returnGraceDays',
  'referral.referrerTemplateId', 'referral.friendTemplateId', 'referral.endsAfterDays',
  ...complaintPolicyKeys,
] as const;
export type PolicyKey = (typeof policyKeys)[number];

/** A value as it is compared: numbers in the unit of the rule (fen, points, basis points, days), null where the rule is off. */
export type PolicyValue = string | number | boolean | null;

/** Whose setting it is when there are several: a tier, a points day by its place in the list, or one of the desk's. */
export type PolicySubject =
  | { readonly kind: 'tier'; readonly id: string; readonly name: LocalText }
  | { readonly kind: 'day'; readonly place: number }
  | ComplaintSubject;

/** One difference between two versions: null was not there, or is no more. */
export interface PolicyChange {
  readonly key: PolicyKey;
  readonly subject: PolicySubject | null;
  readonly was: PolicyValue;
  readonly now: PolicyValue;
}

interface Setting {
  readonly key: PolicyKey;
  readonly subject: PolicySubject | null;
  readonly value: PolicyValue;
}

function settingsOf(policies: BooksPolicies): Setting[] {
  const { points, tiers, checkout, coupons, membership: { referral }, complaints } = policies;
  const plain = (key: PolicyKey, value: PolicyValue): Setting => ({ key, subject: null, value });
  return [
    plain('earn.points', points.earn.points),
    plain('earn.perFen', points.earn.perFen),
    plain('earn.rounding', points.earn.rounding ?? 'down'),
    plain('points.pendingDays', points.pendingDays),
    plain('points.expireAfterMonths', points.expireAfterMonths),
    plain('points.clawBack', points.clawBack),
    plain('points.birthdayMonthMultiplier', points.birthdayMonthMultiplier),
    plain('asMoney.pointsPerStep', points.asMoney?.pointsPerStep ?? null),
    plain('asMoney.fenPerStep', points.asMoney?.fenPerStep ?? null),
    plain('asMoney.capRate', points.asMoney?.capRate ?? null),
    ...points.days.flatMap((day, index): Setting[] => {
      const subject = { kind: 'day', place: index + 1 } as const;
      return [
        { key: 'day.weekday', subject, value: day.weekday },
        { key: 'day.dayOfMonth', subject, value: day.dayOfMonth },
        { key: 'day.multiplier', subject, value: day.multiplier },
        { key: 'day.storeIds', subject, value: [...day.storeIds].sort().join(' ') },
      ];
    }),
    ...staffRoles.flatMap((role): Setting[] => {
      const subject = { kind: 'role', role } as const;
      const limit = points.adjustment[role];
      return [{ key: 'adjustment.alonePoints', subject, value: limit.alonePoints }, { key: 'adjustment.approvedPoints', subject, value: limit.approvedPoints }];
    }),
    plain('tiers.windowMonths', tiers.windowMonths),
    plain('tiers.fenPerGrowth', tiers.fenPerGrowth),
    plain('tiers.graceDays', tiers.graceDays),
    plain('tiers.noticeDays', tiers.noticeDays),
    ...tiers.tiers.flatMap(tierSettings),
    plain('checkout.refundDays', checkout.refundDays),
    plain('checkout.cashierRefundMostFen', checkout.cashierRefundMostFen ?? null),
    plain('checkout.couponsWithTierDiscount', checkout.couponsWithTierDiscount),
    plain('checkout.pointsWithCoupons', checkout.pointsWithCoupons),
    plain('checkout.unscannedMaySpend', checkout.unscannedMaySpend ?? false),
    plain('coupons.mostPerPurchase', coupons.mostPerPurchase),
    plain('coupons.reservationMinutes', coupons.reservationMinutes),
    plain('coupons.returnOnWholeRefund', coupons.returnOnWholeRefund),
    plain('coupons.returnGraceDays', coupons.returnGraceDays),
    plain('referral.referrerTemplateId', referral?.referrerTemplateId ?? null),
    plain('referral.friendTemplateId', referral?.friendTemplateId ?? null),
    plain('referral.endsAfterDays', referral?.endsAfterDays ?? null),
    ...(complaints === undefined ? [] : complaintSettings(complaints)),
  ];
}

function tierSettings(tier: Tier): Setting[] {
  const subject = { kind: 'tier', id: tier.id, name: tier.name } as const;
  return [
    { key: 'tier.nameZh', subject, value: tier.name.zh },
    { key: 'tier.nameEn', subject, value: tier.name.en },
    { key: 'tier.growth', subject, value: tier.growth },
    { key: 'tier.payRate', subject, value: tier.payRate },
    { key: 'tier.pointsMultiplier', subject, value: tier.pointsMultiplier },
    { key: 'tier.giftTemplateId', subject, value: tier.giftTemplateId },
    { key: 'tier.upgradeGiftTemplateId', subject, value: tier.upgradeGiftTemplateId ?? null },
    { key: 'tier.perks', subject, value: tier.perks.map(({ name, detail }) => (detail.zh === '' ? name.zh : `${name.zh}（${detail.zh}）`)).join('、') },
    { key: 'tier.perksEn', subject, value: tier.perks.map(({ name, detail }) => (detail.en === '' ? name.en : `${name.en} (${detail.en})`)).join(', ') },
  ];
}

/** What tells two settings of one key apart: a tier by its id, whatever it is called now. */
const placeOf = ({ key, subject }: Setting): string => `${key} ${subject?.kind === 'tier' ? subject.id : JSON.stringify(subject)}`;

/**
 * What differs between two versions of the policies, one line a setting, in the order screens show them; what is gone comes last.
 * @example diffPolicies(v1, { ...v1, points: { ...v1.points, pendingDays: 7 } }) //=> [{ key: 'points.pendingDays', subject: null, was: 0, now: 7 }]
 */
export function diffPolicies(before: BooksPolicies, after: BooksPolicies): PolicyChange[] {
  const was = new Map(settingsOf(before).map((setting) => [placeOf(setting), setting]));
  const changes: PolicyChange[] = [];
  for (const setting of settingsOf(after)) {
    const old = was.get(placeOf(setting));
    was.delete(placeOf(setting));
    if ((old?.value ?? null) !== setting.value) changes.push({ key: setting.key, subject: setting.subject, was: old?.value ?? null, now: setting.value });
  }
  for (const { key, subject, value } of was.values()) if (value !== null) changes.push({ key, subject, was: value, now: null });
  return changes;
}

/**
 * The policies with the books' areas as edited. What those screens do not show stays: the largest purchase, the privacy version, other
 * areas. The birthday gift of a tier that is no more goes with it.
 */
export function withBooksPolicies(current: Policies, edited: BooksPolicies): Policies {
  const gone = new Set(current.tiers.tiers.map(({ id }) => id).filter((id) => !edited.tiers.tiers.some((tier) => tier.id === id)));
  const gifts = Object.entries(current.birthdays.giftTemplateByTier).filter(([tierId]) => !gone.has(tierId));
  const { referral: _was, ...membership } = current.membership;
  return {
    ...current,
    ...edited,
    membership: { ...membership, ...edited.membership },
    birthdays: { ...current.birthdays, giftTemplateByTier: Object.fromEntries(gifts) },
  };
}
