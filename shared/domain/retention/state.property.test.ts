import fc from 'fast-check';
import { addDays, dateOfDayNumber, daysBetween, localDate } from '../../kernel/time';
import { fen } from '../../kernel/units';
import { probabilityActiveWithin, probabilityAlive, type CnbdParameters } from './cnbd';
import type { RetentionModel } from './model';
import { defaultRetentionPolicy as policy, retentionStates } from './policy';
import { nextStateChangeOn, standingProbability, stateForProbability, stateOf } from './state';
import { statisticsOf } from './statistics';

const positive = (low: number, high: number): fc.Arbitrary<number> =>
  fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);
const parametersOf = (k: fc.Arbitrary<number>): fc.Arbitrary<CnbdParameters> =>
  fc.record({ k, r: positive(0.1, 20), alpha: positive(2, 2_000), a: positive(0.05, 20), b: positive(0.05, 20), modified: fc.constant(true) });
const anyModel = parametersOf(fc.integer({ min: 1, max: 4 }));
const history = fc
  .record({ x: fc.nat(40), gap: fc.integer({ min: 1, max: 90 }), since: fc.nat(900) })
  .map(({ x, gap, since }) => ({ x, tx: x * gap, T: x * gap + since }));

function modelWith(parameters: CnbdParameters): RetentionModel {
  return {
    basis: 'model', name: 'MBG/CNBD-k', parameters, spend: null, fittedOn: localDate('2026-01-01'), horizonDays: 90, members: 1_000, logLikelihood: -1,
    gate: { open: true, buyers: 1_000, historyDays: 400, newestPurchaseDays: 0, membersWithThreeDays: 100, lacks: [] }, drift: null, backtest: null,
  };
}

test('every probability lies between 0 and 1, and being active is never likelier than being alive', () => {
  fc.assert(fc.property(anyModel, history, fc.integer({ min: 1, max: 400 }), (model, of, days) => {
    const [alive, active] = [probabilityAlive(model, of), probabilityActiveWithin(model, of, days)];
    expect(alive).toBeGreaterThanOrEqual(0);
    expect(alive).toBeLessThanOrEqual(1);
    expect(active).toBeGreaterThanOrEqual(0);
    expect(active).toBeLessThanOrEqual(alive);
    expect(probabilityActiveWithin(model, of, days + 1)).toBeGreaterThanOrEqual(active);
  }));
});

test('with random gaps, a later last visit is never a worse sign (k = 1)', () => {
  fc.assert(fc.property(parametersOf(fc.constant(1)), history, fc.double({ min: 0, max: 1, noNaN: true }), (model, of, share) => {
    fc.pre(of.x > 0);
    const later = { ...of, tx: of.tx + (of.T - of.tx) * share };
    expect(probabilityActiveWithin(model, later, 90)).toBeGreaterThanOrEqual(probabilityActiveWithin(model, of, 90) * (1 - 1e-12));
  }));
});

test('absence never lifts a member: the probability that decides the state only falls, for every k', () => {
  fc.assert(fc.property(anyModel, history, (model, of) => {
    let before = 1;
    for (const since of [0, 1, 2, 5, 13, 34, 89, 233, 610]) {
      const now = standingProbability(model, { ...of, T: of.tx + since }, 90);
      expect(now).toBeLessThanOrEqual(before * (1 + 1e-12));
      expect(now).toBeGreaterThanOrEqual(probabilityActiveWithin(model, { ...of, T: of.tx + since }, 90));
      before = now;
    }
  }));
});

test('every probability is one state, and a better one never a worse state', () => {
  const probability = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(fc.property(probability, probability, fc.option(fc.constantFrom(...retentionStates), { nil: null }), (left, right, previous) => {
    const rank = (p: number): number => retentionStates.indexOf(stateForProbability(p, policy, previous));
    expect(rank(left)).toBeGreaterThanOrEqual(0);
    expect(rank(Math.max(left, right))).toBeLessThanOrEqual(rank(Math.min(left, right)));
  }));
});

test('a member stays in her state until the day that was foretold, and leaves it on that day', () => {
  fc.assert(fc.property(anyModel, fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 12 }), fc.nat(300), (parameters, gaps, since) => {
    const days = gaps.reduce<number[]>((list, gap) => [...list, list[list.length - 1]! + gap], [20_000]);
    const statistics = statisticsOf(days.map((day) => ({ on: dateOfDayNumber(day), amount: fen(100) })));
    const asOf = dateOfDayNumber(days[days.length - 1]! + since);
    const model = modelWith(parameters);
    const state = stateOf(statistics, model, policy, asOf)!;
    const changesOn = nextStateChangeOn(statistics, model, policy, asOf, state);
    if (changesOn === null) {
      expect(stateOf(statistics, model, policy, addDays(asOf, 3_650), state)).toBe(state);
      return;
    }
    expect(stateOf(statistics, model, policy, changesOn, state)).not.toBe(state);
    const waits = daysBetween(asOf, changesOn) - 1;
    for (const share of [0, 0.3, 0.7, 1]) expect(stateOf(statistics, model, policy, addDays(asOf, Math.round(waits * share)), state)).toBe(state);
  }));
});
