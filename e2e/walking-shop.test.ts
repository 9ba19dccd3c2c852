import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reconcileBooks } from '../local/books';
import { done, type TestShop } from '../local/testing-shop';
import type { PhoneScreen } from './browser';
import { openJourney, type Journey } from './journey';
import { scan } from './scan';

let journey: Journey;
let shop: TestShop;
let shopper: PhoneScreen;
let cashier: PhoneScreen;
let manager: PhoneScreen;

beforeAll(async () => {
  journey = await openJourney('2026-11-22T10:00');
  ({ shop } = journey);
  for (const [category, zh] of [['绿茶', '冷藏密封，一年内喝完。'], ['茶具', '第一次用前先用温水烫一遍。']] as const) done(await shop.as('demo-head-office').staff('careNotes.save', { category, text: { zh, en: '' }, version: 0 }));
}, 60_000);
afterAll(() => journey.close());

const picture = (phone: PhoneScreen, name: string) => journey.picture(phone, name);
const words = (phone: PhoneScreen, selector: string) => journey.words(phone, selector);

/** The smallest honest photo: a JPEG of one pixel. */
const photoBytes = Buffer.from('/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=', 'base64');

test('a shopper scans, joins, shows the card and its code', async () => {
  shopper = await journey.phone('demo-shopper', 'pages/join/index?scene=s%3DS1%26t%3D07');
  await shopper.see('欢迎来到知春茶事');
  await picture(shopper, 'join');
  await shopper.type('#join-nickname', '林一禾');
  await shopper.tap('#join-submit');
  await shopper.tap('#welcomed-card');
  await shopper.page.locator('#tier-card').waitFor();
  expect(await words(shopper, '#card-tier')).toContain('银卡');
  await picture(shopper, 'card');
  await shopper.tap('#show-code');
  await shopper.page.locator('#code-digits').waitFor();
  await picture(shopper, 'code');
  const shown = (await words(shopper, '#code-digits')).replace(/\s/g, '');
  expect(shown).toMatch(/^\d{16}$/);
  const [qr, bars] = await Promise.all(['#code-qr', '#code-bars'].map((part) => shopper.page.locator(part).screenshot()));
  // 25 of the box's 33 modules are drawn: 200 points at least, as a scanner at arm's length asks.
  expect(((await shopper.page.locator('#code-qr').boundingBox())?.width ?? 0) * (25 / 33)).toBeGreaterThanOrEqual(200);
  // The code may turn between reading the digits and the pictures; the member's number in front does not.
  expect(scan(qr as Buffer, 'QR_CODE').slice(0, 8)).toBe(shown.slice(0, 8));
  expect(scan(bars as Buffer, 'CODE_128').slice(0, 8)).toBe(shown.slice(0, 8));
}, 90_000);

test('the cashier types the code, checks out 128.50 yuan, and the member sees points and growth', async () => {
  cashier = await journey.phone('demo-cashier', 'pages/desk/index');
  await cashier.tap('#desk-checkout');
  await cashier.page.locator('#recently-joined').waitFor();
  await cashier.type('#find-text', await words(shopper, '#code-digits'));
  await cashier.tap('#find-submit');
  await cashier.page.locator('#amount-screen').waitFor();
  for (const key of ['1', '2', '8', 'dot', '5', '0']) await cashier.tap(`#key-${key}`);
  expect(await words(cashier, '#amount-shown')).toContain('128.50');
  await picture(cashier, 'amount');
  await cashier.tap('#amount-next');
  await cashier.page.locator('#quote-payable').waitFor();
  // The welcome coupon of 20 off 100 is the best that is allowed.
  expect(await words(cashier, '#quote-payable')).toContain('108.50');
  await picture(cashier, 'checkout');
  // What was bought is one tap, and a second kind asks for its part; the price stays.
  await cashier.tap('#goods-绿茶');
  await cashier.page.locator('#quote-payable').waitFor();
  await cashier.tap('#goods-茶具');
  for (const key of ['3', '0']) await cashier.page.locator(`.t-sheet #key-${key}`).click();
  await picture(cashier, 'checkout-split');
  await cashier.tap('#goods-split-done');
  await cashier.page.locator('.t-goods-part').first().waitFor();
  expect(await words(cashier, '#quote-payable')).toContain('108.50');
  await picture(cashier, 'checkout-goods');
  await cashier.tap('#checkout-commit');
  await cashier.page.locator('#receipt-screen').waitFor();
  await picture(cashier, 'receipt');
  await shopper.page.goto(`${shop.url}/?as=demo-shopper#/pages/home/index`);
  await shopper.page.reload();
  await shopper.see('108');
  const card = await shop.as('demo-shopper').member('membership.card');
  expect(card).toMatchObject({ kind: 'done', value: { member: { points: 108, growth: 108 } } });
  await picture(shopper, 'card-after');
}, 90_000);

test('the member complains with a photo; the manager answers and resolves; the member sees it and rates it', async () => {
  await shopper.tap('#home-complain');
  await shopper.page.locator('#complain-screen').waitFor();
  await shopper.tap('#complain-kind-service');
  await shopper.type('#complain-text', '排队二十分钟只开了一个收银台，没有人说明要等多久。');
  const file = join(tmpdir(), 'huike-queue.jpg');
  writeFileSync(file, photoBytes);
  const [chooser] = await Promise.all([shopper.page.waitForEvent('filechooser'), shopper.tap('#photo-add')]);
  await chooser.setFiles(file);
  await shopper.page.locator('.t-photo').first().waitFor();
  await picture(shopper, 'complain');
  await shopper.tap('#complain-submit');
  await shopper.page.locator('#complain-sent').waitFor();

  manager = await journey.phone('demo-manager', 'pages/desk/index');
  await manager.page.locator('#desk-screen').waitFor();
  await picture(manager, 'desk');
  await manager.tap('#desk-complaints');
  await manager.see('排队二十分钟');
  await picture(manager, 'queue');
  // WeChat has checked the photo and its small copy by the time somebody opens the case.
  expect(await shop.cloud.tellOfMedia()).toBe(2);
  await manager.tap('.t-case');
  await manager.page.locator('#case-screen .t-photo').first().waitFor();
  // The first three steps, as after a telephone call, then the rest with the answers he gave in person.
  await manager.tap('#case-step');
  await manager.type('#step-summary', '排队二十分钟只有一个收银台，没人说明');
  await manager.tap('#mood-upset');
  await manager.tap('#step-more');
  await manager.type('#step-talk', '电话里听她说了经过，谢谢她');
  await manager.tap('#step-more');
  await manager.type('#step-apology', '让您站着等了二十分钟也没有人说一声，是我没排好班。');
  await manager.tap('#step-more');
  await manager.type('#step-restatement', '您在意的是没人告诉您要等多久，对吗？');
  await manager.tap('#analyse-agreed-in_person');
  await manager.tap('#cause-waiting');
  await manager.tap('#step-more');
  await manager.type('#step-explanation', '那天下午前台只剩一个人，是我安排得不对。');
  await manager.tap('#step-more');
  await manager.type('#step-proposal', '周末起固定开两台收银，已经安排好人。');
  await manager.tap('#resolve-agreed-in_person');
  await manager.tap('#step-more');
  await manager.type('#give-reason', '她说处理好就行');
  await manager.tap('#step-send');
  await manager.see('周末起固定开两台收银');
  await picture(manager, 'case');

  await shopper.tap('#see-progress');
  await shopper.see('周末起固定开两台收银');
  await picture(shopper, 'complaint');
  await shopper.tap('#star-5');
  await shopper.type('#rate-text', '处理得很快');
  await shopper.tap('#rate-submit');
  await shopper.see('处理得很快');
  const [{ state, rating } = { state: '', rating: 0 }] = await shop.inStore(async () => (await import('../cloudfunctions/_store/store')).store.complaints.find({ filter: {}, limit: 1 }));
  expect({ state, rating }).toEqual({ state: 'closed', rating: 5 });
}, 120_000);

test('after all this the books agree and no screen threw an error', async () => {
  expect((await shop.inStore(reconcileBooks)).differing).toEqual([]);
  expect([...shopper.errors, ...cashier.errors, ...manager.errors]).toEqual([]);
});
