import { Lunar } from 'lunar-typescript';
import { localDate, type LocalDate } from '../../kernel/time';

/** A festival on which a store sends its wishes. */
export interface Festival {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
}
interface Dated extends Festival {
  readonly calendar: 'solar' | 'lunar';
  readonly month: number;
  readonly day: number;
}

const solar = (id: string, month: number, day: number, zh: string, en: string): Dated => ({ id, calendar: 'solar', month, day, name: { zh, en } });
const lunar = (id: string, month: number, day: number, zh: string, en: string): Dated => ({ id, calendar: 'lunar', month, day, name: { zh, en } });

/** Days of joy. 清明 is a day of mourning and no occasion for wishes, so it is not here. */
const festivals: readonly Dated[] = [
  solar('new_year', 1, 1, '元旦', 'New Year'),
  lunar('spring_festival', 1, 1, '春节', 'Spring Festival'),
  lunar('lantern_festival', 1, 15, '元宵节', 'Lantern Festival'),
  solar('labour_day', 5, 1, '劳动节', 'Labour Day'),
  lunar('dragon_boat', 5, 5, '端午节', 'Dragon Boat Festival'),
  lunar('qixi', 7, 7, '七夕', 'Qixi Festival'),
  lunar('mid_autumn', 8, 15, '中秋节', 'Mid-Autumn Festival'),
  solar('national_day', 10, 1, '国庆节', 'National Day'),
  lunar('double_ninth', 9, 9, '重阳节', 'Double Ninth Festival'),
];

/**
 * The festivals of a solar year with their days, in order. A lunar festival is kept in the ordinary month, never in a leap one.
 * Source: the lunar calendar as computed by lunar-typescript; checked against the calendars that the State Council published.
 * @example festivalsOf(2025) // 中秋节 falls into the days of 国庆: 2025-10-06
 */
export function festivalsOf(year: number): readonly (Festival & { readonly on: LocalDate })[] {
  return festivals
    .flatMap((festival) => dayIn(festival, year).map((on) => ({ id: festival.id, name: festival.name, on })))
    .sort((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : 0));
}

/** The festivals kept on a day; mostly none, now and then two. */
export function festivalsOn(on: LocalDate): readonly Festival[] {
  return festivalsOf(Number(on.slice(0, 4))).filter((festival) => festival.on === on).map(({ id, name }) => ({ id, name }));
}

/** A lunar festival of a solar year belongs to the lunar year of the same number: all of them lie after the New Year. */
function dayIn({ calendar, month, day }: Dated, year: number): readonly LocalDate[] {
  if (calendar === 'solar') return [written(year, month, day)];
  const kept = Lunar.fromYmd(year, month, day).getSolar();
  return kept.getYear() === year ? [written(kept.getYear(), kept.getMonth(), kept.getDay())] : [];
}

function written(year: number, month: number, day: number): LocalDate {
  const two = (value: number): string => String(value).padStart(2, '0');
  return localDate(`${year}-${two(month)}-${two(day)}`);
}
