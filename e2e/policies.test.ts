import { reconcileBooks } from '../local/books';
import { done, type TestShop } from '../local/testing-shop';
import { addDays, localDate, localTime } from '../shared/kernel/time';
import type { PhoneScreen } from './browser';
import { openJourney, type Journey } from './journey';

const today = localDate('2026-11-22');

let journey: Journey;
let shop: TestShop;
let office: PhoneScreen;
let manager: PhoneScreen;
let member: PhoneScreen;
let memberId = '';
let oldPurchase = '';

beforeAll(async () => {
  journey = await openJourney('2026-11-22T12:00');
  ({ shop } = journey);
  ({ memberId } = await shop.join('o-rules', { nickname: '林一禾' }));
}, 60_000);
afterAll(() => journey.close());

const picture = (phone: PhoneScreen, name: string) => journey.picture(phone, name);
const words = (phone: PhoneScreen, selector: string) => journey.words(phone, selector);
const buy = async (amount: number) => {
  const basket = { memberId, storeId: 'S1', amount, coupons: [], pointsToSpend: 0 };
  const quote = done(await shop.as('demo-cashier').staff<{ payable: number; pointsEarned: number }>('checkout.quote', basket));
  const { purchaseId } = done(await shop.as('demo-cashier').staff<{ purchaseId: string }>('checkout.commit', { ...basket, payableShown: quote.payable }));
  return { purchaseId, pointsEarned: quote.pointsEarned };
};

test('head office doubles the points after a look at what it does; the next purchase earns by the new version', async () => {
  const old = await buy(30_000);
  oldPurchase = old.purchaseId;
  expect(old.pointsEarned).toBe(300);
  office = await journey.phone('demo-head-office', 'pages/desk/index');
  await office.tap('#desk-policies');
  await office.page.locator('#policies-version').waitFor();
  await picture(office, 'policies');
  await office.tap('#policy-group-earn');
  await office.type('#rule-earn-points', '2');
  await office.tap('#policy-look');
  await office.page.locator('#policy-preview').waitFor();
  await office.see('得 600 分');
  await office.page.locator('#policy-preview').scrollIntoViewIfNeeded();
  await picture(office, 'policy-preview');
  await office.type('#policy-reason', '年末双倍积分');
  await office.tap('#policy-save');
  await office.see('已生效，第 2 版');
  await office.page.locator('#policies-version').filter({ visible: true }).getByText('第 2 版').waitFor();
  expect((await buy(10_000)).pointsEarned).toBe(200);
  await office.tap('#policies-history');
  await office.see('年末双倍积分');
  await picture(office, 'policy-history');
}, 60_000);

test('head office answers grave complaints later and sees by when, limit by limit; what it saved holds for the next complaint', async () => {
  await office.page.goto(`${shop.url}/?as=demo-head-office#/staff/policies-group/index?group=complaintTimes`);
  await office.page.reload();
  await office.page.locator('#rule-complaint-firstAnswerHours-grave').waitFor();
  await picture(office, 'policies-complaint-times');
  await office.type('#rule-complaint-firstAnswerHours-grave', '3');
  await office.tap('#policy-look');
  await office.page.locator('.t-due-example').first().waitFor();
  await office.see('首次回复');
  await office.page.locator('#policy-preview').scrollIntoViewIfNeeded();
  await picture(office, 'policies-complaint-preview');
  await office.type('#policy-reason', '夜里没有人值班');
  await office.tap('#policy-save');
  await office.see('已生效，第 3 版');
  await office.page.goto(`${shop.url}/?as=demo-head-office#/staff/policies-group/index?group=complaintGiving`);
  await office.page.reload();
  await office.type('#rule-complaint-oneFen-cashier', '100');
  await office.tap('#policy-look');
  await office.page.locator('#giving-examples').waitFor();
  await office.see('要店长同意 → 可直接给');
  await picture(office, 'policies-complaint-giving');
  await office.page.goto(`${shop.url}/?as=demo-head-office#/staff/policies-group/index?group=complaintWords`);
  await office.page.reload();
  await office.page.locator('#rule-grave-words').waitFor();
  await picture(office, 'policies-complaint-words');
  const opened = done(await shop.as('demo-manager').staff<{ firstAnswerDueAt: number }>('complaints.open', { memberId, kind: 'product', text: '吃完以后过敏，手上都红了', channel: 'phone' }));
  expect(Math.round((opened.firstAnswerDueAt - shop.cloud.clock.now()) / 3_600_000)).toBe(3);
}, 60_000);

test('the old purchase is refunded by its own version, and the member reads why each line is there', async () => {
  const refund = done(await shop.as('demo-cashier').staff<{ pointsClawedBack: number }>('refunds.commit', { purchaseId: oldPurchase, scope: { kind: 'whole' }, reason: '不合适', paidShown: 30_000 }));
  expect(refund.pointsClawedBack).toBe(300);
  member = await journey.phone('o-rules', 'member/points/index');
  await member.see('退货扣回');
  expect(await words(member, '#points-balance')).toBe('200');
  await picture(member, 'points');
  await member.page.goto(`${shop.url}/?as=o-rules#/pages/perks/index`);
  await member.see('每消费 ¥1 得 2 分');
  await picture(member, 'perks');
}, 60_000);

test('a manager gives a tier until a day with a reason; the night of that day ends it, and its history says so', async () => {
  manager = await journey.phone('demo-manager', `staff/books-member/index?id=${memberId}`);
  await manager.page.locator('#tier-standing').waitFor();
  await manager.tap('#tier-set');
  await manager.tap('#manual-tier-gold');
  await manager.type('#manual-reason', '媒体合作');
  await manager.tap('#manual-send');
  await manager.see('门店指定为金卡');
  await picture(manager, 'tier-manual');
  for (const days of [1, 30]) {
    await shop.cloud.moveClock(localTime(addDays(today, days), 0, 5));
    await shop.cloud.runTimer('books');
  }
  await member.page.goto(`${shop.url}/?as=o-rules#/member/tiers/index`);
  await member.see('指定等级结束');
  await member.see('媒体合作');
  expect(await words(member, '#tier-now')).toContain('银卡');
  await picture(member, 'tier-history');
}, 60_000);

test('what was unusual at the tills waits for a manager, with what it rests on', async () => {
  for (let sale = 0; sale < 4; sale += 1) await buy(5_000);
  await shop.cloud.moveClock(localTime(addDays(today, 31), 0, 5));
  await shop.cloud.runTimer('books');
  await manager.page.goto(`${shop.url}/?as=demo-manager#/staff/till-patterns/index`);
  await manager.see('反复给同一位会员记账');
  await picture(manager, 'till-patterns');
  await manager.tap('.t-pattern');
  await manager.type('#pattern-because', '看过监控，是帮顾客分开结账');
  await manager.tap('#pattern-send');
  await manager.tap('#patterns-looked');
  await manager.see('看过监控，是帮顾客分开结账');
  expect((await shop.inStore(reconcileBooks)).differing).toEqual([]);
  expect([...office.errors, ...manager.errors, ...member.errors]).toEqual([]);
}, 60_000);
