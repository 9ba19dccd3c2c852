import fc from 'fast-check';
import { rfmGroups, rfmOf, rfmRunOf } from './rfm';

const members = fc.array(
  fc.record({ recencyDays: fc.nat(1_000), purchaseDays: fc.integer({ min: 1, max: 60 }), spent: fc.nat(1_000_000) }),
  { minLength: 1, maxLength: 80 },
);

type Member = { recencyDays: number; purchaseDays: number; spent: number };
const runOf = (store: readonly Member[]): ReturnType<typeof rfmRunOf> =>
  rfmRunOf({
    recencyDays: Float64Array.from(store, (member) => member.recencyDays),
    purchaseDays: Float64Array.from(store, (member) => member.purchaseDays),
    spent: Float64Array.from(store, (member) => member.spent),
  });

test('every member is in exactly one of the eight groups, and scores 1 to 5', () => {
  fc.assert(
    fc.property(members, (store) => {
      const run = runOf(store);
      const scored = store.map((member) => rfmOf(member, run));
      const counted = rfmGroups.map((group) => scored.filter((scores) => scores.group === group).length);
      expect(counted.reduce((sum, count) => sum + count, 0)).toBe(store.length);
      for (const { R, F, M } of scored) for (const score of [R, F, M]) expect([1, 2, 3, 4, 5]).toContain(score);
    }),
  );
});

test('equal values score equally, and better values never worse', () => {
  fc.assert(
    fc.property(members, (store) => {
      const run = runOf(store);
      for (const left of store) {
        for (const right of store) {
          const [a, b] = [rfmOf(left, run), rfmOf(right, run)];
          if (left.recencyDays <= right.recencyDays) expect(a.R).toBeGreaterThanOrEqual(b.R);
          if (left.purchaseDays >= right.purchaseDays) expect(a.F).toBeGreaterThanOrEqual(b.F);
          if (left.spent >= right.spent) expect(a.M).toBeGreaterThanOrEqual(b.M);
        }
      }
    }),
    { numRuns: 40 },
  );
});
