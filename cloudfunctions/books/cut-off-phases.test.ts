import { reconcileBooks } from '../../local/books';
import { done, openTestShop, type TestShop } from '../../local/testing-shop';
import type { Reply } from '../../shared/contract/reply';
import { balanceOf } from '../../shared/domain/points';
import { addDays, localDate, localTime, minuteMs, type LocalDate } from '../../shared/kernel/time';
import { store } from '../_store/store';

let shop: TestShop;
let today = localDate('2026-11-22');
jest.setTimeout(120_000);
beforeAll(async () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  shop = await openTestShop({ at: localTime(today, 12), transactionLifeMs: 400 });
});
afterAll(() => shop.cloud.close());

const terms = { name: { zh: '茶杯', en: '' }, detail: { zh: '', en: '' }, points: 300, gives: { kind: 'gift' }, tierIds: [], storeIds: [], fromOn: '2020-01-01', untilOn: null, perMemberLimit: null, pickUpDays: 3 };
interface Rules { points: { earn: { points: number } } }

/** A day after which a night has something to do in each phase: a gift nobody picked up, rules planned for tomorrow, five purchases of one member by one cashier. */
async function dayOf(name: string) {
  const { memberId } = await shop.join(`o-${name}`);
  for (let times = 0; times < 5; times += 1) {
    done(await shop.as('demo-cashier').staff('checkout.commit', { memberId, storeId: 'S1', amount: 100_000, coupons: [], pointsToSpend: 0, payableShown: 100_000 - (times > 0 ? await off(memberId) : 0) }));
  }
  const { rewardId } = done(await shop.as('demo-head-office').staff<{ rewardId: string }>('pointsShop.save', { terms, stock: 2 }));
  const { exchangeId, balance } = done(await shop.as(`o-${name}`).member<{ exchangeId: string; balance: number }>('pointsShop.exchange', { rewardId, storeId: 'S1', pointsShown: 300 }));
  await shop.inStore(() => store.exchanges.update(exchangeId as never, { untilOn: addDays(today, -1) }));
  const { policies, version } = done(await shop.as('demo-head-office').staff<{ policies: Rules; version: number }>('policies.show'));
  const next = { ...policies, points: { ...policies.points, earn: { ...policies.points.earn, points: policies.points.earn.points === 1 ? 2 : 1 } } };
  done(await shop.as('demo-head-office').staff('policies.save', { policies: next, version, startsOn: addDays(today, 1), reason: '换一换' }));
  return { memberId, rewardId, exchangeId, balance, version };
}
/** What the tier takes off 1,000 yuan by now. */
async function off(memberId: string): Promise<number> {
  const quote = done(await shop.as('demo-cashier').staff<{ payable: number }>('checkout.quote', { memberId, storeId: 'S1', amount: 100_000, coupons: [], pointsToSpend: 0 }));
  return 100_000 - quote.payable;
}

/** The ticks of the night to `on` until it is done; answers how many were cut off. */
async function night(on: LocalDate): Promise<number> {
  await shop.cloud.moveClock(localTime(on, 0, 5));
  let cutOff = 0;
  for (let ticks = 0; ticks < 20; ticks += 1) {
    const reply = (await shop.cloud.runTimer('books')) as Reply<{ state: string }>;
    if (reply.kind === 'done' && reply.value.state === 'done') return cutOff;
    if (reply.kind === 'fault') cutOff += 1;
    await shop.cloud.moveClock(shop.cloud.clock.now() + 5 * minuteMs);
  }
  throw new Error('the night did not end');
}

const places = ['exchanges', 'rewards', 'rewardTakings', 'pointsEntries', 'plannedPolicies', 'policies', 'patterns', 'booksRuns', undefined] as const;
const cuts = places.flatMap((collection) => (['http', 'lostReply'] as const).flatMap((kind) => (collection === 'policies' || collection === undefined ? [0, 1] : [0]).map((after) => ({ collection, kind, after }))));

test('pick-ups, planned rules and patterns: cut off at any write or commit, the next ticks do the rest once', async () => {
  let met = 0;
  for (const [index, { collection, kind, after }] of cuts.entries()) {
    const where = `${kind} at ${collection ?? 'commit'} ${after}`;
    const before = await dayOf(`cut-${index}`);
    const actions = collection === undefined ? ['database.commitTransaction'] : ['database.insertDocument', 'database.modifyDocument', 'database.removeDocument'];
    for (const action of actions) shop.cloud.faults.arm({ kind, functionName: 'books', action, after, times: 1, ...(collection === undefined ? {} : { collection }) });
    const on = addDays(today, 1);
    const cutOff = await night(on);
    met += shop.cloud.faults.list().length < actions.length ? 1 : 0;
    shop.cloud.faults.clear();
    const found = await shop.inStore(async () => {
      const [account, exchange, reward, taking] = [await store.accounts.get(before.memberId as never), await store.exchanges.get(before.exchangeId as never), await store.rewards.get(before.rewardId as never), await store.rewardTakings.find({ filter: { _id: `${before.rewardId}~${before.memberId}` }, limit: 1 })];
      return {
        exchange: exchange?.state, stock: reward?.stock, taken: [reward?.taken, taking[0]?.taken], back: account && balanceOf(account.points) - before.balance,
        restored: await store.pointsEntries.count({ memberId: before.memberId, kind: 'restore' }),
        version: (await store.policies.get('current'))?.policies.version, plans: await store.plannedPolicies.count({}),
        patterns: (await store.patterns.find({ filter: { memberId: before.memberId }, limit: 10 })).map(({ kind: what }) => what).sort(),
      };
    });
    expect([where, found]).toEqual([where, { exchange: 'lapsed', stock: 2, taken: [0, 0], back: 300, restored: 1, version: before.version + 1, plans: 0, patterns: expect.arrayContaining(['same_member']) as unknown }]);
    expect([where, new Set(found.patterns).size]).toEqual([where, found.patterns.length]);
    expect([where, cutOff <= 2]).toEqual([where, true]);
    today = on;
    await shop.cloud.moveClock(localTime(today, 12));
  }
  expect(met).toBe(cuts.length);
  expect((await shop.inStore(reconcileBooks)).differing).toEqual([]);
});
