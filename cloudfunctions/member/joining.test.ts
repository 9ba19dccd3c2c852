import { codeOf, done, openTestShop, type TestShop } from '../../local/testing-shop';
import { store } from '../_store/store';

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
  shop.cloud.wechat.setRiskyWords(['赌博']);
});
afterAll(() => shop.cloud.close());

const wish = { scene: 's=S1&t=07', privacyVersion: '2026-11', marketingConsent: false };

test('ten joins of one person at once make one member with one welcome coupon', async () => {
  const phone = shop.as('o-racer');
  const replies = await Promise.all(Array.from({ length: 10 }, () => phone.member<{ memberId: string; welcomeBack: boolean }>('membership.join', wish)));
  const values = replies.map(done);
  expect(new Set(values.map((value) => value.memberId)).size).toBe(1);
  expect(values.filter((value) => !value.welcomeBack)).toHaveLength(1);
  await shop.inStore(async () => {
    expect(await store.members.count({ openid: 'o-racer' })).toBe(1);
    expect(await store.coupons.count({ memberId: values[0]?.memberId ?? '' })).toBe(1);
  });
});

test('the same join sent again gets the same answer, even after its phone code is spent', async () => {
  const phone = shop.as('o-retry');
  const input = { ...wish, phoneCode: 'phone:13812345678' };
  const first = done(await phone.member('membership.join', input, 'join-1'));
  expect(done(await phone.member('membership.join', input, 'join-1'))).toEqual(first);
});

test.each([
  ['a member number that somebody else has just drawn', { kind: 'duplicate', collection: 'members' }, 'done'],
  ['a call that is cut off and sent again', { kind: 'http', action: 'database.startTransaction' }, 'UNAVAILABLE'],
] as const)('%s costs no phone code, which WeChat answers once', async (_, fault, first) => {
  const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const phone = shop.as(`o-${fault.kind}`);
  const input = { ...wish, phoneCode: `phone:13812345679:${fault.kind}` };
  shop.cloud.faults.arm(fault);
  expect(codeOf(await phone.member('membership.join', input, `join-${fault.kind}`))).toBe(first);
  const { memberId } = done(await phone.member<{ memberId: string }>('membership.join', input, `join-${fault.kind}`));
  expect(await shop.inStore(() => store.members.get(memberId))).toMatchObject({ phone: '13812345679' });
  logged.mockRestore();
});

test('two taps with one phone code make one member, and nobody is told that his code is spent', async () => {
  const taps = await Promise.all([1, 2, 3].map(() => shop.as('o-taps').member<{ memberId: string }>('membership.join', { ...wish, phoneCode: 'phone:13812345670' })));
  expect(new Set(taps.map((tap) => done(tap).memberId)).size).toBe(1);
  expect(codeOf(await shop.as('o-another').member('membership.join', { ...wish, phoneCode: 'phone:13812345670' }))).toBe('PHONE_CODE_REJECTED');
});

test.each([
  ['a store and a part that are not ours', 's=S9&x=1', ['code', 'store'], ['code', 'store']],
  ['a guide who is not there any more', 's=S1&g=st_gone', ['guide'], ['guide']],
  // Whether a number is a member's is not said to just anybody: only whoever joined with it hears.
  ['a friend who is no member any more', 's=S1&r=00000000', [], ['referrer']],
  ["a code of somebody else's", 'https://example.org/q?a=1', ['code'], ['code']],
  ['a till of no till shape', 's=S1&t=99999', ['till'], ['till']],
  ['a code that is no text at all', '%E0%A4%A', ['code'], ['code']],
  ['a code of ours', 's=S1&g=st_lin&t=07', [], []],
])('%s: joins all the same and says what was not counted', async (name, scene, before, after) => {
  const phone = shop.as(`o-badcode-${name.replace(/\W/g, '-')}`);
  const welcome = done(await phone.member<{ sceneIgnored: string[]; isMember: boolean; isInvited: boolean }>('membership.welcome', { scene }));
  // A friend's code says that a friend invites, never who, and for any number alike.
  expect([welcome.sceneIgnored.sort(), welcome.isMember, welcome.isInvited]).toEqual([before, false, scene.includes('r=')]);
  const joined = done(await phone.member<{ memberId: string; notCounted: string[] }>('membership.join', { ...wish, scene }));
  expect(joined.notCounted.sort()).toEqual(after);
  const member = await shop.inStore(() => store.members.get(joined.memberId));
  expect([member?.joinedStoreId, member?.guideId]).toEqual(['S1', scene.includes('st_lin') ? 'st_lin' : undefined]);
});

test.each([
  ['an outdated privacy text', { privacyVersion: '2020-01' }, 'PRIVACY_OUTDATED'],
  ['a phone code that is none', { phoneCode: 'spent' }, 'PHONE_CODE_REJECTED'],
  ['a birthday no calendar has', { birthday: { calendar: 'solar', month: 2, day: 30 } }, 'BIRTHDAY_IMPOSSIBLE'],
])('%s is refused with its reason and makes no member', async (_, change, code) => {
  const phone = shop.as(`o-refused-${code}`);
  expect(codeOf(await phone.member('membership.join', { ...wish, ...change }))).toBe(code);
  expect(done(await phone.member('membership.card'))).toMatchObject({ kind: 'stranger', isStaff: false });
  expect(done(await phone.member('membership.perks'))).toMatchObject({ kind: 'stranger' });
});

test('a name that may not be shown is left out, and he is a member all the same and told; sent again, nothing is asked of WeChat', async () => {
  const phone = shop.as('o-risky');
  const input = { ...wish, nickname: '赌博网站', phoneCode: 'phone:13812345672' };
  const joined = done(await phone.member<{ memberId: string; nameLeftOut: boolean; couponIds: string[] }>('membership.join', input, 'join-risky'));
  expect([joined.nameLeftOut, joined.couponIds]).toEqual([true, [expect.any(String)]]);
  expect(await shop.inStore(() => store.members.get(joined.memberId))).toMatchObject({ nickname: '', phone: '13812345672' });
  shop.cloud.wechat.setRiskyWords([]);
  expect(done(await phone.member('membership.join', input, 'join-risky'))).toEqual(joined);
  shop.cloud.wechat.setRiskyWords(['赌博']);
});

test('a content check that WeChat cannot give stops nobody from joining', async () => {
  const logged = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  shop.cloud.faults.arm({ kind: 'http', action: 'wx.openApi' });
  const { memberId, nameLeftOut } = done(await shop.as('o-unchecked').member<{ memberId: string; nameLeftOut: boolean }>('membership.join', { ...wish, nickname: '小满' }));
  expect([nameLeftOut, (await shop.inStore(() => store.members.get(memberId)))?.nickname]).toEqual([false, '小满']);
  expect(logged.mock.calls.flat().join()).toContain('text_check_unavailable');
  logged.mockRestore();
});

test('the cashier sees who joined at this store just now, and another store does not', async () => {
  const { memberId } = await shop.join('o-fresh', { nickname: '小禾' });
  const seen = done(await shop.as('demo-cashier').staff<{ members: { memberId: string }[] }>('members.recentlyJoined', { storeId: 'S1' }));
  expect(seen.members.map((member) => member.memberId)).toContain(memberId);
  const elsewhere = done(await shop.as('demo-cashier-s2').staff<{ members: unknown[] }>('members.recentlyJoined', { storeId: 'S2' }));
  expect(elsewhere.members).toEqual([]);
});

test('marketing is off until the member turns it on, and each change is kept with its time', async () => {
  const phone = shop.as('o-consent');
  await shop.join('o-consent');
  type Shown = { marketing: { granted: boolean }; history: { what: string; granted: boolean; version: string; at: number }[] };
  expect(done(await phone.member<Shown>('consent.show')).marketing.granted).toBe(false);
  await phone.member('consent.setMarketing', { granted: true });
  await phone.member('consent.setMarketing', { granted: false });
  const shown = done(await phone.member<Shown>('consent.show'));
  expect(shown.marketing.granted).toBe(false);
  expect(shown.history.map(({ what, granted, version }) => [what, granted, version])).toEqual([['marketing', false, '2026-11'], ['marketing', true, '2026-11'], ['privacy', true, '2026-11']]);
  expect(shown.history.every(({ at }) => at > 0)).toBe(true);
});
