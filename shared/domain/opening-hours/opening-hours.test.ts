import { hourMs, instant, localDate, localTime, minuteMs, type Instant } from '../../kernel/time';
import {
  addOpenTime, assumedHours, checkOpeningHours, hoursOnDay, noHolidays, openTimeBetween, unknownYears,
  type DayHours, type HolidayCalendar, type OpeningHours,
} from './index';

/** 九点 to 十二点, half past one to nine; weekends ten to ten. 2026-11-23 is a Monday. */
const lunch: DayHours = [{ fromMinute: 540, toMinute: 720 }, { fromMinute: 810, toMinute: 1_260 }];
const weekend: DayHours = [{ fromMinute: 600, toMinute: 1_320 }];
const hours: OpeningHours = { ...assumedHours, week: [lunch, lunch, lunch, lunch, lunch, weekend, weekend] };
/** National Day 2026 as announced, in part. */
const national: HolidayCalendar = {
  years: [2026],
  holidays: { '2026-10-01': '国庆节', '2026-10-02': '国庆节', '2026-10-03': '国庆节' },
  makeUpDays: { '2026-09-20': '国庆节', '2026-10-10': '国庆节' },
};
const at = (date: string, hour: number, minute = 0): Instant => localTime(localDate(date), hour, minute);
const closedOnHolidays: OpeningHours = { ...hours, holidays: { kind: 'closed' }, makeUpDays: 'as_monday' };
const night: OpeningHours = { ...hours, week: hours.week.map(() => [{ fromMinute: 1_080, toMinute: 1_560 }]) };

describe('a due time in opening hours', () => {
  test.each<[string, OpeningHours, Instant, number, Instant]>([
    ['within a block', hours, at('2026-11-23', 9, 30), 60, at('2026-11-23', 10, 30)],
    ['over the lunch break', hours, at('2026-11-23', 11, 30), 60, at('2026-11-23', 14)],
    ['to the minute of closing, not to the next opening', hours, at('2026-11-23', 11), 60, at('2026-11-23', 12)],
    ['a minute past closing', hours, at('2026-11-23', 11), 61, at('2026-11-23', 13, 31)],
    ['sent in the lunch break', hours, at('2026-11-23', 12, 45), 30, at('2026-11-23', 14)],
    ['sent at night', hours, at('2026-11-23', 22), 240, at('2026-11-24', 14, 30)],
    ['sent after midnight', hours, at('2026-11-24', 3), 60, at('2026-11-24', 10)],
    ['Saturday 22:00 falls to Sunday', hours, at('2026-11-21', 22), 240, at('2026-11-22', 14)],
    ['over a weekend with hours of its own', hours, at('2026-11-20', 20), 120, at('2026-11-21', 11)],
    ['over closed holidays', closedOnHolidays, at('2026-09-30', 20), 120, at('2026-10-04', 11)],
    ['on holidays that go by the week', hours, at('2026-09-30', 20), 120, at('2026-10-01', 10)],
    ['on holidays with hours of their own', { ...hours, holidays: { kind: 'own', blocks: [{ fromMinute: 660, toMinute: 720 }] } }, at('2026-09-30', 20), 150, at('2026-10-02', 11, 30)],
    ['on a make-up Sunday that works as a Monday', closedOnHolidays, at('2026-09-20', 9), 30, at('2026-09-20', 9, 30)],
    ['on a make-up Sunday that stays a Sunday', hours, at('2026-09-20', 9), 30, at('2026-09-20', 10, 30)],
    ['over a special day that is closed', { ...hours, specialDays: [{ on: localDate('2026-11-24'), blocks: [], note: '盘点' }] }, at('2026-11-23', 20, 30), 60, at('2026-11-25', 9, 30)],
    ['a special day beats a holiday', { ...closedOnHolidays, specialDays: [{ on: localDate('2026-10-02'), blocks: weekend, note: '' }] }, at('2026-10-01', 8), 60, at('2026-10-02', 11)],
    ['past midnight of an overnight block', night, at('2026-11-23', 23), 120, at('2026-11-24', 1)],
    ['sent after midnight while still open', night, at('2026-11-24', 1), 60, at('2026-11-24', 2)],
    ['from the end of the night to the next evening', night, at('2026-11-24', 1), 120, at('2026-11-24', 19)],
    ['over 29 February', hours, at('2028-02-28', 20), 120, at('2028-02-29', 10)],
    ['over the year’s end', hours, at('2026-12-31', 20), 120, at('2027-01-01', 10)],
    ['into the summer time of 1986, which is not kept', hours, at('1986-05-03', 21), 60 + 12 * 60 + 60, at('1986-05-05', 10)],
    ['out of the summer time of 1991, which is not kept', hours, at('1991-09-14', 21, 30), 60, at('1991-09-15', 10, 30)],
  ])('%s', (_what, of, from, minutes, due) => {
    expect(new Date(addOpenTime({ hours: of, holidays: national }, from, minutes * minuteMs)).toISOString()).toBe(new Date(due).toISOString());
  });

  test('no time added is the moment itself, also while closed', () => {
    expect(addOpenTime({ hours, holidays: noHolidays }, at('2026-11-23', 3), 0)).toBe(at('2026-11-23', 3));
  });

  test('where one day’s night meets the next day’s opening the store is open once', () => {
    const late = [{ fromMinute: 1_200, toMinute: 1_500 }];
    const early = [{ fromMinute: 0, toMinute: 120 }];
    const both: OpeningHours = { ...hours, week: [late, early, [], [], [], [], []] };
    expect(openTimeBetween({ hours: both, holidays: noHolidays }, at('2026-11-23', 0), at('2026-11-25', 0))).toBe(6 * hourMs);
  });

  test('summer days of 1986 to 1991 are 24 hours long like any other: local time is +08:00 by arithmetic', () => {
    const always: OpeningHours = { ...hours, week: hours.week.map(() => [{ fromMinute: 0, toMinute: 1_440 }]) };
    for (const [spring, autumn] of [['1986-05-04', '1986-09-14'], ['1991-04-14', '1991-09-15']] as const) {
      for (const day of [spring, autumn]) expect(openTimeBetween({ hours: always, holidays: noHolidays }, at(day, 0), at(day, 24))).toBe(24 * hourMs);
    }
    expect(addOpenTime({ hours: always, holidays: noHolidays }, at('1986-05-04', 0), 3 * hourMs)).toBe(instant(Date.parse('1986-05-04T03:00+08:00')));
  });

  test('a far store opens once a week for an hour and its due times still come', () => {
    const seldom: OpeningHours = { ...assumedHours, week: [[{ fromMinute: 600, toMinute: 660 }], [], [], [], [], [], []] };
    expect(addOpenTime({ hours: seldom, holidays: noHolidays }, at('2026-11-23', 12), 3 * hourMs)).toBe(at('2026-12-14', 11));
  });
});

describe('which hours a day has', () => {
  test.each([
    ['an ordinary Monday', '2026-11-23', 'week', ''],
    ['a holiday', '2026-10-01', 'holiday', '国庆节'],
    ['a Saturday the country works', '2026-10-10', 'make_up', '国庆节'],
  ])('%s', (_what, day, basis, name) => {
    expect(hoursOnDay(hours, national, localDate(day))).toMatchObject({ basis, name });
  });

  test('a year without an announced calendar goes by the week and is named', () => {
    expect(hoursOnDay(closedOnHolidays, national, localDate('2027-10-01'))).toMatchObject({ basis: 'week', blocks: lunch });
    expect(unknownYears(national, localDate('2026-12-30'), localDate('2028-01-02'))).toEqual([2027, 2028]);
    expect(unknownYears(national, localDate('2026-01-01'), localDate('2026-12-31'))).toEqual([]);
  });
});

describe('hours that cannot be counted by are refused', () => {
  const closed: readonly DayHours[] = Array.from({ length: 7 }, () => []);
  const monday = (blocks: DayHours): OpeningHours => ({ ...hours, week: [blocks, ...hours.week.slice(1)] });
  const special = (...days: string[]): OpeningHours => ({ ...hours, specialDays: days.map((day) => ({ on: localDate(day), blocks: [], note: '' })) });
  test.each<[string, OpeningHours, readonly string[]]>([
    ['as they stand', hours, []],
    ['a store that never opens', { ...hours, week: closed }, ['never_open']],
    ['open only on holidays', { ...hours, week: closed, holidays: { kind: 'own', blocks: lunch } }, ['never_open']],
    ['fifty-nine minutes a week', { ...hours, week: [[{ fromMinute: 0, toMinute: 59 }], ...closed.slice(1)] }, ['never_open']],
    ['six days', { ...hours, week: hours.week.slice(1) }, ['week_days']],
    ['a block that ends where it begins', monday([{ fromMinute: 540, toMinute: 540 }]), ['block_range']],
    ['a block beyond the next noon', monday([{ fromMinute: 1_300, toMinute: 2_161 }]), ['block_range']],
    ['half a minute', monday([{ fromMinute: 0.5, toMinute: 600 }]), ['block_range']],
    ['blocks that overlap', monday([{ fromMinute: 540, toMinute: 720 }, { fromMinute: 719, toMinute: 800 }]), ['block_order']],
    ['blocks out of order', monday([{ fromMinute: 810, toMinute: 900 }, { fromMinute: 540, toMinute: 720 }]), ['block_order']],
    ['five blocks', monday([0, 1, 2, 3, 4].map((n) => ({ fromMinute: n * 60, toMinute: n * 60 + 30 }))), ['too_many_blocks']],
    ['the same special day twice', special('2026-12-01', '2026-12-01'), ['special_days']],
    ['special days out of order', special('2026-12-02', '2026-12-01'), ['special_days']],
  ])('%s', (_what, of, faults) => {
    expect(checkOpeningHours(of)).toEqual(faults);
  });
});
