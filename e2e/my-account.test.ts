import { done } from '../local/testing-shop';
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

test('a way she switches off and suggestions she refuses stand among her consents with day and version', async () => {
  const { member: { memberId } } = done(await journey.shop.as('mei').member<{ member: { memberId: string } }>('membership.card'));
  for (const payableShown of [38_000, 40_000]) {
    done(await journey.shop.as('demo-cashier').staff('checkout.commit', { memberId, storeId: 'S1', amount: payableShown, coupons: [], pointsToSpend: 0, payableShown }));
    journey.shop.cloud.clock.advance(24 * 3_600_000);
  }
  await journey.visit(member, 'mei', 'pages/home/index');
  await member.see(/再来一次就升为金卡/);
  await journey.visit(member, 'mei', 'member/points/index');
  expect(await journey.words(member, '#points-worth')).toContain('100 积分抵');
  await journey.visit(member, 'mei', 'member/messages/index');
  await member.tap('#way-sms');
  await member.page.locator('#way-sms:not(.switch-on)').waitFor();
  await journey.visit(member, 'mei', 'member/own-data/index');
  await member.tap('#data-personalised');
  await member.see('已关闭。我们不再根据您的到店习惯联系您');
  await journey.visit(member, 'mei', 'pages/mine/index');
  const lines = member.page.locator('.t-consent').filter({ visible: true });
  await lines.first().waitFor();
  expect((await lines.allInnerTexts()).map((line) => line.replace(/\s+/g, ' '))).toEqual([
    expect.stringMatching(/^关闭按我的习惯推荐 .+ · 版本 2026-11$/), expect.stringMatching(/^关闭短信 .+ · 版本 2026-11$/), expect.stringMatching(/^同意《隐私说明》 .+ · 版本 2026-11$/),
  ]);
  await journey.picture(member, 'mine-consents');
  await member.tap('#mine-reminders');
  await member.page.locator('.t-subscribe-allow').first().waitFor();
  await journey.picture(member, 'mine-reminders');
  await member.tap('#sheet-close');
  await member.tap('#mine-privacy');
  await member.see('您的权利');
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
  await journey.visit(member, 'mei', 'pages/join/index?scene=s%3DS99%26x%3D1');
  await member.see('码上的门店没有找到，可以照常加入。');
  await member.see('这个码不是本店的，已按普通方式打开。');
  await member.tap('#join-submit');
  await member.see('码上的门店没有找到，先由我们的第一家店照顾您。');
  await member.page.locator('#welcomed-card').waitFor();
  expect(member.errors).toEqual([]);
}, 60_000);
