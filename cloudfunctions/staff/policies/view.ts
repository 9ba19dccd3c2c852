import type { InputOf } from '../../../shared/contract/action';
import type { staffContract } from '../../../shared/contract/staff';
import type { ComplaintPolicy } from '../../../shared/domain/complaint';
import type { BooksPolicies, Policies, PolicyChange, PolicyFinding } from '../../../shared/domain/policy';
import type { CouponTemplateId, StoreId, TierId } from '../../../shared/kernel/ids';
import type { PolicyDocument } from '../../_store/policies-documents';

export type EditedPolicies = InputOf<(typeof staffContract)['policies']['preview']>['policies'];

/** The rules of the books as they are edited: every rule there is, with null where one is off. */
export function policiesView({ tiers, points, coupons, checkout, complaints, membership: { referral } }: Policies): EditedPolicies {
  const { earn, expireAfterMonths, pendingDays, clawBack, asMoney, birthdayMonthMultiplier, adjustment } = points;
  const { reservationMinutes, mostPerPurchase, returnOnWholeRefund, returnGraceDays } = coupons;
  const { couponsWithTierDiscount, pointsWithCoupons, refundDays, cashierRefundMostFen, unscannedMaySpend } = checkout;
  return {
    tiers: {
      windowMonths: tiers.windowMonths, fenPerGrowth: tiers.fenPerGrowth, graceDays: tiers.graceDays, noticeDays: tiers.noticeDays,
      tiers: tiers.tiers.map((tier) => ({
        id: tier.id as TierId, name: tier.name, growth: tier.growth, payRate: tier.payRate, pointsMultiplier: tier.pointsMultiplier,
        perks: tier.perks.map(({ id, name, detail }) => ({ id, name, detail })),
        giftTemplateId: tier.giftTemplateId as CouponTemplateId | null,
        upgradeGiftTemplateId: (tier.upgradeGiftTemplateId ?? null) as CouponTemplateId | null,
      })),
    },
    points: {
      earn: { points: earn.points, perFen: earn.perFen, rounding: earn.rounding ?? 'down' },
      expireAfterMonths, pendingDays, clawBack, asMoney, birthdayMonthMultiplier,
      days: points.days.map((day) => ({ ...day, storeIds: [...day.storeIds] as StoreId[] })),
      adjustment: { cashier: adjustment.cashier, manager: adjustment.manager, head_office: adjustment.head_office },
    },
    coupons: { reservationMinutes, mostPerPurchase, returnOnWholeRefund, returnGraceDays },
    checkout: { couponsWithTierDiscount, pointsWithCoupons, refundDays, cashierRefundMostFen: cashierRefundMostFen ?? null, unscannedMaySpend: unscannedMaySpend ?? false },
    referral: referral
      ? { referrerTemplateId: referral.referrerTemplateId as CouponTemplateId | null, friendTemplateId: referral.friendTemplateId as CouponTemplateId | null, endsAfterDays: referral.endsAfterDays }
      : null,
    complaints: deskView(complaints),
  };
}

function deskView({ words, requestOnDays, apologyPhrases, compensation, ...rest }: ComplaintPolicy): EditedPolicies['complaints'] {
  const { firstAnswerHours, resolutionHours, percentByClass, soonMinutes, headOfficeAfterHours, waitHours, closeAfterDays, reopenDays, followUpDays, severityByKind, ownerRole } = rest;
  return {
    firstAnswerHours, resolutionHours, percentByClass, soonMinutes, headOfficeAfterHours, waitHours, closeAfterDays, reopenDays, followUpDays, severityByKind, ownerRole,
    requestOnDays: [...requestOnDays],
    words: { serious: [...words.serious], grave: [...words.grave] },
    apologyPhrases: [...(apologyPhrases ?? [])],
    compensation: { cashier: compensation.cashier, manager: compensation.manager },
  };
}

/** The rules of the books as edited, laid over those in force: what the screens do not show stays. */
export function editedOver(current: Policies, { tiers, points, coupons, checkout, referral, complaints }: EditedPolicies): BooksPolicies {
  const { cashierRefundMostFen: _was, ...till } = current.checkout;
  const { cashierRefundMostFen, ...edited } = checkout;
  return {
    tiers,
    points: { ...current.points, ...points },
    coupons: { ...current.coupons, ...coupons },
    checkout: { ...till, ...edited, ...(cashierRefundMostFen === null ? {} : { cashierRefundMostFen }) },
    membership: referral === null ? {} : { referral },
    complaints: { ...current.complaints, ...complaints, compensation: { ...current.complaints.compensation, ...complaints.compensation } },
  };
}

export const changeView = ({ key, subject, was, now }: PolicyChange) => ({ key, subject, was, now });

export const findingView = ({ severity, path, code, details }: PolicyFinding) => ({ severity, path, code, details: { ...details } });

/** Who made a version; nothing for the one the shop was set up with. */
export const editView = ({ edit }: Pick<PolicyDocument, 'edit'>) => (edit ? { edit: { byName: edit.byName, at: edit.at, reason: edit.reason } } : {});
