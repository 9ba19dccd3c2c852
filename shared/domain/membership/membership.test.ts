import { localDate, localTime } from '../../kernel/time';
import { reachWays } from '../campaign';
import { addConsentChange, consentAtJoin, consentKinds, isMobile, joiningGives, joinSceneText, maskPhone, mostConsentChanges, parseJoinScene, phoneTail, setMarketing, type ConsentChange } from './index';

const nothing = { storeId: null, guideId: null, till: null, referrerNumber: null, problems: [] };

describe('a join code', () => {
  test.each([
    ['all parts', 's=S1&g=G2&t=07&r=00004711', { storeId: 'S1', guideId: 'G2', till: '07', referrerNumber: '00004711', problems: [] }],
    ['as WeChat encodes it', 's%3DS1%26g%3DG2', { ...nothing, storeId: 'S1', guideId: 'G2' }],
    ['a store only', 's=S1', { ...nothing, storeId: 'S1' }],
    ['nothing at all', '', nothing],
    ['a foreign part', 's=S1&x=1', { ...nothing, storeId: 'S1', problems: [{ part: 'x=1', why: 'unknown_key' }] }],
    ['a name of every object', '__proto__=1&constructor=2', { ...nothing, problems: [{ part: '__proto__=1', why: 'unknown_key' }, { part: 'constructor=2', why: 'unknown_key' }] }],
    ['a bad store', 's=S 1&g=G2', { ...nothing, guideId: 'G2', problems: [{ part: 's=S 1', why: 'malformed' }] }],
    ['an empty store', 's=&g=G2', { ...nothing, guideId: 'G2', problems: [{ part: 's=', why: 'malformed' }] }],
    ['a part twice: the first counts', 's=S1&s=S2', { ...nothing, storeId: 'S1', problems: [{ part: 's=S2', why: 'repeated' }] }],
    ['a stray percent sign', 's=S1&g=%', { ...nothing, storeId: 'S1', problems: [{ part: 'g=%', why: 'malformed' }] }],
    ['a referrer who is no number', 'r=me', { ...nothing, problems: [{ part: 'r=me', why: 'malformed' }] }],
  ])('reads %s', (_what, scene, read) => {
    expect(parseJoinScene(scene)).toEqual(read);
  });

  test('longer than WeChat allows is named and read all the same', () => {
    const read = parseJoinScene('s=S1&g=G2&t=07&r=00004711&x=12345678');
    expect([read.storeId, read.problems.map((problem) => problem.why)]).toEqual(['S1', ['too_long', 'unknown_key']]);
  });

  test('is written only when it fits', () => {
    expect(joinSceneText({ storeId: 'S1', guideId: 'G2', till: '07', referrerNumber: '00004711' })).toBe('s=S1&g=G2&t=07&r=00004711');
    expect(joinSceneText({ storeId: 'S'.repeat(12), guideId: 'G'.repeat(12), till: '07', referrerNumber: null })).toBeNull();
    expect(joinSceneText({ storeId: 'S 1', guideId: null, till: null, referrerNumber: null })).toBeNull();
  });
});

describe('phone numbers', () => {
  test.each([['13812341234', '138****1234'], ['+8613812341234', '+86****1234'], ['12345678', '123****5678'], ['1234567', '*******'], ['', '']])('%p is shown as %p', (phone, shown) => {
    expect(maskPhone(phone)).toBe(shown);
  });

  test.each([['13812341234', true], ['12812341234', false], ['1381234123', false], ['138123412345', false], ['1381234123a', false]])('%p is a mobile number: %p', (phone, mobile) => {
    expect(isMobile(phone)).toBe(mobile);
  });

  test('is found by its tail', () => {
    expect([phoneTail('13812345678'), phoneTail('1234'), phoneTail('')]).toEqual(['5678', null, null]);
  });
});

describe('consent', () => {
  const at = localTime(localDate('2026-11-22'), 12);
  const grant = { version: '2026-11', at, channel: 'join' };

  test('marketing is off unless the shopper turned it on', () => {
    expect(consentAtJoin({ privacyVersion: '2026-11', marketing: false, at }, '2026-11')).toEqual({
      ok: true, value: { consent: { privacy: grant, marketing: null, marketingWithdrawnAt: null }, changes: [{ what: 'privacy', granted: true, ...grant }] },
    });
    expect(consentAtJoin({ privacyVersion: '2026-11', marketing: true, at }, '2026-11')).toMatchObject({
      ok: true, value: { consent: { marketing: grant }, changes: [{ what: 'privacy' }, { what: 'marketing', granted: true }] },
    });
  });

  test.each([[null], ['2026-01']])('nobody joins having accepted %p', (privacyVersion) => {
    expect(consentAtJoin({ privacyVersion, marketing: true, at }, '2026-11')).toEqual({ ok: false, code: 'PRIVACY_UNACCEPTED', details: { currentVersion: '2026-11' } });
  });

  test('can be taken back at any time, and every change leaves a line', () => {
    const joined = consentAtJoin({ privacyVersion: '2026-11', marketing: true, at }, '2026-11');
    if (!joined.ok) throw new Error(joined.code);
    const wish = { version: '2026-11', at, channel: 'settings' as const };
    const off = setMarketing(joined.value.consent, { ...wish, granted: false });
    expect(off).toMatchObject({ consent: { marketing: null, marketingWithdrawnAt: at }, change: { what: 'marketing', granted: false, channel: 'settings' } });
    expect(setMarketing(off.consent, { ...wish, granted: false })).toEqual({ consent: off.consent, change: null });
    expect(setMarketing(off.consent, { ...wish, granted: true })).toMatchObject({ consent: { marketing: { channel: 'settings' }, marketingWithdrawnAt: at } });
  });

  test('a history that is full keeps what he joined under and the last word on each switch', () => {
    const privacy = { what: 'privacy' as const, granted: true, version: '2026-11', at, channel: 'join' as const };
    const turn = (what: ConsentChange['what'], index: number): ConsentChange => ({ ...privacy, what, granted: index % 2 === 0, channel: 'settings' });
    const turns = [turn('marketing', 1), ...Array.from({ length: 60 }, (_, index) => turn('sms', index)), turn('personalised', 1)];
    const history = turns.reduce(addConsentChange, [privacy] as readonly ConsentChange[]);
    expect(history).toHaveLength(mostConsentChanges);
    expect([history[0], history[1], history.at(-2), history.at(-1)]).toEqual([privacy, turn('marketing', 1), turn('sms', 59), turn('personalised', 1)]);
  });

  test('every way of hearing from the store has its kind of consent', () => {
    expect(consentKinds.slice(3)).toEqual(reachWays);
  });
});

test('joining gives the welcome coupon by a cause that exists once', () => {
  expect(joiningGives('m_1', { welcomeTemplateId: 'welcome' })).toEqual([{ templateId: 'welcome', causeId: 'join_m_1' }]);
  expect(joiningGives('m_1', { welcomeTemplateId: null })).toEqual([]);
});
