import { store } from '../../cloudfunctions/_store/store';
import { minuteMs } from '../../shared/kernel/time';
import { codeOf, done, type TestShop } from '../testing-shop';
import { buy, newCommandId, same, send, tills, type Race } from './race';

const pickUpDays = 3;
const gift = { name: { zh: '陶瓷茶杯', en: '' }, detail: { zh: '', en: '' }, points: 300, gives: { kind: 'gift' }, tierIds: [], storeIds: [], untilOn: null, perMemberLimit: null, pickUpDays };

/** A reward of its own for a round, from the first day there is. */
async function shelve(shop: TestShop, stock: number): Promise<string> {
  return done(await send<{ rewardId: string }>(shop, 'demo-head-office', 'pointsShop.save', { terms: { ...gift, fromOn: '2020-01-01' }, stock })).rewardId;
}

/** Asks as a member's phone does: the same command again while the database is busy. */
async function ask<Value>(shop: TestShop, openid: string, action: string, input: object, commandId = newCommandId()) {
  for (let tries = 1; ; tries += 1) {
    const reply = await shop.as(openid).member<Value>(action, input, commandId);
    if (codeOf(reply) !== 'UNAVAILABLE' || tries === 20) return reply;
  }
}
const exchange = (shop: TestShop, openid: string, rewardId: string) =>
  ask<{ exchangeId: string; balance: number }>(shop, openid, 'pointsShop.exchange', { rewardId, storeId: 'S1', pointsShown: gift.points });

/** The round's member and others with him, each with points enough for one gift. */
async function crowd(shop: TestShop, openid: string, memberId: string, size: number): Promise<readonly string[]> {
  const others = Array.from({ length: size - 1 }, (_, index) => `${openid}-${index}`);
  const joined = await Promise.all(others.map((one) => shop.as(one).member<{ memberId: string }>('membership.join', { scene: 's=S1', privacyVersion: '2026-11', marketingConsent: false })));
  await Promise.all([memberId, ...joined.map((reply) => done(reply).memberId)].map((one) => buy(shop, one, 30_000)));
  return [openid, ...others];
}

const counted = (codes: readonly string[], code: string): number => codes.filter((one) => one === code).length;
const stockOf = (shop: TestShop, rewardId: string) => shop.inStore(async () => {
  const reward = await store.rewards.get(rewardId);
  return [reward?.stock, reward?.taken];
});

export const lastGift: Race = async (shop, { openid, memberId }) => {
  const rewardId = await shelve(shop, 1);
  const people = await crowd(shop, openid, memberId, 20);
  const codes = (await Promise.all(people.map((one) => exchange(shop, one, rewardId)))).map(codeOf);
  same('twenty members and the last gift', [counted(codes, 'done'), counted(codes, 'REWARD_SOLD_OUT')], [1, 19]);
  same('stock and taken', await stockOf(shop, rewardId), [0, 1]);
};

export const lastThree: Race = async (shop, { openid, memberId }) => {
  const rewardId = await shelve(shop, 3);
  const people = await crowd(shop, openid, memberId, 5);
  const codes = (await Promise.all(people.map((one) => exchange(shop, one, rewardId)))).map(codeOf);
  same('five members and three gifts', [counted(codes, 'done'), counted(codes, 'REWARD_SOLD_OUT')], [3, 2]);
  same('stock and taken', await stockOf(shop, rewardId), [0, 3]);
};

export const twoTillsOneCode: Race = async (shop, { openid, memberId }) => {
  const rewardId = await shelve(shop, 2);
  await buy(shop, memberId, 30_000);
  const { exchangeId } = done(await exchange(shop, openid, rewardId));
  const { code } = done(await ask<{ code: string }>(shop, openid, 'pointsShop.show', { exchangeId }));
  const [one, two, cancelled] = await Promise.all([
    ...tills.map((till) => send(shop, till, 'pointsShop.handOut', { exchangeId, storeId: 'S1', code })),
    ask(shop, openid, 'pointsShop.cancel', { exchangeId }),
  ]);
  const codes = [one, two, cancelled].map((reply) => (reply ? codeOf(reply) : 'none')).sort();
  same('two tills and the member himself', codes, ['PICK_UP_DONE', 'PICK_UP_DONE', 'done']);
  same('stock and taken', await stockOf(shop, rewardId), cancelled && codeOf(cancelled) === 'done' ? [2, 0] : [1, 1]);
};

export const tenFriendsOneCoupon: Race = async (shop, { openid, memberId }) => {
  const couponId = `cp_friend_race_${memberId}`;
  await shop.inStore(async () => {
    const welcome = await store.coupons.get(`cp_welcome_join_${memberId}`);
    if (welcome) await store.coupons.put({ ...welcome, _id: couponId as typeof welcome._id, causeId: `race_${memberId}`, terms: { ...welcome.terms, giveable: true } });
  });
  done(await ask(shop, openid, 'coupons.offer', { couponId }));
  const { link } = done(await ask<{ link: { offerId: string; key: string } }>(shop, openid, 'coupons.show', { couponId }));
  const friends = Array.from({ length: 10 }, (_, index) => `${openid}-f${index}`);
  await Promise.all(friends.map((one) => shop.as(one).member('membership.join', { scene: 's=S1', privacyVersion: '2026-11', marketingConsent: false })));
  const [back, ...claims] = await Promise.all([ask(shop, openid, 'coupons.takeBack', { couponId }), ...friends.map((one) => ask(shop, one, 'coupons.claim', link))]);
  const codes = claims.map(codeOf);
  const tookBack = codeOf(back) === 'done';
  same('claims', [counted(codes, 'done'), counted(codes, tookBack ? 'COUPON_OFFER_UNKNOWN' : 'COUPON_GIVEN')], tookBack ? [0, 10] : [1, 9]);
  if (!tookBack) same('taking back what is gone', codeOf(back), 'COUPON_GIVEN');
  const received = await shop.inStore(() => store.coupons.get(`cp_offer_${link.offerId}`));
  same('coupons of friends', received === undefined, tookBack);
};

let nights: Promise<unknown> = Promise.resolve();

/** The night gives a gift back while its member cancels it and exchanges anew: every point and every gift is somewhere, once. */
export const exchangeDuringNight: Race = async (shop, { openid, memberId }) => {
  const rewardId = await shelve(shop, 2);
  await buy(shop, memberId, 60_000);
  const { exchangeId } = done(await exchange(shop, openid, rewardId));
  // As if it had waited long enough; the clock is everybody's.
  await shop.inStore(() => store.exchanges.update(exchangeId, { untilOn: '2020-01-01' }));
  const night = (nights = nights.then(async () => {
    await shop.inStore(() => store.booksRuns.removeWhere({ state: 'done' }));
    for (let ticks = 0; ticks < 5; ticks += 1) {
      const reply = (await shop.cloud.runTimer('books')) as { kind: string; value?: { state: string } };
      if (reply.value?.state === 'done') return;
      await shop.cloud.moveClock(shop.cloud.clock.now() + 2 * minuteMs);
    }
    throw new Error('the night did not end');
  }));
  const [again, cancelled] = await Promise.all([exchange(shop, openid, rewardId), ask(shop, openid, 'pointsShop.cancel', { exchangeId }), night]);
  same('the exchange of that night', codeOf(again), 'done');
  if (codeOf(cancelled) !== 'done') same('a gift that the night gave back', codeOf(cancelled), 'PICK_UP_DONE');
  same('stock and taken', await stockOf(shop, rewardId), [1, 1]);
  const [account, restored] = await shop.inStore(() => Promise.all([store.accounts.get(memberId), store.pointsEntries.count({ memberId, kind: 'restore' })]));
  const balance = (account?.points.buckets ?? []).reduce((sum, bucket) => sum + bucket.points, 0);
  same('points and givings back', [balance, restored], [300, 1]);
};
