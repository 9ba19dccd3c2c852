import { done, openTestShop, type TestShop } from '../../local/testing-shop';
import { recentDaysLimit, statisticsOf } from '../../shared/domain/retention';
import { addDays, localDate, localTime } from '../../shared/kernel/time';
import { fen } from '../../shared/kernel/units';
import type { StoreId } from '../../shared/kernel/ids';
import { store } from '../_store/store';
import { importedMemberId } from '../_member/imported-member-id';

const first = localDate('2026-03-01');
const morning = localDate('2026-06-01');
const memberId = importedMemberId('S1' as StoreId, 'regular');
const days = Array.from({ length: recentDaysLimit + 6 }, (_, i) => addDays(first, i));
const sale = (on: string, orderNo: string, paid = 5_000) => ({ memberRef: 'regular', storeId: 'S1', at: localTime(localDate(on), 12), paid, orderNo });
let shop: TestShop;
jest.setTimeout(60_000);
beforeEach(async () => { shop = await openTestShop({ at: localTime(addDays(morning, -1), 12) }); });
afterEach(() => shop.cloud.close());

async function bring(purchases: readonly object[]): Promise<void> {
  done(await shop.as('demo-head-office').staff('imports.batch', { storeId: 'S1', members: [], purchases }));
}
async function night(): Promise<void> {
  await shop.cloud.moveClock(localTime(morning, 2));
  expect(await shop.cloud.runTimer('nightly')).toMatchObject({ kind: 'done', value: { state: 'done' } });
}
const account = async () => (await shop.inStore(() => store.accounts.get(memberId)))!;

test('a purchase that comes in among the folded days is counted by the next night, to the very statistics of all purchases', async () => {
  await bring(days.map((on, i) => sale(on, `a${i}`)));
  await bring([sale('2026-02-20', 'late', 900)]);
  expect((await account()).statistics.recountDue).toBe(true);
  await night();
  const all = statisticsOf([{ on: localDate('2026-02-20'), amount: fen(900) }, ...days.map((on) => ({ on, amount: fen(5_000) }))]);
  expect((await account()).statistics).toEqual(all);
  expect((await account()).retention?.state).toBe('active');
});

test('purchases that came back are left out, in part or whole, and who has nothing left has no state', async () => {
  await bring([sale('2026-05-01', 'whole'), sale('2026-05-08', 'part')]);
  const refunded = async (orderNo: string, valueFen: number): Promise<void> => {
    const [purchase] = await shop.inStore(() => store.purchases.find({ filter: { memberId, orderNo }, limit: 1 }));
    await shop.inStore(() => store.purchases.update(purchase!._id, { refunded: { ...purchase!.refunded, valueFen, paidFen: valueFen } }));
  };
  const flag = async (): Promise<void> => {
    const before = await account();
    await shop.inStore(() => store.accounts.update(memberId, { statistics: { ...before.statistics, recountDue: true }, revision: before.revision + 1 }));
  };
  await refunded('whole', 5_000);
  await refunded('part', 2_000);
  await flag();
  await night();
  expect((await account()).statistics).toEqual(statisticsOf([{ on: localDate('2026-05-08'), amount: fen(3_000) }]));
  await refunded('part', 5_000);
  await flag();
  await shop.inStore(() => store.accounts.update(memberId, { 'retention.nextChangeOn': morning }));
  await shop.cloud.moveClock(localTime(addDays(morning, 1), 2));
  await shop.cloud.runTimer('nightly');
  expect(await account()).toMatchObject({ statistics: { recent: [], folded: null, recountDue: false } });
  expect((await account()).retention).toBeUndefined();
});

test('an account older than its totals of costs is counted anew, to the very totals of one that was counted all along', async () => {
  await bring([sale('2026-05-01', 'whole'), sale('2026-05-08', 'part')]);
  const manager = shop.as('demo-manager');
  const refund = async (orderNo: string, scope: object): Promise<void> => {
    const [purchase] = await shop.inStore(() => store.purchases.find({ filter: { memberId, orderNo }, limit: 1 }));
    const { paid } = done(await manager.staff<{ paid: number }>('refunds.quote', { purchaseId: purchase!._id, scope }));
    done(await manager.staff('refunds.commit', { purchaseId: purchase!._id, scope, reason: '不合适', paidShown: paid }));
  };
  done(await manager.staff('books.adjust', { memberId, points: 300, reason: '补记上周的积分' }));
  done(await manager.staff('books.adjust', { memberId, points: -40, reason: '多记了一单' }));
  await refund('part', { kind: 'value', value: 2_000 });
  const { costs } = await account();
  expect(costs).toMatchObject({ gifts: 0 });
  expect(costs!.points).toBeGreaterThan(260);
  const before = await account();
  const { gifts: _uncounted, ...partly } = costs!;
  await shop.inStore(() => store.accounts.update(memberId, { costs: { ...partly, points: partly.points - 7 }, 'retention.nextChangeOn': morning, revision: before.revision + 1 }));
  await night();
  expect(await account()).toMatchObject({ costs, statistics: before.statistics });
});
