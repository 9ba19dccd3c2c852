import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import { store } from '../../_store/store';

let shop: TestShop;
let asked: string[] = [];
beforeAll(async () => {
  shop = await openTestShop({ onRequest: ({ action, collection, functionName }) => {
    if (functionName === 'staff') asked.push(`${action.replace('database.', '')} ${collection ?? ''}`.trim());
  } });
});
afterAll(() => shop.cloud.close());

interface Quote { payable: number; policyVersion: number; coupons: { couponId: string; applied: boolean }[] }

const cashier = () => shop.as('demo-cashier');

/** What a till asks for: the coupons of the shown quote, points, the scan, and the version the quote was made under. */
async function shownTo(openid: string, more: object = {}) {
  const { memberId } = await shop.join(openid);
  done(await cashier().staff('checkout.commit', { memberId, storeId: 'S1', amount: 50_000, coupons: [], pointsToSpend: 0, payableShown: 50_000 }));
  const { scanId } = await shop.scan(openid);
  const checkoutId = `ck_${openid.padEnd(8, '0')}`;
  const basket = { memberId, storeId: 'S1', amount: 20_000, pointsToSpend: 400, scanId, checkoutId, ...more };
  const quote = done(await cashier().staff<Quote>('checkout.quote', { ...basket, coupons: 'best' }));
  const coupons = quote.coupons.filter((coupon) => coupon.applied).map((coupon) => coupon.couponId);
  expect(coupons).toHaveLength(1);
  done(await cashier().staff('checkout.hold', { checkoutId, memberId, storeId: 'S1', couponIds: coupons }));
  return { ...basket, coupons, payableShown: quote.payable, policyVersion: quote.policyVersion };
}

test('a purchase with a scan, a coupon that was held, and points costs nine requests, the question who is calling among them', async () => {
  done(await cashier().staff('checkout.commit', await shownTo('o-warm')));
  const input = await shownTo('o-counted');
  asked = [];
  done(await cashier().staff('checkout.commit', input));
  expect(asked).toHaveLength(9);
  expect(asked.map((request) => request.split(' ')[1]).filter(Boolean)).toEqual(['staff', 'accounts', 'coupons', 'coupons', 'purchases', 'pointsEntries', 'accounts']);
});

test('an order number costs no request more', async () => {
  const input = { ...(await shownTo('o-ordered')), orderNo: 'T-1' };
  asked = [];
  done(await cashier().staff('checkout.commit', input));
  expect(asked).toHaveLength(9);
});

test('the same purchase sent again answers the same, although the purchase is the only record of it', async () => {
  const input = await shownTo('o-repeated');
  const first = done(await cashier().staff('checkout.commit', input, 'repeated'));
  expect(done(await cashier().staff('checkout.commit', input, 'repeated'))).toEqual(first);
  expect(codeOf(await cashier().staff('checkout.commit', { ...input, amount: 21_000 }, 'repeated'))).toBe('COMMAND_REUSED');
  expect(codeOf(await cashier().staff('checkout.commit', { ...input, coupons: 'best', pointsToSpend: 9_000_000 }, 'repeated'))).toBe('COMMAND_REUSED');
  // The same id from another phone is another command.
  expect(codeOf(await shop.as('demo-manager').staff('checkout.commit', { ...input, coupons: [], pointsToSpend: 0, scanId: undefined, payableShown: 20_000 }, 'repeated'))).toBe('done');
  expect(await shop.inStore(() => store.purchases.count({ memberId: input.memberId }))).toBe(3);
});

test('one command makes one purchase, whatever order numbers it is sent with, also in the same moment', async () => {
  const { memberId } = await shop.join('o-renumbered');
  const sale = (orderNo?: string) => ({ memberId, storeId: 'S1', amount: 10_000, coupons: [], pointsToSpend: 0, payableShown: 10_000, ...(orderNo === undefined ? {} : { orderNo }) });
  const first = done(await cashier().staff('checkout.commit', sale('R-1'), 'renumbered'));
  for (const orderNo of ['R-2', undefined]) expect(codeOf(await cashier().staff('checkout.commit', sale(orderNo), 'renumbered'))).toBe('COMMAND_REUSED');
  expect(done(await cashier().staff('checkout.commit', sale('R-1'), 'renumbered'))).toEqual(first);
  const codes = (await Promise.all(['R-3', 'R-4', 'R-5', undefined].map((orderNo) => cashier().staff('checkout.commit', sale(orderNo), 'at-once')))).map(codeOf);
  expect(codes.sort()).toEqual(['COMMAND_REUSED', 'COMMAND_REUSED', 'COMMAND_REUSED', 'done']);
  expect(await shop.inStore(() => store.purchases.count({ memberId }))).toBe(2);
});

test('an order number that another command brought is refused by the database alone, and answered to its own', async () => {
  const input = { ...(await shownTo('o-twice')), orderNo: 'T-2' };
  const first = done(await cashier().staff('checkout.commit', input, 'order-first'));
  expect(codeOf(await cashier().staff('checkout.commit', input, 'order-second'))).toBe('ORDER_ALREADY_RECORDED');
  expect(done(await cashier().staff('checkout.commit', input, 'order-first'))).toEqual(first);
});

test('rules that changed after the quote are read anew, and a price that no longer holds is refused', async () => {
  const input = await shownTo('o-version');
  expect(codeOf(await cashier().staff('checkout.commit', { ...input, policyVersion: input.policyVersion + 1 }))).toBe('done');
});
