import { reconcileBooks } from '../../local/books';
import { codeOf, done, openTestShop, type TestShop } from '../../local/testing-shop';
import { store } from '../_store/store';

let shop: TestShop;
beforeAll(async () => { shop = await openTestShop(); });
afterAll(() => shop.cloud.close());
afterEach(async () => {
  expect((await shop.inStore(reconcileBooks)).differing).toEqual([]);
});

interface Quote { payable: number; coupons: { couponId: string; applied: boolean; whyNot?: string }[]; pointsEarned: number }
interface Committed { purchaseId: string; pointsBalance: number; growth: number; tierRaised: boolean }

const basket = (memberId: string, more: Record<string, unknown> = {}) => ({ memberId, storeId: 'S1', amount: 12_850, coupons: [], pointsToSpend: 0, ...more });
const cashier = () => shop.as('demo-cashier');

test('a purchase of 128.50 yuan earns 128 points and growth once, and the member sees them', async () => {
  const { memberId } = await shop.join('o-buyer');
  const committed = done(await cashier().staff<Committed>('checkout.commit', { ...basket(memberId), payableShown: 12_850 }));
  expect(committed).toMatchObject({ pointsBalance: 128, growth: 128, tierRaised: false });
  const entries = done(await shop.as('o-buyer').member<{ items: { points: number; balanceAfter: number }[]; balance: number }>('points.entries'));
  expect(entries).toMatchObject({ balance: 128, items: [{ points: 128, balanceAfter: 128 }] });
});

test('a member reads what points take off at the till, and nothing where they are no money', async () => {
  await shop.join('o-worth');
  const read = async () => done(await shop.as('o-worth').member<{ asMoney?: object }>('points.entries')).asMoney;
  expect(await read()).toEqual({ pointsPerStep: 100, fenPerStep: 100, capRate: 5_000 });
  const rules = await shop.inStore(() => store.policies.get('current'));
  if (!rules) throw new Error('a store has its rules');
  const setTo = (version: typeof rules) => shop.inStore(() => store.policies.put(version));
  await setTo({ ...rules, policies: { ...rules.policies, points: { ...rules.policies.points, asMoney: null } } });
  expect(await read()).toBeUndefined();
  await setTo(rules);
});

test('the same command sent five times at once records one purchase', async () => {
  const { memberId } = await shop.join('o-doubletap');
  const input = { ...basket(memberId), payableShown: 12_850 };
  const replies = await Promise.all(Array.from({ length: 5 }, () => cashier().staff<Committed>('checkout.commit', input, 'tap-1')));
  expect(new Set(replies.map((reply) => done(reply).purchaseId)).size).toBe(1);
  expect(await shop.inStore(() => store.purchases.count({ memberId }))).toBe(1);
});

test('of two tills that use one coupon at once, one succeeds and the other is told why not', async () => {
  for (let round = 0; round < 25; round += 1) {
    const { memberId } = await shop.join(`o-coupon-${round}`);
    const quote = done(await cashier().staff<Quote>('checkout.quote', basket(memberId, { coupons: 'best' })));
    const couponId = quote.coupons[0]?.couponId ?? '';
    const tills = ['demo-cashier', 'demo-manager'].map((openid) =>
      shop.as(openid).staff<Committed>('checkout.commit', { ...basket(memberId, { coupons: [couponId] }), payableShown: quote.payable }),
    );
    const replies = await Promise.all(tills);
    expect(replies.map(codeOf).sort()).toEqual(['COUPON_UNUSABLE', 'done']);
    const refused = replies.find((reply) => reply.kind === 'refused');
    expect(refused).toMatchObject({ refusal: { details: { couponId, whyNot: 'COUPON_REDEEMED' } } });
    await shop.inStore(async () => {
      expect(await store.purchases.count({ memberId })).toBe(1);
      expect(await store.coupons.count({ memberId, state: 'redeemed' })).toBe(1);
    });
  }
}, 60_000);

test('two tills that spend the same points at once spend them once', async () => {
  const { memberId } = await shop.join('o-points');
  done(await cashier().staff('checkout.commit', { ...basket(memberId, { amount: 50_000 }), payableShown: 50_000 }));
  const spend = { ...basket(memberId, { amount: 20_000, pointsToSpend: 400 }), payableShown: 19_600 };
  const replies = await Promise.all([1, 2].map(() => cashier().staff('checkout.commit', spend)));
  expect(replies.map(codeOf).sort()).toEqual(['POINTS_INSUFFICIENT', 'done']);
});

test('a price that is no longer the one shown is refused with both sums', async () => {
  const { memberId } = await shop.join('o-changed');
  const reply = await cashier().staff('checkout.commit', { ...basket(memberId), payableShown: 10_000 });
  expect(reply).toMatchObject({ kind: 'refused', refusal: { code: 'QUOTE_CHANGED', details: { payableShown: 10_000, payable: 12_850 } } });
});

test('a till order number is one purchase, whichever command brings it', async () => {
  const { memberId } = await shop.join('o-order');
  const input = { ...basket(memberId, { orderNo: 'A-1001' }), payableShown: 12_850 };
  expect(codeOf(await cashier().staff('checkout.commit', input))).toBe('done');
  expect(codeOf(await cashier().staff('checkout.commit', input))).toBe('ORDER_ALREADY_RECORDED');
});

test('nobody rings up his own card, and no cashier another store', async () => {
  const own = await shop.join('demo-cashier');
  expect(codeOf(await cashier().staff('checkout.commit', { ...basket(own.memberId), payableShown: 12_850 }))).toBe('OWN_CARD');
  const { memberId } = await shop.join('o-elsewhere');
  expect(codeOf(await shop.as('demo-cashier-s2').staff('checkout.commit', { ...basket(memberId), payableShown: 12_850 }))).toBe('FORBIDDEN');
});

test('a purchase that reaches the next tier raises it at once', async () => {
  const { memberId } = await shop.join('o-tier');
  const committed = done(await cashier().staff<Committed>('checkout.commit', { ...basket(memberId, { amount: 100_000 }), payableShown: 100_000 }));
  expect(committed).toMatchObject({ tierRaised: true, growth: 1_000 });
  const next = done(await cashier().staff<Quote>('checkout.quote', basket(memberId)));
  expect(next).toMatchObject({ payable: 12_207, pointsEarned: 146 });
});

test('staff see a masked phone and find a member by its end only where his store is theirs', async () => {
  await shop.join('o-phone', { phoneCode: 'phone:13900001234' });
  const here = done(await cashier().staff<{ members: { phoneMasked: string }[] }>('members.find', { storeId: 'S1', text: '1234' }));
  expect(here.members[0]?.phoneMasked).toBe('139****1234');
  expect(codeOf(await shop.as('demo-cashier-s2').staff('members.find', { storeId: 'S2', text: '1234' }))).toBe('MEMBER_UNKNOWN');
});
