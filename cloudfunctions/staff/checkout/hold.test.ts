import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import type { CouponId } from '../../../shared/kernel/ids';
import { store } from '../../_store/store';

let shop: TestShop;
beforeAll(async () => { shop = await openTestShop(); });
afterAll(() => shop.cloud.close());

interface Quote { payable: number; coupons: { couponId: string; applied: boolean; whyNot?: string }[] }
const tills = { here: 'demo-cashier', there: 'demo-manager' } as const;
const pass = (ms: number) => shop.cloud.moveClock(shop.cloud.clock.now() + ms);

async function standing(openid: string) {
  const { memberId } = await shop.join(openid);
  const basket = { memberId, storeId: 'S1', amount: 20_000, coupons: 'best', pointsToSpend: 0 };
  const ids = { here: `ck_here_${openid}`, there: `ck_there_${openid}` };
  const quote = async (till: keyof typeof tills) => done(await shop.as(tills[till]).staff<Quote>('checkout.quote', { ...basket, checkoutId: ids[till] }));
  const [{ couponId } = { couponId: '' }] = (await quote('here')).coupons;
  const hold = (till: keyof typeof tills, couponIds: string[]) => shop.as(tills[till]).staff<{ heldUntilAt: number }>('checkout.hold', { checkoutId: ids[till], memberId, storeId: 'S1', couponIds });
  const commit = (till: keyof typeof tills, coupons: string[], payableShown: number) =>
    shop.as(tills[till]).staff('checkout.commit', { ...basket, coupons, payableShown, checkoutId: ids[till] });
  return { memberId, couponId, quote, hold, commit, state: () => shop.inStore(() => store.coupons.get(couponId as CouponId)) };
}

test('a coupon of a quote on one till is told to be in use on the other, and cannot be used there', async () => {
  const { couponId, quote, hold, commit, state } = await standing('o-held');
  const { heldUntilAt } = done(await hold('here', [couponId]));
  expect(await state()).toMatchObject({ state: 'reserved', reservedUntilAt: heldUntilAt });
  expect(await quote('there')).toMatchObject({ payable: 20_000, coupons: [{ whyNot: 'COUPON_RESERVED' }] });
  expect(await hold('there', [couponId])).toMatchObject({ refusal: { code: 'COUPON_UNUSABLE', details: { whyNot: 'COUPON_RESERVED' } } });
  expect(await commit('there', [couponId], 18_000)).toMatchObject({ refusal: { code: 'COUPON_UNUSABLE', details: { whyNot: 'COUPON_RESERVED' } } });
  // His own till still counts on it, and may ask for more time.
  expect(await quote('here')).toMatchObject({ payable: 18_000 });
  expect(codeOf(await hold('here', [couponId]))).toBe('done');
  expect(codeOf(await commit('here', [couponId], 18_000))).toBe('done');
  expect(await state()).toMatchObject({ state: 'redeemed', reservedBy: null, reservedUntilAt: null });
});

test('a till that lets go gives the coupon back at once, another till letting go changes nothing', async () => {
  const { couponId, quote, hold, state } = await standing('o-let-go');
  done(await hold('here', [couponId]));
  done(await hold('there', []));
  expect(await state()).toMatchObject({ state: 'reserved' });
  done(await hold('here', []));
  expect(await state()).toMatchObject({ state: 'issued', reservedBy: null });
  expect(await quote('there')).toMatchObject({ payable: 18_000 });
});

test('what a till that died left held comes free by its own time, and is used once', async () => {
  const { couponId, quote, hold, commit } = await standing('o-died');
  done(await hold('here', [couponId]));
  await pass(9 * 60_000);
  expect(await quote('there')).toMatchObject({ payable: 20_000 });
  // With the hold ends the time in which one who has just joined needs no scan.
  await pass(60_000);
  const { scanId } = await shop.scan('o-died', tills.there);
  const input = { memberId: (await shop.inStore(() => store.coupons.get(couponId as CouponId)))?.memberId, storeId: 'S1', amount: 20_000, pointsToSpend: 0, scanId };
  const shown = done(await shop.as(tills.there).staff<Quote>('checkout.quote', { ...input, coupons: 'best' }));
  expect(shown.payable).toBe(18_000);
  expect(codeOf(await shop.as(tills.there).staff('checkout.commit', { ...input, coupons: [couponId], payableShown: 18_000 }))).toBe('done');
  expect(codeOf(await commit('here', [couponId], 18_000))).toBe('COUPON_UNUSABLE');
});

test('the last minute of a coupon that is held is as good as any', async () => {
  const { memberId, couponId, hold } = await standing('o-last-minute');
  await shop.inStore(() => store.coupons.update(couponId as CouponId, { validUntilAt: shop.cloud.clock.now() + 60_000 }));
  done(await hold('here', [couponId]));
  await pass(2 * 60_000);
  const input = { memberId, storeId: 'S1', amount: 20_000, coupons: [couponId], pointsToSpend: 0, payableShown: 18_000 };
  expect(codeOf(await shop.as(tills.here).staff('checkout.commit', { ...input, checkoutId: 'ck_here_o-last-minute' }))).toBe('done');
});

test('a coupon of somebody else is held by nobody, and no other store holds one', async () => {
  const { hold, memberId, couponId } = await standing('o-mine');
  const other = await standing('o-yours');
  expect(codeOf(await hold('here', [other.couponId]))).toBe('COUPON_UNKNOWN');
  expect(codeOf(await shop.as('demo-cashier-s2').staff('checkout.hold', { checkoutId: 'ck_elsewhere', memberId, storeId: 'S1', couponIds: [couponId] }))).toBe('FORBIDDEN');
});
