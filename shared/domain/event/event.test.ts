import type { MemberId, StoreId } from '../../kernel/ids';
import { hourMs, instant, localDate, localTime, minuteMs } from '../../kernel/time';
import { checkEvent, isInvited, letIn, phaseAt, standingOf, type Guest } from './index';

const startsAt = localTime(localDate('2026-11-28'), 19);
const times = { startsAt, endsAt: instant(startsAt + 2 * hourMs), signUpUntilAt: instant(startsAt - 24 * hourMs) };
const good = { ...times, title: '周年茶会', words: '一起喝新茶。', where: '二楼茶室', capacity: 20 };
const before = instant(startsAt - 72 * hourMs);
const guest = (part: Partial<Guest>): Guest => ({ memberId: 'm_a' as MemberId, state: 'going', cameAt: null, ...part });

test.each([
  ['a whole one', {}, []],
  ['no title', { title: ' ' }, ['TITLE']],
  ['no words', { words: '' }, ['WORDS']],
  ['no place', { capacity: 0 }, ['CAPACITY']],
  ['half a place', { capacity: 2.5 }, ['CAPACITY']],
  ['the end before the start', { endsAt: instant(startsAt) }, ['TIMES']],
  ['a week long', { endsAt: instant(startsAt + 168 * hourMs) }, ['TIMES']],
  ['signing up after the start', { signUpUntilAt: instant(startsAt + 1) }, ['SIGN_UP_AFTER_START']],
  ['signing up until yesterday', { signUpUntilAt: instant(before - 1) }, ['PAST']],
])('an event is checked before it is published: %s', (_, part, faults) => {
  expect(checkEvent({ ...good, ...part }, before)).toEqual(faults);
});

test.each([
  ['while one may sign up', times.signUpUntilAt - 1, 'sign_up'],
  ['from the last moment on', times.signUpUntilAt, 'closed'],
  ['at the start', times.startsAt, 'running'],
  ['at the end', times.endsAt, 'ended'],
])('an event stands: %s', (_, at, phase) => {
  expect(phaseAt(times, false, instant(at))).toBe(phase);
  expect(phaseAt(times, true, instant(at))).toBe('cancelled');
});

test.each([
  ['everybody', { tierIds: [], scope: 'all' }, true],
  ['his tier', { tierIds: ['gold'], scope: 'all' }, true],
  ['another tier', { tierIds: ['diamond'], scope: 'all' }, false],
  ['the members of another store', { tierIds: [], scope: 'store' }, false],
] as const)('an event is for %s', (_, invited, is) => {
  expect(isInvited(invited, 'S1' as StoreId, { tierId: 'gold', storeId: 'S2' as StoreId })).toBe(is);
});

test.each([
  ['too early', guest({}), times.startsAt - 2 * hourMs - 1, 'EVENT_DOOR_CLOSED'],
  ['two hours before', guest({}), times.startsAt - 2 * hourMs, 'in'],
  ['a minute before the end', guest({}), times.endsAt - minuteMs, 'in'],
  ['after the end', guest({}), times.endsAt, 'EVENT_DOOR_CLOSED'],
  ['a stranger', undefined, times.startsAt, 'EVENT_NOT_A_GUEST'],
  ['one who withdrew', guest({ state: 'withdrawn' }), times.startsAt, 'EVENT_NOT_A_GUEST'],
  ['one who waits', guest({ state: 'waiting' }), times.startsAt, 'EVENT_STILL_WAITING'],
  ['one who is in', guest({ cameAt: times.startsAt }), times.startsAt, 'EVENT_CHECKED_IN'],
])('the door: %s', (_, who, at, answer) => {
  const let_ = letIn({ ...times, cancelled: false }, who, 1, instant(at));
  expect(let_.ok ? 'in' : let_.code).toBe(answer);
});

test('nobody is let in to what was called off', () => {
  expect(letIn({ ...times, cancelled: true }, guest({}), null, times.startsAt)).toMatchObject({ ok: false, code: 'EVENT_DOOR_CLOSED' });
});

test.each([
  ['had a place and came', guest({ cameAt: times.startsAt }), 'came', 'came'],
  ['had a place', guest({}), 'going', 'missed'],
  ['waited', guest({ state: 'waiting' }), 'waiting', 'not_placed'],
  ['withdrew', guest({ state: 'withdrawn' }), 'withdrawn', 'withdrawn'],
] as const)('a guest who %s is told apart before and after the end', (_, who, during, after) => {
  expect([standingOf(who, 'running'), standingOf(who, 'ended')]).toEqual([during, after]);
});
