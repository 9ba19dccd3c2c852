import { reconcileBooks } from '../../../local/books';
import type { Fault, FaultyRequest } from '../../../local/faults';
import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import type { MemberId } from '../../../shared/kernel/ids';
import { store } from '../../_store/store';

let shop: TestShop;
let asked: FaultyRequest[] = [];
beforeAll(async () => {
  // The log of the faults that this test makes on purpose.
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  shop = await openTestShop({
    transactionLifeMs: 400,
    onRequest: (request) => {
      if (request.functionName === 'member') asked.push(request);
    },
  });
}, 60_000);
afterAll(() => shop.cloud.close());

interface Journey {
  /** Makes members for whom the command is due, and answers who sends which. */
  readonly prepare: (openid: string) => Promise<{ readonly openid: string; readonly action: string; readonly input: object; readonly found: () => Promise<unknown> }>;
}

const gift = { name: { zh: '陶瓷茶杯', en: '' }, detail: { zh: '', en: '' }, points: 300, gives: { kind: 'gift' }, tierIds: [], storeIds: [], fromOn: '2020-01-01', untilOn: null, perMemberLimit: 5, pickUpDays: 14 };

async function richMember(openid: string): Promise<{ readonly memberId: MemberId; readonly rewardId: string }> {
  const { memberId } = await shop.join(openid);
  done(await shop.as('demo-cashier').staff('checkout.commit', { memberId, storeId: 'S1', amount: 50_000, coupons: [], pointsToSpend: 0, payableShown: 50_000 }));
  const { rewardId } = done(await shop.as('demo-head-office').staff<{ rewardId: string }>('pointsShop.save', { terms: gift, stock: 4 }));
  return { memberId: memberId as MemberId, rewardId };
}

async function shopBooks(memberId: MemberId, rewardId: string) {
  const [account, entries, exchanges, reward, taking] = await Promise.all([
    store.accounts.get(memberId),
    store.pointsEntries.count({ memberId }),
    store.exchanges.find({ filter: { memberId }, limit: 10 }),
    store.rewards.get(rewardId),
    store.rewardTakings.get(`${rewardId}~${memberId}`),
  ]);
  return { entries, entryCount: account?.points.entryCount, buckets: account?.points.buckets, states: exchanges.map(({ state }) => state), stock: reward?.stock, taken: reward?.taken, mine: taking?.taken };
}

const exchangeInput = (rewardId: string) => ({ rewardId, storeId: 'S1', pointsShown: gift.points });

const journeys: Record<'exchange' | 'cancel' | 'claim', Journey> = {
  exchange: {
    async prepare(openid) {
      const { memberId, rewardId } = await richMember(openid);
      return { openid, action: 'pointsShop.exchange', input: exchangeInput(rewardId), found: () => shopBooks(memberId, rewardId) };
    },
  },
  cancel: {
    async prepare(openid) {
      const { memberId, rewardId } = await richMember(openid);
      const { exchangeId } = done(await shop.as(openid).member<{ exchangeId: string }>('pointsShop.exchange', exchangeInput(rewardId)));
      return { openid, action: 'pointsShop.cancel', input: { exchangeId }, found: () => shopBooks(memberId, rewardId) };
    },
  },
  claim: {
    async prepare(openid) {
      const giver = `${openid}-giver`;
      const { memberId } = await shop.join(giver);
      const couponId = `cp_welcome_join_${memberId}`;
      await shop.inStore(async () => {
        const welcome = await store.coupons.get(couponId);
        if (welcome) await store.coupons.put({ ...welcome, terms: { ...welcome.terms, giveable: true } });
      });
      const { offerId } = done(await shop.as(giver).member<{ offerId: string }>('coupons.offer', { couponId }));
      const { link } = done(await shop.as(giver).member<{ link: object }>('coupons.show', { couponId }));
      const friend = await shop.join(openid);
      const found = async () => {
        const [given, received, offer] = await Promise.all([
          store.coupons.find({ filter: { memberId }, limit: 5 }), store.coupons.find({ filter: { memberId: friend.memberId }, limit: 5 }), store.couponOffers.get(offerId),
        ]);
        return { given: given.map(({ state }) => state), received: received.map(({ state }) => state), claimed: offer?.claimedBy === friend.memberId };
      };
      return { openid, action: 'coupons.claim', input: link, found };
    },
  },
};

/** The faults a request can meet: cut off before it arrives, done but unanswered, and the conflicts of a write or a commit. */
function faultsAt(request: FaultyRequest, after: number): Fault[] {
  const aimed = { functionName: 'member', after } as const;
  const conflicts = request.action === 'database.commitTransaction' || (request.inTransaction && /insert|modify|remove/.test(request.action));
  return [
    { kind: 'http', status: 503, ...aimed },
    { kind: 'lostReply', ...aimed },
    ...(conflicts ? [{ kind: 'conflict', functionName: 'member', action: request.action, ...(request.collection === undefined ? {} : { collection: request.collection }) } as const] : []),
  ];
}

test.each(['exchange', 'cancel', 'claim'] as const)('%s cut off at any request and sent again is done exactly once', async (name) => {
  const whole = await journeys[name].prepare(`o-${name}-whole`);
  asked = [];
  done(await shop.as(whole.openid).member(whole.action, whole.input, `${name}-whole`));
  const requests = [...asked];
  const expected = await shop.inStore(whole.found);
  expect(requests.filter(({ action }) => action === 'database.commitTransaction')).toHaveLength(1);

  const met: string[] = [];
  for (const [index, request] of requests.entries()) {
    for (const fault of faultsAt(request, index)) {
      const where = `${fault.kind} at request ${index}, ${request.action} ${request.collection ?? ''}`;
      const commandId = `${name}-${index}-${fault.kind}`;
      const { openid, action, input, found } = await journeys[name].prepare(`o-${commandId}`);
      shop.cloud.faults.arm(fault);
      const first = await shop.as(openid).member(action, input, commandId);
      if (shop.cloud.faults.list().length === 0) met.push(where);
      shop.cloud.faults.clear();
      expect([where, ['done', 'UNAVAILABLE', 'INTERNAL']]).toEqual([where, expect.arrayContaining([codeOf(first)])]);
      let again = await shop.as(openid).member(action, input, commandId);
      // A transaction that lost its caller holds its documents until the service ends it.
      for (let tries = 0; codeOf(again) === 'UNAVAILABLE' && tries < 5; tries += 1) again = await shop.as(openid).member(action, input, commandId);
      expect([where, codeOf(again)]).toEqual([where, 'done']);
      if (first.kind === 'done') expect(done(again)).toEqual(done(first));
      expect([where, await shop.inStore(found)]).toEqual([where, expected]);
    }
  }
  expect(met.length).toBeGreaterThanOrEqual(2 * requests.length);
  expect((await shop.inStore(reconcileBooks)).differing).toEqual([]);
}, 60_000);
