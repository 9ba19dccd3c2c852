import { localDate } from '../../kernel/time';
import { firstLookOn, isReferral, judgeReferral, referralCause } from './index';

const policy = { refundDays: 30, endsAfterDays: 180 };
const referral = { joinedOn: localDate('2026-01-01') };

test.each<[string, string | null, boolean, string, unknown]>([
  ['no purchase yet: looked at again in a week', null, false, '2026-02-01', { kind: 'wait', dueOn: '2026-02-08', boughtOn: null }],
  ['bought, the window open: waits for its end', '2026-01-20', false, '2026-02-01', { kind: 'wait', dueOn: '2026-02-20', boughtOn: '2026-01-20' }],
  ['the last day of the window', '2026-01-20', false, '2026-02-19', { kind: 'wait', dueOn: '2026-02-20', boughtOn: '2026-01-20' }],
  ['the day after it', '2026-01-20', false, '2026-02-20', { kind: 'reward' }],
  ['long after it, the night having failed', '2026-01-20', false, '2026-12-01', { kind: 'reward' }],
  ['the last day for a first purchase', null, false, '2026-06-30', { kind: 'wait', dueOn: '2026-07-07', boughtOn: null }],
  ['nobody bought in time', null, false, '2026-07-01', { kind: 'end' }],
  ['bought on the last day, rewarded after it', '2026-06-30', false, '2026-07-31', { kind: 'reward' }],
  ['bought too late', '2026-07-01', false, '2026-09-01', { kind: 'end' }],
  ['one of the two has left', '2026-01-20', true, '2026-03-01', { kind: 'end' }],
])('%s', (_what, bought, gone, on, verdict) => {
  expect(judgeReferral(referral, { keptPurchaseOn: bought === null ? null : localDate(bought), gone }, localDate(on), policy)).toEqual(verdict);
});

test('nothing is looked at before a reward is possible', () => {
  const first = firstLookOn(referral.joinedOn, 30);
  expect(first).toBe('2026-02-01');
  expect(judgeReferral(referral, { keptPurchaseOn: referral.joinedOn, gone: false }, first, policy)).toEqual({ kind: 'reward' });
});

const someone = { memberId: 'm_1', unionid: 'u1', phone: '13900001234' };
test.each([
  ['another person', { memberId: 'm_2', unionid: 'u2', phone: '13900005678' }, true],
  ['another person whose WeChat identity we cannot join', { memberId: 'm_2', unionid: null, phone: null }, true],
  ['oneself', someone, false],
  ['oneself under another account', { memberId: 'm_2', unionid: 'u1', phone: null }, false],
  ['oneself in a second WeChat', { memberId: 'm_2', unionid: null, phone: '13900001234' }, false],
])('a card of %s brings somebody: %p', (_who, friend, brought) => {
  expect(isReferral({ referrer: someone, friend })).toBe(brought);
});

test('an unknown card brings nobody, and each side has its own coupon for a friend', () => {
  expect(isReferral({ referrer: null, friend: someone })).toBe(false);
  expect(referralCause('m_2', 'referrer')).not.toBe(referralCause('m_2', 'friend'));
});
