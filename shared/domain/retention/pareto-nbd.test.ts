import reference from './fixtures/model-reference.json';
import fits from './fixtures/fit-reference.json';
import { paretoExpectedPurchases, paretoLogLikelihoodOf, paretoProbabilityActive, paretoProbabilityAlive } from './pareto-nbd';

const { params, columns, rows } = reference.models.pnbd;
const named = rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? NaN])));

function expectClose(actual: number, expected: number | undefined, tolerance = 1e-9): void {
  expect(Math.abs(actual / (expected ?? NaN) - 1)).toBeLessThanOrEqual(tolerance);
}

describe('Pareto/NBD agrees with the reference to a relative 1e-9', () => {
  test('has every row of it', () => expect(rows).toHaveLength(57));

  test.each(named)('x=$x tx=$t_x T=$T', (row) => {
    const history = { x: row['x']!, tx: row['t_x']!, T: row['T']! };
    expectClose(paretoLogLikelihoodOf(params, history), row['ll']);
    expectClose(paretoProbabilityAlive(params, history), row['p_alive']);
    for (const weeks of [13, 39, 52]) {
      expectClose(paretoProbabilityActive(params, history, weeks), row[`p_active_${weeks}`]);
      expectClose(paretoExpectedPurchases(params, history, weeks), row[`e_purchases_${weeks}`]);
    }
  });
});

describe('Pareto/NBD on hard numbers', () => {
  test('agrees with CLVTools for hundreds of purchases', () => {
    const { params: [r = 0, alpha = 0, s = 0, beta = 0], x, t_x, T, p_alive } = reference.numeric_stress.pnbd_palive_CLVTools;
    x.forEach((count, i) => expectClose(paretoProbabilityAlive({ r, alpha, s, beta }, { x: count, tx: t_x[i]!, T: T[i]! }), p_alive[i]));
  });

  test('agrees with the published walkthrough of BTYD as far as its rounded inputs go', () => {
    const { 'pnbd params': [r = 0, alpha = 0, s = 0, beta = 0], 'pnbd P(alive) x=26,tx=30.86,T=31': alive, 'pnbd E[Y(52)] x=26,tx=30.86,T=31': expected } = fits.published.BTYD_walkthrough;
    expect(paretoProbabilityAlive({ r, alpha, s, beta }, { x: 26, tx: 30.86, T: 31 })).toBeCloseTo(alive, 4);
    expect(paretoExpectedPurchases({ r, alpha, s, beta }, { x: 26, tx: 30.86, T: 31 }, 52)).toBeCloseTo(expected, 1);
  });

  test('does not break where s is exactly 1', () => {
    const at = (s: number): number => paretoExpectedPurchases({ ...params, s }, { x: 3, tx: 30, T: 39 }, 39);
    expectClose(at(1), (at(1 - 1e-6) + at(1 + 1e-6)) / 2, 1e-9);
  });
});
