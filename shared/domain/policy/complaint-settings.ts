import { memberClasses } from '../../kernel/member-class';
import type { StaffRole } from '../../kernel/staff-role';
import { complaintKinds, complaintSeverities, type ComplaintKind, type ComplaintPolicy, type ComplaintSeverity } from '../complaint';

/** What head office edits of the complaint desk, by the name a screen has words for. */
export const complaintPolicyKeys = [
  'complaint.firstAnswerHours', 'complaint.resolutionHours', 'complaint.percentByClass', 'complaint.soonMinutes', 'complaint.headOfficeAfterHours', 'complaint.waitHours',
  'complaint.requestOnDays', 'complaint.closeAfterDays', 'complaint.reopenDays', 'complaint.followUpDays',
  'complaint.oneFen', 'complaint.monthFen',
  'complaint.severityByKind', 'complaint.ownerRole', 'complaint.seriousWords', 'complaint.graveWords', 'complaint.apologyPhrases',
] as const;
export type ComplaintPolicyKey = (typeof complaintPolicyKeys)[number];

/** Whose setting it is at the complaint desk. */
export type ComplaintSubject =
  | { readonly kind: 'role'; readonly role: StaffRole }
  | { readonly kind: 'severity'; readonly severity: ComplaintSeverity }
  | { readonly kind: 'member_class'; readonly memberClass: keyof ComplaintPolicy['percentByClass'] }
  | { readonly kind: 'complaint_kind'; readonly complaintKind: ComplaintKind };

/** A setting's value as it is compared: hours, minutes, days, percent and fen as numbers, lists as one line; null is without limit. */
export interface ComplaintSetting {
  readonly key: ComplaintPolicyKey;
  readonly subject: ComplaintSubject | null;
  readonly value: string | number | null;
}

/** Who has limits: head office gives without. */
const limited = ['cashier', 'manager'] as const;

/** Every setting of the desk in the order screens show them. @example complaintSettings(policy)[0] //=> { key: 'complaint.firstAnswerHours', subject: { kind: 'severity', severity: 'ordinary' }, value: 4 } */
export function complaintSettings(policy: ComplaintPolicy): ComplaintSetting[] {
  const plain = (key: ComplaintPolicyKey, value: string | number): ComplaintSetting => ({ key, subject: null, value });
  return [
    ...complaintSeverities.flatMap((severity): ComplaintSetting[] => {
      const subject = { kind: 'severity', severity } as const;
      return [
        { key: 'complaint.firstAnswerHours', subject, value: policy.firstAnswerHours[severity] },
        { key: 'complaint.resolutionHours', subject, value: policy.resolutionHours[severity] },
      ];
    }),
    ...memberClasses.map((memberClass): ComplaintSetting => ({ key: 'complaint.percentByClass', subject: { kind: 'member_class', memberClass }, value: policy.percentByClass[memberClass] })),
    plain('complaint.soonMinutes', policy.soonMinutes),
    plain('complaint.headOfficeAfterHours', policy.headOfficeAfterHours),
    plain('complaint.waitHours', policy.waitHours),
    plain('complaint.requestOnDays', policy.requestOnDays.join(', ')),
    plain('complaint.closeAfterDays', policy.closeAfterDays),
    plain('complaint.reopenDays', policy.reopenDays),
    plain('complaint.followUpDays', policy.followUpDays),
    ...limited.flatMap((role): ComplaintSetting[] => {
      const subject = { kind: 'role', role } as const;
      return [{ key: 'complaint.oneFen', subject, value: policy.compensation[role].oneFen }, { key: 'complaint.monthFen', subject, value: policy.compensation[role].monthFen }];
    }),
    ...complaintKinds.flatMap((complaintKind): ComplaintSetting[] => {
      const subject = { kind: 'complaint_kind', complaintKind } as const;
      return [{ key: 'complaint.severityByKind', subject, value: policy.severityByKind[complaintKind] }, { key: 'complaint.ownerRole', subject, value: policy.ownerRole[complaintKind] }];
    }),
    plain('complaint.seriousWords', policy.words.serious.join('、')),
    plain('complaint.graveWords', policy.words.grave.join('、')),
    plain('complaint.apologyPhrases', (policy.apologyPhrases ?? []).join('、')),
  ];
}
