import { reconcileBooks } from '../../../local/books';
import type { Fault, FaultyRequest } from '../../../local/faults';
import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import type { MemberId, PurchaseId } from '../../../shared/kernel/ids';
import { store } from '../../_store/store';

let shop: TestShop;
let asked: FaultyRequest[] = [];
beforeAll(async () => {
  // The log of the faults that this test makes on purpose.
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  shop = await openTestShop({
    transactionLifeMs: 400,
    onRequest: (request) => {
      if (request.functionName === 'staff') asked.push(request);
    },
  });
});
afterAll(() => shop.cloud.close());

interface Quote { payable: number; policyVersion: number; coupons: { couponId: string; applied: boolean }[] }
interface Journey {
  /** Makes a member for whom the command is due, and answers the command. */
  readonly prepare: (openid: string) => Promise<{ readonly memberId: MemberId; readonly action: string; readonly input: object }>;
  /** What stands in the books of this member when the command was done exactly once. */
  readonly found: (memberId: MemberId) => Promise<unknown>;
}

const cashier = () => shop.as('demo-cashier');

async function basketOf(openid: string) {
  const memberId = (await shop.join(openid)).memberId as MemberId;
  const basket = { memberId, storeId: 'S1', amount: 20_000, pointsToSpend: 0 };
  const quote = done(await cashier().staff<Quote>('checkout.quote', { ...basket, coupons: 'best' }));
  const coupons = quote.coupons.filter((coupon) => coupon.applied).map((coupon) => coupon.couponId);
  return { memberId, input: { ...basket, coupons, payableShown: quote.payable, policyVersion: quote.policyVersion } };
}

async function booksOf(memberId: MemberId) {
  const [purchases, refunds, entries, used, account] = await Promise.all([
    store.purchases.find({ filter: { memberId }, limit: 10 }),
    store.refunds.count({ memberId }),
    store.pointsEntries.count({ memberId }),
    store.coupons.count({ memberId, state: 'redeemed' }),
    store.accounts.get(memberId),
  ]);
  return {
    purchases: purchases.length, refunded: purchases.map((purchase) => purchase.refunded.valueFen), refunds, entries, used,
    entryCount: account?.points.entryCount, growth: account?.tier.months.reduce((sum, month) => sum + month.growth, 0), days: account?.statistics.recent.map(([, times, spent]) => [times, spent]),
  };
}

const journeys: Record<'checkout' | 'redeem' | 'refund' | 'hold', Journey> = {
  checkout: {
    async prepare(openid) {
      const { memberId, input } = await basketOf(openid);
      return { memberId, action: 'checkout.commit', input };
    },
    found: booksOf,
  },
  // A scan, a coupon that was held, and points, all used up together.
  redeem: {
    async prepare(openid) {
      const { memberId } = await shop.join(openid);
      done(await cashier().staff('checkout.commit', { memberId, storeId: 'S1', amount: 50_000, coupons: [], pointsToSpend: 0, payableShown: 50_000 }));
      const { scanId } = await shop.scan(openid);
      const basket = { memberId, storeId: 'S1', amount: 20_000, pointsToSpend: 500, scanId, checkoutId: 'ck_crash-points' };
      const quote = done(await cashier().staff<Quote>('checkout.quote', { ...basket, coupons: 'best' }));
      const coupons = quote.coupons.filter((coupon) => coupon.applied).map((coupon) => coupon.couponId);
      done(await cashier().staff('checkout.hold', { checkoutId: 'ck_crash-points', memberId, storeId: 'S1', couponIds: coupons }));
      return { memberId: memberId as MemberId, action: 'checkout.commit', input: { ...basket, coupons, payableShown: quote.payable, policyVersion: quote.policyVersion } };
    },
    found: async (memberId) => ({ ...(await booksOf(memberId)), scan: (await store.accounts.get(memberId))?.code.scan, held: await store.coupons.count({ memberId, state: 'reserved' }) }),
  },
  hold: {
    async prepare(openid) {
      const { memberId, input } = await basketOf(openid);
      return { memberId, action: 'checkout.hold', input: { checkoutId: 'ck_crash-points', memberId, storeId: 'S1', couponIds: input.coupons } };
    },
    found: async (memberId) => (await store.coupons.find({ filter: { memberId }, limit: 10 })).map(({ state, reservedBy }) => [state, reservedBy]),
  },
  refund: {
    async prepare(openid) {
      const { memberId, input } = await basketOf(openid);
      const { purchaseId } = done(await cashier().staff<{ purchaseId: PurchaseId }>('checkout.commit', input));
      return { memberId, action: 'refunds.commit', input: { purchaseId, scope: { kind: 'whole' }, paidShown: input.payableShown, reason: '尺寸不对' } };
    },
    found: booksOf,
  },
};

/** The faults a request can meet: cut off before it arrives, done but unanswered, and the conflicts of a write or a commit. */
function faultsAt(request: FaultyRequest, after: number): Fault[] {
  const aimed = { functionName: 'staff', after } as const;
  const conflicts = request.action === 'database.commitTransaction' || (request.inTransaction && /insert|modify|remove/.test(request.action));
  return [
    { kind: 'http', status: 503, ...aimed },
    { kind: 'lostReply', ...aimed },
    // A conflict counts only the requests that can have one.
    ...(conflicts ? [{ kind: 'conflict', functionName: 'staff', action: request.action, ...(request.collection === undefined ? {} : { collection: request.collection }) } as const] : []),
  ];
}

test.each(['checkout', 'redeem', 'refund', 'hold'] as const)('%s cut off at any request and sent again is done exactly once', async (name) => {
  const { prepare, found } = journeys[name];
  const whole = await prepare(`o-${name}-whole`);
  asked = [];
  done(await cashier().staff(whole.action, whole.input, `${name}-whole`));
  const requests = [...asked];
  const expected = await shop.inStore(() => found(whole.memberId));
  expect(requests.filter(({ action }) => action === 'database.commitTransaction')).toHaveLength(1);

  const met: string[] = [];
  for (const [index, request] of requests.entries()) {
    for (const fault of faultsAt(request, index)) {
      const where = `${fault.kind} at request ${index}, ${request.action} ${request.collection ?? ''}`;
      const commandId = `${name}-${index}-${fault.kind}`;
      const { memberId, action, input } = await prepare(`o-${commandId}`);
      shop.cloud.faults.arm(fault);
      const first = await cashier().staff(action, input, commandId);
      const armed = shop.cloud.faults.list().length;
      shop.cloud.faults.clear();
      if (armed === 0) met.push(where);
      expect([where, ['done', 'UNAVAILABLE', 'INTERNAL']]).toEqual([where, expect.arrayContaining([codeOf(first)])]);
      let again = await cashier().staff(action, input, commandId);
      // A transaction that lost its caller holds its documents until the service ends it.
      for (let tries = 0; codeOf(again) === 'UNAVAILABLE' && tries < 5; tries += 1) again = await cashier().staff(action, input, commandId);
      expect([where, codeOf(again)]).toEqual([where, 'done']);
      if (first.kind === 'done') expect(done(again)).toEqual(done(first));
      expect([where, await shop.inStore(() => found(memberId))]).toEqual([where, expected]);
    }
  }
  expect(met.length).toBeGreaterThanOrEqual(2 * requests.length);
  expect((await shop.inStore(reconcileBooks)).differing).toEqual([]);
}, 60_000);
