import { codeOf, done, openTestShop, type TestShop } from '../../local/testing-shop';
import { openTestTill } from '../../local/testing-till';
import { dayMs, hourMs, instant, minuteMs } from '../../shared/kernel/time';
import type { CouponId, MemberId, StaffId } from '../../shared/kernel/ids';
import { store } from '../_store/store';

let shop: TestShop;
beforeAll(async () => { shop = await openTestShop(); });
afterAll(() => shop.cloud.close());

const now = () => Math.floor(shop.cloud.clock.now());
const pass = (ms: number) => shop.cloud.moveClock(now() + ms);
const sweep = async () => (await shop.cloud.runTimer('sweep')) as { kind: string; value: Record<string, number> };

test('commands are kept for thirty days, so that a phone that was away is still answered, and are gone after', async () => {
  done(await shop.as('o-away').member('membership.join', { scene: 's=S1', privacyVersion: '2026-11', marketingConsent: false }, 'join-away'));
  await pass(29 * dayMs);
  await sweep();
  expect(codeOf(await shop.as('o-away').member('membership.join', { scene: 's=S1', privacyVersion: '2026-11', marketingConsent: false }, 'join-away'))).toBe('done');
  expect(await shop.inStore(() => store.commands.get('o-away~join-away'))).toBeDefined();
  await pass(2 * dayMs);
  expect((await sweep()).value['commands']).toBeGreaterThan(0);
  expect(await shop.inStore(() => store.commands.get('o-away~join-away'))).toBeUndefined();
});

test('attempts, nonces, ended scans and lapsed holds are gone, those of this minute stay', async () => {
  const { memberId, memberNumber } = await shop.join('o-swept');
  const till = await openTestTill(shop);
  const leave = async () => {
    await shop.as('demo-cashier').staff('members.find', { storeId: 'S1', text: memberNumber });
    await till.post([{}]);
    const { scanId } = await shop.scan('o-swept');
    const [coupon] = await shop.inStore(() => store.coupons.find({ filter: { memberId }, limit: 1 }));
    await shop.as('demo-cashier').staff('checkout.hold', { checkoutId: 'ck_swept-test', memberId, storeId: 'S1', couponIds: [coupon?._id] });
    return { scanId, couponId: coupon?._id as CouponId };
  };
  const left = () => shop.inStore(async () => [await store.codeAttempts.count({}), await store.tillNonces.count({}), (await store.accounts.get(memberId as MemberId))?.code.scan?.scanId]);
  const { couponId, scanId } = await leave();
  await sweep();
  expect(await left()).toEqual([expect.any(Number), 1, scanId]);
  expect(await shop.inStore(() => store.coupons.get(couponId))).toMatchObject({ state: 'reserved' });
  await pass(hourMs);
  expect(await sweep()).toMatchObject({ value: { tillNonces: 1, scans: 1, holds: 1 } });
  expect(await left()).toEqual([0, 0, undefined]);
  expect(await shop.inStore(() => store.coupons.get(couponId))).toMatchObject({ state: 'issued', reservedBy: null, reservedUntilAt: null });
  expect(await sweep()).toMatchObject({ value: { codeAttempts: 0, tillNonces: 0, scans: 0, holds: 0 } });
});

test('a nonce that was swept is refused by its timestamp', async () => {
  const till = await openTestTill(shop);
  const at = now();
  await till.post([{}], { at, nonce: 'swept-nonce-0123456789' });
  await pass(21 * minuteMs);
  await sweep();
  expect((await till.post([{}], { at, nonce: 'swept-nonce-0123456789' })).error?.code).toBe('CLOCK_WRONG');
});

test('more than a page goes in one tick, page by page, and two ticks at once remove each once', async () => {
  await shop.inStore(() => store.tillNonces.add(...Array.from({ length: 1_200 }, (_, index) => ({ _id: `till_old~${index}`, at: instant(now() - dayMs) }))));
  const [one, two] = await Promise.all([sweep(), sweep()]);
  expect((one.value['tillNonces'] ?? 0) + (two.value['tillNonces'] ?? 0)).toBe(1_200);
  expect(await shop.inStore(() => store.tillNonces.count({ at: instant(0) }))).toBe(0);
}, 30_000);

test('the sweep finds which cards are the staff’s own: by his WeChat, and by the phone of that card', async () => {
  const own = await shop.join('demo-cashier', { phoneCode: 'phone:13911112222' });
  const second = await shop.join('o-wife', { phoneCode: 'phone:13911112222:2' });
  await shop.join('o-same-tail', { phoneCode: 'phone:13822222222' });
  expect((await sweep()).value['ownCards']).toBe(1);
  const staff = await shop.inStore(() => store.staff.get('st_lin' as StaffId));
  expect(staff?.ownMemberIds).toEqual([own.memberId, second.memberId].sort());
  expect((await sweep()).value['ownCards']).toBe(0);
  // A purchase that only earns is refused by that alone.
  const input = { memberId: second.memberId, storeId: 'S1', amount: 5_000, coupons: [], pointsToSpend: 0, payableShown: 5_000 };
  expect(codeOf(await shop.as('demo-cashier').staff('checkout.commit', input))).toBe('OWN_CARD');
});

test('nobody but the timer sweeps', async () => {
  expect(await shop.cloud.call('sweep', {}, { openid: 'demo-head-office', source: 'wx_client' })).toMatchObject({ fault: { code: 'FORBIDDEN' } });
});
