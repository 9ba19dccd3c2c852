import fc from 'fast-check';
import { seededDice } from '../../kernel/random';
import { addDays, localDate } from '../../kernel/time';
import { fen } from '../../kernel/units';
import { cohortsOf } from './cohorts';
import { columnsOf } from './columns';
import { concentrationOf } from './concentration';
import { demoStoreParameters, generatePurchaseLog } from './generate';
import { fitModel } from './model';
import { defaultRetentionPolicy as policy, retentionStates } from './policy';
import { stateOf } from './state';
import { emptyStatistics, statisticsOf } from './statistics';
import { previewMoves } from './preview-moves';

const asOf = localDate('2026-06-30');
const store = generatePurchaseLog({ members: 800, from: localDate('2025-01-01'), to: asOf, parameters: demoStoreParameters, dice: seededDice(3) }).map((purchases) => statisticsOf(purchases));
const model = fitModel({ columns: columnsOf(store, asOf), asOf, policy, dice: seededDice(1) });
const scored = store.map((statistics) => ({ statistics, state: stateOf(statistics, model, policy, asOf)! }));

describe('the 80/20 curve', () => {
  test('says what a fifth brings', () => {
    expect(concentrationOf([70, 10, 10, 10, 0], 5)[1]).toEqual({ shareOfMembers: 0.2, shareOfMoney: 0.7 });
  });

  test('is the even line where nobody spent, or nobody is there', () => {
    expect(concentrationOf([0, 0], 2).map(({ shareOfMoney }) => shareOfMoney)).toEqual([0, 0.5, 1]);
    expect(concentrationOf([], 2).map(({ shareOfMoney }) => shareOfMoney)).toEqual([0, 0.5, 1]);
  });

  test('rises from nothing to all, and bends one way', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -100, max: 100_000 }), { minLength: 20, maxLength: 200 }), (amounts) => {
      const curve = concentrationOf(amounts).map(({ shareOfMoney }) => shareOfMoney);
      expect(curve[0]).toBe(0);
      expect(curve.at(-1)).toBeCloseTo(1, 12);
      for (let i = 1; i < curve.length; i += 1) expect(curve[i]!).toBeGreaterThanOrEqual(curve[i - 1]!);
    }));
  });
});

describe('the preview of a policy', () => {
  test('moves nobody where nothing changes', () => {
    const moves = previewMoves(scored, model, { current: policy, proposed: policy }, asOf);
    expect(retentionStates.reduce((sum, state) => sum + moves[state][state], 0)).toBe(800);
  });

  test('moves members down, and only down, where active is asked for more', () => {
    const strict = { ...policy, cutoffs: { ...policy.cutoffs, active: 0.8 } };
    const moves = previewMoves(scored, model, { current: policy, proposed: strict }, asOf);
    expect(moves.active.quiet).toBeGreaterThan(0);
    expect(scored.filter(({ statistics, state }) => stateOf(statistics, model, strict, asOf, state) !== state)).toHaveLength(moves.active.quiet);
  });

  test('counts every buyer once and no prospect', () => {
    const moves = previewMoves([...scored, { statistics: emptyStatistics, state: 'active' }], model, { current: policy, proposed: policy }, asOf);
    expect(retentionStates.reduce((sum, from) => sum + retentionStates.reduce((inner, to) => inner + moves[from][to], 0), 0)).toBe(800);
  });
});

describe('cohorts', () => {
  test('put every buyer into the month of the first purchase', () => {
    const member = (...days: string[]) => statisticsOf(days.map((day) => ({ on: localDate(day), amount: fen(500) })));
    expect(cohortsOf([member('2026-02-03', '2026-06-20'), member('2026-02-28'), member('2026-01-05', '2026-01-06'), emptyStatistics, member('2026-07-09')], asOf, 90)).toEqual([
      { month: '2026-01', members: 1, cameAgain: 1, boughtLately: 0, spent: 1_000 },
      { month: '2026-02', members: 2, cameAgain: 1, boughtLately: 1, spent: 1_500 },
    ]);
  });

  test('are a partition of the buyers', () => {
    expect(cohortsOf(store, asOf, 90).reduce((sum, { members }) => sum + members, 0)).toBe(800);
    expect(cohortsOf(store, addDays(localDate('2025-01-01'), -1), 90)).toEqual([]);
  });
});
