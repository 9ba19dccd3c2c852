import { store } from '../cloudfunctions/_store/store';
import { sampleComplaints } from '../local/seed/sample-complaints';
import { done, type TestShop } from '../local/testing-shop';
import { localDate, localTime } from '../shared/kernel/time';
import type { PhoneScreen } from './browser';
import { openJourney, type Journey } from './journey';

const now = localTime(localDate('2026-11-22'), 18);

let journey: Journey;
let shop: TestShop;
let manager: PhoneScreen;
let member: PhoneScreen;
let memberId: string;

/** Photographs the screen scrolled so that this part stands at its top. */
async function picture(phone: PhoneScreen, name: string, at?: string): Promise<void> {
  if (at !== undefined) await phone.page.locator(at).filter({ visible: true }).last().evaluate((part) => { part.scrollIntoView({ block: 'start' }); window.scrollBy(0, -150); });
  await journey.picture(phone, name);
}

beforeAll(async () => {
  journey = await openJourney('2026-11-22T18:00');
  ({ shop } = journey);
  memberId = (await shop.join('demo-shopper', { nickname: '林一禾' })).memberId;
  const stores = await shop.inStore(() => store.stores.find({ filter: {}, limit: 10 }));
  const staff = await shop.inStore(() => store.staff.find({ filter: { role: 'cashier' }, limit: 10 }));
  const sample = sampleComplaints({ count: 420, seed: 3, storeIds: stores.map((one) => one._id), memberIds: [memberId], staffIds: staff.map((one) => one._id), until: now, days: 70, closed: 0.9 });
  await shop.inStore(async () => { for (let start = 0; start < sample.length; start += 100) await store.complaints.add(...sample.slice(start, start + 100)); });
  // The member's own open ones would keep everybody else from calling him.
  const input = { memberId, storeId: 'S1', amount: 12_850, coupons: [], pointsToSpend: 0 };
  const { payable } = done(await shop.as('demo-cashier').staff<{ payable: number }>('checkout.quote', input));
  done(await shop.as('demo-cashier').staff('checkout.commit', { ...input, payableShown: payable }));
  await shop.cloud.runTimer('voices');
}, 60_000);
afterAll(() => journey.close());

test('the manager sets the store’s hours, sees what complaints will be due by, and saves', async () => {
  manager = await journey.phone('demo-manager', 'pages/desk/index');
  await manager.tap('#desk-hours');
  await manager.see('还没有设置');
  await manager.tap('#day-1');
  await manager.tap('#block-add');
  await picture(manager, 'hours-day');
  await manager.tap('#block-1-remove');
  await manager.tap('#same-workdays');
  await manager.tap('#holidays-closed');
  await manager.tap('#make-up-as_monday');
  await picture(manager, 'opening-hours');
  await manager.tap('#hours-look');
  await manager.see('周日 11月29日 13:00 前首次回复');
  await picture(manager, 'hours-outcome', '#hours-outcome');
  await manager.tap('#hours-save');
  await manager.see('第 1 版');
  expect((await shop.inStore(() => store.openingHours.get('S1')))?.hours.holidays).toEqual({ kind: 'closed' });
}, 60_000);

test('the manager sees what repeats and opens the complaints behind it', async () => {
  await manager.page.goto(`${shop.url}/?as=demo-manager#/pages/desk/index`);
  await manager.page.reload();
  await manager.tap('#desk-patterns');
  await manager.page.locator('#patterns-trend').waitFor();
  await picture(manager, 'patterns');
  await picture(manager, 'patterns-speed', '#patterns-speed');
  await picture(manager, 'patterns-causes', '#by-cause');
  await manager.tap('#patterns-days-90');
  await manager.page.locator('.t-repeat').first().waitFor();
  const said = await manager.page.locator('.t-repeat').first().innerText();
  await manager.page.locator('.t-repeat').first().click();
  await manager.page.locator('.t-pattern-case').first().waitFor();
  const counted = Number((await manager.page.locator('#cases-counted').innerText()).replace(/\D/g, ''));
  expect(said).toContain(`${counted} 次`);
  await picture(manager, 'patterns-cases');
}, 60_000);

test('a member rates his visit in two taps, and a low rating becomes a call with its reason', async () => {
  member = await journey.phone('demo-shopper', 'member/purchases/index');
  await member.tap('#visit-0-store-2');
  await member.tap('#visit-0-guide-4');
  await member.see('谢谢，已经记下');
  await member.see('11月29日前可以修改');
  await picture(member, 'rate-visit');
  await shop.inStore(() => store.complaints.removeWhere({ memberId }));
  await shop.cloud.runTimer('voices');
  await manager.page.goto(`${shop.url}/?as=demo-manager#/staff/follow-ups/index`);
  await manager.see('评分低，没有投诉');
  await manager.see('门店 2 星 · 导购 4 星');
  await picture(manager, 'care');
  expect([...manager.errors, ...member.errors]).toEqual([]);
}, 60_000);
