import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import type { MemberId, StaffId } from '../../../shared/kernel/ids';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';

let shop: TestShop;
beforeAll(async () => { shop = await openTestShop(); });
afterAll(() => shop.cloud.close());

interface Quote { payable: number; pointsSpendable: number; coupons: { couponId: string; applied: boolean; whyNot?: string }[] }
const cashier = () => shop.as('demo-cashier');
const pass = (ms: number) => shop.cloud.moveClock(shop.cloud.clock.now() + ms);
const basket = (memberId: string, more: object = {}) => ({ memberId, storeId: 'S1', amount: 20_000, coupons: 'best' as const, pointsToSpend: 0, ...more });
const quoteOf = async (memberId: string, more: object = {}) => done(await cashier().staff<Quote>('checkout.quote', basket(memberId, more)));

/** A member with points who joined here long enough ago. */
async function regular(openid: string): Promise<string> {
  const { memberId } = await shop.join(openid);
  done(await cashier().staff('checkout.commit', { ...basket(memberId), coupons: [], amount: 50_000, payableShown: 50_000 }));
  await pass(11 * 60_000);
  return memberId;
}

test('a member found by number or phone earns, and spends neither points nor coupons', async () => {
  const memberId = await regular('o-found');
  const quote = await quoteOf(memberId);
  expect(quote).toMatchObject({ payable: 20_000, pointsSpendable: 0, coupons: [{ applied: false, whyNot: 'COUPON_SCAN_MISSING' }] });
  expect(codeOf(await cashier().staff('checkout.quote', basket(memberId, { pointsToSpend: 100 })))).toBe('POINTS_SCAN_MISSING');
  const [{ couponId } = { couponId: '' }] = quote.coupons;
  const forged = { ...basket(memberId), coupons: [couponId], payableShown: 18_000 };
  expect(await cashier().staff('checkout.commit', forged)).toMatchObject({ refusal: { code: 'COUPON_UNUSABLE', details: { whyNot: 'COUPON_SCAN_MISSING' } } });
  expect(codeOf(await cashier().staff('checkout.commit', { ...basket(memberId), coupons: [], pointsToSpend: 100, payableShown: 19_900 }))).toBe('POINTS_SCAN_MISSING');
  expect(codeOf(await cashier().staff('checkout.commit', { ...basket(memberId), payableShown: 20_000 }))).toBe('done');
});

test('with his code he spends both, and the purchase says that it was shown, by whom it was rung up and where', async () => {
  await regular('o-shown');
  const { memberId, scanId } = await shop.scan('o-shown');
  const quote = await quoteOf(memberId, { scanId, pointsToSpend: 500 });
  expect(quote).toMatchObject({ payable: 17_500, coupons: [{ applied: true }] });
  const coupons = quote.coupons.map((coupon) => coupon.couponId);
  const { purchaseId } = done(await cashier().staff<{ purchaseId: string }>('checkout.commit', { ...basket(memberId, { scanId, pointsToSpend: 500 }), coupons, payableShown: 17_500 }));
  expect(await shop.inStore(() => store.purchases.get(purchaseId))).toMatchObject({ scanned: true, staffId: 'st_lin', storeId: 'S1' });
});

test('whoever joined here a moment ago may use his welcome coupon at once, elsewhere or later he may not', async () => {
  const { memberId } = await shop.join('o-new');
  expect(await quoteOf(memberId)).toMatchObject({ payable: 18_000 });
  expect(done(await shop.as('demo-cashier-s2').staff<Quote>('checkout.quote', { ...basket(memberId), storeId: 'S2' }))).toMatchObject({ payable: 20_000 });
  await pass(10 * 60_000);
  expect(await quoteOf(memberId)).toMatchObject({ payable: 20_000 });
});

test('where the policy trusts a number, a member without a scan spends', async () => {
  const memberId = await regular('o-trusted');
  const rules = await shop.inStore(currentPolicies);
  await shop.inStore(() => store.policies.put({ ...rules, policies: { ...rules.policies, checkout: { ...rules.policies.checkout, unscannedMaySpend: true } } }));
  expect(await quoteOf(memberId)).toMatchObject({ payable: 18_000 });
  await shop.inStore(() => store.policies.put(rules));
});

test('nobody rings up, prices or scans his own card, nor one with the phone of his own, nor one a night found to be his', async () => {
  const own = await shop.join('demo-cashier', { phoneCode: 'phone:13900005555' });
  const second = await shop.join('o-second-phone', { phoneCode: 'phone:13900005555:again' });
  const found = await shop.join('o-found-by-night');
  await shop.inStore(() => store.staff.update('st_lin' as StaffId, { ownMemberIds: [found.memberId as MemberId] }));
  for (const { memberId } of [own, second, found]) {
    expect(codeOf(await cashier().staff('checkout.quote', basket(memberId)))).toBe('OWN_CARD');
    expect(codeOf(await cashier().staff('checkout.commit', { ...basket(memberId), payableShown: 20_000 }))).toBe('OWN_CARD');
  }
  for (const openid of ['demo-cashier', 'o-second-phone', 'o-found-by-night']) await expect(shop.scan(openid)).rejects.toThrow('OWN_CARD');
  // A purchase that only earns costs no request for the member: there the night's finding stands guard.
  expect(codeOf(await cashier().staff('checkout.commit', { ...basket(found.memberId), coupons: [], payableShown: 20_000 }))).toBe('OWN_CARD');
  expect(codeOf(await shop.as('demo-manager').staff('checkout.commit', { ...basket(found.memberId), coupons: [], payableShown: 20_000 }))).toBe('done');
});
