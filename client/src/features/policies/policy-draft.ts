import { staffRoles, type StaffRole } from '../../../../shared/kernel/staff-role';
import { basisPoints, fen, points } from '../../../../shared/kernel/units';
import type { PolicyKey } from '../../../../shared/domain/policy';
import type { Input, Value } from '../../api';

export type Shown = Value<'staff', 'policies', 'show'>;
export type Preview = Value<'staff', 'policies', 'preview'>;
export type Change = Preview['changes'][number];
/** The rules while they are edited: a whole value, so that what is sent is what will hold. */
export type Draft = Input<'staff', 'policies', 'preview'>['policies'];
export type TierDraft = Draft['tiers']['tiers'][number];
export type DayDraft = Draft['points']['days'][number];

export const policyGroups = ['earn', 'days', 'money', 'limits', 'tiers', 'refund', 'coupons', 'referral', 'complaintTimes', 'complaintGiving', 'complaintWords'] as const;
export type PolicyGroup = (typeof policyGroups)[number];

/** How a number is typed: whole, in yuan with two decimals, in percent, or as a multiple. */
export type NumberUnit = 'whole' | 'yuan' | 'percent' | 'times';

/** A number of the rules as one field: how it is typed, read and put. Null where a rule may be off. */
export interface NumberField<Of> {
  readonly key: PolicyKey;
  readonly unit: NumberUnit;
  readonly optional?: boolean;
  readonly get: (of: Of) => number | null;
  readonly put: (of: Of, value: number | null) => Of;
}

const scale: Readonly<Record<NumberUnit, number>> = { whole: 1, yuan: 100, percent: 100, times: 10_000 };

/** A number as it is typed. @example numberText(9_500, 'percent') //=> '95' */
export function numberText(value: number | null, unit: NumberUnit): string {
  return value === null ? '' : String(value / scale[unit]);
}

/**
 * The number that was typed, in the rule's own unit; undefined when it is none of its kind.
 * @example typedNumber('1.25', 'times') //=> 12500
 */
export function typedNumber(text: string, unit: NumberUnit): number | undefined {
  const form = unit === 'whole' ? /^\d{1,9}$/ : /^\d{1,7}(\.\d{1,2})?$/;
  return form.test(text.trim()) ? Math.round(Number(text) * scale[unit]) : undefined;
}

type Points = Draft['points'];
const inPoints = (key: PolicyKey, unit: NumberUnit, get: (of: Points) => number | null, put: (of: Points, value: number) => Points): NumberField<Draft> => ({
  key, unit, get: (draft) => get(draft.points), put: (draft, value) => ({ ...draft, points: put(draft.points, value ?? 0) }),
});

/** The plain numbers of each group, in the order of the screen. */
export const numberFields: Readonly<Record<'earn' | 'birthday' | 'money' | 'tiers' | 'refund' | 'coupons' | 'referral', readonly NumberField<Draft>[]>> = {
  earn: [
    inPoints('earn.perFen', 'yuan', (of) => of.earn.perFen, (of, value) => ({ ...of, earn: { ...of.earn, perFen: fen(value) } })),
    inPoints('earn.points', 'whole', (of) => of.earn.points, (of, value) => ({ ...of, earn: { ...of.earn, points: points(value) } })),
    inPoints('points.pendingDays', 'whole', (of) => of.pendingDays, (of, value) => ({ ...of, pendingDays: value })),
    inPoints('points.expireAfterMonths', 'whole', (of) => of.expireAfterMonths, (of, value) => ({ ...of, expireAfterMonths: value })),
  ],
  birthday: [{
    key: 'points.birthdayMonthMultiplier', unit: 'times', optional: true,
    get: (draft) => draft.points.birthdayMonthMultiplier,
    put: (draft, value) => ({ ...draft, points: { ...draft.points, birthdayMonthMultiplier: value === null ? null : basisPoints(value) } }),
  }],
  money: [
    inPoints('asMoney.pointsPerStep', 'whole', (of) => of.asMoney?.pointsPerStep ?? null, (of, value) => (of.asMoney ? { ...of, asMoney: { ...of.asMoney, pointsPerStep: points(value) } } : of)),
    inPoints('asMoney.fenPerStep', 'yuan', (of) => of.asMoney?.fenPerStep ?? null, (of, value) => (of.asMoney ? { ...of, asMoney: { ...of.asMoney, fenPerStep: fen(value) } } : of)),
    inPoints('asMoney.capRate', 'percent', (of) => of.asMoney?.capRate ?? null, (of, value) => (of.asMoney ? { ...of, asMoney: { ...of.asMoney, capRate: basisPoints(value) } } : of)),
  ],
  tiers: [
    { key: 'tiers.windowMonths', unit: 'whole', get: (draft) => draft.tiers.windowMonths, put: (draft, value) => ({ ...draft, tiers: { ...draft.tiers, windowMonths: value ?? 0 } }) },
    { key: 'tiers.fenPerGrowth', unit: 'yuan', get: (draft) => draft.tiers.fenPerGrowth, put: (draft, value) => ({ ...draft, tiers: { ...draft.tiers, fenPerGrowth: fen(value ?? 0) } }) },
    { key: 'tiers.graceDays', unit: 'whole', get: (draft) => draft.tiers.graceDays, put: (draft, value) => ({ ...draft, tiers: { ...draft.tiers, graceDays: value ?? 0 } }) },
    { key: 'tiers.noticeDays', unit: 'whole', get: (draft) => draft.tiers.noticeDays, put: (draft, value) => ({ ...draft, tiers: { ...draft.tiers, noticeDays: value ?? 0 } }) },
  ],
  refund: [
    { key: 'checkout.refundDays', unit: 'whole', get: (draft) => draft.checkout.refundDays, put: (draft, value) => ({ ...draft, checkout: { ...draft.checkout, refundDays: value ?? 0 } }) },
    {
      key: 'checkout.cashierRefundMostFen', unit: 'yuan', optional: true, get: (draft) => draft.checkout.cashierRefundMostFen,
      put: (draft, value) => ({ ...draft, checkout: { ...draft.checkout, cashierRefundMostFen: value === null ? null : fen(value) } }),
    },
  ],
  coupons: [
    { key: 'coupons.mostPerPurchase', unit: 'whole', get: (draft) => draft.coupons.mostPerPurchase, put: (draft, value) => ({ ...draft, coupons: { ...draft.coupons, mostPerPurchase: value ?? 0 } }) },
    { key: 'coupons.reservationMinutes', unit: 'whole', get: (draft) => draft.coupons.reservationMinutes, put: (draft, value) => ({ ...draft, coupons: { ...draft.coupons, reservationMinutes: value ?? 0 } }) },
    { key: 'coupons.returnGraceDays', unit: 'whole', get: (draft) => draft.coupons.returnGraceDays, put: (draft, value) => ({ ...draft, coupons: { ...draft.coupons, returnGraceDays: value ?? 0 } }) },
  ],
  referral: [
    { key: 'referral.endsAfterDays', unit: 'whole', get: ({ referral }) => referral?.endsAfterDays ?? null, put: (draft, value) => (draft.referral ? { ...draft, referral: { ...draft.referral, endsAfterDays: value ?? 0 } } : draft) },
  ],
};

/** What each role may change by hand. */
export const limitFields: readonly { readonly role: StaffRole; readonly fields: readonly NumberField<Draft>[] }[] = staffRoles.map((role) => ({
  role,
  fields: (['alonePoints', 'approvedPoints'] as const).map((name) => inPoints(
    `adjustment.${name}`, 'whole', (of) => of.adjustment[role][name],
    (of, value) => ({ ...of, adjustment: { ...of.adjustment, [role]: { ...of.adjustment[role], [name]: points(value) } } }),
  )),
}));

/** The numbers of one tier. */
export const tierFields: readonly NumberField<TierDraft>[] = [
  { key: 'tier.growth', unit: 'whole', get: (tier) => tier.growth, put: (tier, value) => ({ ...tier, growth: value ?? 0 }) },
  { key: 'tier.payRate', unit: 'percent', get: (tier) => tier.payRate, put: (tier, value) => ({ ...tier, payRate: basisPoints(Math.min(1_000_000, value ?? 0)) }) },
  { key: 'tier.pointsMultiplier', unit: 'times', get: (tier) => tier.pointsMultiplier, put: (tier, value) => ({ ...tier, pointsMultiplier: basisPoints(Math.min(1_000_000, value ?? 0)) }) },
];

/** A tier above the highest there is; its id is the first that is free, never that of a tier people may still hold. */
export function tierAbove(tiers: readonly TierDraft[]): TierDraft | undefined {
  const highest = tiers[tiers.length - 1];
  if (!highest) return undefined;
  let number = tiers.length + 1;
  while (tiers.some(({ id }) => id === `level-${number}`)) number += 1;
  return { ...highest, id: `level-${number}` as TierDraft['id'], name: { zh: '', en: '' }, growth: highest.growth * 2 || 1_000, perks: [], giftTemplateId: null, upgradeGiftTemplateId: null };
}
