import { localDate } from '../../kernel/time';
import { fen } from '../../kernel/units';
import { seededDice } from '../../kernel/random';
import { checkRetentionPolicy } from './check-policy';
import { columnsOf } from './columns';
import { demoStoreParameters, generatePurchaseLog } from './generate';
import { byStateOf, emptyFold, foldOf, type InsightMember } from './insights-fold';
import { testedMemberOf } from './insights-rivals';
import { aucOfCounts, binOf, spreadOf, valuesOf } from './insights-spread';
import { fitModel } from './model';
import { defaultRetentionPolicy as policy, retentionStates } from './policy';
import { addTransitions, gateLacksUnder, previewBasisOf, previewMoves } from './preview-moves';
import { aucOf } from './ranking-measures';
import { stateOf } from './state';
import { emptyStatistics, statisticsOf } from './statistics';
import { emptyTransitions } from './transitions';

const asOf = localDate('2026-06-30');
const bought = (amount: number, ...days: string[]) => statisticsOf(days.map((day) => ({ on: localDate(day), amount: fen(amount) })));
const member = (memberId: string, more: Partial<InsightMember>): InsightMember => ({
  memberId, storeId: 'S1', statistics: bought(1_000, '2026-06-01'), state: 'active', movedFrom: null, stage: 'first', group: 'a', memberClass: null, balance: { margin: fen(400), given: fen(10) }, ...more,
});

test('who cost more than they bring are counted, summed and listed, the dearest first', () => {
  const given = (memberId: string, margin: number, gave: number) => member(memberId, { balance: { margin: fen(margin), given: fen(gave) } });
  expect(foldOf([given('a', 400, 401), given('b', 100, 900), given('c', 500, 500), given('d', 0, 1)], asOf, 90).costly).toEqual({
    members: 3, lost: 802, listed: [{ memberId: 'b', margin: 100, given: 900 }, { memberId: 'a', margin: 400, given: 401 }, { memberId: 'd', margin: 0, given: 1 }],
  });
});

describe('a fold of members', () => {
  const fold = foldOf([
    member('m1', { state: 'quiet', movedFrom: 'active', statistics: bought(3_000, '2026-01-05', '2026-03-01'), stage: 'repeat', memberClass: 'key' }),
    member('m2', { statistics: bought(9_000, '2026-06-20') }),
    member('m3', { state: null, group: 'b' }),
    member('m4', { state: null, group: null, stage: 'prospect', statistics: emptyStatistics }),
  ], asOf, 90);

  test('counts a prospect and one whom no night has scored in no state', () => {
    expect([fold.members, fold.prospects, fold.unscored, byStateOf(fold)]).toEqual([4, 1, 1, { active: 1, quiet: 1, dormant: 0, lost: 0 }]);
  });
  test('says who moved from where, and leaves who stayed on the diagonal', () => {
    expect(fold.moves).toEqual([{ from: 'active', to: 'active', members: 1 }, { from: 'active', to: 'quiet', members: 1 }]);
  });
  test('lists the biggest spenders of a group first', () => {
    expect(fold.groups.map(({ group, members, spent, listed }) => [group, members, spent, listed.map(({ memberId }) => memberId)])).toEqual([
      ['a', 2, 15_000, ['m2', 'm1']],
      ['b', 1, 1_000, ['m3']],
    ]);
  });
  test('sums money, stages, classes and cohorts', () => {
    expect([fold.spent, fold.stages, fold.classes]).toEqual([16_000, { repeat: 1, first: 2, prospect: 1 }, { key: 1 }]);
    expect(fold.cohorts.map(({ month, members, boughtLately }) => [month, members, boughtLately])).toEqual([['2026-01', 1, 0], ['2026-06', 2, 2]]);
  });
  test('of nobody is the empty one', () => {
    expect(foldOf([], asOf, 90)).toEqual(emptyFold);
  });
});

describe('spreads', () => {
  test('know sums exactly and each value to one percent', () => {
    const values = valuesOf(spreadOf([0, 5, 5, 12_345, 12_346]));
    expect(values.reduce((sum, value) => sum + value, 0)).toBe(24_701);
    expect(values[0]).toBe(0);
    expect(values[3]! / 12_345).toBeCloseTo(1, 2);
  });
  test('put nothing and less than nothing into the lowest bin', () => {
    expect([binOf(0), binOf(-5), binOf(1) < binOf(1.02)]).toEqual([0, 0, true]);
  });
});

describe('the area under the curve from counts', () => {
  test('agrees with the one from single scores', () => {
    const scores = [1, 1, 2, 2, 3, 3, 3];
    const returned = [0, 1, 0, 1, 1, 1, 0];
    const counts = [1, 2, 3].map((score) => [score, returned.filter((r, i) => r === 1 && scores[i] === score).length, returned.filter((r, i) => r === 0 && scores[i] === score).length] as const);
    expect(aucOfCounts(counts)).toBeCloseTo(aucOf(Float64Array.from(scores), Uint8Array.from(returned))!, 12);
  });
  test.each([[[]], [[[1, 3, 0]]], [[[1, 0, 3]]]] as const)('is unknown where everybody or nobody came back: %j', (counts) => {
    expect(aucOfCounts(counts)).toBeNull();
  });
});

describe('a member on the day of a backtest', () => {
  const test90 = { testedAsOf: localDate('2026-03-01'), horizonDays: 90 };
  test.each([
    [['2026-01-10', '2026-05-30'], { recencyDays: 50, purchaseDays: 1, spent: 500, returned: true }],
    [['2026-01-10', '2026-05-31'], { recencyDays: 50, purchaseDays: 1, spent: 500, returned: false }],
    [['2026-03-01'], { recencyDays: 0, purchaseDays: 1, spent: 500, returned: false }],
    [['2026-03-02'], null],
  ])('with purchases on %j is %j', (days, expected) => {
    expect(testedMemberOf(bought(500, ...days), test90)).toEqual(expected);
  });
});

describe('a retention policy', () => {
  test.each([
    [{}, []],
    [{ horizonDays: 6 }, ['horizon']],
    [{ horizonDays: 365 }, []],
    [{ horizonDays: 30.5 }, ['horizon']],
    [{ cutoffs: { active: 0.5, quiet: 0.44, dormant: 0.1 } }, []],
    [{ cutoffs: { active: 0.5, quiet: 0.45, dormant: 0.1 } }, ['hysteresis']],
    [{ cutoffs: { active: 0.5, quiet: 0.5, dormant: 0.1 } }, ['cutoffs_order', 'hysteresis']],
    [{ cutoffs: { active: 1, quiet: 0.5, dormant: 0.1 } }, ['cutoffs_range']],
    [{ hysteresis: -0.01 }, ['hysteresis']],
    [{ fixedDays: { active: 90, quiet: 90, dormant: 365 } }, ['fixed_days_order']],
    [{ fixedDays: { active: 0, quiet: 90, dormant: 365 } }, ['fixed_days_range']],
    [{ gate: { ...policy.gate, buyers: 49 } }, ['gate_range']],
  ])('with %j has the faults %j', (change, faults) => {
    expect(checkRetentionPolicy({ ...policy, ...change })).toEqual(faults);
  });
});

describe('the preview of a policy', () => {
  const store = generatePurchaseLog({ members: 700, from: localDate('2025-01-01'), to: asOf, parameters: demoStoreParameters, dice: seededDice(3) }).map((log) => statisticsOf(log));
  const model = fitModel({ columns: columnsOf(store, asOf), asOf, policy, dice: seededDice(1) });
  const scored = store.map((statistics) => ({ statistics, state: stateOf(statistics, model, policy, asOf)! }));
  const off = (moves: ReturnType<typeof previewMoves>): number => retentionStates.reduce((sum, from) => sum + retentionStates.reduce((inner, to) => inner + (from === to ? 0 : moves[from][to]), 0), 0);

  test('moves nobody where nothing changes, though hysteresis holds some where a fresh look would not', () => {
    const held = scored.map((one) => ({ ...one, state: 'active' as const }));
    expect(off(previewMoves(held, model, { current: policy, proposed: policy }, asOf))).toBe(0);
  });
  test('moves members where active is asked for more, and only down', () => {
    const moves = previewMoves(scored, model, { current: policy, proposed: { ...policy, cutoffs: { ...policy.cutoffs, active: 0.8 } } }, asOf);
    expect(moves.active.quiet).toBeGreaterThan(0);
    expect(off(moves)).toBe(moves.active.quiet);
  });
  test('of pages adds up to the preview of all', () => {
    const proposed = { ...policy, horizonDays: 60 };
    const of = (from: number, to: number) => previewMoves(scored.slice(from, to), model, { current: policy, proposed }, asOf);
    expect(addTransitions(addTransitions(emptyTransitions, of(0, 300)), of(300, 700))).toEqual(of(0, 700));
  });
  test('goes by fixed days where the gate would shut, and cannot know where it would open', () => {
    const shut = { ...policy, gate: { ...policy.gate, buyers: 100_000 } };
    expect([previewBasisOf(model, shut), gateLacksUnder(model, shut)]).toEqual(['fixed_days', ['buyers']]);
    expect(previewBasisOf({ ...model, basis: 'fixed_days', parameters: null }, policy)).toBe('model_to_be_fitted');
    expect(previewBasisOf({ ...model, basis: 'fixed_days' }, policy)).toBe('fixed_days');
  });
});
