import { store } from '../cloudfunctions/_store/store';
import { reconcileBooks } from '../local/books';
import { done, type TestShop } from '../local/testing-shop';
import type { PhoneScreen } from './browser';
import { openJourney, type Journey } from './journey';
import { scan } from './scan';

let journey: Journey;
let shop: TestShop;
let head: PhoneScreen;
let member: PhoneScreen;
let cashier: PhoneScreen;
let friend: PhoneScreen;

beforeAll(async () => {
  journey = await openJourney('2026-11-22T10:00');
  ({ shop } = journey);
  const { memberId } = await shop.join('o-member', { nickname: '林一禾' });
  done(await shop.as('demo-cashier').staff('checkout.commit', { memberId, storeId: 'S1', amount: 68_000, coupons: [], pointsToSpend: 0, payableShown: 68_000 }));
}, 60_000);
afterAll(() => journey.close());

const picture = (phone: PhoneScreen, name: string) => journey.picture(phone, name);
const words = (phone: PhoneScreen, selector: string) => journey.words(phone, selector);
const phoneOf = (openid: string, path: string) => journey.phone(openid, path);

test('head office puts a gift on the shelf, a member exchanges points for it, and a cashier hands it over once', async () => {
  head = await phoneOf('demo-head-office', 'staff/rewards/index');
  await head.tap('#reward-add');
  await head.type('#reward-name', '手工陶瓷茶杯');
  await head.type('#reward-detail', '景德镇手工烧制，每只都不一样。');
  await head.type('#reward-points', '300');
  await head.type('#reward-stock', '12');
  await picture(head, 'reward-form');
  await head.tap('#reward-save');
  await head.see('剩 12，已兑 0');
  await picture(head, 'rewards');

  member = await phoneOf('o-member', 'member/points-shop/index');
  await member.see('手工陶瓷茶杯');
  await picture(member, 'points-shop');
  await member.tap('.t-reward');
  await member.see('兑换后余 380 分');
  await picture(member, 'reward');
  await member.tap('#exchange-send');
  await member.page.locator('#exchanges-screen').waitFor();
  await member.tap('.t-exchange');
  const digits = (await words(member, '#pick-up-digits')).replace(/\s/g, '');
  expect(digits).toMatch(/^\d{10}$/);
  await picture(member, 'pick-up-code');
  expect(scan((await member.page.locator('#pick-up-qr').screenshot()) as Buffer, 'QR_CODE')).toBe(digits);

  cashier = await phoneOf('demo-cashier', 'staff/pick-ups/index');
  await cashier.type('#pick-up-code', digits);
  await cashier.tap('#pick-up-find');
  await cashier.page.locator('#hand-out').waitFor();
  await picture(cashier, 'pick-ups');
  await cashier.tap('#hand-out');
  await cashier.see('没有等待领取的礼品');
  await cashier.tap('#pick-up-find');
  await cashier.see(/办过/);
  expect(await cashier.page.locator('#hand-out').count()).toBe(0);
}, 60_000);

test('a manager cancels a waiting gift for its member from the list, and the points are back', async () => {
  const { rewardId } = (await shop.inStore(() => store.rewards.find({ filter: { active: true }, limit: 1 }))).map(({ _id }) => ({ rewardId: _id }))[0] ?? { rewardId: '' };
  done(await shop.as('o-member').member('pointsShop.exchange', { rewardId, storeId: 'S1', pointsShown: 300 }));
  const manager = await phoneOf('demo-manager', 'staff/pick-ups/index');
  await manager.tap('.t-waiting');
  await manager.tap('#cancel-for-member');
  await picture(manager, 'pick-up-cancel');
  await manager.tap('#cancel-for-member-sure');
  await manager.see('没有等待领取的礼品');
  expect(done(await shop.as('o-member').member<{ balance: number }>('pointsShop.shelf')).balance).toBe(380);
  expect(manager.errors).toEqual([]);
}, 60_000);

test('head office makes a coupon and issues it to everybody; the member gives his to a friend, who joins and takes it', async () => {
  await head.page.goto(`${shop.url}/?as=demo-head-office#/staff/coupon-templates/index`);
  await head.tap('#template-add');
  await head.type('#template-name', '好友满 50 减 10');
  await head.type('#template-off', '10');
  await head.type('#template-threshold', '50');
  await head.tap('#template-giveable');
  await picture(head, 'coupon-template');
  await head.tap('#template-save');
  await head.page.locator('.t-template', { hasText: '好友满 50 减 10' }).locator('.t-template-issue').click();
  await head.tap('#issue-count');
  await head.see('共 1 位会员');
  await picture(head, 'coupon-issue');
  await head.tap('#issue-send');
  await head.page.locator('.t-batch').first().waitFor();
  await shop.cloud.runTimer('issuing');
  await head.tap('#batches-refresh');
  await head.see('全部发完');
  await picture(head, 'coupon-batches');

  await member.page.goto(`${shop.url}/?as=o-member#/pages/coupons/index`);
  await member.page.locator('.t-coupon', { hasText: '好友满 50 减 10' }).filter({ visible: true }).first().click();
  await member.tap('#give');
  await picture(member, 'coupon');
  await member.tap('#give-sure');
  await member.page.locator('#give-copy').waitFor();
  await picture(member, 'coupon-giving');
  const { link } = done(await shop.as('o-member').member<{ link: { offerId: string; key: string } }>('coupons.show', { couponId: shownCouponId() }));

  friend = await phoneOf('o-friend', `member/coupon-offer/index?offer=${link.offerId}&key=${link.key}`);
  await friend.see('林一禾送您一张');
  await picture(friend, 'coupon-offer');
  await friend.tap('#offer-join');
  await friend.type('#join-nickname', '小美');
  await friend.tap('#join-submit');
  await friend.tap('#welcomed-offer');
  await friend.tap('#offer-claim');
  await friend.see('您已经领过了');
  await member.page.goto(`${shop.url}/?as=o-member#/pages/coupons/index`);
  await member.tap('#wallet-used');
  await member.see('已送出');
}, 60_000);

/** The coupon whose screen the member looks at. */
function shownCouponId(): string {
  return decodeURIComponent(/id=([^&]+)/.exec(member.page.url())?.[1] ?? '');
}

test('after all this the books agree and no screen threw an error', async () => {
  expect((await shop.inStore(reconcileBooks)).differing).toEqual([]);
  expect([...head.errors, ...member.errors, ...cashier.errors, ...friend.errors]).toEqual([]);
});
