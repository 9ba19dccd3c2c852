import reference from './fixtures/model-reference.json';
import { probabilityActiveWithin, probabilityAlive, probabilityOfReturn, timeToReturn, type CnbdParameters } from './cnbd';
import { expectedPurchases } from './cnbd-expectation';
import { logLikelihoodOf } from './cnbd-likelihood';
import { lifetimeValue } from './lifetime-value';
import { expectedTicket, logLikelihoodOfSpend } from './spend';

/** The largest relative difference allowed against the reference, computed with 60 digits. */
const tolerance = 1e-9;

function expectClose(actual: number, expected: number | undefined, what: string): void {
  if (expected === undefined) throw new Error(`${what} is not in the reference`);
  const difference = expected === 0 ? Math.abs(actual) : Math.abs(actual / expected - 1);
  if (!(difference <= tolerance)) throw new Error(`${what}: ${actual} instead of ${expected}, relative difference ${difference}`);
}

type Row = Record<string, number>;
function rowsOf(model: { columns: string[]; rows: number[][] }): Row[] {
  return model.rows.map((row) => Object.fromEntries(model.columns.map((column, i) => [column, row[i] ?? NaN])));
}

const { models } = reference;
const families = [
  ['bgnbd', { ...models.bgnbd.params, k: 1, modified: false }],
  ['mbgnbd', { ...models.mbgnbd.params, k: 1, modified: true }],
  ['mbgcnbd_k1', { ...models.mbgcnbd_k1.params, modified: true }],
  ['mbgcnbd_k2', { ...models.mbgcnbd_k2.params, modified: true }],
  ['mbgcnbd_k3', { ...models.mbgcnbd_k3.params, modified: true }],
  ['bgcnbd_k1', { ...models.bgcnbd_k1.params, modified: false }],
  ['bgcnbd_k2', { ...models.bgcnbd_k2.params, modified: false }],
  ['bgcnbd_k3', { ...models.bgcnbd_k3.params, modified: false }],
] as const satisfies readonly (readonly [string, CnbdParameters])[];

describe.each(families)('%s agrees with the reference to a relative 1e-9', (name, parameters) => {
  const rows = rowsOf(models[name]);

  test('has every row of it', () => expect(rows).toHaveLength(57));

  test.each(rows)('x=$x tx=$t_x T=$T', (row) => {
    const history = { x: row.x!, tx: row.t_x!, T: row.T! };
    expectClose(logLikelihoodOf(parameters, history, row.litt ?? 0), row.ll, 'log-likelihood');
    expectClose(probabilityAlive(parameters, history), row.p_alive, 'P(alive)');
    for (const weeks of [13, 39, 52]) {
      expectClose(probabilityActiveWithin(parameters, history, weeks), row[`p_active_${weeks}`], `P(active in ${weeks})`);
      expectClose(expectedPurchases(parameters, history, weeks), row[`e_purchases_${weeks}`], `E[purchases in ${weeks}]`);
    }
  });
});

describe('spend agrees with the reference to a relative 1e-9', () => {
  const { params } = models.gammagamma;

  test.each(rowsOf(models.gammagamma))('x=$x mean=$m_x', (row) => {
    if (row.x! > 0) expectClose(logLikelihoodOfSpend(params, row.x!, row.m_x!), row.ll, 'log-likelihood');
    expectClose(expectedTicket(params, row.x!, row.m_x!), row.e_spend, 'expected ticket');
  });

  test('gives a member without a repeat purchase the mean of the store', () => {
    expectClose(expectedTicket(params, 0, 0), models.gammagamma.population_mean, 'population mean');
  });
});

describe('lifetime value agrees with the reference to a relative 1e-9', () => {
  const { bgnbd, gg, months, monthly_discount: discount } = models.clv_bgnbd_gg.params;

  test.each(rowsOf(models.clv_bgnbd_gg))('x=$x tx=$t_x T=$T mean=$m_x', (row) => {
    const value = lifetimeValue({ ...bgnbd, k: 1, modified: false }, { x: row.x!, tx: row.t_x!, T: row.T! }, {
      ticket: expectedTicket(gg, row.x!, row.m_x!),
      period: 4.345,
      periods: months,
      discount,
    });
    expectClose(value, row.clv, 'lifetime value');
  });
});

describe('hard numbers', () => {
  const history = { x: 3, tx: 30, T: 39 };

  test('does not break where a is exactly 1, or nearly', () => {
    const at = (a: number): number => expectedPurchases({ k: 1, r: 0.3, alpha: 5, a, b: 2, modified: false }, history, 39);
    expectClose(at(1), reference.numeric_stress.a_equals_1.e_purchases, 'a = 1');
    expectClose(at(1.0000001), reference.numeric_stress.a_near_1.e_purchases_mp, 'a near 1');
  });

  test('says nothing is expected of no time at all', () => {
    expect(expectedPurchases({ k: 2, r: 1, alpha: 5, a: 1, b: 2, modified: true }, history, 0)).toBe(0);
  });

  test('gives BG one-time buyers P(alive) = 1, which is why nobody is ranked by it', () => {
    expect(probabilityAlive({ ...models.bgnbd.params, k: 1, modified: false }, { x: 0, tx: 0, T: 500 })).toBe(1);
  });

  test.each([1, 2, 3, 4])('goes over smoothly from sums to the integral where sums get long (k = %i)', (k) => {
    for (const [a, b, x] of [[0.05, 0.1, 0], [0.6, 2, 0], [1, 1, 4], [3, 0.5, 9]] as const) {
      const edge = k === 1 ? 199 : 999;
      const at = (t: number): number => expectedPurchases({ k, r: 0.9, alpha: 1, a, b, modified: true }, { x, tx: 0, T: 0 }, t);
      const [before, below, above, after] = [at(edge - 20), at(edge - 1e-6), at(edge + 1e-6), at(edge + 20)];
      // The part of the last gap that the integral neglects for k > 1 is a small part of the whole.
      expect(Math.abs(above / below - 1)).toBeLessThan(k === 1 ? 1e-7 : 3e-3);
      expect(before).toBeLessThan(below);
      expect(above).toBeLessThan(after);
    }
  });

  test('answers for a fit that ran to its boundary', () => {
    const expected = expectedPurchases({ k: 1, r: 160_000, alpha: 1e-4, a: 1e-4, b: 160_000, modified: true }, { x: 3, tx: 0, T: 0 }, 90);
    expect(Number.isFinite(expected) && expected > 0).toBe(true);
  });

  test('stays finite for a thousand purchases and four steps a gap', () => {
    const expected = expectedPurchases({ k: 4, r: 0.8, alpha: 1.3, a: 0.5, b: 1.4, modified: true }, { x: 1_000, tx: 259.9, T: 260 }, 52);
    expect(expected).toBeGreaterThan(180);
    expect(expected).toBeLessThan(200);
  });

  test.each([1, 2, 3, 4])('takes the time to return as the reverse of its probability (k = %i)', (k) => {
    const model = { k, r: 0.8, alpha: 12, a: 0.5, b: 1.4, modified: true };
    for (const quantile of [0.25, 0.5, 0.75]) {
      expect(probabilityOfReturn(model, history, timeToReturn(model, history, quantile))).toBeCloseTo(quantile, 5);
    }
  });
});
