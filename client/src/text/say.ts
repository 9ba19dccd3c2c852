import {
  dayMs, daysBetween, hourMs, lastDayOf, localDateOf, minuteMs, timeOfDayMs, type Instant, type LocalDate, type LocalMonth,
} from '../../../shared/kernel/time';
import type { BasisPoints, Fen, Points } from '../../../shared/kernel/units';

export type Lang = 'zh' | 'en';
/** A name a store gives in both languages. */
export interface LocalName {
  readonly zh: string;
  readonly en: string;
}

/** Months in English, short. */
export const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number) => String(value).padStart(2, '0');

/** A whole number in groups of three. @example grouped(-12800) //=> '-12,800' */
export function grouped(value: number): string {
  const digits = String(Math.abs(value));
  const parts: string[] = [];
  for (let end = digits.length; end > 0; end -= 3) parts.unshift(digits.slice(Math.max(0, end - 3), end));
  return (value < 0 ? '-' : '') + parts.join(',');
}

/** Money with both decimals. @example yuan(12_850) //=> '¥128.50' */
export function yuan(amount: Fen): string {
  const fen = Math.abs(amount);
  return `${amount < 0 ? '-' : ''}¥${grouped(Math.floor(fen / 100))}.${two(fen % 100)}`;
}

/** Money in a sentence about round sums: no decimals when there are none. @example yuanShort(5_000) //=> '¥50' */
export function yuanShort(amount: Fen): string {
  return amount % 100 === 0 ? yuan(amount).slice(0, -3) : yuan(amount);
}

/** `1` but never `1.0`. */
function trimmed(value: number): string {
  return String(Math.round(value * 100) / 100);
}

const clockOf = (at: Instant) => {
  const minutes = Math.floor(timeOfDayMs(at) / minuteMs);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};

/** How numbers, money, days and times are said in one language. */
export interface Say {
  name(name: LocalName): string;
  points(points: Points): string;
  /** With its sign, for entries. */
  pointsChange(points: Points): string;
  yuan(amount: Fen): string;
  yuanShort(amount: Fen): string;
  count(count: number): string;
  /** A day; its year only when it is not this year. */
  day(on: LocalDate, today: LocalDate): string;
  month(month: LocalMonth): string;
  /** Until when something is good, by its last day. */
  until(lastOn: LocalDate, today: LocalDate): string;
  untilMonthEnd(month: LocalMonth, today: LocalDate): string;
  moment(at: Instant, now: Instant): string;
  ago(at: Instant, now: Instant): string;
  /** A length of time in its two largest parts. */
  length(ms: number): string;
  /** What is paid of a price: 9,500 is 九五折 or 5% off. */
  discount(payRate: BasisPoints): string;
  /** What is taken off a price. */
  off(offRate: BasisPoints): string;
  times(rate: BasisPoints): string;
  /** Names one after another. */
  list(names: readonly string[]): string;
  /** What something is, and what is said of it. */
  titled(title: string, words: string): string;
}

const inZh: Say = {
  name: (name) => name.zh,
  points: (points) => `${grouped(points)} 分`,
  pointsChange: (points) => `${points > 0 ? '+' : ''}${grouped(points)}`,
  yuan,
  yuanShort,
  count: grouped,
  day: (on, today) => {
    const text = `${Number(on.slice(5, 7))}月${Number(on.slice(8, 10))}日`;
    return on.slice(0, 4) === today.slice(0, 4) ? text : `${on.slice(0, 4)}年${text}`;
  },
  month: (month) => `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`,
  until: (lastOn, today) => {
    const days = daysBetween(today, lastOn);
    if (days < 0) return `已于 ${inZh.day(lastOn, today)}到期`;
    if (days === 0) return '今天到期';
    if (days === 1) return '明天到期';
    return days <= 30 ? `${days} 天后到期（${inZh.day(lastOn, today)}）` : `${inZh.day(lastOn, today)}到期`;
  },
  untilMonthEnd: (month, today) => inZh.until(lastDayOf(month), today),
  moment: (at, now) => {
    const days = daysBetween(localDateOf(at), localDateOf(now));
    const day = days === 0 ? '今天' : days === 1 ? '昨天' : days === -1 ? '明天' : inZh.day(localDateOf(at), localDateOf(now));
    return `${day} ${clockOf(at)}`;
  },
  ago: (at, now) => (now - at < minuteMs ? '刚刚' : `${inZh.length(now - at)}前`),
  length: (ms) => {
    if (ms >= dayMs) return `${Math.floor(ms / dayMs)} 天`;
    if (ms >= hourMs) {
      const minutes = Math.floor((ms % hourMs) / minuteMs);
      return `${Math.floor(ms / hourMs)} 小时${ms < 6 * hourMs && minutes > 0 ? ` ${minutes} 分钟` : ''}`;
    }
    return `${Math.max(1, Math.floor(ms / minuteMs))} 分钟`;
  },
  discount: (payRate) => `${trimmed(payRate / 1_000)} 折`,
  off: (offRate) => `${trimmed((10_000 - offRate) / 1_000)} 折`,
  times: (rate) => `${trimmed(rate / 10_000)} 倍`,
  list: (names) => names.join('、'),
  titled: (title, words) => `${title}：${words}`,
};

const plural = (value: number, one: string, many = `${one}s`) => `${grouped(value)} ${value === 1 ? one : many}`;

const inEn: Say = {
  name: (name) => name.en,
  points: (points) => plural(points, 'point'),
  pointsChange: inZh.pointsChange,
  yuan,
  yuanShort,
  count: grouped,
  day: (on, today) => {
    const text = `${Number(on.slice(8, 10))} ${months[Number(on.slice(5, 7)) - 1] ?? ''}`;
    return on.slice(0, 4) === today.slice(0, 4) ? text : `${text} ${on.slice(0, 4)}`;
  },
  month: (month) => `${months[Number(month.slice(5, 7)) - 1] ?? ''} ${month.slice(0, 4)}`,
  until: (lastOn, today) => {
    const days = daysBetween(today, lastOn);
    if (days < 0) return `Ended ${inEn.day(lastOn, today)}`;
    if (days === 0) return 'Ends today';
    if (days === 1) return 'Ends tomorrow';
    return days <= 30 ? `Ends in ${days} days (${inEn.day(lastOn, today)})` : `Ends ${inEn.day(lastOn, today)}`;
  },
  untilMonthEnd: (month, today) => inEn.until(lastDayOf(month), today),
  moment: (at, now) => {
    const days = daysBetween(localDateOf(at), localDateOf(now));
    const day = days === 0 ? 'Today' : days === 1 ? 'Yesterday' : days === -1 ? 'Tomorrow' : inEn.day(localDateOf(at), localDateOf(now));
    return `${day}, ${clockOf(at)}`;
  },
  ago: (at, now) => (now - at < minuteMs ? 'just now' : `${inEn.length(now - at)} ago`),
  length: (ms) => {
    if (ms >= dayMs) return plural(Math.floor(ms / dayMs), 'day');
    if (ms >= hourMs) {
      const minutes = Math.floor((ms % hourMs) / minuteMs);
      return `${Math.floor(ms / hourMs)} h${ms < 6 * hourMs && minutes > 0 ? ` ${minutes} min` : ''}`;
    }
    return `${Math.max(1, Math.floor(ms / minuteMs))} min`;
  },
  discount: (payRate) => `${trimmed((10_000 - payRate) / 100)}% off`,
  off: (offRate) => `${trimmed(offRate / 100)}% off`,
  times: (rate) => `${trimmed(rate / 10_000)}×`,
  list: (names) => names.join(', '),
  titled: (title, words) => `${title}: ${words}`,
};

/** The sayings of a language. @example sayIn('zh').until('2026-11-25', '2026-11-22') //=> '3 天后到期（11月25日）' */
export function sayIn(lang: Lang): Say {
  return lang === 'zh' ? inZh : inEn;
}
