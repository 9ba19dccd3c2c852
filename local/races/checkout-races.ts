import { store } from '../../cloudfunctions/_store/store';
import { codeOf, done } from '../testing-shop';
import { buy, purchaseOf, same, send, tills, type Quote, type Race } from './race';

export const twoTillsOneCoupon: Race = async (shop, { memberId }) => {
  const basket = { memberId, storeId: 'S1', amount: 12_850, pointsToSpend: 0 };
  const quote = done(await shop.as(tills[0]).staff<Quote>('checkout.quote', { ...basket, coupons: 'best' }));
  const coupons = quote.coupons.filter((coupon) => coupon.applied).map((coupon) => coupon.couponId);
  const replies = await Promise.all(tills.map((till) => send(shop, till, 'checkout.commit', { ...basket, coupons, payableShown: quote.payable })));
  same('two tills and one coupon', replies.map(codeOf).sort(), ['COUPON_UNUSABLE', 'done']);
  const counted = await shop.inStore(async () => [await store.purchases.count({ memberId }), await store.coupons.count({ memberId, state: 'redeemed' })]);
  same('purchases and used coupons', counted, [1, 1]);
};

export const twentySpends: Race = async (shop, { memberId }) => {
  await buy(shop, memberId, 100_000);
  const account = await shop.inStore(() => store.accounts.get(memberId));
  const points = (account?.points.buckets ?? []).reduce((sum, bucket) => sum + bucket.points, 0);
  // 100 points each on goods of 2 yuan: 1,000 points are spent ten times, and what ten such purchases earn is no eleventh.
  const quote = done(await shop.as(tills[0]).staff<Quote>('checkout.quote', { memberId, storeId: 'S1', amount: 250, coupons: [], pointsToSpend: 100 }));
  const spend = purchaseOf(memberId, 250, { pointsToSpend: 100, payableShown: quote.payable });
  const replies = await Promise.all(Array.from({ length: 20 }, (_, index) => send(shop, tills[index % 2] ?? tills[0], 'checkout.commit', spend)));
  const codes = replies.map(codeOf);
  same('twenty spendings', [codes.filter((code) => code === 'done').length, codes.filter((code) => code === 'POINTS_INSUFFICIENT').length], [points / 100, 20 - points / 100]);
};

export const fiveTaps: Race = async (shop, { openid, memberId }) => {
  const replies = await Promise.all(Array.from({ length: 5 }, () => send(shop, tills[0], 'checkout.commit', purchaseOf(memberId, 12_850), `taps-${openid}`)));
  same('answers to five taps', new Set(replies.map((reply) => done(reply).purchaseId)).size, 1);
  same('purchases of five taps', await shop.inStore(() => store.purchases.count({ memberId })), 1);
};

/** Two tills show a price with one coupon: one holds it, the other is told so at once, and only the one that holds it uses it. */
export const twoTillsOneHold: Race = async (shop, { openid, memberId }) => {
  const basket = { memberId, storeId: 'S1', amount: 12_850, pointsToSpend: 0 };
  const quote = done(await shop.as(tills[0]).staff<Quote>('checkout.quote', { ...basket, coupons: 'best' }));
  const couponIds = quote.coupons.filter((coupon) => coupon.applied).map((coupon) => coupon.couponId);
  const idOf = (till: string): string => `ck_${till}-${openid}`;
  const holds = await Promise.all(tills.map((till) => send(shop, till, 'checkout.hold', { checkoutId: idOf(till), memberId, storeId: 'S1', couponIds })));
  same('two holds', holds.map(codeOf).sort(), ['COUPON_UNUSABLE', 'done']);
  const holder = holds.findIndex((reply) => codeOf(reply) === 'done');
  const replies = await Promise.all(tills.map((till) => send(shop, till, 'checkout.commit', { ...basket, coupons: couponIds, payableShown: quote.payable, checkoutId: idOf(till) })));
  same('the till that holds it, the other', [...[holder, 1 - holder].map((till) => replies.map(codeOf)[till])], ['done', 'COUPON_UNUSABLE']);
};
