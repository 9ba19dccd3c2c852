import { BugError } from '../../kernel/assert';
import { localDate } from '../../kernel/time';
import {
  birthdayGiftCause, birthdayGiftDue, birthdayInYear, birthdaysAround, inBirthdayMonth, isBirthday, nextBirthday, setBirthday, type BirthdayInput,
} from './index';

const solar = (month: number, day: number): BirthdayInput => ({ calendar: 'solar', month, day });
const lunar = (month: number, day: number, leap = false): BirthdayInput => ({ calendar: 'lunar', month, day, leap });

describe('the day a birthday is kept', () => {
  test.each([
    ['an ordinary day', solar(11, 22), 2026, '2026-11-22'],
    ['29 February in a leap year', solar(2, 29), 2028, '2028-02-29'],
    ['29 February in another year', solar(2, 29), 2026, '2026-02-28'],
    ['29 February in 2100, which is none', solar(2, 29), 2100, '2100-02-28'],
  ])('solar: %s', (_what, birthday, year, on) => {
    expect(birthdayInYear(birthday, year)).toBe(on);
  });

  // Source: festivals and leap months of the Hong Kong Observatory's Gregorian-lunar conversion tables.
  test.each([
    ['New Year 2020', lunar(1, 1), 2020, '2020-01-25'], ['New Year 2023', lunar(1, 1), 2023, '2023-01-22'], ['New Year 2025', lunar(1, 1), 2025, '2025-01-29'],
    ['New Year 2026', lunar(1, 1), 2026, '2026-02-17'], ['New Year 2028', lunar(1, 1), 2028, '2028-01-26'], ['New Year 2034', lunar(1, 1), 2034, '2034-02-19'],
    ['Dragon Boat 2024', lunar(5, 5), 2024, '2024-06-10'], ['Dragon Boat 2025', lunar(5, 5), 2025, '2025-05-31'], ['Dragon Boat 2026', lunar(5, 5), 2026, '2026-06-19'],
    ['Mid-Autumn 2020, after a leap month', lunar(8, 15), 2020, '2020-10-01'], ['Mid-Autumn 2024', lunar(8, 15), 2024, '2024-09-17'],
    ['Mid-Autumn 2025', lunar(8, 15), 2025, '2025-10-06'], ['Mid-Autumn 2026', lunar(8, 15), 2026, '2026-09-25'],
    ['a lunar December falls into the next solar year', lunar(12, 8), 2025, '2026-01-26'],
    ['day 30 in a month of 30 days', lunar(12, 30), 2023, '2024-02-09'],
    ['day 30 in a month of 29 days is the 29th', lunar(12, 30), 2024, '2025-01-28'],
    ['a leap month in the year that has it', lunar(6, 1, true), 2025, '2025-07-25'],
    ['leap month 4 of 2020', lunar(4, 1, true), 2020, '2020-05-23'], ['leap month 2 of 2023', lunar(2, 1, true), 2023, '2023-03-22'],
    ['leap month 11 of 2033', lunar(11, 1, true), 2033, '2033-12-22'],
    ['a leap month in a year without it is the ordinary month', lunar(6, 1, true), 2026, '2026-07-14'],
    ['another leap month does not count', lunar(6, 1, true), 2023, '2023-07-18'],
    ['an ordinary month stays so in a year that has it twice', lunar(6, 1), 2025, '2025-06-25'],
    ['day 30 of a leap month of 29 days', lunar(6, 30, true), 2025, '2025-08-22'],
  ])('lunar: %s', (_what, birthday, year, on) => {
    expect(birthdayInYear(birthday, year)).toBe(on);
  });

  test('is not guessed beyond the years the tables are checked for', () => {
    expect(() => birthdayInYear(solar(1, 1), 1899)).toThrow(BugError);
    expect(() => birthdayInYear(lunar(1, 1), 2101)).toThrow(BugError);
  });

  test.each([['2026-02-16', '2026-02-17'], ['2026-02-17', '2026-02-17'], ['2026-02-18', '2027-02-06']])('seen from %s the next is %s', (on, next) => {
    expect(nextBirthday(lunar(1, 1), localDate(on)).on).toBe(next);
  });
});

describe('a birthday on file', () => {
  test.each([
    ['31 January', solar(1, 31), true], ['29 February', solar(2, 29), true], ['30 February', solar(2, 30), false], ['31 April', solar(4, 31), false],
    ['month 13', solar(13, 1), false], ['day 0', solar(1, 0), false], ['half a day', solar(1, 1.5), false],
    ['lunar day 30', lunar(1, 30), true], ['lunar day 31', lunar(1, 31), false], ['lunar month 0', lunar(0, 1), false],
  ])('%s may be one: %p', (_what, birthday, real) => {
    expect(isBirthday(birthday)).toBe(real);
  });

  const record = { birthday: solar(5, 1), setOn: localDate('2026-01-10') };
  const policy = { changeLockDays: 365 };
  test('is set freely once, and changed only after the lock', () => {
    expect(setBirthday(null, solar(5, 1), localDate('2026-01-10'), policy)).toEqual({ ok: true, value: record });
    expect(setBirthday(record, solar(5, 1), localDate('2026-01-11'), policy)).toEqual({ ok: true, value: record });
    expect(setBirthday(record, lunar(5, 1), localDate('2026-12-31'), policy)).toEqual({ ok: false, code: 'BIRTHDAY_LOCKED', details: { untilOn: '2027-01-10' } });
    expect(setBirthday(record, lunar(5, 1), localDate('2027-01-10'), policy)).toMatchObject({ ok: true, value: { setOn: '2027-01-10' } });
    expect(setBirthday(null, solar(2, 30), localDate('2026-01-10'), policy)).toEqual({ ok: false, code: 'BIRTHDAY_INVALID', details: { month: 2, day: 30 } });
  });
});

describe('the birthday gift', () => {
  const policy = { daysBefore: 7, daysAfter: 7 };
  const due = (birthday: BirthdayInput, on: string, lastGivenOn: string | null = null) =>
    birthdayGiftDue(birthdaysAround(birthday, localDate(on)), lastGivenOn === null ? null : localDate(lastGivenOn), localDate(on), policy);

  test.each([
    ['the day before the window', '2026-04-23', 'BIRTHDAY_NOT_NEAR'], ['its first day', '2026-04-24', 2026], ['the birthday', '2026-05-01', 2026],
    ['its last day', '2026-05-08', 2026], ['the day after it', '2026-05-09', 'BIRTHDAY_NOT_NEAR'],
  ])('on %s', (_what, on, outcome) => {
    const result = due(solar(5, 1), on);
    expect(result.ok ? result.value.year : result.code).toBe(outcome);
  });

  test('of the turn of the year belongs to the birthday’s own year', () => {
    expect(due(solar(1, 3), '2026-12-30')).toEqual({ ok: true, value: { year: 2027, on: '2027-01-03' } });
    expect(due(lunar(12, 8), '2026-01-26')).toEqual({ ok: true, value: { year: 2025, on: '2026-01-26' } });
  });

  test('is given once a year, even when the birthday moves to the other calendar', () => {
    expect(due(solar(5, 1), '2026-05-02', '2026-05-01')).toEqual({ ok: false, code: 'BIRTHDAY_GIFT_GIVEN', details: { givenOn: '2026-05-01' } });
    expect(due(lunar(8, 15), '2026-09-25', '2026-05-01')).toMatchObject({ code: 'BIRTHDAY_GIFT_GIVEN' });
    expect(due(lunar(8, 15), '2026-09-25', '2025-10-06').ok).toBe(true);
  });

  test('says when the next one comes', () => {
    expect(due(solar(5, 1), '2026-06-01')).toMatchObject({ code: 'BIRTHDAY_NOT_NEAR', details: { nextOn: '2027-05-01' } });
    expect(birthdayGiftCause('m_1', 2026)).toBe('birthday_m_1_2026');
  });

  test('the birthday month is the month of the day it is kept on', () => {
    expect(inBirthdayMonth(birthdaysAround(lunar(8, 15), localDate('2026-09-01')), localDate('2026-09-01'))).toBe(true);
    expect(inBirthdayMonth(birthdaysAround(lunar(8, 15), localDate('2025-09-01')), localDate('2025-09-01'))).toBe(false);
  });
});
