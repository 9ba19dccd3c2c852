import { daysBetween, localDate, localTime } from '../../kernel/time';
import { points } from '../../kernel/units';
import { emptyPointsAccount } from '../points';
import { decisionIdOf, expiringCoupons, expiringPoints, winBackDueOn, winBackOccasionOf, winBackRound } from './win-back';

const on = localDate('2026-11-22');

test('the active need no bringing back; each other state has its occasion', () => {
  expect((['active', 'quiet', 'dormant', 'lost'] as const).map(winBackOccasionOf)).toEqual([null, 'drifting', 'dormant', 'lost']);
});

test('one absence and state is one decision, whichever night makes it; a new purchase begins a new one', () => {
  const id = (lastOn: string) => decisionIdOf('win_back', 'm_1', winBackRound('drifting', localDate(lastOn)));
  expect(id('2026-08-01')).toBe('d_win_back_m_1_drifting_20260801');
  expect(id('2026-08-02')).not.toBe(id('2026-08-01'));
});

test.each([
  ['points that end this month', '2026-11', 300, 30, 1],
  ['points that end next month, beyond the days', '2026-12', 300, 30, 0],
  ['points that end next month, within the days', '2026-12', 300, 40, 1],
  ['a handful of points', '2026-11', 49, 30, 0],
  ['points of a month that is over', '2026-10', 300, 30, 0],
])('%s: told of %#', (_, expiresIn, amount, withinDays, told) => {
  const account = { ...emptyPointsAccount, buckets: [{ expiresIn: expiresIn as never, points: points(amount) }] };
  expect(expiringPoints(account, on, withinDays)).toHaveLength(told);
});

test('a coupon is told of by its last whole day, the earliest first, and not once it is over', () => {
  const until = (day: string) => localTime(localDate(day), 0);
  const told = expiringCoupons([{ name: '乙', validUntilAt: until('2026-12-05') }, { name: '甲', validUntilAt: until('2026-11-23') }, { name: '旧', validUntilAt: until('2026-11-22') }], on, 30);
  expect(told.map((thing) => thing.facts)).toEqual([{ couponName: '甲', couponExpiresOn: '2026年11月22日' }, { couponName: '乙', couponExpiresOn: '2026年12月04日' }]);
});

test('the calls of a first night are spread over four weeks, members with a habit first; later ones are due at once', () => {
  const due = (memberId: string, purchaseDays: number, scoredFirst: boolean) => daysBetween(on, winBackDueOn({ businessDay: on, dueDays: 3 }, { memberId, purchaseDays, scoredFirst }));
  const ids = Array.from({ length: 1_000 }, (_, i) => `m_${i}`);
  const habit = ids.map((id) => due(id, 3, true));
  const others = ids.map((id) => due(id, 2, true));
  expect([Math.min(...habit), Math.max(...habit), Math.min(...others), Math.max(...others)]).toEqual([3, 16, 17, 30]);
  const busiest = Math.max(...[...new Set(habit)].map((day) => habit.filter((each) => each === day).length));
  expect(busiest).toBeLessThan(110);
  expect(due('m_1', 9, false)).toBe(3);
});
