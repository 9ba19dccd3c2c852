import { store } from '../cloudfunctions/_store/store';
import { openJourney, type Journey } from './journey';
import type { PhoneScreen } from './browser';

let journey: Journey;
let phone: PhoneScreen;
const openid = 'o-photos';
let memberNumber: string;
beforeAll(async () => {
  journey = await openJourney('2026-11-22T10:00');
  memberNumber = (await journey.shop.join('o-friend')).memberNumber;
  await journey.shop.as('demo-head-office').staff('interests.saveTopic', { name: { zh: '乌龙茶', en: 'Oolong' }, categories: [], isActive: true });
  await journey.shop.as('demo-head-office').staff('interests.saveTopic', { name: { zh: '茶具', en: 'Tea ware' }, categories: [], isActive: true });
}, 120_000);
afterAll(() => journey.close());

/** A photo as a camera makes it: large in pixels and bytes; noise, which compresses worst. */
async function cameraPhoto(): Promise<Buffer> {
  const base64 = await phone.page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [3_000, 2_000];
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no canvas');
    for (let x = 0; x < 3_000; x += 12) for (let y = 0; y < 2_000; y += 12) { pen.fillStyle = `hsl(${(x * 7 + y * 13) % 360} 80% ${30 + ((x * y) % 40)}%)`; pen.fillRect(x, y, 12, 12); }
    return canvas.toDataURL('image/jpeg', 0.98).split(',')[1] ?? '';
  });
  return Buffer.from(base64, 'base64');
}
async function choose(...photos: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
  const [chooser] = await Promise.all([phone.page.waitForEvent('filechooser'), phone.tap('#photo-add')]);
  await chooser.setFiles(photos);
}
const shown = () => phone.page.locator('#complain-screen .t-photo').filter({ visible: true }).count();
const files = () => journey.shop.cloud.storage.list().filter(({ path }) => path.startsWith('complaints/'));
const isSmall = (path: string) => path.endsWith('.small.jpg');
/** The photos themselves, without the small copies beside them. */
const stored = () => files().filter(({ path }) => !isSmall(path));

test('a friend’s code says that a friend invites, without a name; interests may be tapped right after joining, or left', async () => {
  phone = await journey.phone(openid, `pages/join/index?scene=${encodeURIComponent(`s=S1&r=${memberNumber}`)}`);
  await phone.see('好友邀请您');
  await journey.picture(phone, 'join-invited');
  await phone.tap('#join-submit');
  await phone.page.locator('#welcomed-topics').waitFor();
  await phone.page.locator('#welcomed-topics .chip').first().click();
  await phone.page.locator('#welcomed-topics .chip-on').waitFor();
  await journey.picture(phone, 'welcomed-topics');
  const { topics } = (await journey.shop.as(openid).member<{ topics: { standing: string }[] }>('interests.show') as { value: { topics: { standing: string }[] } }).value;
  expect(topics.map(({ standing }) => standing).sort()).toEqual(['none', 'picked']);
}, 60_000);

test('nine photos are made small, stay with their draft over a restart, are sent again after a failed upload, and a risky one is shown to the member alone', async () => {
  await journey.visit(phone, openid, 'member/complain/index');
  await phone.type('#complain-text', '打开发现十袋里有三袋受潮结块了。');
  const large = await cameraPhoto();
  expect(large.length).toBeGreaterThan(1_000_000);
  await choose(...Array.from({ length: 10 }, (_, index) => ({ name: `${index}.jpg`, mimeType: 'image/jpeg', buffer: large })));
  await phone.see('最多 9 张照片');
  await phone.page.waitForFunction(() => document.querySelectorAll('#complain-screen .t-photo').length === 9);
  expect(await phone.page.locator('#photo-add').filter({ visible: true }).count()).toBe(0);

  await phone.page.reload();
  await phone.page.waitForFunction(() => document.querySelectorAll('#complain-screen .t-photo').length === 9);
  expect(await phone.page.locator('#complain-text textarea, textarea#complain-text').last().inputValue()).toContain('受潮结块');

  let lost = 0;
  await phone.page.route('**/storage/upload*', (route) => (!isSmall(new URL(route.request().url()).searchParams.get('path') ?? '') && (lost += 1) === 4 ? route.abort() : route.continue()));
  await phone.tap('#complain-submit');
  await phone.see('有照片没有传上去');
  expect([await shown(), stored().length]).toEqual([9, 8]);
  await phone.page.unroute('**/storage/upload*');
  journey.shop.cloud.wechat.setRiskyWords([(stored()[0]?.path ?? '').split('/').at(-1) ?? '']);
  await phone.tap('#complain-submit');
  await phone.page.locator('#complain-sent').waitFor();
  expect(stored()).toHaveLength(9);
  expect(files().map(({ path }) => path)).toEqual(expect.arrayContaining(stored().map(({ path }) => path.replace('.jpg', '.small.jpg'))));
  // Measured: six million pixels of noise become a sixth of a photo's bytes or less.
  for (const { bytes } of stored()) expect(bytes).toBeLessThan(large.length / 2);

  expect(await journey.shop.cloud.tellOfMedia()).toBe(18);
  await phone.tap('#see-progress');
  await phone.page.locator('.t-photo-held').waitFor();
  await journey.picture(phone, 'complaint-photo-held');
  const manager = await journey.phone('demo-manager', 'pages/desk/index');
  await manager.tap('#desk-complaints');
  await manager.tap('.t-case');
  await manager.page.locator('.t-photos-risky').waitFor();
  await manager.page.waitForFunction(() => document.querySelectorAll('#case-screen .t-photo').length === 8);
  await journey.visit(phone, openid, 'member/complain/index');
  await phone.page.locator('#complain-text').last().waitFor();
  expect(await shown()).toBe(0);
  expect(phone.errors.filter((error) => !error.includes('ERR_FAILED'))).toEqual([]);
}, 120_000);

test('a list of a thousand goes on by twenty as one scrolls', async () => {
  const { shop } = journey;
  const { memberId } = await shop.join('o-long');
  const { scanId } = await shop.scan('o-long');
  await shop.as('demo-cashier').staff('checkout.commit', { memberId, scanId, storeId: 'S1', amount: 98_000, coupons: [], pointsToSpend: 0, payableShown: 98_000 });
  await shop.inStore(async () => {
    const [entry] = await store.pointsEntries.find({ filter: { memberId }, order: [{ field: 'number', direction: 'desc' }], limit: 1 });
    if (!entry) throw new Error('a purchase brings points');
    const copies = Array.from({ length: 999 }, (_, index) => ({ ...entry, _id: `${entry._id}x${index}`, number: entry.number + 1 + index }));
    for (let from = 0; from < copies.length; from += 250) await store.pointsEntries.add(...copies.slice(from, from + 250));
  });
  const long = await journey.phone('o-long', 'member/points/index');
  let calls = 0;
  long.page.on('request', (request) => { if (request.url().includes('/call/')) calls += 1; });
  const rows = () => long.page.locator('.t-points-entry').count();
  await long.page.waitForFunction(() => document.querySelectorAll('.t-points-entry').length === 20);
  await long.page.mouse.move(195, 400);
  // As a thumb does, a little at a time. That the pages go on to the last is tried without a browser.
  while ((await rows()) < 200) await long.page.mouse.wheel(0, 700);
  expect(calls).toBeLessThanOrEqual(11);
}, 120_000);
