import { addDays, localDate, localTime, startOfDay } from '../../../shared/kernel/time';
import type { MemberId } from '../../../shared/kernel/ids';
import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import { store } from '../../_store/store';

let shop: TestShop;
const today = localDate('2026-11-22');
beforeAll(async () => { shop = await openTestShop({ at: localTime(today, 10) }); });
afterAll(() => shop.cloud.close());
beforeEach(() => shop.cloud.moveClock(localTime(today, 10)));

interface Profile { nickname: string; phoneMasked?: string; birthday?: { birthday: unknown; days: { on: string; fromOn: string; untilOn: string }[]; changeFromOn: string; asked?: { birthday: unknown } }; gift: { kind: string } }
const solar = (month: number, day: number) => ({ calendar: 'solar', month, day });
let people = 0;
async function member() {
  const openid = `someone-${(people += 1)}`;
  return { openid, ...(await shop.join(openid)), phone: shop.as(openid) };
}

test('a name, a phone and a birthday are saved and come back; a risky name is refused', async () => {
  const { phone } = await member();
  shop.cloud.wechat.setRiskyWords(['赌博']);
  expect(codeOf(await phone.member('profile.saveName', { nickname: '赌博' }))).toBe('TEXT_RISKY');
  await phone.member('profile.saveName', { nickname: ' 小沈 ' });
  expect(codeOf(await phone.member('profile.savePhone', { phoneCode: 'made up' }))).toBe('PHONE_CODE_REJECTED');
  await phone.member('profile.savePhone', { phoneCode: 'phone:13800138000:p' });
  await phone.member('profile.saveBirthday', { birthday: { calendar: 'lunar', month: 1, day: 1 } });
  const profile = done(await phone.member<Profile>('profile.show'));
  expect(profile).toMatchObject({ nickname: '小沈', phoneMasked: expect.stringMatching(/8000$/), birthday: { days: [{ on: '2027-02-06' }, { on: '2028-01-26' }] } });
  expect(done(await shop.as('demo-cashier').staff<{ members: { nickname: string }[] }>('members.find', { storeId: 'S1', text: '8000' })).members).toMatchObject([{ nickname: '小沈' }]);
});

test('who is about to join sees the days of his birthday like a member', async () => {
  const seen = await shop.as('o-nobody-yet').member<{ days: { on: string }[] }>('profile.previewBirthday', { birthday: { calendar: 'lunar', month: 12, day: 30, leap: false } });
  expect(done(seen).days.map(({ on }) => on)).toEqual(['2027-02-05', '2028-01-25']);
});

test('a day that no calendar has is refused, before and at saving', async () => {
  const { phone } = await member();
  for (const action of ['profile.previewBirthday', 'profile.saveBirthday']) expect(codeOf(await phone.member(action, { birthday: solar(2, 30) }))).toBe('BIRTHDAY_IMPOSSIBLE');
});

test('the gift is taken once a birthday, in its window, even by ten taps at once', async () => {
  const { phone, memberId } = await member();
  expect(codeOf(await phone.member('profile.claimGift'))).toBe('BIRTHDAY_UNKNOWN');
  await phone.member('profile.saveBirthday', { birthday: solar(11, 25) });
  const taps = await Promise.all(Array.from({ length: 10 }, () => phone.member('profile.claimGift')));
  expect(taps.filter((tap) => tap.kind === 'done')).toHaveLength(1);
  expect(new Set(taps.filter((tap) => tap.kind !== 'done').map(codeOf))).toEqual(new Set(['BIRTHDAY_GIFT_GIVEN']));
  expect(await shop.inStore(() => store.coupons.count({ memberId: memberId, templateId: 'birthday' }))).toBe(1);
  expect(done(await phone.member<Profile>('profile.show')).gift).toMatchObject({ kind: 'given', nextOn: '2027-11-25' });
  await shop.cloud.moveClock(localTime(localDate('2027-11-20'), 10));
  expect(done(await phone.member<Profile>('profile.show')).gift).toMatchObject({ kind: 'ready' });
  expect(codeOf(await phone.member('profile.claimGift'))).toBe('done');
});

test('a locked birthday is changed by the store alone, once for a wish, and never by the member\'s own colleague-self', async () => {
  const { phone, memberId, openid } = await member();
  await phone.member('profile.saveBirthday', { birthday: solar(5, 1) });
  expect(codeOf(await phone.member('profile.saveBirthday', { birthday: solar(5, 2) }))).toBe('BIRTHDAY_LOCKED');
  const asked = done(await phone.member<Profile>('profile.askBirthday', { birthday: solar(5, 2), reason: '填错一天' }));
  expect(asked.birthday?.asked?.birthday).toEqual(solar(5, 2));
  const manager = shop.as('demo-manager');
  const { items } = done(await manager.staff<{ items: { wishId: string; askedAt: number }[] }>('birthdayWishes.waiting'));
  const wish = items.find((one) => one.wishId === memberId);
  expect(codeOf(await shop.as('demo-manager-s2').staff('birthdayWishes.decide', { wishId: memberId, askedAt: wish?.askedAt, granted: true }))).toBe('NOT_FOUND');
  expect(codeOf(await shop.as('demo-cashier').staff('birthdayWishes.waiting'))).toBe('FORBIDDEN');
  const both = await Promise.all([true, true].map((granted) => manager.staff('birthdayWishes.decide', { wishId: memberId, askedAt: wish?.askedAt, granted })));
  expect(both.map(codeOf).sort()).toEqual(['WISH_ANSWERED', 'done']);
  expect(done(await phone.member<Profile>('profile.show')).birthday).toMatchObject({ birthday: solar(5, 2), changeFromOn: addDays(today, 365) });
  expect(openid).not.toBe('');
});

test('a wish that changed meanwhile is not granted as it was shown', async () => {
  const { phone, memberId } = await member();
  await phone.member('profile.saveBirthday', { birthday: solar(5, 1) });
  await phone.member('profile.askBirthday', { birthday: solar(5, 2), reason: '填错一天' });
  const shown = await shop.inStore(() => store.birthdayWishes.get(memberId));
  await shop.cloud.moveClock(startOfDay(addDays(today, 1)));
  await phone.member('profile.askBirthday', { birthday: solar(6, 2), reason: '还是填错了' });
  expect(codeOf(await shop.as('demo-manager').staff('birthdayWishes.decide', { wishId: memberId, askedAt: shown?.askedAt, granted: true }))).toBe('WISH_ANSWERED');
});

test.each([
  ['a name', 'profile.saveName', { nickname: '沈知夏' }],
  ['a phone', 'profile.savePhone', { phoneCode: 'phone:13900000009:left' }],
  ['a birthday', 'profile.saveBirthday', { birthday: solar(5, 1) }],
])('%s on its way when he leaves is written nowhere', async (_what, action, input) => {
  const { phone, memberId } = await member();
  shop.cloud.faults.arm({ kind: 'latency', functionName: 'member', action: 'database.startTransaction', ms: 400 });
  const saving = phone.member(action, input);
  while (shop.cloud.faults.list().length > 0) await new Promise((resolve) => setImmediate(resolve));
  done(await phone.member('privacy.leave', { confirmed: true }));
  expect(codeOf(await saving)).toBe('NOT_FOUND');
  const left = await shop.inStore(() => store.members.get(memberId as MemberId));
  expect(left).toMatchObject({ nickname: '' });
  expect([left?.phone, left?.birthday]).toEqual([undefined, undefined]);
});
