import fc from 'fast-check';
import { dateOfDayNumber } from '../../kernel/time';
import { fen } from '../../kernel/units';
import {
  addPurchase, emptyStatistics, mergeStatistics, recentDaysLimit, spentBy, statisticsOf, statisticsUntil, summaryOf, undoPurchase, type PurchaseStatistics,
} from './statistics';

const purchase = fc.record({
  on: fc.integer({ min: 20_000, max: 20_000 + recentDaysLimit - 1 }).map(dateOfDayNumber),
  amount: fc.oneof(fc.integer({ min: -500, max: 50_000 }).map(fen), fc.constant(null)),
});
/** At most as many different days as are listed, so that nothing is folded. */
const purchases = fc.array(purchase, { maxLength: 120 });
/** Years of days, so that much is folded. */
const longPurchases = fc.array(
  fc.record({ on: fc.integer({ min: 18_000, max: 20_400 }).map(dateOfDayNumber), amount: fc.integer({ min: 1, max: 50_000 }).map(fen) }),
  { minLength: 60, maxLength: 220 },
);

const addAll = (list: readonly Parameters<typeof addPurchase>[1][]): PurchaseStatistics => list.reduce<PurchaseStatistics>(addPurchase, emptyStatistics);

test('adding one by one is counting at once, in any order', () => {
  fc.assert(
    fc.property(purchases, fc.infiniteStream(fc.nat()), (list, keys) => {
      const shuffled = list.map((each) => ({ each, key: keys.next().value ?? 0 })).sort((a, b) => a.key - b.key).map(({ each }) => each);
      expect(addAll(shuffled)).toEqual(statisticsOf(list));
    }),
  );
});

test('undoing a purchase leaves what was there before it, wherever in the list it is', () => {
  fc.assert(
    fc.property(purchases, purchase, (list, extra) => {
      expect(undoPurchase(addPurchase(statisticsOf(list), extra), extra)).toEqual(statisticsOf(list));
    }),
  );
});

test('merging two records is counting their purchases together', () => {
  fc.assert(fc.property(purchases, purchases, (left, right) => {
    expect(mergeStatistics(statisticsOf(left), statisticsOf(right))).toEqual(statisticsOf([...left, ...right]));
  }));
});

test('in the order of the days, adding is counting at once however long the history', () => {
  fc.assert(fc.property(longPurchases, (list) => {
    const ordered = [...list].sort((a, b) => a.on.localeCompare(b.on));
    expect(addAll(ordered)).toEqual(statisticsOf(list));
  }), { numRuns: 50 });
});

test('the money is right however long the history and in any order', () => {
  fc.assert(fc.property(longPurchases, (list) => {
    expect(spentBy(addAll(list))).toBe(list.reduce((sum, { amount }) => sum + amount, 0));
  }), { numRuns: 50 });
});

test('a refund of the newest purchase of a long history gives the same numbers to the last bit', () => {
  fc.assert(fc.property(longPurchases, (list) => {
    const before = statisticsOf(list);
    const newest = { on: dateOfDayNumber(20_500), amount: fen(77) };
    expect(summaryOf(undoPurchase(addPurchase(before, newest), newest))).toEqual(summaryOf(before));
  }), { numRuns: 50 });
});

test('the statistics of a past day are those of the purchases up to it', () => {
  fc.assert(fc.property(purchases, fc.integer({ min: 19_990, max: 20_080 }), (list, day) => {
    const on = dateOfDayNumber(day);
    expect(statisticsUntil(statisticsOf(list), on)).toEqual(statisticsOf(list.filter((each) => each.on <= on)));
  }));
});
