import { dayNumber, localDate } from '../../kernel/time';
import { demoStoreParameters } from './generate';
import { fitBestCnbd, fitCnbd, type CnbdFit } from './cnbd-fit';
import { groupHistories, logLikelihoodOf, logLikelihoodOfAll } from './cnbd-likelihood';
import { emptyColumns, type MemberColumns } from './columns';
import reference from './fixtures/fit-reference.json';
import { cdnowLog, generatedLog, generatedTo, groceryLog, hasRealLogs } from './fixtures/logs';
import { buyersBy, snapshotOf, type PurchaseLog } from './purchase-log';
import { fitSpend } from './spend';

const columnsAt = (log: PurchaseLog, on: string): MemberColumns => {
  const day = dayNumber(localDate(on));
  return snapshotOf(log, day, 90, buyersBy(log, day)).columns;
};
const sum = (values: Float64Array): number => values.reduce((left, right) => left + right, 0);

/** ln L of gaps measured in weeks, as the reference has it. */
const inWeeks = (fit: CnbdFit, columns: MemberColumns): number => fit.logLikelihood + sum(columns.x) * Math.log(7);

function expectWithin(actual: readonly number[], expected: readonly number[], share: number): void {
  actual.forEach((value, i) => expect(Math.abs(value / expected[i]! - 1)).toBeLessThanOrEqual(share));
}

const generated = columnsAt(generatedLog(2_000, 11), generatedTo);

describe('the likelihood', () => {
  const model = { k: 3, r: 0.7, alpha: 30, a: 0.6, b: 1.7, modified: true };

  test('of all members grouped is the sum of one by one', () => {
    const each = Array.from(generated.x, (x, i) => logLikelihoodOf(model, { x, tx: generated.tx[i]!, T: generated.T[i]! }, generated.sumLogGaps[i]!));
    const grouped = logLikelihoodOfAll(model, groupHistories(generated, 1), new Float64Array(4));
    expect(grouped / each.reduce((left, right) => left + right, 0)).toBeCloseTo(1, 11);
  });

  test.each([[1, true], [2, true], [3, false], [4, true]])('has the slope that small steps show (k = %i, modified %s)', (k, modified) => {
    const groups = groupHistories(generated, 7);
    const at = (change: Partial<typeof model>): number => logLikelihoodOfAll({ ...model, k, modified, ...change }, groups, new Float64Array(4));
    const slope = new Float64Array(4);
    logLikelihoodOfAll({ ...model, k, modified }, groups, slope);
    (['r', 'alpha', 'a', 'b'] as const).forEach((name, i) => {
      const step = model[name] * 1e-5;
      const shown = (at({ [name]: model[name] + step }) - at({ [name]: model[name] - step })) / (2 * step);
      expect(Math.abs(slope[i]! - shown)).toBeLessThan(1e-3 * Math.max(1, Math.abs(shown)));
    });
  });
});

describe('fitting a made-up store of 2,000 members', () => {
  test('finds back what it was made from, within the error of such a sample', () => {
    const fit = fitCnbd(generated, 1, true);
    const { r, alpha, a, b } = demoStoreParameters.buying;
    expect(fit.converged).toBe(true);
    expectWithin([fit.parameters.r / fit.parameters.alpha, fit.parameters.a / (fit.parameters.a + fit.parameters.b)], [r / alpha, a / (a + b)], 0.15);
  });

  test('chooses the regularity that the store was made with', () => {
    const steady = generatedLog(2_000, 5, { ...demoStoreParameters, buying: { ...demoStoreParameters.buying, k: 3, alpha: 8 } });
    expect(fitBestCnbd(columnsAt(steady, generatedTo)).parameters.k).toBe(3);
    expect(fitBestCnbd(generated).parameters.k).toBe(1);
  });

  test('never gives a likelier fit to one k than to the one it chose', () => {
    const best = fitBestCnbd(generated);
    for (const k of [1, 2, 3, 4]) expect(fitCnbd(generated, k, true).logLikelihood).toBeLessThanOrEqual(best.logLikelihood + 1e-6);
  });

  test('finds back the spend it was made from', () => {
    const { p, q, v } = demoStoreParameters.spend;
    const spend = fitSpend(generated)!;
    expect(spend.trusted).toBe(true);
    expectWithin([(spend.p * spend.v) / (spend.q - 1)], [(p * v) / (q - 1)], 0.1);
    expect(Math.abs(spend.correlation)).toBeLessThan(0.1);
  });
});

describe('stores at the edge', () => {
  test('a store where nobody ever came back is fitted without a failure', () => {
    const once = { ...emptyColumns(600), T: Float64Array.from({ length: 600 }, (_, i) => 1 + (i % 300)) };
    const fit = fitBestCnbd(once);
    expect(Object.values(fit.parameters).every((value) => typeof value === 'boolean' || Number.isFinite(value))).toBe(true);
    expect(fitSpend(once)).toBeNull();
  });

  test('a store where everybody comes every ten days is fitted without a failure', () => {
    const count = 600;
    const clock = emptyColumns(count);
    for (let i = 0; i < count; i += 1) {
      clock.x[i] = 10 + (i % 20);
      clock.tx[i] = clock.x[i]! * 10;
      clock.T[i] = clock.tx[i]! + (i % 10);
      clock.sumLogGaps[i] = clock.x[i]! * Math.log(10);
    }
    const { parameters } = fitBestCnbd(clock);
    expect(parameters.k).toBe(4);
    expect([parameters.r, parameters.alpha, parameters.a, parameters.b].every(Number.isFinite)).toBe(true);
  });

  test('spend that grows with frequency is not trusted', () => {
    const columns = { ...emptyColumns(200), x: Float64Array.from({ length: 200 }, (_, i) => 1 + (i % 10)) };
    const priced = { ...columns, pricedRepeatDays: columns.x, meanRepeatSpent: columns.x.map((x, i) => x * 1_000 + (i % 7)) };
    expect(fitSpend(priced)?.trusted).toBe(false);
  });
});

(hasRealLogs ? describe : describe.skip)('on the public logs (beside the project)', () => {
  test.each([
    ['bgcnbd_k1', 1, false], ['bgcnbd_k2', 2, false], ['bgcnbd_k3', 3, false], ['mbgcnbd_k1', 1, true], ['mbgcnbd_k2', 2, true], ['mbgcnbd_k3', 3, true],
  ] as const)('grocery %s: likelihood within .05, parameters within half a percent', (name, k, modified) => {
    const columns = columnsAt(groceryLog(), '2006-12-31');
    const fit = fitCnbd(columns, k, modified);
    const expected = reference.fits[`grocery_${name}`];
    expect(fit.members).toBe(expected.n);
    expect(Math.abs(inWeeks(fit, columns) - expected.ll)).toBeLessThan(0.05);
    expectWithin([fit.parameters.r, fit.parameters.alpha / 7, fit.parameters.a, fit.parameters.b], expected.params, 0.005);
  });

  test.each([['bgnbd', false], ['mbgnbd', true]] as const)('CDNOW %s: likelihood within .05, parameters within half a percent', (name, modified) => {
    const columns = columnsAt(cdnowLog(true), '1997-09-30');
    const fit = fitCnbd(columns, 1, modified);
    expect(Math.abs(fit.logLikelihood - reference.cdnowFull[name].ll_own)).toBeLessThan(0.05);
    expectWithin([fit.parameters.r, fit.parameters.alpha, fit.parameters.a, fit.parameters.b], reference.cdnowFull[name].own, 0.005);
  });

  test('grocery chooses two steps a gap, CDNOW one', () => {
    expect(fitBestCnbd(columnsAt(groceryLog(), '2006-12-31')).parameters.k).toBe(2);
    expect(fitBestCnbd(columnsAt(cdnowLog(), '1997-09-30')).parameters.k).toBe(1);
  });
});
