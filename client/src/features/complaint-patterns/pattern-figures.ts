import type { Input, Value } from '../../api';

export type Report = Value<'staff', 'complaintPatterns', 'report'>;
export type Facet = Input<'staff', 'complaintPatterns', 'complaints'>['facet'];
export type ExportRow = Value<'staff', 'complaintPatterns', 'exportRows'>['items'][number];

/** Columns of a chart that a thumb can tell apart: days up to a month, weeks beyond. Weeks are whole and end with the last day. */
export function columnsOf(byDay: Report['byDay']): { readonly values: readonly number[]; readonly weekly: boolean } {
  if (byDay.length <= 31) return { values: byDay.map(({ count }) => count), weekly: false };
  const values: number[] = [];
  for (let end = byDay.length; end > 0; end -= 7) values.unshift(byDay.slice(Math.max(0, end - 7), end).reduce((sum, { count }) => sum + count, 0));
  return { values, weekly: true };
}

/** The three hours in a row in which most came, the first of them, with their share; null of nothing. */
export function busiestHours(byHour: readonly number[]): { readonly from: number; readonly share: number } | null {
  const total = byHour.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const sums = byHour.slice(0, 22).map((_, hour) => (byHour[hour] ?? 0) + (byHour[hour + 1] ?? 0) + (byHour[hour + 2] ?? 0));
  const from = sums.indexOf(Math.max(...sums));
  return { from, share: (sums[from] ?? 0) / total };
}

/** The average of ratings counted by stars, one decimal; null of none. @example averageStars([1, 0, 0, 0, 1]) //=> '3.0' */
export function averageStars(ratings: readonly number[]): string | null {
  const count = ratings.reduce((sum, one) => sum + one, 0);
  return count === 0 ? null : (ratings.reduce((sum, one, index) => sum + one * (index + 1), 0) / count).toFixed(1);
}

/** A share in whole percent. @example percent(1, 3) //=> '33%' */
export const percent = (part: number, whole: number): string => `${whole === 0 ? 0 : Math.round((100 * part) / whole)}%`;
