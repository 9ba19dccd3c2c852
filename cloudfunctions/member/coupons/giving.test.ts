import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import { addDays, localDate, localTime } from '../../../shared/kernel/time';
import { store } from '../../_store/store';

let shop: TestShop;
const today = localDate('2026-11-22');
beforeAll(async () => { shop = await openTestShop({ at: localTime(today, 12) }); }, 60_000);
afterAll(() => shop.cloud.close());

interface Link { offerId: string; key: string }
interface Wallet { items: { couponId: string; state: string; whyNot: string[]; offer?: { friend?: string; claimedAt?: number }; from?: string; giveable: boolean }[] }
const terms = {
  name: { zh: '好友 9 折', en: '' }, effect: { kind: 'percent', offRate: 1_000, capFen: null }, thresholdFen: 0, storeIds: [], tierIds: [], weekdays: [], categories: [],
  stackingGroup: null, giveable: true, validity: { kind: 'relative', startsAfterDays: 0, days: 10 }, totalLimit: null, perMemberLimit: null,
};
let people = 0;
/** A member with a coupon from a template, by a batch of his own store. */
async function holder(more: object = {}): Promise<{ openid: string; couponId: string }> {
  const openid = `o-giver-${(people += 1)}`;
  const { memberId } = await shop.join(openid, { nickname: `林一禾${people}` });
  const { templateId } = done(await shop.as('demo-head-office').staff<{ templateId: string }>('couponTemplates.save', { terms: { ...terms, ...more } }));
  done(await shop.as('demo-head-office').staff('couponTemplates.issue', { templateId, audience: { storeIds: [], tierIds: [], states: [], birthdayIn: null }, expected: 1, expectedExact: true }));
  await shop.cloud.runTimer('issuing');
  const [coupon] = await shop.inStore(() => store.coupons.find({ filter: { templateId, memberId }, limit: 1 }));
  return { openid, couponId: coupon?._id ?? '' };
}
async function friend(): Promise<string> {
  const openid = `o-friend-${(people += 1)}`;
  await shop.join(openid, { nickname: `小美${people}` });
  return openid;
}
const ask = <Value>(openid: string, action: string, input: object, commandId?: string) => shop.as(openid).member<Value>(`coupons.${action}`, input, commandId);
async function offered(giver: { openid: string; couponId: string }): Promise<Link> {
  done(await ask(giver.openid, 'offer', { couponId: giver.couponId }));
  return done(await ask<{ link: Link }>(giver.openid, 'show', { couponId: giver.couponId })).link;
}
const wallet = async (openid: string, state: string) => done(await ask<Wallet>(openid, 'wallet', { state })).items;

test('a friend looks, takes the coupon once, and both see what happened', async () => {
  const giver = await holder();
  const link = await offered(giver);
  expect(await wallet(giver.openid, 'usable')).toContainEqual(expect.objectContaining({ couponId: giver.couponId, state: 'offered', whyNot: ['COUPON_OFFERED'] }));
  expect(done(await ask('o-passer-by', 'offered', link))).toMatchObject({ state: 'open', isMember: false, isGiver: false, coupon: { name: { zh: '好友 9 折' } } });
  const taker = await friend();
  const claimed = done(await ask<{ couponId: string }>(taker, 'claim', link, 'claim-once'));
  expect(done(await ask(taker, 'claim', link, 'claim-once'))).toEqual(claimed);
  expect(codeOf(await ask(taker, 'claim', link))).toBe('COUPON_GIVEN');
  expect(codeOf(await ask(await friend(), 'claim', link))).toBe('COUPON_GIVEN');
  expect(done(await ask(taker, 'offered', link))).toMatchObject({ state: 'claimed', claimedByMe: true });
  expect(await wallet(taker, 'usable')).toContainEqual(expect.objectContaining({ couponId: claimed.couponId, state: 'issued', giveable: false, from: expect.stringContaining('林一禾') }));
  expect(await wallet(giver.openid, 'used')).toEqual([expect.objectContaining({ state: 'given', offer: expect.objectContaining({ friend: expect.stringContaining('小美') }) })]);
  expect(codeOf(await ask(taker, 'offer', { couponId: claimed.couponId }))).toBe('COUPON_NOT_GIVEABLE');
});

test('one taken back is nobody else’s, and its old link stays dead when it is offered again', async () => {
  const giver = await holder();
  const first = await offered(giver);
  done(await ask(giver.openid, 'takeBack', { couponId: giver.couponId }));
  const taker = await friend();
  expect(codeOf(await ask(taker, 'claim', first))).toBe('COUPON_OFFER_UNKNOWN');
  expect(done(await ask(taker, 'offered', first))).toMatchObject({ state: 'taken_back' });
  const second = await offered(giver);
  expect(second.key).not.toBe(first.key);
  expect(codeOf(await ask(taker, 'claim', first))).toBe('COUPON_OFFER_UNKNOWN');
  expect(codeOf(await ask(taker, 'claim', second))).toBe('done');
  expect(codeOf(await ask(giver.openid, 'takeBack', { couponId: giver.couponId }))).toBe('COUPON_GIVEN');
});

test('the giver, a guessed key, an ended coupon and one that is not to be given get none', async () => {
  const giver = await holder();
  const link = await offered(giver);
  expect(codeOf(await ask(giver.openid, 'claim', link))).toBe('COUPON_OFFER_OWN');
  const taker = await friend();
  expect(codeOf(await ask(taker, 'claim', { ...link, key: '0'.repeat(32) }))).toBe('NOT_FOUND');
  expect(codeOf(await ask(taker, 'offered', { ...link, key: '0'.repeat(32) }))).toBe('NOT_FOUND');
  expect(codeOf(await ask(taker, 'show', { couponId: giver.couponId }))).toBe('NOT_FOUND');
  expect(codeOf(await ask(taker, 'takeBack', { couponId: giver.couponId }))).toBe('NOT_FOUND');
  const own = await holder({ giveable: false });
  expect(codeOf(await ask(own.openid, 'offer', { couponId: own.couponId }))).toBe('COUPON_NOT_GIVEABLE');
  await shop.cloud.moveClock(localTime(addDays(today, 11), 12));
  expect(codeOf(await ask(taker, 'claim', link))).toBe('COUPON_EXPIRED');
  expect(done(await ask(taker, 'offered', link))).toMatchObject({ state: 'ended' });
});

test('the key of an offer stands in no document', async () => {
  const giver = await holder();
  const { key } = await offered(giver);
  const everything = await shop.inStore(async () => [await store.commands.find({ filter: {}, limit: 1_000 }), await store.couponOffers.find({ filter: {}, limit: 1_000 }), await store.coupons.find({ filter: {}, limit: 1_000 })]);
  expect(JSON.stringify(everything)).not.toContain(key);
});

test('the wallet tells every reason why not today, and all conditions by name', async () => {
  const { openid, couponId } = await holder({ tierIds: ['gold'], weekdays: [3], storeIds: ['S1'], categories: ['茶具'], validity: { kind: 'relative', startsAfterDays: 2, days: 5 } });
  expect(done(await ask(openid, 'show', { couponId }))).toMatchObject({
    whyNot: ['COUPON_NOT_STARTED', 'COUPON_TIER_EXCLUDED', 'COUPON_WEEKDAY_EXCLUDED'],
    conditions: { stores: [expect.objectContaining({ zh: expect.any(String) })], tiers: [{ zh: '金卡', en: 'Gold' }], weekdays: [3], categories: ['茶具'], combines: false },
  });
  expect(codeOf(await ask(await friend(), 'show', { couponId }))).toBe('NOT_FOUND');
});
