import { assertNever } from '../../kernel/assert';
import { isLocalDate, type LocalDate } from '../../kernel/time';
import type { CouponTemplate } from './coupon-template';

export const templateFaults = [
  'name', 'off', 'threshold', 'rate', 'cap', 'gift', 'days', 'ended', 'length', 'weekdays', 'categories', 'total_limit', 'member_limit', 'tier', 'store',
] as const;
export type TemplateFault = (typeof templateFaults)[number];

/** What a template may name. */
export interface TemplateSurroundings {
  readonly on: LocalDate;
  readonly tierIds: readonly string[];
  readonly storeIds: readonly string[];
}

export type TemplateDraft = Omit<CouponTemplate, 'id' | 'version' | 'active'>;

const mostDays = 366;
const mostFen = 10_000_000;

type Found = readonly [TemplateFault, boolean];

/**
 * What stands in the way of issuing from a template; none when it may be kept. Every fault is named, so that a form shows them at once.
 * A cash-off that is worth more than its threshold is a fault (`threshold`): the store would give goods away and call it a discount.
 * @example checkTemplate({ ...draft, effect: { kind: 'cash_off', offFen: fen(5_000) }, thresholdFen: fen(3_000) }, known) //=> ['threshold']
 */
export function checkTemplate(draft: TemplateDraft, known: TemplateSurroundings): readonly TemplateFault[] {
  const { name, weekdays, categories, totalLimit, perMemberLimit, tierIds, storeIds } = draft;
  const unknown = (ids: readonly string[], all: readonly string[]): boolean => ids.some((id) => !all.includes(id));
  const found: readonly Found[] = [
    ['name', name.zh.trim() === ''],
    ...effectFaults(draft),
    ...validityFaults(draft, known.on),
    ['weekdays', weekdays.some((day) => !Number.isInteger(day) || day < 1 || day > 7) || new Set(weekdays).size !== weekdays.length],
    ['categories', categories.some((category) => category.trim() === '')],
    ['total_limit', totalLimit !== null && totalLimit < 1],
    ['member_limit', perMemberLimit !== null && (perMemberLimit < 1 || (totalLimit !== null && perMemberLimit > totalLimit))],
    ['tier', unknown(tierIds, known.tierIds)],
    ['store', unknown(storeIds, known.storeIds)],
  ];
  return found.flatMap(([fault, holds]) => (holds ? [fault] : []));
}

function effectFaults({ effect, thresholdFen }: TemplateDraft): readonly Found[] {
  const threshold: Found = ['threshold', thresholdFen < 0 || thresholdFen > mostFen];
  switch (effect.kind) {
    case 'cash_off':
      return [['off', effect.offFen < 1 || effect.offFen > mostFen], threshold[1] ? threshold : ['threshold', thresholdFen > 0 && thresholdFen < effect.offFen]];
    case 'percent':
      return [threshold, ['rate', effect.offRate < 1 || effect.offRate > 9_900], ['cap', effect.capFen !== null && effect.capFen < 1]];
    case 'gift':
      return [threshold, ['gift', effect.giftName.zh.trim() === '']];
    default:
      return assertNever(effect, 'coupon effect');
  }
}

function validityFaults({ validity }: TemplateDraft, on: LocalDate): readonly Found[] {
  if (validity.kind === 'relative') {
    const { startsAfterDays, days } = validity;
    return [['length', days < 1 || days > mostDays || startsAfterDays < 0 || startsAfterDays > mostDays]];
  }
  const { startsOn, endsOn } = validity;
  const real = isLocalDate(startsOn) && isLocalDate(endsOn) && startsOn <= endsOn;
  return [['days', !real], ['ended', real && endsOn < on]];
}
