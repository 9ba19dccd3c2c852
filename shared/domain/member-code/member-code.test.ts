import { BugError } from '../../kernel/assert';
import { instant } from '../../kernel/time';
import { codeAt, groupCode, msUntilNextCode, parseCode, stepAt, verifyCode } from './index';

/** The 32-byte seed of RFC 6238's SHA-256 table: "12345678901234567890123456789012". */
const rfcSecret = '3132333435363738393031323334353637383930313233343536373839303132';
const at = instant(1_795_320_010_000);
const code = codeAt('00004711', rfcSecret, at);

describe('the member code', () => {
  test.each([
    [59, '46119246'], [1_111_111_109, '68084774'], [1_111_111_111, '67062674'], [1_234_567_890, '91819424'], [2_000_000_000, '90698825'], [20_000_000_000, '77737706'],
  ])('agrees with the published table at %i s', (seconds, proof) => {
    expect(codeAt('00004711', rfcSecret, instant(seconds * 1_000))).toBe(`00004711${proof}`);
  });

  test('is 16 digits, read in groups of four', () => {
    expect(code).toMatch(/^\d{16}$/);
    expect(groupCode('0000471194657712')).toBe('0000 4711 9465 7712');
    expect(parseCode(groupCode(code))).toEqual(parseCode(code));
  });

  test.each([
    ['as scanned', '0000471194657712', true], ['with hyphens', '0000-4711-9465-7712', true], ['in full-width digits', '００００４７１１９４６５７７１２', true],
    ['a digit short', '000047119465771', false], ['a digit long', '00004711946577120', false], ['letters', '0000471194657a12', false], ['nothing', '', false],
    ['a join code', 's=S1&g=G2', false],
  ])('parses %s: %p', (_what, text, fits) => {
    const result = parseCode(text);
    expect(result.ok ? result.value : result.code).toEqual(fits ? { memberNumber: '00004711', proof: '94657712' } : 'MEMBER_CODE_MALFORMED');
  });

  test('tells how long it is still shown', () => {
    expect([msUntilNextCode(instant(0)), msUntilNextCode(instant(29_999)), msUntilNextCode(instant(30_000))]).toEqual([30_000, 1, 30_000]);
  });

  test.each([['a short member number', () => codeAt('4711', rfcSecret, at)], ['a short secret', () => codeAt('00004711', 'abcd', at)], ['a secret not in hex', () => codeAt('00004711', 'z'.repeat(64), at)]])(
    'stops at %s', (_what, make) => { expect(make).toThrow(BugError); },
  );
});

describe('verifying', () => {
  const step = stepAt(at);
  const later = (seconds: number) => instant(step * 30_000 + seconds * 1_000);

  test.each([
    ['in its own step', 0, 'accepted'], ['at the end of it', 29.999, 'accepted'], ['a step late', 59.999, 'accepted'], ['two steps late', 60, 'MEMBER_CODE_EXPIRED'],
    ['a step early', -30, 'accepted'], ['two steps early', -30.001, 'MEMBER_CODE_EXPIRED'],
  ])('%s: %p s', (_what, seconds, outcome) => {
    const result = verifyCode(code, rfcSecret, later(seconds), null);
    expect(result.ok ? 'accepted' : result.code).toBe(outcome);
    if (result.ok) expect(result.value.step).toBe(step);
  });

  test('accepts a code once', () => {
    expect(verifyCode(code, rfcSecret, at, step - 1)).toEqual({ ok: true, value: { step } });
    expect(verifyCode(code, rfcSecret, at, step)).toMatchObject({ code: 'MEMBER_CODE_USED' });
    expect(verifyCode(code, rfcSecret, at, step + 1)).toMatchObject({ code: 'MEMBER_CODE_USED' });
  });

  test.each([
    ['another member’s secret', rfcSecret.replace('31', '32'), code, 'MEMBER_CODE_EXPIRED'],
    ['a guessed proof', rfcSecret, '0000471100000000', 'MEMBER_CODE_EXPIRED'],
    ['half a code', rfcSecret, '00004711', 'MEMBER_CODE_MALFORMED'],
  ])('refuses %s', (_what, secret, text, refusal) => {
    expect(verifyCode(text, secret, at, null)).toMatchObject({ ok: false, code: refusal });
  });
});
