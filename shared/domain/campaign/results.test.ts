import reference from './fixtures/campaign-reference.json';
import { membersNeeded, pooledRates, rateDifference, rateUntold, smallestDifferenceSeen, verdictOf } from './results';
import { twoSidedP } from './results-normal';
import { adjustedSpendDifference, differenceOf, momentsOf, pooledSpend, spendCap, spendDifference, withMember, type SpendCell } from './results-spend';
import { seededDice } from '../../kernel/random';

/** Relative distance, the reference's own tolerance. */
const expectClose = (got: number, expected: number, tolerance = 1e-9): void => expect(Math.abs(got - expected) / Math.max(1e-300, Math.abs(expected))).toBeLessThan(tolerance);
const mailings = ['Mens E-Mail', 'Womens E-Mail'] as const;

test.each(mailings.flatMap((mailing) => (['visit', 'conversion'] as const).map((outcome) => [mailing, outcome] as const)))('the rates of %s, %s, are those of the reference', (mailing, outcome) => {
  const expected = reference[mailing][outcome];
  const stratum = {
    told: { members: expected.n_treat, did: Math.round(expected.p_treat * expected.n_treat) },
    heldOut: { members: expected.n_ctrl, did: Math.round(expected.p_ctrl * expected.n_ctrl) },
  };
  const got = rateDifference(stratum);
  if (!got) throw new Error('both arms have members');
  for (const [value, wanted] of [
    [got.toldRate, expected.p_treat], [got.heldOutRate, expected.p_ctrl], [got.difference, expected.diff], [got.standardError, expected.se],
    [got.wald.low, expected.ci95[0]], [got.wald.high, expected.ci95[1]], [got.newcombe.low, expected.newcombe95[0]], [got.newcombe.high, expected.newcombe95[1]],
    [got.z, expected.z_pooled], [got.relativeLift ?? NaN, expected.rel_lift],
  ] as const) expectClose(value, wanted ?? NaN);
  // A p-value of 1e-112 turns a last digit of z into nine of its own.
  expectClose(got.pValue, expected.p_value, 1e-9);
  expect(verdictOf(got.newcombe)).toBe('brought');
  const pooled = pooledRates([stratum]);
  expectClose(pooled?.newcombe.low ?? NaN, expected.newcombe95[0] ?? NaN);
});

test.each(mailings)('the spend of %s has the interval and p-value of the reference', (mailing) => {
  for (const expected of [reference[mailing].spend, reference[mailing].CUPED_spend_on_log_history]) {
    const got = differenceOf(expected.mean_treat, expected.mean_ctrl, expected.se);
    expectClose(got.difference, expected.diff, 1e-9);
    expectClose(got.interval.low, expected.ci95[0] ?? NaN);
    expectClose(got.interval.high, expected.ci95[1] ?? NaN);
    expectClose(got.pValue, expected.p_value);
  }
});

test('sample sizes and the smallest differences are those of the reference, to the member', () => {
  for (const [list, byShare] of Object.entries(reference.sample_size_total_members)) {
    const [, base, lift] = /^base (\d+)% rel lift \+(\d+)%$/.exec(list) ?? [];
    for (const [share, members] of Object.entries(byShare)) {
      expect(membersNeeded({ baseRate: Number(base) / 100, relativeLift: Number(lift) / 100, heldOutShare: Number(/\d+/.exec(share)?.[0]) / 100 })).toBe(members);
    }
  }
  for (const [list, byShare] of Object.entries(reference.MDE_abs_80pct_power)) {
    const [, members, base] = /^(\d+) targeted, base (\d+)%$/.exec(list) ?? [];
    for (const [share, difference] of Object.entries(byShare)) {
      const heldOut = (Number(members) * Number(/\d+/.exec(share)?.[0])) / 100;
      expectClose(smallestDifferenceSeen({ told: Number(members) - heldOut, heldOut, baseRate: Number(base) / 100 }) ?? NaN, difference);
    }
  }
});

test('nothing is proven while the interval holds zero, and nothing compared without a holdout', () => {
  expect(verdictOf(rateDifference({ told: { members: 60, did: 6 }, heldOut: { members: 15, did: 1 } })?.newcombe ?? null)).toBe('not_yet_proven');
  expect(rateDifference({ told: { members: 60, did: 6 }, heldOut: { members: 0, did: 0 } })).toBeNull();
  expect(verdictOf(null)).toBe('no_comparison');
  expect(verdictOf({ low: -0.2, high: -0.01 })).toBe('drove_away');
});

test('pooling ten campaigns that each prove nothing can prove something, and an empty arm changes nothing', () => {
  const one = { told: { members: 240, did: 36 }, heldOut: { members: 60, did: 5 } };
  expect(verdictOf(pooledRates([one])?.newcombe ?? null)).toBe('not_yet_proven');
  const ten = pooledRates(Array.from({ length: 10 }, () => one));
  expect(verdictOf(ten?.newcombe ?? null)).toBe('brought');
  expect(ten?.difference).toBeCloseTo(36 / 240 - 5 / 60, 12);
  expect(pooledRates([one, { told: { members: 9, did: 9 }, heldOut: { members: 0, did: 0 } }])).toEqual(pooledRates([one]));
});

test('a p-value keeps its digits from the middle into the tail', () => {
  expectClose(twoSidedP(1.959963984540054), 0.05, 1e-12);
  expectClose(twoSidedP(2.9999999), twoSidedP(3.0000001), 1e-5);
  expectClose(twoSidedP(6), 1.973175290075396e-9, 1e-9);
  expect(twoSidedP(0)).toBe(1);
});

const cellsOf = (members: readonly (readonly [spent: number, expected: number])[]): SpendCell[] => {
  const cells = new Map<number, SpendCell>();
  for (const [spent, expected] of members) withMember(cells, spent, expected);
  return [...cells.values()];
};

test('sums by value give what counting member by member gives, with and without the covariate', () => {
  const dice = seededDice(11);
  const draw = (lift: number) => Array.from({ length: 400 }, (): [number, number] => {
    const expected = dice();
    return [dice() < 0.2 + lift + 0.4 * expected ? Math.round(5_000 + 20_000 * expected + 4_000 * dice()) : 0, expected];
  });
  const [told, heldOut] = [draw(0.1), draw(0)];
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = (values: readonly number[]) => values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1);
  const [a, b] = [momentsOf(cellsOf(told), Infinity), momentsOf(cellsOf(heldOut), Infinity)];
  const plain = spendDifference(a, b);
  expectClose(plain?.difference ?? NaN, mean(told.map(([y]) => y)) - mean(heldOut.map(([y]) => y)));
  expectClose(plain?.standardError ?? NaN, Math.sqrt(variance(told.map(([y]) => y)) / 400 + variance(heldOut.map(([y]) => y)) / 400));
  const all = [...told, ...heldOut];
  const [meanX, meanY] = [mean(all.map(([, x]) => x)), mean(all.map(([y]) => y))];
  const theta = all.reduce((sum, [y, x]) => sum + (x - meanX) * (y - meanY), 0) / all.reduce((sum, [, x]) => sum + (x - meanX) ** 2, 0);
  const rid = (arm: readonly (readonly [number, number])[]) => arm.map(([y, x]) => y - theta * (x - meanX));
  const adjusted = adjustedSpendDifference(a, b);
  expectClose(adjusted?.theta ?? NaN, theta);
  expectClose(adjusted?.difference ?? NaN, mean(rid(told)) - mean(rid(heldOut)));
  expectClose(adjusted?.standardError ?? NaN, Math.sqrt(variance(rid(told)) / 400 + variance(rid(heldOut)) / 400));
  expect(adjusted?.varianceReduction).toBeGreaterThan(0.1);
});

test('one wholesale order is cut at the 99th percentile of buyers, and a list of few buyers keeps them', () => {
  const told = cellsOf([...Array.from({ length: 199 }, (_, i): [number, number] => [1_000 + i, 0.5]), [9_000_000, 0.5], [0, 0.1]]);
  expect(spendCap(told)).toBe(1_197);
  expect(momentsOf(told, spendCap(told)).y).toBeLessThan(300_000);
  expect(spendCap(cellsOf([[0, 0.1], [8_800, 0.2]]))).toBe(8_800);
  expect(spendCap(cellsOf([[0, 0.1]]))).toBe(Infinity);
});

test('a covariate that is the same for all changes nothing', () => {
  const [a, b] = [momentsOf(cellsOf([[100, 0.5], [0, 0.5], [300, 0.5]]), Infinity), momentsOf(cellsOf([[0, 0.5], [50, 0.5]]), Infinity)];
  expect(adjustedSpendDifference(a, b)).toMatchObject({ theta: 0, difference: spendDifference(a, b)?.difference, varianceReduction: 0 });
  expect(adjustedSpendDifference(a, { ...b, members: 1 })).toBeNull();
});

test('pooled spend weighs campaigns by what they compare', () => {
  const one = { told: 200, heldOut: 50, difference: 300, standardError: 200 };
  expect(pooledSpend([one])).toMatchObject({ difference: 300 });
  const many = pooledSpend(Array.from({ length: 9 }, () => one));
  expect(many?.difference).toBeCloseTo(300, 9);
  expect(many?.interval.low).toBeCloseTo(300 - (1.959964 * 200) / 3, 6);
  expect(pooledSpend([])).toBeNull();
});

test('how many come untold is what the held out of past campaigns did, once there are enough of them to say', () => {
  const stratum = (members: number, did: number) => ({ told: { members: 1_000, did: 900 }, heldOut: { members, did } });
  const rows: [number, number, number | null][] = [[199, 20, null], [200, 20, 0.1], [200, 0, null], [200, 200, null]];
  for (const [members, did, rate] of rows) expect(rateUntold([stratum(members, did)])).toBe(rate);
  expect(rateUntold([stratum(150, 10), stratum(50, 6)])).toBe(0.08);
  expect(rateUntold([])).toBeNull();
});
