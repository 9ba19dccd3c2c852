import { reconcileBooks } from '../../local/books';
import { codeOf, done, openTestShop, type TestShop } from '../../local/testing-shop';
import type { Reply } from '../../shared/contract/reply';
import { addDays, lastDayOf, localDate, localTime, minuteMs, type LocalDate, type LocalMonth } from '../../shared/kernel/time';
import { points } from '../../shared/kernel/units';
import type { MemberId } from '../../shared/kernel/ids';
import { store } from '../_store/store';

const shops: TestShop[] = [];
jest.setTimeout(120_000);
afterEach(async () => {
  jest.restoreAllMocks();
  for (const shop of shops.splice(0)) await shop.cloud.close();
});

async function open(on: LocalDate): Promise<TestShop> {
  const shop = await openTestShop({ at: localTime(on, 12) });
  shops.push(shop);
  return shop;
}
const tick = async (shop: TestShop): Promise<Reply<{ state: string }>> => (await shop.cloud.runTimer('books')) as Reply<{ state: string }>;

/** The ticks of a night until it is done; answers how many ended in a fault. */
async function night(shop: TestShop, on: LocalDate): Promise<number> {
  await shop.cloud.moveClock(localTime(on, 0, 5));
  let cutOff = 0;
  for (let ticks = 0; ticks < 30; ticks += 1) {
    const reply = await tick(shop);
    if (reply.kind === 'done' && reply.value.state === 'done') return cutOff;
    if (reply.kind === 'fault') cutOff += 1;
    await shop.cloud.moveClock(shop.cloud.clock.now() + 5 * minuteMs);
  }
  throw new Error('the night did not end');
}

const buy = (shop: TestShop, memberId: string, amount: number, more: Record<string, unknown> = {}) =>
  shop.as('demo-cashier').staff<{ payable?: number }>('checkout.commit', { memberId, storeId: 'S1', amount, coupons: [], pointsToSpend: 0, payableShown: amount, ...more });
const account = async (shop: TestShop, memberId: string) => {
  const found = await shop.inStore(() => store.accounts.get(memberId));
  if (!found) throw new Error('the member is there');
  return found;
};

/** Everything a night of the books may write, member by member and without the random parts of ids, so that two shops compare. */
async function booksOf(shop: TestShop, ids: readonly string[]): Promise<unknown> {
  return shop.inStore(async () => {
    const members = await Promise.all(ids.map(async (memberId) => {
      const found = await store.accounts.get(memberId);
      const of = { filter: { memberId }, limit: 100 };
      const entries = await store.pointsEntries.find({ ...of, order: [{ field: 'number', direction: 'asc' }] });
      const [events, coupons] = await Promise.all([store.tierEvents.find(of), store.coupons.find(of)]);
      return {
        account: [found?.points, found?.tier, found?.booksDueOn, found?.tierGiftCause?.replace(memberId, 'm')],
        entries: entries.map(({ kind, number, points: moved, balanceAfter, parts }) => ({ kind, number, moved, balanceAfter, parts })),
        events: events.map(({ kind, on, from, to }) => `${on} ${kind} ${from} ${to}`).sort(),
        coupons: coupons.map(({ _id, state }) => `${_id.replace(memberId, 'm')} ${state}`).sort(),
      };
    }));
    return { members, liabilities: await store.liabilities.find({ filter: {}, limit: 100 }), findings: await store.bookFindings.find({ filter: {}, limit: 100 }) };
  });
}

const eventsOf = (shop: TestShop, memberId: string) =>
  shop.inStore(async () => (await store.tierEvents.find({ filter: { memberId }, order: [{ field: 'on', direction: 'asc' }], limit: 50 })).map(({ kind, on }) => `${on} ${kind}`));

test("a year of a member: gifts of his tier once a month, notice before the downgrade, points gone at their month's end", async () => {
  const shop = await open(localDate('2026-01-10'));
  const { memberId } = await shop.join('o-year');
  done(await buy(shop, memberId, 120_000));
  expect(await account(shop, memberId)).toMatchObject({ tier: { tierId: 'gold' }, booksDueOn: '2026-01-31' });
  const lasts = Array.from({ length: 12 }, (_, index) => lastDayOf(`2026-${String(index + 1).padStart(2, '0')}` as LocalMonth));
  for (const on of lasts) await night(shop, on);
  expect(await shop.inStore(() => store.coupons.count({ memberId, templateId: 'monthly_gold' }))).toBe(12);
  await shop.inStore(async () => {
    expect(await store.coupons.get(`cp_monthly_gold_tiergift_${memberId}_gold_2026-01`)).toMatchObject({ state: 'expired' });
    expect(await store.coupons.get(`cp_welcome_join_${memberId}`)).toMatchObject({ state: 'expired' });
    expect(await store.coupons.get(`cp_monthly_gold_tiergift_${memberId}_gold_2026-12`)).toMatchObject({ state: 'issued' });
  });
  for (const day of ['01-01', '01-02', '01-16', '01-17', '01-30', '01-31']) await night(shop, localDate(`2027-${day}`));
  expect((await eventsOf(shop, memberId)).filter((line) => line >= '2027')).toEqual(['2027-01-01 grace_started', '2027-01-17 downgrade_noticed', '2027-01-31 downgraded']);
  expect(await account(shop, memberId)).toMatchObject({ tier: { tierId: 'silver' }, points: { buckets: [{ expiresIn: '2027-01', points: 1_200 }] }, booksDueOn: '2027-02-01' });
  await night(shop, localDate('2027-02-01'));
  expect(await account(shop, memberId)).toMatchObject({ points: { buckets: [], entryCount: 2 }, booksDueOn: null });
  const entries = done(await shop.as('o-year').member<{ balance: number; items: { kind: string; points: number }[] }>('points.entries'));
  expect(entries).toMatchObject({ balance: 0, items: [{ kind: 'expire', points: -1_200 }, { kind: 'earn', points: 1_200 }] });
  expect(await shop.inStore(() => store.liabilities.get('liability_2027-01-31'))).toMatchObject({ total: { members: 1, activePoints: 1_200, expiring: [{ expiresIn: '2027-01', points: 1_200 }] } });
  expect((await shop.inStore(reconcileBooks)).differing).toEqual([]);
});

const eve = localDate('2026-11-30');
const theNight = addDays(eve, 1);
/** Members with something to do this night: points to expire, points to release, a tier to lose, a gift to get, coupons that ended. */
async function openEve(members = 6): Promise<{ readonly shop: TestShop; readonly ids: readonly MemberId[] }> {
  const shop = await open(localDate('2025-11-20'));
  const ids: MemberId[] = [];
  for (let index = 0; index < members; index += 1) {
    const { memberId } = await shop.join(`o-${index}`);
    ids.push(memberId as MemberId);
    done(await buy(shop, memberId, 100_000 + index * 1_000));
  }
  // The gold tier's growth leaves the window on the same night as the points leave their month.
  await shop.cloud.moveClock(localTime(eve, 12));
  return { shop, ids };
}

let undisturbed: unknown;

test('a night run twice changes nothing the second time, and two copies at once do no harm', async () => {
  const { shop, ids } = await openEve();
  await shop.cloud.moveClock(localTime(theNight, 0, 5));
  const replies = await Promise.all([tick(shop), tick(shop)]);
  expect(replies.map((reply) => (reply.kind === 'done' ? reply.value.state : reply.kind)).sort()).toEqual(['busy', 'done']);
  const books = await booksOf(shop, ids);
  undisturbed = books;
  await night(shop, theNight);
  expect(await booksOf(shop, ids)).toEqual(books);
  // Without the run record the same night begins anew, and still finds nothing to do.
  await shop.inStore(() => store.booksRuns.remove(`books_${theNight}`));
  await night(shop, theNight);
  expect(await booksOf(shop, ids)).toEqual(books);
  expect(await shop.inStore(() => store.pointsEntries.count({ memberId: ids[0] ?? '' }))).toBe(2);
  expect((await shop.inStore(reconcileBooks)).differing).toEqual([]);
});

const cuts = ['booksRuns', 'accounts', 'pointsEntries', 'tierEvents', 'coupons', 'liabilities'].flatMap((collection) => [
  { collection, kind: 'http' as const, after: 0 },
  { collection, kind: 'lostReply' as const, after: collection === 'accounts' || collection === 'booksRuns' ? 2 : 0 },
]);
test.each(cuts)('cut off at $collection ($kind), the next tick ends the night with the same books', async ({ collection, kind, after }) => {
  const { shop, ids } = await openEve();
  for (const action of ['database.insertDocument', 'database.modifyDocument']) {
    shop.cloud.faults.arm({ kind, collection, action, functionName: 'books', after, times: 1 });
  }
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(await night(shop, theNight)).toBeGreaterThan(0);
  expect(await booksOf(shop, ids)).toEqual(undisturbed);
  expect((await shop.inStore(reconcileBooks)).differing).toEqual([]);
});

test.each(['http', 'lostReply'] as const)('cut off at the commit of a member (%s), the next tick ends the night with the same books', async (kind) => {
  const { shop, ids } = await openEve();
  shop.cloud.faults.arm({ kind, action: 'database.commitTransaction', functionName: 'books', after: 1, times: 2 });
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(await night(shop, theNight)).toBeGreaterThan(0);
  expect(await booksOf(shop, ids)).toEqual(undisturbed);
  expect((await shop.inStore(reconcileBooks)).differing).toEqual([]);
});

test('a till that sells during the night wins or retries: every point is spent or expires, never both', async () => {
  const { shop, ids } = await openEve(8);
  await shop.cloud.moveClock(localTime(eve, 23, 59));
  await shop.cloud.moveClock(localTime(theNight, 0, 5));
  // Points are spent by who shows his code.
  const scans: string[] = [];
  for (const index of ids.keys()) scans.push((await shop.scan(`o-${index}`)).scanId);
  const spend = (memberId: string, index: number) => buy(shop, memberId, 100_000, { pointsToSpend: 500, payableShown: 94_500, scanId: scans[index] });
  const [, ...sales] = await Promise.all([tick(shop), ...ids.map((memberId) => buy(shop, memberId, 10_000, { payableShown: 9_500 })), ...ids.map(spend)]);
  expect(new Set(sales.map(codeOf))).toEqual(new Set(['done', 'POINTS_INSUFFICIENT']));
  await night(shop, theNight);
  expect((await shop.inStore(reconcileBooks)).differing).toEqual([]);
  expect(await shop.inStore(() => store.bookFindings.count({}))).toBe(0);
  for (const memberId of ids) {
    const { points: held } = await account(shop, memberId);
    expect(held.buckets.filter(({ expiresIn }) => expiresIn < '2026-12')).toEqual([]);
  }
});

test('a difference between entries and balance is found and named, and nothing is repaired', async () => {
  const { shop, ids } = await openEve();
  const [broken = ''] = ids;
  await shop.inStore(async () => {
    const before = await account(shop, broken);
    await store.accounts.update(broken, { points: { ...before.points, buckets: [{ expiresIn: '2027-06', points: points(7) }] }, revision: before.revision + 1 });
  });
  await night(shop, theNight);
  const found = await shop.inStore(() => store.bookFindings.find({ filter: {}, limit: 10 }));
  expect(found).toMatchObject([{ memberId: broken, kind: 'differs', balance: 7, entriesSum: 1_000, entryCount: 1, entriesFound: 1, faults: [{ kind: 'sum', entries: 1_000, balance: 7 }] }]);
  expect((await account(shop, broken)).points.buckets).toEqual([{ expiresIn: '2027-06', points: 7 }]);
  expect(await shop.inStore(() => store.booksRuns.get(`books_${theNight}`))).toMatchObject({ state: 'done', members: 6, findings: 1 });
});
