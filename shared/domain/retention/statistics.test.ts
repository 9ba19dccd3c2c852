import { localDate } from '../../kernel/time';
import { fen } from '../../kernel/units';
import {
  addPurchase, emptyStatistics, firstPurchaseOn, lastPurchaseOn, mergeStatistics, purchaseDaysOf, recentDaysLimit, reducePurchase, spentBy,
  statisticsOf, statisticsUntil, summaryOf, undoPurchase, usualGapDays, type PurchaseStatistics, type RetentionPurchase,
} from './statistics';
import { addDays } from '../../kernel/time';

const on = (day: string, amount: number | null = 1_000): RetentionPurchase => ({ on: localDate(day), amount: amount === null ? null : fen(amount) });
const everyWeek = (count: number): RetentionPurchase[] =>
  Array.from({ length: count }, (_, i) => ({ on: addDays(localDate('2024-01-01'), 7 * i), amount: fen(1_000 + i) }));

describe('purchase statistics', () => {
  test('count two purchases of one day as one purchase day', () => {
    const statistics = statisticsOf([on('2026-01-05', 500), on('2026-01-05', 700)]);
    expect([purchaseDaysOf(statistics), spentBy(statistics)]).toEqual([1, 1_200]);
  });

  test.each([0, -500])('leave out an amount of %i fen', (amount) => {
    expect(addPurchase(emptyStatistics, on('2026-01-05', amount))).toEqual(emptyStatistics);
    expect(undoPurchase(emptyStatistics, on('2026-01-05', amount))).toEqual(emptyStatistics);
  });

  test('count a purchase whose amount is not known, but not as a priced one', () => {
    const statistics = statisticsOf([on('2026-01-05'), on('2026-01-09', null)]);
    expect(summaryOf(statistics)).toMatchObject({ purchaseDays: 2, pricedRepeatDays: 0, repeatSpent: 0, spent: 1_000 });
  });

  test('keep the day of a partly refunded purchase and take off the money', () => {
    const statistics = reducePurchase(statisticsOf([on('2026-01-05'), on('2026-01-09', 800)]), { on: localDate('2026-01-09'), amount: fen(300) });
    expect([purchaseDaysOf(statistics), spentBy(statistics)]).toEqual([2, 1_500]);
  });

  test('drop a day when its last purchase is undone, and not before', () => {
    const two = statisticsOf([on('2026-01-05'), on('2026-01-09', 800), on('2026-01-09', 200)]);
    const one = undoPurchase(two, on('2026-01-09', 800));
    expect([purchaseDaysOf(one), spentBy(one)]).toEqual([2, 1_200]);
    expect(purchaseDaysOf(undoPurchase(one, on('2026-01-09', 200)))).toBe(1);
  });

  test('refuse to undo what never was', () => {
    expect(() => undoPurchase(emptyStatistics, on('2026-01-05'))).toThrow('no purchase on 2026-01-05');
    expect(() => reducePurchase(emptyStatistics, { on: localDate('2026-01-05'), amount: fen(5) })).toThrow('no purchase on 2026-01-05');
  });

  test('know the first and last day, and the usual gap once there are two gaps', () => {
    const statistics = statisticsOf([on('2026-01-20'), on('2026-01-01'), on('2026-01-08')]);
    expect([firstPurchaseOn(statistics), lastPurchaseOn(statistics), usualGapDays(statistics)]).toEqual(['2026-01-01', '2026-01-20', 9.5]);
    expect([firstPurchaseOn(emptyStatistics), lastPurchaseOn(emptyStatistics), usualGapDays(emptyStatistics)]).toEqual([null, null, null]);
    expect(usualGapDays(statisticsOf([on('2026-01-01'), on('2026-01-08')]))).toBeNull();
  });
});

describe('beyond the listed days', () => {
  const purchases = everyWeek(recentDaysLimit + 20);
  const full = statisticsOf(purchases);

  test('stay under 2 KB however often a member comes', () => {
    const daily = Array.from({ length: 3_000 }, (_, i) => ({ on: addDays(localDate('2018-01-01'), i), amount: fen(9_999_900 + i) }));
    const grown = daily.reduce<PurchaseStatistics>(addPurchase, emptyStatistics);
    expect(Buffer.byteLength(JSON.stringify(grown))).toBeLessThan(2_048);
    expect(grown).toEqual(statisticsOf(daily));
    expect(purchaseDaysOf(grown)).toBe(3_000);
  });

  test('undoing the newest purchases still gives the same numbers to the last bit', () => {
    const undone = purchases.slice(-30).reduceRight<PurchaseStatistics>(undoPurchase, full);
    expect(summaryOf(undone)).toEqual(summaryOf(statisticsOf(purchases.slice(0, -30))));
    expect(undone.recountDue).toBe(false);
  });

  test('a change to a folded day moves the money exactly and asks for a recount', () => {
    const old = purchases[3]!;
    const changed = undoPurchase(full, old);
    expect(spentBy(changed)).toBe(spentBy(full) - old.amount!);
    expect(changed.recountDue).toBe(true);
    expect(addPurchase(changed, old)).toEqual({ ...full, recountDue: true });
    const reduced = reducePurchase(full, { on: purchases[0]!.on, amount: fen(100) });
    expect([spentBy(reduced), summaryOf(reduced).repeatSpent]).toEqual([spentBy(full) - 100, summaryOf(full).repeatSpent]);
  });

  test('the state of a past day is known back to the folded ones, and null before', () => {
    expect(statisticsUntil(full, purchases[60]!.on)).toEqual({ ...full, recent: full.recent.slice(0, 41) });
    expect(statisticsUntil(full, purchases[5]!.on)).toBeNull();
  });

  test('merging a long record with a later short one is exact, with an overlapping one it asks for a recount', () => {
    const late = statisticsOf([on('2027-05-01'), on('2027-06-01')]);
    const merged = mergeStatistics(late, full);
    expect(merged).toEqual(statisticsOf([...purchases, on('2027-05-01'), on('2027-06-01')]));
    const early = mergeStatistics(full, statisticsOf([on('2023-05-01', 77)]));
    expect([early.recountDue, spentBy(early)]).toEqual([true, spentBy(full) + 77]);
    const both = mergeStatistics(full, full);
    expect([both.recountDue, spentBy(both)]).toEqual([true, 2 * spentBy(full)]);
  });
});
