import { openJourney, type Journey } from './journey';
import type { PhoneScreen } from './browser';

let journey: Journey;
let member: PhoneScreen;
beforeAll(async () => {
  journey = await openJourney('2026-11-22T10:00');
  await journey.shop.join('mei', { nickname: '沈知夏' });
}, 60_000);
afterAll(() => journey.close());

test('a member fills in a lunar birthday after seeing this year\'s day, and takes the gift when it comes', async () => {
  member = await journey.phone('mei', 'member/profile/index');
  await member.tap('#profile-birthday');
  await member.tap('#birthday-calendar-lunar');
  await member.tap('#birthday-month-10');
  await member.tap('#birthday-day-20');
  await member.page.locator('#birthday-preview').waitFor();
  expect(await journey.words(member, '#birthday-preview')).toMatch(/11月28日/);
  await journey.picture(member, 'birthday');
  await member.tap('#birthday-done');
  await member.page.locator('#gift-claim').waitFor();
  await member.tap('#gift-claim');
  await member.see(/已放进您的券/);
  await member.page.locator('#profile-birthday-ask').waitFor();
  await journey.picture(member, 'profile');
}, 60_000);

test('a wrong birthday is put right by the store', async () => {
  await member.tap('#profile-birthday-ask');
  await member.tap('#birthday-month-5');
  await member.tap('#birthday-day-1');
  await member.type('#birthday-reason', '我把农历填成了公历');
  await member.tap('#birthday-done');
  await member.see(/已经告诉门店/);
  const manager = await journey.phone('demo-manager', 'staff/birthday-wishes/index');
  await manager.see('沈知夏');
  await journey.picture(manager, 'birthday-wishes');
  await manager.tap('[id^=wish-grant-]');
  await manager.see('已更正');
  await journey.visit(member, 'mei', 'member/profile/index');
  await member.see('5月1日');
  expect([...member.errors, ...manager.errors]).toEqual([]);
}, 60_000);

test('a friend joins by her card', async () => {
  await journey.visit(member, 'mei', 'member/referral/index');
  await member.page.locator('#referral-copy').waitFor();
  const { scene } = (await journey.shop.as('mei').member<{ scene: string }>('referral.show') as { value: { scene: string } }).value;
  const friend = await journey.phone('jun', `pages/join/index?scene=${encodeURIComponent(scene)}`);
  await friend.type('#join-nickname', '王小军');
  await friend.tap('#join-submit');
  await friend.page.locator('#welcomed-card').waitFor();
  await journey.visit(member, 'mei', 'member/referral/index');
  await member.see('王＊＊');
  await journey.picture(member, 'referral');
}, 60_000);

test('she takes a copy of her data, leaves, and can join anew', async () => {
  await journey.visit(member, 'mei', 'member/own-data/index');
  await member.tap('#data-copy-make');
  await member.page.locator('#data-copy-page').waitFor();
  await journey.picture(member, 'own-data');
  await member.tap('#data-leave');
  await member.page.locator('#leave-do').waitFor();
  await member.tap('#leave-sure');
  await journey.picture(member, 'leaving');
  await member.tap('#leave-do');
  await member.page.locator('#go-join').waitFor();
  await journey.visit(member, 'mei', 'pages/join/index?scene=s%3DS1');
  await member.tap('#join-submit');
  await member.page.locator('#welcomed-card').waitFor();
  expect(member.errors).toEqual([]);
}, 60_000);
