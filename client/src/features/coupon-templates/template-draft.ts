import { isLocalDate } from '../../../../shared/kernel/time';
import { basisPoints, fen, zeroFen, type Fen } from '../../../../shared/kernel/units';
import type { Input, Value } from '../../api';

export type Template = Value<'staff', 'couponTemplates', 'show'>;
type Saved = Input<'staff', 'couponTemplates', 'save'>;
type Terms = Saved['terms'];

/** A template as it is typed: amounts, numbers and days are text until they are sent. */
export interface TemplateDraft {
  readonly name: string;
  readonly kind: Terms['effect']['kind'];
  readonly off: string;
  readonly rate: string;
  readonly cap: string;
  readonly giftName: string;
  readonly threshold: string;
  readonly validity: Terms['validity']['kind'];
  readonly days: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly storeIds: readonly string[];
  readonly tierIds: readonly string[];
  readonly weekdays: readonly string[];
  readonly categories: string;
  readonly total: string;
  readonly perMember: string;
  readonly group: string;
  readonly giveable: boolean;
}

export const emptyTemplate: TemplateDraft = {
  name: '', kind: 'cash_off', off: '', rate: '', cap: '', giftName: '', threshold: '', validity: 'relative', days: '30', startsOn: '', endsOn: '', storeIds: [], tierIds: [], weekdays: [],
  categories: '', total: '', perMember: '', group: 'cash', giveable: false,
};

const yuan = (amount: Fen): string => (amount % 100 === 0 ? String(amount / 100) : (amount / 100).toFixed(2));
const optional = (value: number | null): string => (value === null ? '' : String(value));

/** The draft of a template that is there. */
export function templateDraftOf({ terms }: Template): TemplateDraft {
  const { effect, validity } = terms;
  return {
    ...emptyTemplate,
    name: terms.name.zh,
    kind: effect.kind,
    ...(effect.kind === 'cash_off' ? { off: yuan(effect.offFen) } : {}),
    ...(effect.kind === 'percent' ? { rate: String((10_000 - effect.offRate) / 1_000), cap: effect.capFen === null ? '' : yuan(effect.capFen) } : {}),
    ...(effect.kind === 'gift' ? { giftName: effect.giftName.zh } : {}),
    threshold: terms.thresholdFen === 0 ? '' : yuan(terms.thresholdFen),
    validity: validity.kind,
    ...(validity.kind === 'relative' ? { days: String(validity.days) } : { startsOn: validity.startsOn, endsOn: validity.endsOn }),
    storeIds: terms.storeIds,
    tierIds: terms.tierIds,
    weekdays: terms.weekdays.map(String),
    categories: terms.categories.join('，'),
    total: optional(terms.totalLimit),
    perMember: optional(terms.perMemberLimit),
    group: terms.stackingGroup ?? '',
    giveable: terms.giveable,
  };
}

/** Yuan as typed, in fen: null for nothing, undefined for what is no amount. @example fenOf('12.5') //=> 1250 */
export function fenOf(typed: string): Fen | null | undefined {
  const match = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(typed.trim());
  if (typed.trim() === '') return null;
  return match ? fen(Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))) : undefined;
}

function whole(typed: string): number | null | undefined {
  const trimmed = typed.trim();
  if (trimmed === '') return null;
  return /^\d{1,8}$/.test(trimmed) ? Number(trimmed) : undefined;
}

function effectOf(draft: TemplateDraft): Terms['effect'] | undefined {
  if (draft.kind === 'gift') return { kind: 'gift', giftName: { zh: draft.giftName.trim(), en: '' } };
  if (draft.kind === 'cash_off') {
    const off = fenOf(draft.off);
    return off === undefined ? undefined : { kind: 'cash_off', offFen: off ?? zeroFen };
  }
  const cap = fenOf(draft.cap);
  // 8.8 折 leaves 88% of the price: 12% off.
  if (cap === undefined || !/^\d(\.\d{1,2})?$/.test(draft.rate.trim())) return undefined;
  return { kind: 'percent', offRate: basisPoints(10_000 - Math.round(Number(draft.rate) * 1_000)), capFen: cap };
}

/** What is sent, or which kind of field cannot be read. */
export function sentTemplate(draft: TemplateDraft, before: Template | undefined): { readonly ok: true; readonly input: Saved } | { readonly ok: false; readonly wrong: 'number' | 'day' } {
  const effect = effectOf(draft);
  const [threshold, days, total, perMember] = [fenOf(draft.threshold), whole(draft.days), whole(draft.total), whole(draft.perMember)];
  if (!effect || threshold === undefined || days === undefined || total === undefined || perMember === undefined) return { ok: false, wrong: 'number' };
  const { startsOn, endsOn } = draft;
  if (draft.validity === 'fixed' && !(isLocalDate(startsOn) && isLocalDate(endsOn))) return { ok: false, wrong: 'day' };
  const name = draft.name.trim();
  const terms = {
    name: { zh: name, en: before?.terms.name.zh === name ? before.terms.name.en : '' },
    effect,
    thresholdFen: threshold ?? zeroFen,
    validity: draft.validity === 'relative' ? { kind: 'relative', startsAfterDays: 0, days: days ?? 0 } : { kind: 'fixed', startsOn, endsOn },
    storeIds: [...draft.storeIds],
    tierIds: [...draft.tierIds],
    weekdays: draft.weekdays.map(Number),
    categories: draft.categories.split(/[,，、]/).map((one) => one.trim()).filter((one) => one !== ''),
    stackingGroup: draft.group.trim() === '' ? null : draft.group.trim(),
    giveable: draft.giveable,
    totalLimit: total,
    perMemberLimit: perMember,
  } as unknown as Terms;
  return { ok: true, input: { terms, ...(before ? { templateId: before.templateId, version: before.version } : {}) } };
}
