import { addMonths, daysInMonth, localDate, monthOf, type LocalDate } from '../../kernel/time';

/** What stays for a while after a member left, without his name, and the law that asks for it. */
export type KeptRecord = 'purchases' | 'complaints' | 'consents';

/** Every law below asks for three years. */
const keptMonths = 36;

export interface KeptUntil {
  readonly what: KeptRecord;
  readonly law: 'ecommerce_law_31' | 'civil_code_188' | 'pipl_69';
  readonly untilOn: LocalDate;
}

/**
 * What is kept of a member who leaves, and until when (that day exclusive).
 * - purchases: three years after the last one. Source: 电子商务法 (2019) art. 31, transaction records at least three years.
 * - complaints: three years after he leaves, the time in which a claim may be brought. Source: 民法典 (2021) art. 188.
 * - consents: three years after he leaves, to show that what was done was agreed to. Source: 个人信息保护法 (2021) art. 69 puts the proof on us.
 * His name, phone, birthday, pictures and WeChat identity go at once. Source: 个人信息保护法 art. 47.
 */
export function keptAfterLeaving(on: LocalDate, of: { readonly lastPurchaseOn: LocalDate | null; readonly hadComplaints: boolean }): KeptUntil[] {
  const later = (day: LocalDate): LocalDate => sameDayAfter(day, keptMonths);
  return [
    ...(of.lastPurchaseOn === null ? [] : [{ what: 'purchases', law: 'ecommerce_law_31', untilOn: later(of.lastPurchaseOn) } as const]),
    ...(of.hadComplaints ? [{ what: 'complaints', law: 'civil_code_188', untilOn: later(on) } as const] : []),
    { what: 'consents', law: 'pipl_69', untilOn: later(on) },
  ];
}

/** The same day so many months on; the month's last day where it has none of that number. @example 29 February 2024, 36 months on //=> 28 February 2027 */
function sameDayAfter(day: LocalDate, months: number): LocalDate {
  const month = addMonths(monthOf(day), months);
  const [year = 0, number = 0] = month.split('-').map(Number);
  const last = Math.min(Number(day.slice(8)), daysInMonth(year, number));
  return localDate(`${month}-${String(last).padStart(2, '0')}`);
}

/** A copy of one's data may be asked for again after so long: it is put together from everything there is. */
export const exportEveryHours = 1;
