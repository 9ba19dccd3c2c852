import type { Lang } from './say';

const tens = ['初', '十', '廿', '三十'] as const;
const ones = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;
const monthsZh = ['正月', '二月', '三月', '四月', '五月', '六月', '七月', '八月', '九月', '十月', '十一月', '腊月'] as const;

/**
 * A month of the lunar calendar, 1 to 12, as people say it.
 * @example lunarMonth('zh', 6, true) //=> '闰六月'
 */
export function lunarMonth(lang: Lang, month: number, leap: boolean): string {
  if (lang === 'zh') return `${leap ? '闰' : ''}${monthsZh[month - 1] ?? ''}`;
  const ending = ['st', 'nd', 'rd'][month - 1] ?? 'th';
  return `${month}${ending} lunar month${leap ? ' (leap)' : ''}`;
}

/**
 * A day of a lunar month, 1 to 30, as people say it; in English its number.
 * @example lunarDay('zh', 20) //=> '二十', while 21 is '廿一'
 */
export function lunarDay(lang: Lang, day: number): string {
  if (lang === 'en') return String(day);
  if (day === 20) return '二十';
  if (day === 30) return '三十';
  return day === 10 ? '初十' : `${tens[Math.floor(day / 10)] ?? ''}${ones[day % 10] ?? ''}`;
}

/**
 * A lunar birthday in a sentence.
 * @example lunarBirthday('en', { month: 11, day: 25, leap: false }) //=> '11th lunar month, day 25'
 */
export function lunarBirthday(lang: Lang, { month, day, leap }: { readonly month: number; readonly day: number; readonly leap: boolean }): string {
  return lang === 'zh' ? `农历${lunarMonth(lang, month, leap)}${lunarDay(lang, day)}` : `${lunarMonth(lang, month, leap)}, day ${day}`;
}
