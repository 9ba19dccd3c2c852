import { createHash, createHmac } from 'node:crypto';
import { dayMs, instant, localDate, localTime, minuteMs, type Instant } from '../../kernel/time';
import {
  changeOverMs, checkTillTime, checkTimestamp, isSignedWith, isTillSecret, makeTillKey, revokeTillKey, rotateTillKey, secretsAt, signatureOf, signedText, type SignedCall,
} from './index';

const at: Instant = localTime(localDate('2026-11-22'), 12);
const [old, fresh] = ['a'.repeat(64), 'b'.repeat(64)] as const;
const call: SignedCall = { method: 'POST', path: '/pos/batch', timestamp: '1763784000000', nonce: 'n'.repeat(16), body: Buffer.from('{"rows":[]}') };

test('the signature is the HMAC-SHA256 that any other program computes', () => {
  const text = `POST\n/pos/batch\n1763784000000\n${'n'.repeat(16)}\n${createHash('sha256').update('{"rows":[]}').digest('hex')}`;
  expect(signedText(call)).toBe(text);
  expect(signatureOf(call, old)).toBe(createHmac('sha256', old).update(text).digest('hex'));
});

const changes: readonly [what: string, changed: Partial<SignedCall>][] = [
  ['another method', { method: 'GET' }], ['another path', { path: '/pos/other' }], ['another moment', { timestamp: '1763784000001' }],
  ['another nonce', { nonce: 'm'.repeat(16) }], ['another body', { body: Buffer.from('{"rows":[1]}') }],
];
test.each(changes)('a signature is worth nothing for %s', (_what, changed) => {
  expect(isSignedWith(call, signatureOf(call, old), [old])).toBe(true);
  expect(isSignedWith({ ...call, ...changed }, signatureOf(call, old), [old])).toBe(false);
});

test.each(['', 'short', `${signatureOf(call, old)}0`, signatureOf(call, fresh)])('what is no signature of it is none: %s', (signature) => {
  expect(isSignedWith(call, signature, [old])).toBe(false);
  expect(isSignedWith(call, signature, [])).toBe(false);
});

const clocks: readonly [timestamp: string, good: boolean][] = [
  [String(at), true], [String(at - 5 * minuteMs), true], [String(at + 5 * minuteMs), true],
  [String(at - 5 * minuteMs - 1), false], [String(at + 5 * minuteMs + 1), false], ['', false], ['soon', false], ['NaN', false], ['Infinity', false],
];
test.each(clocks)('a clock at %s is near enough: %s', (timestamp, good) => expect(checkTimestamp(timestamp, at).ok).toBe(good));

test('a rotated key takes both secrets for a day, a revoked one none and never again', () => {
  const key = makeTillKey({ storeId: 'S1', name: '1 号机', secret: old }, at);
  expect(secretsAt(key, at)).toEqual([old]);
  const rotated = rotateTillKey(key, fresh, at);
  if (!rotated.ok) throw new Error(rotated.code);
  expect(secretsAt(rotated.value, instant(at + changeOverMs - 1))).toEqual([fresh, old]);
  expect(secretsAt(rotated.value, instant(at + changeOverMs))).toEqual([fresh]);
  const revoked = revokeTillKey(rotated.value, at);
  expect(secretsAt(revoked, at)).toEqual([]);
  expect(rotateTillKey(revoked, fresh, at)).toMatchObject({ ok: false, code: 'TILL_REVOKED' });
  expect(revokeTillKey(revoked, instant(at + 1))).toBe(revoked);
  expect([isTillSecret(old), isTillSecret('A'.repeat(64)), isTillSecret('a'.repeat(63))]).toEqual([true, false, false]);
});

const joinedAt = instant(at - 3 * dayMs);
const times: readonly [what: string, at: Instant, joinedAt: Instant, answer: number | string][] = [
  ['now', at, joinedAt, at],
  ['a fast clock, booked now', instant(at + 5 * minuteMs), joinedAt, at],
  ['ahead of every clock', instant(at + 5 * minuteMs + 1), joinedAt, 'PURCHASE_IN_FUTURE'],
  ['the first moment of the tenth day back', localTime(localDate('2026-11-12'), 0), instant(0), localTime(localDate('2026-11-12'), 0)],
  ['a moment before it', instant(localTime(localDate('2026-11-12'), 0) - 1), instant(0), 'PURCHASE_TOO_OLD'],
  ['the morning of the day he joined', localTime(localDate('2026-11-19'), 0), joinedAt, localTime(localDate('2026-11-19'), 0)],
  ['the evening before', instant(localTime(localDate('2026-11-19'), 0) - 1), joinedAt, 'PURCHASE_BEFORE_JOINING'],
];
test.each(times)('a purchase made at %s', (_what, made, joined, answer) => {
  const checked = checkTillTime(made, { joinedAt: joined }, at);
  expect(checked.ok ? checked.value : checked.code).toBe(answer);
});
