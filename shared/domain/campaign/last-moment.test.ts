import { localDate, localTime } from '../../kernel/time';
import { lastWord, type MemberNow } from './last-moment';
import { defaultReachPolicy } from './reach-policy';

const now = localTime(localDate('2026-11-22'), 9);
const message = { channel: 'subscribe_message', purpose: 'marketing', decidedFor: 'marketing', lastPurchaseOn: localDate('2026-08-01'), contactAt: now } as const;
const member = { marketingConsent: true, openComplaints: 0, marketingContactsAt: [now], lastPurchaseOn: localDate('2026-08-01') };
const lastContact = localTime(localDate('2026-11-19'), 10);
const earlier = [localTime(localDate('2026-11-01'), 10), localTime(localDate('2026-10-30'), 10)];

test.each<[string, MemberNow, string]>([
  ['nothing changed', member, 'send'],
  ['he left', 'gone', 'MEMBER_GONE'],
  ['he bought', { ...member, lastPurchaseOn: localDate('2026-11-21') }, 'BOUGHT_SINCE'],
  ['he withdrew his consent', { ...member, marketingConsent: false }, 'MARKETING_CONSENT_MISSING'],
  ['he closed the way', { ...member, switches: { subscribe_message: false } }, 'SUBSCRIBE_SWITCHED_OFF'],
  ['he complained', { ...member, openComplaints: 1 }, 'COMPLAINT_OPEN'],
  ['he was reached otherwise this week', { ...member, marketingContactsAt: [lastContact, now] }, 'CAP_WEEK'],
  ['he was reached twice this month', { ...member, marketingContactsAt: [...earlier, now] }, 'CAP_MONTH'],
])('between decision and sending %s: %s', (_, memberNow, answer) => {
  const word = lastWord(message, memberNow, now, defaultReachPolicy);
  expect(word.kind === 'cancel' ? word.reason : word.kind).toBe(answer);
});

test('a service notice needs no consent, and a message that comes too late in the evening waits for the morning', () => {
  expect(lastWord({ ...message, purpose: 'service' }, { ...member, marketingConsent: false }, now, defaultReachPolicy).kind).toBe('send');
  const evening = localTime(localDate('2026-11-22'), 22);
  expect(lastWord({ ...message, contactAt: evening }, { ...member, marketingContactsAt: [] }, evening, defaultReachPolicy)).toEqual({ kind: 'later', notBefore: localTime(localDate('2026-11-23'), 9) });
});

test('a notice decided for its own sake asks no pause and no cap; one chosen by a win-back does', () => {
  const busy = { ...member, openComplaints: 1, marketingContactsAt: [lastContact, now] };
  expect(lastWord({ ...message, purpose: 'service', decidedFor: 'service' }, busy, now, defaultReachPolicy).kind).toBe('send');
  expect(lastWord({ ...message, purpose: 'service' }, busy, now, defaultReachPolicy)).toEqual({ kind: 'cancel', reason: 'COMPLAINT_OPEN' });
});

test('who refused to be chosen by his visits since gets nothing that chose him so, and everything else', () => {
  const refusing = { ...member, personalised: false };
  expect(lastWord({ ...message, restsOnScore: true }, refusing, now, defaultReachPolicy)).toEqual({ kind: 'cancel', reason: 'PERSONALISED_OFF' });
  expect(lastWord({ ...message, restsOnScore: false }, refusing, now, defaultReachPolicy).kind).toBe('send');
  expect(lastWord({ ...message, restsOnScore: true, purpose: 'service', decidedFor: 'service' }, refusing, now, defaultReachPolicy).kind).toBe('send');
});

test('what has ended, or will have by the morning, is not told; and a purchase does not call off what does not speak of absence', () => {
  const evening = localTime(localDate('2026-11-22'), 22);
  expect(lastWord({ ...message, endsAt: localTime(localDate('2026-11-23'), 0) }, { ...member, marketingContactsAt: [] }, evening, defaultReachPolicy)).toEqual({ kind: 'cancel', reason: 'TOO_LATE' });
  const { lastPurchaseOn: _on, ...wishes } = message;
  expect(lastWord(wishes, { ...member, lastPurchaseOn: localDate('2026-11-21') }, now, defaultReachPolicy).kind).toBe('send');
});
