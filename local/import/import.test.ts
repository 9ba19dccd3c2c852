import { store } from '../../cloudfunctions/_store/store';
import { importedMemberId } from '../../cloudfunctions/_member/imported-member-id';
import { reconcileBooks } from '../books';
import { openTestShop, type TestShop } from '../testing-shop';
import { instant } from '../../shared/kernel/time';
import type { StoreId } from '../../shared/kernel/ids';
import { fen } from '../../shared/kernel/units';
import { sampleLog } from './sample-log';
import { batchesOf, sendHistory } from './send-history';

const { source, rows } = sampleLog(1_200);
const members = new Set(rows.map((row) => row.memberRef)).size;

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop({ at: Date.parse('1998-07-01T12:00+08:00') });
  console.info(`purchase log: ${source}`);
});
afterAll(() => shop.cloud.close());

test('a history of 1,200 customers comes in whole, and the books agree', async () => {
  const totals = await sendHistory(shop.url, batchesOf(rows, 'S1'), () => undefined);
  expect(totals).toEqual({ membersAdded: members, purchasesAdded: rows.length, purchasesKnown: 0, identitiesTaken: 0 });
  const report = await shop.inStore(reconcileBooks);
  expect(report).toMatchObject({ members, purchases: rows.length, differing: [] });
}, 120_000);

test('the same history again adds nothing', async () => {
  const totals = await sendHistory(shop.url, batchesOf(rows, 'S1'), () => undefined);
  expect(totals).toEqual({ membersAdded: 0, purchasesAdded: 0, purchasesKnown: rows.length, identitiesTaken: 0 });
}, 120_000);

interface Night { state: string; membersSeen: number; membersChanged: number; byState: Record<string, number>; decided: Record<string, number>; leftAlone: number }

async function runNight(): Promise<Night | undefined> {
  await shop.cloud.moveClock(Date.parse('1997-10-01T02:00+08:00'));
  for (let tick = 0; tick < 20; tick += 1) {
    await shop.cloud.runTimer('nightly');
    const run = await shop.inStore(() => store.nightRuns.get('night_1997-10-01'));
    if (run?.state === 'done') return run as unknown as Night;
  }
  return undefined;
}

const footprint = () => shop.inStore(async () => ({
  decisions: await store.decisions.count({}), outbox: await store.outbox.count({}), tasks: await store.tasks.count({}),
  changed: await store.accounts.count({ 'retention.changedOn': '1997-10-01' }),
}));

test('the night gives each member a state from the fitted model and each drifting one a decision; run again it changes and sends nothing', async () => {
  const night = await runNight();
  expect(night).toMatchObject({ state: 'done', membersSeen: members });
  const scored = Object.values(night?.byState ?? {}).reduce((total, count) => total + count, 0);
  expect(scored).toBeGreaterThan(0.95 * members);
  const before = await footprint();
  expect(before.decisions).toBe(Object.values(night?.decided ?? {}).reduce((total, count) => total + count, 0));
  expect(before.tasks + before.outbox).toBeGreaterThan(0);
  expect(await runNight()).toEqual(night);
  expect(await footprint()).toEqual(before);
}, 120_000);

test('who bought in two stores of a chain is one member, with both purchases in order, looked after where he bought last', async () => {
  const made = (storeId: string, day: string, orderNo: string) => ({ memberRef: 'chain-1', at: instant(Date.parse(`${day}T12:00+08:00`)), paid: fen(60_000), storeId, orderNo });
  await shop.cloud.moveClock(Date.parse('1998-07-02T12:00+08:00'));
  const totals = await sendHistory(shop.url, batchesOf([made('S2', '1998-05-02', 'c2'), made('S1', '1998-05-01', 'c1')], 'S1'), () => undefined);
  expect(totals).toMatchObject({ membersAdded: 1, purchasesAdded: 2 });
  const memberId = importedMemberId('S1' as StoreId, 'chain-1');
  const { account, bought } = await shop.inStore(async () => ({
    account: await store.accounts.get(memberId),
    bought: await store.purchases.find({ filter: { memberId }, order: [{ field: 'at', direction: 'asc' }], limit: 10 }),
  }));
  expect(bought.map((purchase) => purchase.storeId)).toEqual(['S1', 'S2']);
  expect(account).toMatchObject({ storeId: 'S2', tier: { tierId: 'gold' } });
});
