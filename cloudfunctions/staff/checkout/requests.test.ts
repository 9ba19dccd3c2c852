import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';

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

/** What a till asks for: the coupons of the shown quote and the version it was made under. */
async function shownTo(openid: string) {
  const { memberId } = await shop.join(openid);
  const basket = { memberId, storeId: 'S1', amount: 20_000, pointsToSpend: 0 };
  const quote = done(await cashier().staff<Quote>('checkout.quote', { ...basket, coupons: 'best' }));
  const coupons = quote.coupons.filter((coupon) => coupon.applied).map((coupon) => coupon.couponId);
  expect(coupons).toHaveLength(1);
  return { ...basket, coupons, payableShown: quote.payable, policyVersion: quote.policyVersion };
}

test('a purchase with one coupon costs at most nine requests besides the question who is calling', async () => {
  done(await cashier().staff('checkout.commit', await shownTo('o-warm')));
  const input = await shownTo('o-counted');
  asked = [];
  done(await cashier().staff('checkout.commit', input));
  expect(asked.filter((request) => request.endsWith(' staff'))).toHaveLength(1);
  expect(asked.filter((request) => !request.endsWith(' staff')).length).toBeLessThanOrEqual(9);
});

test('the same purchase sent again answers the same, although its answer is looked up only when something says no', async () => {
  const input = await shownTo('o-repeated');
  const first = done(await cashier().staff('checkout.commit', input, 'repeated'));
  expect(done(await cashier().staff('checkout.commit', input, 'repeated'))).toEqual(first);
  expect(codeOf(await cashier().staff('checkout.commit', { ...input, amount: 21_000 }, 'repeated'))).toBe('COMMAND_REUSED');
  expect(codeOf(await cashier().staff('checkout.commit', { ...input, coupons: 'best', pointsToSpend: 9_000_000 }, 'repeated'))).toBe('COMMAND_REUSED');
});

test('rules that changed after the quote are read anew, and a price that no longer holds is refused', async () => {
  const input = await shownTo('o-version');
  expect(codeOf(await cashier().staff('checkout.commit', { ...input, policyVersion: input.policyVersion + 1 }))).toBe('done');
});
