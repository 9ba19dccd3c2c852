import fc from 'fast-check';
import { addDays, localDate } from '../../kernel/time';
import { fen } from '../../kernel/units';
import { byStateOf, emptyFold, foldOf, listedMembers, mergeFolds, type InsightMember } from './insights-fold';
import { aucOfCounts, mergeOutcomes, spreadOf, valuesOf } from './insights-spread';
import { emptyStatistics, purchaseDaysOf, statisticsOf } from './statistics';

const asOf = localDate('2026-06-30');
const states = ['active', 'quiet', 'dormant', 'lost'] as const;

const one: fc.Arbitrary<Omit<InsightMember, 'memberId'>> = fc
  .record({
    days: fc.array(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 50_000 })), { maxLength: 6 }),
    state: fc.constantFrom(...states, null),
    movedFrom: fc.constantFrom(...states, null),
    group: fc.constantFrom('a', 'b', 'c'),
    memberClass: fc.constantFrom('key', 'suitable', 'ordinary', null),
    balance: fc.record({ margin: fc.nat(10_000), given: fc.nat(10_000) }).map(({ margin, given }) => ({ margin: fen(margin), given: fen(given) })),
  })
  .map(({ days, ...rest }) => {
    const statistics = days.length === 0 ? emptyStatistics : statisticsOf(days.map(([ago, amount]) => ({ on: addDays(asOf, -ago), amount: fen(amount) })));
    const buyer = purchaseDaysOf(statistics) > 0;
    return { ...rest, storeId: 'S1', statistics, stage: buyer ? 'repeat' : 'prospect', group: buyer ? rest.group : null, state: buyer ? rest.state : null };
  });
const members = fc.array(one, { maxLength: 150 }).map((list): InsightMember[] => list.map((each, index) => ({ ...each, memberId: `m${index}` })));

test('pages merged in any order are one fold of all members', () => {
  fc.assert(fc.property(members, fc.integer({ min: 0, max: 150 }), fc.integer({ min: 0, max: 150 }), (all, a, b) => {
    const [first, second] = [Math.min(a, b), Math.max(a, b)];
    const [x, y, z] = [all.slice(0, first), all.slice(first, second), all.slice(second)].map((page) => foldOf(page, asOf, 90)) as [ReturnType<typeof foldOf>, ReturnType<typeof foldOf>, ReturnType<typeof foldOf>];
    const whole = foldOf(all, asOf, 90);
    expect(mergeFolds(mergeFolds(x, y), z)).toEqual(whole);
    expect(mergeFolds(z, mergeFolds(y, x))).toEqual(whole);
    expect(mergeFolds(emptyFold, whole)).toEqual(whole);
  }));
});

test('groups, states and cohorts are partitions: each sums to the buyers it is about', () => {
  fc.assert(fc.property(members, (all) => {
    const fold = foldOf(all, asOf, 90);
    const buyers = fold.members - fold.prospects;
    const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
    expect(sum(fold.groups.map((group) => group.members))).toBe(buyers);
    expect(sum(fold.groups.map((group) => group.spent))).toBe(fold.spent);
    expect(sum(Object.values(byStateOf(fold))) + fold.unscored).toBe(buyers);
    expect(sum(fold.cohorts.map((cohort) => cohort.members))).toBe(buyers);
    expect(sum(Object.values(fold.stages))).toBe(fold.members);
    expect(fold.groups.every(({ listed, members: count }) => listed.length === Math.min(count, listedMembers))).toBe(true);
  }));
});

test('a spread keeps the sum and the number of its values', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 10_000_000 }), { maxLength: 200 }), (amounts) => {
    const values = valuesOf(spreadOf(amounts));
    expect(values).toHaveLength(amounts.length);
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(amounts.reduce((sum, value) => sum + value, 0), 3);
    const sorted = [...amounts].sort((a, b) => a - b);
    values.forEach((value, i) => expect(Math.abs(value - sorted[i]!)).toBeLessThanOrEqual(sorted[i]! * 0.0101));
  }));
});

test('outcome counts merged page by page give the area of all', () => {
  const counts = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.boolean()), { maxLength: 80 });
  const countsOf = (list: readonly (readonly [number, boolean])[]) => list.reduce((sum, [score, returned]) => mergeOutcomes(sum, [[score, returned ? 1 : 0, returned ? 0 : 1]]), [] as ReturnType<typeof mergeOutcomes>);
  fc.assert(fc.property(counts, counts, (left, right) => {
    expect(aucOfCounts(mergeOutcomes(countsOf(left), countsOf(right)))).toEqual(aucOfCounts(countsOf([...left, ...right])));
  }));
});
