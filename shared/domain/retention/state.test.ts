import { addDays, daysBetween, localDate } from '../../kernel/time';
import { fen } from '../../kernel/units';
import type { RetentionModel } from './model';
import { defaultRetentionPolicy as policy, type RetentionState } from './policy';
import { expectedVisitOf, reasonOf } from './reason';
import { classEdgesOf, classOf, stageOf } from './stage-and-class';
import { nextStateChangeOn, stateForProbability, stateOf } from './state';
import { emptyStatistics, statisticsOf } from './statistics';

const first = localDate('2026-01-01');
const weekly = statisticsOf(Array.from({ length: 10 }, (_, i) => ({ on: addDays(first, 7 * i), amount: fen(5_000) })));
const lastOn = addDays(first, 63);

const share = (members: number, of: number | null) => ({ members, share: of });
const model: RetentionModel = {
  basis: 'model', name: 'MBG/CNBD-k', spend: null, fittedOn: first, horizonDays: 90, members: 1_000, logLikelihood: -1, drift: 1,
  parameters: { k: 1, r: 0.9, alpha: 24, a: 0.7, b: 2.4, modified: true },
  gate: { open: true, buyers: 1_000, historyDays: 400, newestPurchaseDays: 0, membersWithThreeDays: 100, lacks: [] },
  backtest: {
    testedAsOf: first, horizonDays: 90, members: 500, verdict: 'useful', auc: 0.75, fixedRuleAuc: 0.68, brier: 0.12, drift: 1, calibration: [], layerWon: false,
    returnShareByState: { active: share(200, 0.7), quiet: share(100, 0.25), dormant: share(12, 0.1), lost: share(0, null) },
  },
};
const fixed: RetentionModel = { ...model, basis: 'fixed_days', name: 'none', parameters: null };

describe('the state for a probability', () => {
  test.each<[number, RetentionState | null, RetentionState]>([
    [0.5, null, 'active'],
    [0.4999, null, 'quiet'],
    [0.25, null, 'quiet'],
    [0.2499, null, 'dormant'],
    [0.1, null, 'dormant'],
    [0.0999, null, 'lost'],
    [0.48, 'active', 'active'],
    [0.46, 'active', 'quiet'],
    [0.52, 'quiet', 'quiet'],
    [0.54, 'quiet', 'active'],
    [0.23, 'quiet', 'quiet'],
    [0.21, 'quiet', 'dormant'],
    [0.12, 'lost', 'lost'],
    [0.14, 'lost', 'dormant'],
    [0.9, 'lost', 'active'],
    [0.01, 'active', 'lost'],
  ])('%f after %s is %s', (probability, previous, expected) => {
    expect(stateForProbability(probability, policy, previous)).toBe(expected);
  });
});

describe('the state of a member', () => {
  test('is none before the first purchase', () => {
    expect(stateOf(emptyStatistics, model, policy, first)).toBeNull();
    expect(stateOf(weekly, model, policy, addDays(first, -1))).toBeNull();
    expect(nextStateChangeOn(emptyStatistics, model, policy, first, 'active')).toBeNull();
  });

  test('passes from active to lost in order as a weekly member stays away', () => {
    const states: RetentionState[] = [];
    let [day, state] = [lastOn, stateOf(weekly, model, policy, lastOn)!];
    for (;;) {
      states.push(state);
      const next = nextStateChangeOn(weekly, model, policy, day, state);
      if (next === null) break;
      [day, state] = [next, stateOf(weekly, model, policy, next, state)!];
    }
    expect(states).toEqual(['active', 'quiet', 'dormant', 'lost']);
  });

  test.each<[number, RetentionState]>([[0, 'active'], [90, 'active'], [91, 'quiet'], [180, 'quiet'], [181, 'dormant'], [365, 'dormant'], [366, 'lost']])(
    'goes by fixed days without a model: %i days away is %s', (days, expected) => {
      expect(stateOf(weekly, fixed, policy, addDays(lastOn, days))).toBe(expected);
    },
  );

  test('by fixed days changes on the day after the last one that still holds', () => {
    expect(nextStateChangeOn(weekly, fixed, policy, lastOn, 'active')).toBe(addDays(lastOn, 91));
    expect(nextStateChangeOn(weekly, fixed, policy, addDays(lastOn, 200), 'active')).toBe(addDays(lastOn, 201));
    expect(nextStateChangeOn(weekly, fixed, policy, lastOn, 'lost')).toBeNull();
  });

  test('does not call a steady half-yearly buyer dormant on the day she bought', () => {
    const steady: RetentionModel = { ...model, parameters: { k: 4, r: 12, alpha: 600, a: 0.3, b: 6, modified: true } };
    const halfYearly = statisticsOf(Array.from({ length: 5 }, (_, i) => ({ on: addDays(first, 182 * i), amount: fen(100) })));
    const bought = addDays(first, 182 * 4);
    expect(stateOf(halfYearly, steady, policy, bought)).toBe('active');
    expect(stateOf(halfYearly, steady, policy, addDays(bought, 900))).toBe('lost');
  });
});

describe('the reason for a state', () => {
  const asOf = addDays(lastOn, 49);

  test('tells the facts: every week, seven weeks ago, one in four like her comes back', () => {
    expect(reasonOf(weekly, model, policy, asOf, 'quiet')).toMatchObject({
      state: 'quiet', purchaseDays: 10, daysSinceLast: 49, usualGapDays: 7, overdue: true, returnShareOfAlike: 0.25,
    });
  });

  test('does not quote a share of twelve members', () => {
    expect(reasonOf(weekly, model, policy, asOf, 'dormant')?.returnShareOfAlike).toBeNull();
  });

  test('gives the expected visit as days in order, all to come', () => {
    const visit = expectedVisitOf(weekly, model, lastOn)!;
    expect([visit.earliestOn, visit.likelyOn, visit.latestOn].sort()).toEqual([visit.earliestOn, visit.likelyOn, visit.latestOn]);
    expect(visit.earliestOn > lastOn).toBe(true);
  });

  test('gives no range that ends more than a year away', () => {
    const once = statisticsOf([{ on: first, amount: fen(100) }]);
    for (const daysAway of [1, 30, 90, 200, 400]) {
      const asOfThen = addDays(first, daysAway);
      const visit = expectedVisitOf(once, model, asOfThen);
      expect(visit === null || daysBetween(asOfThen, visit.latestOn) <= 365).toBe(true);
    }
    expect(expectedVisitOf(once, model, addDays(first, 400))).toBeNull();
  });

  test('expects no visit of somebody who has most likely left, nor without a model, nor of a prospect', () => {
    expect(expectedVisitOf(weekly, model, addDays(lastOn, 700))).toBeNull();
    expect(expectedVisitOf(weekly, fixed, lastOn)).toBeNull();
    expect(reasonOf(emptyStatistics, model, policy, asOf, 'active')).toBeNull();
    expect(reasonOf(weekly, fixed, policy, asOf, 'active')?.probability).toBeNull();
  });
});

describe('stage and class', () => {
  test.each([
    [0, 0, 0, 'prospect'], [0, 1, 1, 'prospect'], [1, 0, 0, 'first'], [2, 0, 0, 'repeat'], [4, 0, 0, 'repeat'], [5, 0, 0, 'loyal'], [1, 1, 0, 'advocate'], [9, 0, 1, 'advocate'],
  ])('%i days, %i brought, %i praises: %s', (purchaseDays, referrals, praises, expected) => {
    expect(stageOf({ purchaseDays, referrals, praises }, policy)).toBe(expected);
  });

  test('a fifth is key, up to half suitable, ties go below', () => {
    const values = Float64Array.from({ length: 10 }, (_, i) => i + 1);
    const edges = classEdgesOf(values, policy);
    expect(Array.from(values, (value) => classOf(value, 0.9, edges, policy))).toEqual([
      'ordinary', 'ordinary', 'ordinary', 'ordinary', 'ordinary', 'suitable', 'suitable', 'suitable', 'key', 'key',
    ]);
    const level = classEdgesOf(Float64Array.of(5, 5, 5), policy);
    expect(classOf(5, 0.9, level, policy)).toBe('ordinary');
  });

  test('high value of a member who is unlikely to come is suitable, not key', () => {
    expect(classOf(100, 0.1, { key: 50, suitable: 10 }, policy)).toBe('suitable');
    expect(classEdgesOf(new Float64Array(0), policy)).toEqual({ key: Infinity, suitable: Infinity });
  });
});
