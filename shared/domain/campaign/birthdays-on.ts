import { Solar } from 'lunar-typescript';
import type { LocalDate } from '../../kernel/time';
import { birthdaysAround, type BirthdayInput } from '../birthday';

/**
 * Every birthday that is kept on a day, as members write them: so that those who have one are found by an index instead of asking
 * everybody. A day has one solar birthday (28 February two, in a year without a 29th) and one or more lunar ones: day 30 is kept
 * on the 29th of a short month, and a leap month's day in the ordinary month when the year has not that leap month.
 * @example birthdaysKeptOn('2025-02-28') //=> 28 and 29 February, and the lunar days of that day
 */
export function birthdaysKeptOn(on: LocalDate): readonly BirthdayInput[] {
  const [year, month, day] = [Number(on.slice(0, 4)), Number(on.slice(5, 7)), Number(on.slice(8, 10))];
  const lunar = Solar.fromYmd(year, month, day).getLunar();
  const lunarMonth = Math.abs(lunar.getMonth());
  const solarDays = month === 2 && day === 28 ? [28, 29] : [day];
  const lunarDays = lunar.getDay() === 29 ? [29, 30] : [lunar.getDay()];
  const candidates: BirthdayInput[] = [
    ...solarDays.map((each) => ({ calendar: 'solar', month, day: each }) as const),
    ...lunarDays.flatMap((each) => [false, true].map((leap) => ({ calendar: 'lunar', month: lunarMonth, day: each, leap }) as const)),
  ];
  return candidates.filter((birthday) => birthdaysAround(birthday, on).some((one) => one.on === on));
}

/** The year that names a birthday kept on a day, in its own calendar: a lunar December falls into the next solar year. */
export function birthdayYearOn(birthday: BirthdayInput, on: LocalDate): number | null {
  return birthdaysAround(birthday, on).find((one) => one.on === on)?.year ?? null;
}
