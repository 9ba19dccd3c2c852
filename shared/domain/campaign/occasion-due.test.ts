import { addDays, localDate, localTime, type LocalDate } from '../../kernel/time';
import { fen, points } from '../../kernel/units';
import { birthdayInYear } from '../birthday';
import { emptyPointsAccount } from '../points';
import { statisticsOf } from '../retention';
import { birthdaysKeptOn, birthdayYearOn } from './birthdays-on';
import { festivalsOf, festivalsOn } from './festivals';
import { complaintClosedDue, couponExpiringDue, firstPurchaseDue, pointsExpiringDue, tierChangingDue } from './occasion-due';

const on = (day: string): LocalDate => localDate(day);

test.each([
  ['within ten days of the end of its month', '2026-11-20', 300, '202611'],
  ['on the last day', '2026-11-30', 300, '202611'],
  ['eleven days before', '2026-11-19', 300, null],
  ['a handful', '2026-11-25', 49, null],
  ['after its month', '2026-12-01', 300, null],
])('points expiring: %s', (_, day, amount, round) => {
  const account = { ...emptyPointsAccount, buckets: [{ expiresIn: '2026-11' as never, points: points(amount) }] };
  const due = pointsExpiringDue(account, on(day), 10);
  expect(due?.round ?? null).toBe(round);
  if (due) expect(due.endsAt).toBe(localTime(on('2026-12-01'), 0));
});

test('points of December end with the year', () => {
  const account = { ...emptyPointsAccount, buckets: [{ expiresIn: '2026-12' as never, points: points(300) }] };
  expect(pointsExpiringDue(account, on('2026-12-28'), 10)?.endsAt).toBe(localTime(on('2027-01-01'), 0));
});

test('a coupon is told of once a month, the one that ends first, and not after its end', () => {
  const until = (day: string) => localTime(on(day), 0);
  const coupons = [{ name: '乙', validUntilAt: until('2026-11-28') }, { name: '甲', validUntilAt: until('2026-11-26') }];
  expect(couponExpiringDue(coupons, on('2026-11-22'), 10)).toMatchObject({ round: '202611', facts: { couponName: '甲', couponExpiresOn: '2026年11月25日' }, endsAt: until('2026-11-26') });
  expect(couponExpiringDue(coupons, on('2026-11-29'), 10)).toBeNull();
});

test('thanks come after the first day of buying, within a week, and not after the second', () => {
  const bought = (...days: string[]) => statisticsOf(days.map((day) => ({ on: on(day), amount: fen(100) })));
  const due = (days: string[], today: string) => firstPurchaseDue(bought(...days), '知春路店', on(today))?.round ?? null;
  expect(due(['2026-11-20'], '2026-11-21')).toBe('first');
  expect(due(['2026-11-20'], '2026-11-20')).toBeNull();
  expect(due(['2026-11-20'], '2026-11-28')).toBeNull();
  expect(due(['2026-11-10', '2026-11-20'], '2026-11-21')).toBeNull();
  expect(due([], '2026-11-21')).toBeNull();
});

test('a tier about to end is told of within the notice, once for each grace', () => {
  const tier = { tierId: 'gold', since: on('2026-01-01'), months: [], manual: null, grace: { since: on('2026-10-01'), endsOn: on('2026-11-30'), noticedOn: null } };
  expect(tierChangingDue(tier, '金卡', on('2026-11-22'), 10)).toMatchObject({ round: '20261130', facts: { tierName: '金卡', tierEndsOn: '2026年11月30日' } });
  expect(tierChangingDue(tier, '金卡', on('2026-11-10'), 10)).toBeNull();
  expect(tierChangingDue({ ...tier, grace: null }, '金卡', on('2026-11-22'), 10)).toBeNull();
  expect(tierChangingDue(tier, '金卡', on('2026-11-30'), 10)).toBeNull();
});

test('a word after a complaint comes within a week of its end, once for each complaint', () => {
  expect(complaintClosedDue('c_1', '知春路店', on('2026-11-20'), on('2026-11-21'))?.round).toBe('c_1');
  expect(complaintClosedDue('c_1', '知春路店', on('2026-11-10'), on('2026-11-21'))).toBeNull();
});

// The State Council's notices for 2025 and 2026 name the days of 春节, 端午 and 中秋; the others by the Hong Kong Observatory's tables.
test.each([
  [2025, { spring_festival: '2025-01-29', lantern_festival: '2025-02-12', dragon_boat: '2025-05-31', qixi: '2025-08-29', mid_autumn: '2025-10-06', double_ninth: '2025-10-29' }],
  [2026, { spring_festival: '2026-02-17', lantern_festival: '2026-03-03', dragon_boat: '2026-06-19', qixi: '2026-08-19', mid_autumn: '2026-09-25', double_ninth: '2026-10-18' }],
  [2027, { spring_festival: '2027-02-06', dragon_boat: '2027-06-09', mid_autumn: '2027-09-15' }],
])('the festivals of %i lie where the published calendars have them', (year, days) => {
  expect(Object.fromEntries(festivalsOf(year).map((festival) => [festival.id, festival.on]))).toMatchObject({ ...days, new_year: `${year}-01-01`, labour_day: `${year}-05-01`, national_day: `${year}-10-01` });
});

test('a festival is kept on its day, and there are nine in a year', () => {
  expect(festivalsOn(on('2026-09-25')).map((festival) => festival.name.zh)).toEqual(['中秋节']);
  expect(festivalsOn(on('2026-09-24'))).toEqual([]);
  for (let year = 2024; year <= 2040; year += 1) expect(festivalsOf(year)).toHaveLength(9);
});

test('28 February of a year without a 29th keeps both birthdays, and of a leap year one', () => {
  const solar = (day: string) => birthdaysKeptOn(on(day)).flatMap((birthday) => (birthday.calendar === 'solar' ? [birthday.day] : []));
  expect(solar('2025-02-28')).toEqual([28, 29]);
  expect(solar('2024-02-28')).toEqual([28]);
  expect(solar('2024-02-29')).toEqual([29]);
});

test('over ten years every lunar and solar birthday is found on exactly the day on which it is kept', () => {
  const births = [
    { calendar: 'lunar', month: 12, day: 30, leap: false }, { calendar: 'lunar', month: 1, day: 1, leap: false }, { calendar: 'lunar', month: 6, day: 15, leap: true },
    { calendar: 'lunar', month: 6, day: 30, leap: false }, { calendar: 'solar', month: 2, day: 29 }, { calendar: 'solar', month: 12, day: 31 },
  ] as const;
  for (const birthday of births) {
    for (let year = 2024; year <= 2033; year += 1) {
      const day = birthdayInYear(birthday, year);
      expect(birthdaysKeptOn(day)).toContainEqual(birthday);
      expect(birthdayYearOn(birthday, day)).toBe(year);
      const next = addDays(day, 1);
      expect(birthdayYearOn(birthday, next)).toBeNull();
    }
  }
});
