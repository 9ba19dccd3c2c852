import fc from 'fast-check';
import { instant } from '../../kernel/time';
import { codeAt, memberCodeStepMs, stepAt, verifyCode } from './index';

const secrets = fc.uint8Array({ minLength: 16, maxLength: 32 }).map((bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''));
const numbers = fc.integer({ min: 0, max: 99_999_999 }).map((number) => String(number).padStart(8, '0'));
const moments = fc.integer({ min: 1_700_000_000_000, max: 4_000_000_000_000 });

describe('the member code', () => {
  test('of a phone within one step of the server is accepted exactly once', () => {
    fc.assert(
      fc.property(secrets, numbers, moments, fc.integer({ min: -memberCodeStepMs, max: memberCodeStepMs }), (secret, number, ms, skew) => {
        const code = codeAt(number, secret, instant(ms + skew));
        const first = verifyCode(code, secret, instant(ms), null);
        expect(first.ok).toBe(true);
        if (first.ok) expect(verifyCode(code, secret, instant(ms), first.value.step)).toMatchObject({ code: 'MEMBER_CODE_USED' });
      }),
    );
  });

  test('is worth nothing a minute and a half after it was shown, nor as much before', () => {
    fc.assert(
      fc.property(secrets, numbers, moments, fc.integer({ min: 90_000, max: 10_000_000 }), fc.boolean(), (secret, number, ms, gap, before) => {
        const code = codeAt(number, secret, instant(ms));
        const seenAt = instant(before ? ms - gap : ms + gap);
        // One proof in 33 million coincides with a neighbour's by chance; such a draw says nothing.
        fc.pre(![-1, 0, 1].some((step) => codeAt(number, secret, instant((stepAt(seenAt) + step) * memberCodeStepMs)) === code));
        expect(verifyCode(code, secret, seenAt, null)).toMatchObject({ code: 'MEMBER_CODE_EXPIRED' });
      }),
    );
  });
});
