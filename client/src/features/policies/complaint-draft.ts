import { memberClasses, type MemberClass } from '../../../../shared/kernel/member-class';
import { fen } from '../../../../shared/kernel/units';
import type { PolicyKey } from '../../../../shared/domain/policy';
import type { Draft, NumberField, NumberUnit } from './policy-draft';

export type DeskDraft = Draft['complaints'];
export type Severity = keyof DeskDraft['firstAnswerHours'];
export type ComplaintKind = keyof DeskDraft['ownerRole'];

export const givingRoles = ['cashier', 'manager'] as const;

/** The draft with its desk rules changed. */
export const withDesk = (draft: Draft, change: Partial<DeskDraft>): Draft => ({ ...draft, complaints: { ...draft.complaints, ...change } });

const inDesk = (key: PolicyKey, unit: NumberUnit, get: (of: DeskDraft) => number, put: (value: number) => Partial<DeskDraft>): NumberField<Draft> => ({
  key, unit, get: (draft) => get(draft.complaints), put: (draft, value) => withDesk(draft, put(value ?? 0)),
});

/** The hours promised for complaints of one severity. */
export const hourFields = (severity: Severity): readonly NumberField<Draft>[] => (['firstAnswerHours', 'resolutionHours'] as const).map((name): NumberField<Draft> => ({
  key: `complaint.${name}`, unit: 'whole',
  get: ({ complaints }) => complaints[name][severity],
  put: (draft, value) => withDesk(draft, { [name]: { ...draft.complaints[name], [severity]: value ?? 0 } }),
}));

/** The share of those hours that each class of member waits. */
export const classFields: readonly { readonly memberClass: MemberClass; readonly field: NumberField<Draft> }[] = memberClasses.map((memberClass) => ({
  memberClass,
  field: {
    key: 'complaint.percentByClass', unit: 'whole',
    get: ({ complaints }) => complaints.percentByClass[memberClass],
    put: (draft, value) => withDesk(draft, { percentByClass: { ...draft.complaints.percentByClass, [memberClass]: value ?? 0 } }),
  },
}));

export const escalationFields: readonly NumberField<Draft>[] = [
  inDesk('complaint.soonMinutes', 'whole', (of) => of.soonMinutes, (soonMinutes) => ({ soonMinutes })),
  inDesk('complaint.headOfficeAfterHours', 'whole', (of) => of.headOfficeAfterHours, (headOfficeAfterHours) => ({ headOfficeAfterHours })),
  inDesk('complaint.waitHours', 'whole', (of) => of.waitHours, (waitHours) => ({ waitHours })),
];

export const afterFields: readonly NumberField<Draft>[] = [
  inDesk('complaint.closeAfterDays', 'whole', (of) => of.closeAfterDays, (closeAfterDays) => ({ closeAfterDays })),
  inDesk('complaint.reopenDays', 'whole', (of) => of.reopenDays, (reopenDays) => ({ reopenDays })),
  inDesk('complaint.followUpDays', 'whole', (of) => of.followUpDays, (followUpDays) => ({ followUpDays })),
];

/** What a role may give without asking; empty is without limit. */
export const givingFields = (role: (typeof givingRoles)[number]): readonly NumberField<Draft>[] => (['oneFen', 'monthFen'] as const).map((name): NumberField<Draft> => ({
  key: `complaint.${name}`, unit: 'yuan', optional: true,
  get: ({ complaints }) => complaints.compensation[role][name],
  put: (draft, value) => {
    const { compensation } = draft.complaints;
    return withDesk(draft, { compensation: { ...compensation, [role]: { ...compensation[role], [name]: value === null ? null : fen(value) } } });
  },
}));

/** Words as they are typed, each once. @example typedWords('过期、发霉，过期\n虫') //=> ['过期', '发霉', '虫'] */
export function typedWords(text: string): string[] {
  return [...new Set(text.split(/[、，,;；\n]/).map((word) => word.trim()).filter((word) => word !== ''))];
}

/** Days as they are typed: from 0, each later than the one before; undefined when they are not that. @example typedDays('0, 3, 6') //=> [0, 3, 6] */
export function typedDays(text: string): number[] | undefined {
  const parts = text.split(/[、，,\s]+/).filter((part) => part !== '');
  const days = parts.map((part) => (/^\d{1,2}$/.test(part) ? Number(part) : Number.NaN));
  const rising = days[0] === 0 && days.every((day, index) => index === 0 || day > (days[index - 1] ?? 0));
  return rising && days.length <= 5 ? days : undefined;
}
