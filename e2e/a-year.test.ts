import { reconcileBooks } from '../local/books';
import { done } from '../local/testing-shop';
import { localDate, localTime } from '../shared/kernel/time';
import type { PhoneScreen } from './browser';
import { openJourney, type Journey } from './journey';

/** A year in a member's life, seen on her own phone; the clock is moved, and the nights that matter are run. */
let journey: Journey;
let member: PhoneScreen;
const openid = 'o-year';
beforeAll(async () => { journey = await openJourney('2026-11-22T10:00'); }, 60_000);
afterAll(() => journey.close());

const on = (day: string, hour = 10): Promise<unknown> => journey.shop.cloud.moveClock(localTime(localDate(day), hour));
/** The books of a night: points and coupons that end, tiers that change. */
async function night(day: string): Promise<void> {
  await journey.shop.cloud.moveClock(localTime(localDate(day), 0, 5));
  await journey.shop.cloud.runTimer('books');
}
const open = (page: string): Promise<void> => journey.visit(member, openid, page);
const words = (selector: string): Promise<string> => journey.words(member, selector);
async function seen(selector: string): Promise<string> {
  await member.page.locator(selector).filter({ visible: true }).last().waitFor();
  return words(selector);
}

test('in autumn she joins at the till, buys for 1,200 yuan and is gold at once, with this month’s gift to claim', async () => {
  member = await journey.phone(openid, 'pages/join/index?scene=s%3DS1%26g%3Dst_lin');
  await member.type('#join-nickname', '何年年');
  await member.tap('#join-submit');
  await member.tap('#welcomed-card');
  expect(await seen('#card-tier')).toContain('银卡');
  const { memberId, scanId } = await journey.shop.scan(openid);
  done(await journey.shop.as('demo-cashier').staff('checkout.commit', { memberId, scanId, storeId: 'S1', amount: 120_000, coupons: [], pointsToSpend: 0, payableShown: 120_000 }));
  await open('pages/home/index');
  expect([await seen('#card-tier'), await seen('#home-points-value')]).toEqual(['金卡', '1,200']);
  await open('pages/perks/index');
  await member.tap('#month-gift-claim');
  await member.page.locator('#month-gift-claimed').waitFor();
}, 60_000);

test('her lunar birthday falls on 20 February this time; a week before, the gift waits to be taken, once', async () => {
  await open('member/profile/index');
  await member.tap('#profile-birthday');
  await member.tap('#birthday-calendar-lunar');
  await member.tap('#birthday-month-1');
  await member.tap('#birthday-day-15');
  expect(await seen('#birthday-preview')).toContain('2月20日');
  await member.tap('#birthday-done');
  await member.page.locator('#profile-birthday-ask').waitFor();
  await on('2027-02-14');
  await open('member/profile/index');
  await member.tap('#gift-claim');
  await member.see(/已放进您的券/);
  await open('member/profile/index');
  await member.page.locator('#gift-row').waitFor();
  expect(await member.page.locator('#gift-claim').filter({ visible: true }).count()).toBe(0);
}, 60_000);

test('what she did not use has ended by summer, and stands among the ended coupons', async () => {
  await on('2027-07-01');
  await open('pages/coupons/index');
  await member.tap('#wallet-ended');
  await member.see('新会员满 100 减 20');
}, 60_000);

test('in November the card and the points page say what ends with the month; in December it has ended, with its entry', async () => {
  await on('2027-11-05');
  await open('pages/home/index');
  await member.see('1,200 分快到期了');
  await open('member/points/index');
  expect(await seen('.t-points-expiring')).toContain('1,200');
  await night('2027-12-01');
  await on('2027-12-01');
  await open('member/points/index');
  expect(await seen('#points-balance')).toBe('0');
  expect(await seen('.t-points-entry')).toContain('1,200');
}, 60_000);

test('without a visit the year’s growth is gone: she is told until when gold stays, and after that it is silver, with its history', async () => {
  await open('member/tiers/index');
  expect([await seen('#tier-now'), await seen('#tier-grace')]).toEqual([expect.stringContaining('金卡'), expect.stringContaining('银卡')]);
  for (const day of ['2027-12-20', '2027-12-31', '2028-01-15', '2028-02-01', '2028-03-01']) await night(day);
  await on('2028-03-01');
  await open('member/tiers/index');
  expect(await seen('#tier-now')).toContain('银卡');
  expect(await member.page.locator('.t-tier-event').filter({ visible: true }).allInnerTexts()).toEqual(expect.arrayContaining([expect.stringContaining('降级'), expect.stringContaining('升级')]));
  const books = await journey.shop.inStore(() => reconcileBooks());
  expect(books).toMatchObject({ differing: [] });
  expect(member.errors).toEqual([]);
}, 60_000);
