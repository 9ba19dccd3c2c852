import reference from './fixtures/rfm-reference.json';
import { rfmOf, rfmRunOf } from './rfm';
import { quantileEdges, quantileOf, scoreOf, type ScoreEdges } from './score';

const customers = reference.customers.map(([recencyDays = 0, purchases = 0, amount = 0, R = 0, F = 0, M = 0, segment = 0]) => ({
  recencyDays, purchases, amount, R, F, M, segment: reference.segmentNames[segment],
}));

/** The R package's rule: one above the quantile, and a value on the edge has passed it. */
function packageEdges(values: number[]): ScoreEdges {
  return { edges: quantileEdges(Float64Array.from(values), 5).edges.map((edge) => edge + 1), onEdge: 'passed' };
}

/** The package's ten segments as [name, R from, R to, F from, F to, M from, M to]; the first that fits. */
const packageSegments: [string, number, number, number, number, number, number][] = [
  ['Champions', 4, 5, 4, 5, 4, 5],
  ['Loyal Customers', 2, 5, 3, 5, 3, 5],
  ['Potential Loyalist', 3, 5, 1, 3, 1, 3],
  ['New Customers', 4, 5, 1, 1, 1, 1],
  ['Promising', 3, 4, 1, 1, 1, 1],
  ['Need Attention', 2, 3, 2, 3, 2, 3],
  ['About To Sleep', 2, 3, 1, 2, 1, 2],
  ['At Risk', 1, 2, 2, 5, 2, 5],
  ["Can't Lose Them", 1, 1, 4, 5, 4, 5],
  ['Lost', 1, 2, 1, 2, 1, 2],
];

describe('scores agree with the R package rfm on its own 995 customers', () => {
  const R = packageEdges(customers.map((customer) => customer.recencyDays));
  const F = packageEdges(customers.map((customer) => customer.purchases));
  const M = packageEdges(customers.map((customer) => customer.amount));
  const scored = customers.map((customer) => ({
    ...customer,
    own: [6 - scoreOf(customer.recencyDays, R), scoreOf(customer.purchases, F), scoreOf(customer.amount, M)] as const,
  }));

  test('gives every customer the same three scores', () => {
    expect(scored.map(({ own }) => own)).toEqual(customers.map((customer) => [customer.R, customer.F, customer.M]));
  });

  test.each(Object.entries(reference.segments))('counts %s as the package does', (name, expected) => {
    const members = scored.filter(({ own: [r, f, m] }) => {
      const found = packageSegments.find(([, r0, r1, f0, f1, m0, m1]) => r >= r0 && r <= r1 && f >= f0 && f <= f1 && m >= m0 && m <= m1);
      return (found?.[0] ?? 'Others') === name;
    });
    expect({
      customers: members.length,
      orders: members.reduce((sum, { purchases }) => sum + purchases, 0),
      revenue: members.reduce((sum, { amount }) => sum + amount, 0),
    }).toEqual(expected);
  });

  test('has 158 Champions among the rows', () => {
    expect(customers.filter(({ segment }) => segment === 'Champions')).toHaveLength(158);
  });
});

describe('RFM', () => {
  test('scores half a store of one-time buyers alike, at the bottom', () => {
    const purchaseDays = Float64Array.of(1, 1, 1, 1, 1, 2, 4, 7, 9, 30);
    const run = rfmRunOf({ recencyDays: purchaseDays.map((_, i) => i * 10), purchaseDays, spent: purchaseDays.map((days) => days * 100) });
    expect(Array.from(purchaseDays, (days) => rfmOf({ recencyDays: 5, purchaseDays: days, spent: 0 }, run).F)).toEqual([1, 1, 1, 1, 1, 2, 3, 4, 5, 5]);
  });

  test.each([
    [5, 9, 900, 'important-value'],
    [50, 9, 900, 'important-keep'],
    [5, 1, 900, 'important-develop'],
    [50, 1, 900, 'important-win-back'],
    [5, 9, 100, 'general-value'],
    [50, 9, 100, 'general-keep'],
    [5, 1, 100, 'general-develop'],
    [50, 1, 100, 'general-win-back'],
    [30, 3, 500, 'general-develop'],
  ])('recency %i, %i days, %i fen is %s', (recencyDays, purchaseDays, spent, group) => {
    const run = rfmRunOf({ recencyDays: Float64Array.of(1), purchaseDays: Float64Array.of(1), spent: Float64Array.of(1) }, { recencyDays: 30, purchaseDays: 3, spent: 500 });
    expect(rfmOf({ recencyDays, purchaseDays, spent }, run).group).toBe(group);
  });

  test('cuts an empty store without a quantile of nothing', () => {
    const none = new Float64Array(0);
    const run = rfmRunOf({ recencyDays: none, purchaseDays: none, spent: none });
    expect(rfmOf({ recencyDays: 3, purchaseDays: 1, spent: 5 }, run).group).toBe('important-keep');
  });

  test('interpolates quantiles as R and NumPy do', () => {
    expect(quantileOf(Float64Array.of(1, 2, 3, 4), 0.4)).toBeCloseTo(2.2, 12);
    expect(() => quantileOf(new Float64Array(0), 0.5)).toThrow('at least one value');
  });
});
