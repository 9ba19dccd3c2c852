import { addDays, localDate, localTime } from '../../shared/kernel/time';
import { codeOf, done, openTestShop, type TestShop } from '../../local/testing-shop';
import type { MemberId } from '../../shared/kernel/ids';
import { is } from '../_store/collection';
import { store } from '../_store/store';

let shop: TestShop;
const today = localDate('2026-11-22');
beforeEach(async () => { shop = await openTestShop({ at: localTime(today, 10) }); });
afterEach(() => shop.cloud.close());

interface Referrals { items: { state: string; rewardOn?: string; nameMasked: string }[]; scene: string }
const coupons = (memberId: string, templateId: string) => shop.inStore(() => store.coupons.count({ memberId, templateId }));
const night = async (days: number) => {
  await shop.cloud.moveClock(localTime(addDays(today, days), 6, 10));
  return shop.cloud.runTimer('referrals');
};

async function buy(memberId: string): Promise<string> {
  const cashier = shop.as('demo-cashier');
  const basket = { memberId, storeId: 'S1', amount: 20_000, coupons: [], pointsToSpend: 0 };
  const { payable } = done(await cashier.staff<{ payable: number }>('checkout.quote', basket));
  return done(await cashier.staff<{ purchaseId: string }>('checkout.commit', { ...basket, payableShown: payable })).purchaseId;
}

async function broughtBy() {
  const referrer = await shop.join('mei');
  const { scene } = done(await shop.as('mei').member<Referrals>('referral.show'));
  const friend = await shop.join('jun', { scene, nickname: '王小军' });
  return { referrer, friend, shown: async () => done(await shop.as('mei').member<Referrals>('referral.show')).items };
}

test('both are rewarded and the friend counted once, after the friend\'s first purchase has left its refund window, by two timers at once', async () => {
  const { referrer, friend, shown } = await broughtBy();
  expect(await shown()).toMatchObject([{ state: 'joined', nameMasked: '王＊＊' }]);
  await buy(friend.memberId);
  await night(30);
  expect([await coupons(referrer.memberId, 'referral_thanks'), await coupons(friend.memberId, 'referral_friend')]).toEqual([0, 0]);
  await night(31);
  await Promise.all([shop.cloud.runTimer('referrals'), shop.cloud.runTimer('referrals')]);
  expect([await coupons(referrer.memberId, 'referral_thanks'), await coupons(friend.memberId, 'referral_friend')]).toEqual([1, 1]);
  expect(await shown()).toMatchObject([{ state: 'rewarded' }]);
  expect((await shop.inStore(() => store.accounts.get(referrer.memberId as MemberId)))?.friendsBrought).toBe(1);
  await night(60);
  expect(await coupons(referrer.memberId, 'referral_thanks')).toBe(1);
});

test('a purchase that came back whole brings nothing; the next one does', async () => {
  const { referrer, friend, shown } = await broughtBy();
  const purchaseId = await buy(friend.memberId);
  const manager = shop.as('demo-manager');
  const { paid } = done(await manager.staff<{ paid: number }>('refunds.quote', { purchaseId, scope: { kind: 'whole' } }));
  done(await manager.staff('refunds.commit', { purchaseId, scope: { kind: 'whole' }, reason: '不合适', paidShown: paid }));
  await night(31);
  expect(await shown()).toMatchObject([{ state: 'joined' }]);
  await buy(friend.memberId);
  await night(40);
  expect(await shown()).toMatchObject([{ state: 'bought', rewardOn: addDays(today, 62) }]);
  await night(62);
  expect(await coupons(referrer.memberId, 'referral_thanks')).toBe(1);
});

test('nobody brings himself, nobody is brought by a number that nobody has, and nobody twice', async () => {
  const referrer = await shop.join('mei');
  await shop.join('mei', { scene: `r=${referrer.memberNumber}` });
  await shop.join('lan', { scene: 'r=00000000' });
  const friend = await shop.join('jun', { scene: `r=${referrer.memberNumber}` });
  await shop.join('jun', { scene: `r=${friend.memberNumber}` });
  expect(await shop.inStore(() => store.referrals.find({ filter: {}, limit: 10 }))).toMatchObject([{ _id: friend.memberId, referrerId: referrer.memberId }]);
});

test('nobody brings himself with a second WeChat: one phone number is one person, also when he gives it after joining', async () => {
  const { memberId, memberNumber } = await shop.join('mei', { phoneCode: 'phone:13800138000:a' });
  await shop.join('mei-2', { scene: `r=${memberNumber}`, phoneCode: 'phone:13800138000:b' });
  expect(await shop.inStore(() => store.referrals.count({ referrerId: memberId, joinedAt: is.above(0) }))).toBe(0);
  const third = await shop.join('mei-3', { scene: `r=${memberNumber}` });
  done(await shop.as('mei-3').member('profile.savePhone', { phoneCode: 'phone:13800138000:c' }));
  await buy(third.memberId);
  await night(31);
  expect([await coupons(memberId, 'referral_thanks'), await coupons(third.memberId, 'referral_friend')]).toEqual([0, 0]);
  expect(done(await shop.as('mei').member<Referrals>('referral.show')).items).toMatchObject([{ state: 'ended' }]);
});

test('a friend who does not buy in time, and one who left, end without a reward', async () => {
  const { friend, shown } = await broughtBy();
  await night(31);
  expect(await shown()).toMatchObject([{ state: 'joined' }]);
  for (const days of [170, 181, 190]) await night(days);
  expect(await shown()).toMatchObject([{ state: 'ended' }]);
  expect(await coupons(friend.memberId, 'referral_friend')).toBe(0);
});

test('only the timer rewards', async () => {
  expect(codeOf((await shop.cloud.call('referrals', {}, { openid: 'mei', source: 'wx_client' })) as never)).toBe('FORBIDDEN');
});
