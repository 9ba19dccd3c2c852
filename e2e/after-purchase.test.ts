import { done } from '../local/testing-shop';
import type { PhoneScreen } from './browser';
import { openJourney, type Journey } from './journey';
import { scan } from './scan';

let journey: Journey;
let member: PhoneScreen;
let cashier: PhoneScreen;
beforeAll(async () => {
  journey = await openJourney('2026-11-22T10:00');
}, 60_000);
afterAll(() => journey.close());

/** Questions asked of functions by a phone, from now on. */
function countCalls(phone: PhoneScreen): () => readonly string[] {
  const calls: string[] = [];
  phone.page.on('request', (request) => { if (request.url().includes('/call/')) calls.push((request.postDataJSON() as { action: string }).action); });
  return () => calls;
}

test('the cashier sees who joined within two seconds; a code that does not count says so, and joins all the same', async () => {
  cashier = await journey.phone('demo-cashier', 'staff/checkout/index');
  await cashier.page.locator('#find-text').first().waitFor();
  const shopper = await journey.phone('lin', `pages/join/index?scene=${encodeURIComponent('s=S1&g=st_gone&r=00000000')}`);
  await shopper.see('码上的导购已不在店');
  await shopper.type('#join-nickname', '林一禾');
  await shopper.tap('#join-submit');
  await shopper.page.locator('#welcomed').waitFor();
  const joinedAt = Date.now();
  await cashier.page.locator('#recently-joined').getByText('林一禾').waitFor();
  expect(Date.now() - joinedAt).toBeLessThan(2_000 + 500);
  await shopper.see('这次推荐没有算上');
  await journey.picture(shopper, 'welcomed-not-counted');
  expect(shopper.errors).toEqual([]);
}, 60_000);

test('a member who scans again lands on the card, which says welcome back', async () => {
  member = await journey.phone('lin', `pages/join/index?scene=${encodeURIComponent('s=S1')}`);
  await member.page.locator('#welcome-back').filter({ visible: true }).waitFor();
  expect(await journey.words(member, '#welcome-back')).toContain('林一禾，欢迎回来');
  await journey.picture(member, 'welcome-back');
  await member.tap('#home-bell');
  await member.page.locator('#messages-screen').waitFor();
});

test('the code goes on turning for ten minutes without a network, and the last one is still accepted', async () => {
  const offline = await journey.phone('lin', 'pages/home/index');
  await offline.page.clock.install();
  await offline.page.reload();
  await offline.tap('#show-code');
  await offline.page.locator('#code-digits').waitFor();
  const first = await journey.words(offline, '#code-digits');
  await offline.page.context().setOffline(true);
  const seen = new Set([first]);
  for (let minute = 1; minute <= 10; minute += 1) {
    await offline.page.clock.runFor(60_000);
    seen.add(await journey.words(offline, '#code-digits'));
  }
  expect(seen.size).toBe(11);
  const last = (await journey.words(offline, '#code-digits')).replace(/\s/g, '');
  expect(scan((await offline.page.locator('#code-qr').screenshot()) as Buffer, 'QR_CODE')).toBe(last);
  await journey.picture(offline, 'code-offline');
  journey.shop.cloud.clock.advance(10 * 60_000);
  done(await journey.shop.as('demo-cashier').staff('members.scan', { storeId: 'S1', code: last }));
}, 60_000);

test('head office writes how to keep tea, and the guide gives his WeChat ID', async () => {
  const office = await journey.phone('demo-head-office', 'staff/care-notes/index');
  await office.tap('#care-note-0');
  await office.type('#care-zh', '请密封、避光、防潮保存，绿茶放冰箱冷藏。开袋后三个月内喝完，风味最好。');
  await office.tap('#care-save');
  await office.see('已保存');
  await journey.picture(office, 'care-notes');
  await journey.visit(cashier, 'demo-cashier', 'staff/contact-cards/index');
  await cashier.tap('#card-st_lin');
  await cashier.type('#card-wechat', 'linxiao_tea');
  await cashier.tap('#card-save');
  await cashier.see('linxiao_tea');
  await journey.picture(cashier, 'contact-cards');
  expect([...office.errors, ...cashier.errors]).toEqual([]);
}, 60_000);

test('after a purchase the receipt says what was saved and brought, is rated in two taps, and messages are allowed there', async () => {
  // The code that was scanned offline counts no second time: the next one comes with the next step.
  journey.shop.cloud.clock.advance(60_000);
  const { memberId, scanId } = await journey.shop.scan('lin');
  done(await journey.shop.as('demo-cashier').staff('checkout.commit', { memberId, scanId, storeId: 'S1', amount: 12_850, coupons: 'best', pointsToSpend: 0, payableShown: 10_850 }));
  await journey.visit(member, 'lin', 'pages/home/index');
  await member.tap('.t-purchase-recorded');
  await member.page.locator('#receipt-paid').waitFor();
  expect(await journey.words(member, '#receipt-paid')).toContain('108.50');
  await journey.picture(member, 'receipt-member');
  await member.tap('#visit-store-5');
  await member.tap('#visit-guide-5');
  await member.see('谢谢，已经记下');
  await member.see('请密封、避光');
  await member.see('linxiao_tea');
  await member.page.locator('#receipt-allow').scrollIntoViewIfNeeded();
  await member.tap('#receipt-allow-now');
  await member.see(/可收 1 条/);
  await journey.picture(member, 'receipt-member-care');
  const { subscribeTemplates } = done(await journey.shop.as('lin').member<{ subscribeTemplates: { credits: number }[] }>('consent.show'));
  expect(subscribeTemplates.filter(({ credits }) => credits === 1).length).toBeGreaterThan(0);
  await journey.visit(member, 'lin', 'member/points/index');
  await member.page.locator('.t-points-entry').first().click();
  await member.page.locator('#purchase-screen').waitFor();
}, 60_000);

test('a complaint keeps its kind, words and purchase when the browser is closed, and nothing once it is sent', async () => {
  await member.tap('#receipt-complain');
  await member.page.locator('#complain-screen').waitFor();
  await member.tap('#complain-kind-service');
  await member.type('#complain-text', '结账时多扫了一盒，回家才发现。');
  // Another tab of the same browser is the same phone after a restart: what a tab keeps to itself is gone.
  const reopened = await member.page.context().newPage();
  await reopened.goto(`${journey.shop.url}/?as=lin#/member/complain/index`);
  await reopened.locator('#complain-text textarea, textarea#complain-text').first().waitFor();
  expect(await reopened.locator('#complain-text textarea, textarea#complain-text').first().inputValue()).toContain('多扫了一盒');
  expect(await reopened.locator('#complain-kind-service').getAttribute('class')).toContain('chip-on');
  await reopened.locator('#complain-purchase').getByText('108.50').waitFor();
  await reopened.locator('#complain-submit').click();
  await reopened.locator('#complain-sent').waitFor();
  await reopened.goto(`${journey.shop.url}/?as=lin#/member/complain/index`);
  await reopened.reload();
  await reopened.locator('#complain-screen').waitFor();
  expect(await reopened.locator('#complain-text textarea, textarea#complain-text').first().inputValue()).toBe('');
}, 60_000);

test('stores and about are there for a member and for whoever looks around', async () => {
  await journey.visit(member, 'lin', 'pages/mine/index');
  await member.tap('#mine-stores');
  await member.see('010-5550-1001');
  await journey.picture(member, 'stores');
  await journey.visit(member, 'lin', 'member/about/index');
  await member.page.locator('#about-privacy-version').waitFor();
  expect(await journey.words(member, '#about-version')).toMatch(/\d+\.\d+\.\d+/);
  await journey.picture(member, 'about');
  const looker = await journey.phone('nobody', 'pages/mine/index');
  await looker.tap('#look-stores');
  await looker.see('鼓楼店');
  expect(looker.errors).toEqual([]);
});

test('each screen of the member asks one question when it is opened', async () => {
  const calls = countCalls(member);
  const pages = ['pages/home/index', 'pages/perks/index', 'pages/coupons/index', 'pages/mine/index', 'pages/code/index', ...['points', 'tiers', 'purchases', 'stores', 'about', 'complaints', 'complain', 'points-shop', 'exchanges', 'profile', 'own-data', 'referral'].map((name) => `member/${name}/index`)];
  for (const page of pages) {
    const before = calls().length;
    await Promise.all([member.page.waitForRequest((request) => request.url().includes('/call/')), journey.visit(member, 'lin', page)]);
    await member.page.waitForLoadState('networkidle');
    // Opened anew, so that the screen before it asks nothing.
    expect({ page, asked: new Set(calls().slice(before)).size }).toEqual({ page, asked: 1 });
  }
  expect(member.errors).toEqual([]);
}, 60_000);
