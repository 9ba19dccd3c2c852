import fc from 'fast-check';
import { dayMs, hourMs, instant, localDate, localTime, minuteMs } from '../../kernel/time';
import { fen } from '../../kernel/units';
import { addPatterns, lengthsOf, lengthWithin, noPatterns, patternsOf, repeatCauses, type ComplaintFacts } from './index';

const facts: fc.Arbitrary<ComplaintFacts> = fc.record({
  complaintId: fc.uuid(),
  storeId: fc.constantFrom('S1', 'S2'),
  openedAt: fc.nat(dayMs).map((ms) => instant(localTime(localDate('2026-11-22'), 0) + ms)),
  kind: fc.constantFrom('service', 'product'),
  cause: fc.option(fc.constantFrom('waiting', 'hygiene')),
  products: fc.uniqueArray(fc.constantFrom('tea', 'cup')),
  personId: fc.option(fc.constantFrom('st_1', 'st_2')),
  firstAnswerMs: fc.option(fc.nat(9 * dayMs)),
  resolutionMs: fc.option(fc.nat(30 * dayMs)),
  late: fc.boolean(),
  reopened: fc.nat(2),
  rating: fc.option(fc.integer({ min: 1, max: 5 })),
  compensationFen: fc.nat(10_000).map(fen),
});

describe('counting complaints', () => {
  test('in parts and adding the parts is counting them at once', () => {
    fc.assert(fc.property(fc.array(facts), fc.array(facts), (some, others) => {
      expect(addPatterns(patternsOf(some), patternsOf(others))).toEqual(patternsOf([...some, ...others]));
      expect(addPatterns(patternsOf(some), noPatterns)).toEqual(patternsOf(some));
    }));
  });

  test('loses none: kinds, stores and hours each add up to all', () => {
    fc.assert(fc.property(fc.array(facts), (some) => {
      const { opened, byKind, byStore, byHour } = patternsOf(some);
      for (const counts of [byKind, byStore, byHour]) expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(opened);
    }));
  });

  test('a percentile is within five percent of the time it stands for', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: minuteMs, max: 60 * dayMs }), { minLength: 1 }), fc.constantFrom(0.5, 0.9), (times, share) => {
      const exact = [...times].sort((a, b) => a - b)[Math.max(1, Math.ceil(times.length * share)) - 1] ?? 0;
      expect(Math.abs((lengthWithin(lengthsOf(times), share) ?? 0) / exact - 1)).toBeLessThan(0.05);
    }));
  });
});

test('three of one cause at one store repeat, two do not, and the same cause elsewhere does not help', () => {
  const one = (storeId: string, cause: string): ComplaintFacts => ({
    complaintId: 'cm', storeId, openedAt: instant(0), kind: 'service', cause, products: [], personId: null, firstAnswerMs: null, resolutionMs: null, late: false, reopened: 0, rating: null, compensationFen: fen(0),
  });
  const now = patternsOf([one('S1', 'waiting'), one('S1', 'waiting'), one('S1', 'waiting'), one('S2', 'waiting'), one('S2', 'hygiene'), one('S2', 'hygiene')]);
  expect(repeatCauses(now, patternsOf([one('S1', 'waiting')]))).toEqual([{ storeId: 'S1', cause: 'waiting', count: 3, before: 1 }]);
});

test('of nothing there is no percentile', () => {
  expect(lengthWithin(lengthsOf([]), 0.5)).toBeNull();
  expect(lengthWithin(lengthsOf([hourMs]), 0)).toBeGreaterThan(0);
});
