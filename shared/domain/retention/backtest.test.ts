import { seededDice } from '../../kernel/random';
import { addDays, dateOfDayNumber, dayNumber, localDate } from '../../kernel/time';
import { runBacktest, type BacktestReport } from './backtest';
import { cdnowLog, generatedLog, generatedTo, groceryLog, hasRealLogs } from './fixtures/logs';
import { layerFeatureNames } from './layer-features';
import { fitLogistic, logisticProbabilities } from './logistic';
import { defaultRetentionPolicy as policy } from './policy';
import { purchaseLogOf, type PurchaseLog } from './purchase-log';
import { aucOf, brierOf, calibrationOf, captureAtTop, liftAtTop } from './ranking-measures';

function tested(log: PurchaseLog, on: string): BacktestReport {
  const result = runBacktest(log, { asOf: localDate(on), policy, dice: seededDice(1) });
  if (!result.ok) throw new Error(result.code);
  return result.value;
}
const contender = (report: BacktestReport, name: string) => report.measures.contenders.find((each) => each.name === name)!;

describe('measures', () => {
  test.each([
    ['all in order', [1, 2, 3, 4], [0, 0, 1, 1], 1],
    ['all against', [4, 3, 2, 1], [0, 0, 1, 1], 0],
    ['all tied', [1, 1, 1, 1], [0, 1, 0, 1], 0.5],
    ['one tie across', [1, 2, 2, 3], [0, 0, 1, 1], 0.875],
  ])('area under the curve, %s', (_, scores, outcomes, expected) => {
    expect(aucOf(Float64Array.from(scores), Uint8Array.from(outcomes))).toBe(expected);
  });

  test('no area where everybody did it, or nobody', () => {
    expect(aucOf(Float64Array.of(1, 2), Uint8Array.of(1, 1))).toBeNull();
    expect(aucOf(new Float64Array(0), new Uint8Array(0))).toBeNull();
  });

  test('Brier is 0 for the prophet and .25 for the shrug', () => {
    expect(brierOf(Float64Array.of(1, 0), Uint8Array.of(1, 0))).toBe(0);
    expect(brierOf(Float64Array.of(0.5, 0.5), Uint8Array.of(1, 0))).toBe(0.25);
  });

  test('members tied at the edge of the top count in proportion', () => {
    expect(captureAtTop(Float64Array.of(1, 1, 1, 1), Float64Array.of(10, 20, 30, 40), 0.5)).toBe(0.5);
    expect(captureAtTop(Float64Array.of(9, 1, 1, 1, 1), Float64Array.of(50, 10, 20, 10, 10), 0.4)).toBeCloseTo(0.625, 12);
    expect(captureAtTop(Float64Array.of(1, 2), Float64Array.of(0, 0), 0.5)).toBeNull();
    expect(liftAtTop(Float64Array.of(4, 3, 2, 1), Uint8Array.of(1, 1, 0, 0), 0.5)).toBe(2);
  });

  test('calibration puts every member in one bin', () => {
    const bins = calibrationOf(Float64Array.from({ length: 23 }, (_, i) => i / 23), Uint8Array.from({ length: 23 }, (_, i) => i % 2));
    expect(bins.reduce((sum, { members }) => sum + members, 0)).toBe(23);
    expect(calibrationOf(Float64Array.of(0.2), Uint8Array.of(1))).toEqual([{ members: 1, predicted: 0.2, actual: 1 }]);
  });
});

describe('the logistic layer', () => {
  test('finds back the weights that the outcomes were made with', () => {
    const dice = seededDice(6);
    const count = 20_000;
    const features = Float64Array.from({ length: count * 2 }, () => dice() * 2 - 1);
    const outcomes = Uint8Array.from({ length: count }, (_, i) => (dice() < 1 / (1 + Math.exp(-(2 * features[2 * i]! - features[2 * i + 1]! + 0.5))) ? 1 : 0));
    const layer = fitLogistic(features, 2, outcomes);
    expect(layer.weights[0]! / layer.spreads[0]!).toBeCloseTo(2, 0);
    expect(layer.weights[1]! / layer.spreads[1]!).toBeCloseTo(-1, 0);
    const mean = logisticProbabilities(layer, features).reduce((sum, p) => sum + p, 0) / count;
    expect(mean).toBeCloseTo(outcomes.reduce((sum, value) => sum + value, 0) / count, 3);
  });

  test('has fifteen features', () => expect(layerFeatureNames).toHaveLength(15));
});

describe('a backtest of a made-up store of 2,000 members', () => {
  const report = tested(generatedLog(2_000, 21), addDays(generatedTo, -90));

  test('finds the model useful and its probabilities right', () => {
    expect(report.measures.verdict).toBe('useful');
    for (const { predicted, actual, members } of report.measures.calibration) {
      expect(Math.abs(predicted - actual)).toBeLessThan(4 * Math.sqrt(0.25 / members));
    }
    expect(report.summary.drift).toBeGreaterThan(0.85);
    expect(report.summary.drift).toBeLessThan(1.15);
  });

  test('the fixed rule is blind to early warnings, by what it is', () => {
    expect(contender(report, 'fixed rule')).toMatchObject({ earlyWarningAuc: 0.5 });
    expect(contender(report, 'MBG/CNBD-k P(active)').earlyWarningAuc!).toBeGreaterThan(0.6);
  });

  test('members return less the further their state is', () => {
    const shares = report.measures.states.map(({ share }) => share ?? 0);
    expect([...shares].sort((a, b) => b - a)).toEqual(shares);
    expect(report.measures.states.reduce((sum, { members }) => sum + members, 0)).toBe(report.measures.members);
  });

  test('keeps no purchase after the horizon from changing it', () => {
    const log = generatedLog(2_000, 21);
    const horizonEnd = dayNumber(generatedTo);
    const later: PurchaseLog = purchaseLogOf(Array.from({ length: log.memberCount }, (_, i) => [
      ...Array.from(log.days.subarray(log.offsets[i], log.offsets[i + 1]), (day, j) => [day, log.spent[log.offsets[i]! + j]!] as const),
      [horizonEnd + 1 + (i % 30), 9_999] as const,
    ]));
    expect(tested(later, addDays(generatedTo, -90)).summary).toEqual(report.summary);
  });
});

describe('honesty', () => {
  test('pure noise is called no predictive signal', () => {
    const dice = seededDice(13);
    const start = dayNumber(localDate('2025-01-01'));
    // Everybody joined on one day and comes at the same rate, on days that are drawn like lots.
    const log = purchaseLogOf(Array.from({ length: 1_500 }, () => [
      [start, 1_000] as const,
      ...Array.from({ length: 420 }, (_, i) => i).filter(() => dice() < 0.008).map((i) => [start + 1 + i, 1_000] as const),
    ]));
    expect(tested(log, dateOfDayNumber(start + 330)).measures.verdict).toBe('no-signal');
  });

  test('a short history is refused with what it lacks', () => {
    const log = generatedLog(100, 2);
    expect(runBacktest(log, { asOf: addDays(generatedTo, -90), policy, dice: seededDice(1) })).toMatchObject({ ok: false, code: 'BACKTEST_HISTORY_TOO_SHORT', details: { lacks: ['buyers'] } });
  });

  test('an outcome that nobody knows yet is refused', () => {
    const log = generatedLog(600, 2);
    expect(runBacktest(log, { asOf: addDays(generatedTo, -10), policy, dice: seededDice(1) })).toMatchObject({ ok: false, code: 'BACKTEST_OUTCOME_UNKNOWN' });
    expect(runBacktest(purchaseLogOf([]), { asOf: generatedTo, policy, dice: seededDice(1) }).ok).toBe(false);
  });
});

(hasRealLogs ? describe : describe.skip)('on the public logs (beside the project)', () => {
  const own = 'MBG/CNBD-k P(active)';
  const cdnow = ['1997-09-30', '1997-12-31', '1998-03-31'].map((on) => (hasRealLogs ? tested(cdnowLog(), on) : null));

  test('CDNOW: better than the fixed rule by .075, calibrated, a tenth of the members brings half of the money', () => {
    const report = cdnow[0]!;
    const result = contender(report, own);
    expect(result.auc!).toBeGreaterThanOrEqual(contender(report, 'fixed rule').auc! + 0.075);
    expect(result.auc!).toBeGreaterThanOrEqual(contender(report, 'BG/NBD P(active)').auc! - 0.003);
    expect(result.brier!).toBeLessThanOrEqual(0.118);
    expect(result.topDecileCapture!).toBeGreaterThanOrEqual(0.51);
  });

  test('grocery: better than the fixed rule by .05, calibrated, sees three in four before the rule can', () => {
    const report = tested(groceryLog(), '2006-12-31');
    const result = contender(report, own);
    expect(result.auc!).toBeGreaterThanOrEqual(contender(report, 'fixed rule').auc! + 0.05);
    expect(result.auc!).toBeGreaterThanOrEqual(contender(report, 'BG/NBD P(active)').auc! - 0.003);
    expect(result.brier!).toBeLessThanOrEqual(0.091);
    expect(result.earlyWarningAuc!).toBeGreaterThanOrEqual(0.76);
    expect(result.topDecileCapture).toBeNull();
  });

  test('CDNOW: warns early with .67 on the average of three quarters', () => {
    const early = cdnow.map((report) => contender(report!, own).earlyWarningAuc!);
    expect(early.reduce((sum, value) => sum + value, 0) / 3).toBeGreaterThanOrEqual(0.67);
  });
});
