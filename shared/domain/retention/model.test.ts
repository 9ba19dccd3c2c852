import { seededDice } from '../../kernel/random';
import { backtestOfSnapshot } from './backtest';
import { addDays, dateOfDayNumber, dayNumber, localDate } from '../../kernel/time';
import { fen } from '../../kernel/units';
import { columnsOf, emptyColumns, pickRows } from './columns';
import { dataGateOf } from './data-gate';
import { generatedLog, generatedTo } from './fixtures/logs';
import { demoStoreParameters, generatePurchaseLog } from './generate';
import { expectationOf, fitModel, probabilityActive, type RetentionModel } from './model';
import { defaultRetentionPolicy as policy } from './policy';
import { buyersBy, snapshotOf, snapshotOfStatistics } from './purchase-log';
import { RefitSample } from './refit';

import { sampleRows } from './sample';
import { addPurchase, emptyStatistics, statisticsOf, type PurchaseStatistics } from './statistics';

/** The refit of a list of members. */
function refitOf(of: readonly PurchaseStatistics[]): RetentionModel {
  const sample = new RefitSample({ asOf: generatedTo, policy, dice: seededDice(1) });
  for (const statistics of of) sample.add(statistics);
  return sample.fit();
}

const store = generatePurchaseLog({ members: 1_200, from: localDate('2025-01-01'), to: generatedTo, parameters: demoStoreParameters, dice: seededDice(3) });
const members = store.map((purchases) => statisticsOf(purchases));

describe('the data gate', () => {
  test('is open for a store with enough of everything', () => {
    expect(dataGateOf(columnsOf(members, generatedTo), policy)).toMatchObject({ open: true, buyers: 1_200, lacks: [] });
  });

  test('names what is lacking', () => {
    const columns = emptyColumns(3);
    columns.T.fill(40);
    expect(dataGateOf(columns, policy).lacks).toEqual(['buyers', 'historyDays', 'newestPurchaseDays', 'membersWithThreeDays']);
    expect(dataGateOf(emptyColumns(0), policy)).toMatchObject({ open: false, newestPurchaseDays: 99_999 });
  });

  test('counts the buyers of the whole store where it is shown a sample', () => {
    expect(dataGateOf(pickRows(columnsOf(members, generatedTo), sampleRows(1_200, 400, seededDice(1))), policy, 1_200).open).toBe(true);
  });
});

describe('fitting the engine', () => {
  test('a new store gets states by fixed days and no parameters', () => {
    const model = fitModel({ columns: columnsOf(members.slice(0, 100), generatedTo), asOf: generatedTo, policy, dice: seededDice(1) });
    expect(model).toMatchObject({ basis: 'fixed_days', name: 'none', parameters: null });
    expect(probabilityActive(members[0]!, model, generatedTo, 90)).toBeNull();
    expect(expectationOf(members[0]!, model, generatedTo, 90)).toBeNull();
  });

  test('the refit tests itself on the past of the same statistics, and is plain JSON', () => {
    const model = refitOf(members);
    expect(model.basis).toBe('model');
    expect(model.backtest).toMatchObject({ testedAsOf: addDays(generatedTo, -90), verdict: 'useful' });
    expect(model.backtest!.calibration).toHaveLength(10);
    expect(model.drift).toBeGreaterThan(0.7);
    expect(model.drift).toBeLessThan(1.3);
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  test('a test without a signal keeps the parameters but raises no alarm', () => {
    const model = refitOf(members);
    const silent = fitModel({ columns: columnsOf(members, generatedTo), asOf: generatedTo, policy, dice: seededDice(1), backtest: { ...model.backtest!, verdict: 'no-signal' } });
    expect(silent.basis).toBe('fixed_days');
    expect(silent.parameters).not.toBeNull();
  });

  test('expects purchases and money of those who have bought, and nothing of a prospect', () => {
    const model = fitModel({ columns: columnsOf(members, generatedTo), asOf: generatedTo, policy, dice: seededDice(1) });
    const expected = expectationOf(members[0]!, model, generatedTo, 90)!;
    expect(expected.purchases).toBeGreaterThan(0);
    expect(expected.spent! / expected.purchases).toBeGreaterThan(1_000);
    expect(expectationOf(emptyStatistics, model, generatedTo, 90)).toBeNull();
    expect(expectationOf(statisticsOf([{ on: generatedTo, amount: null }]), { ...model, spend: null }, generatedTo, 90)?.spent).toBeNull();
  });

  test('takes a hundred thousand at most, and hardly differs for it', () => {
    const columns = columnsOf(members, generatedTo);
    const many = pickRows(columns, Uint32Array.from({ length: 120_000 }, (_, i) => i % columns.count));
    const [all, sampled] = [columns, many].map((each) => fitModel({ columns: each, asOf: generatedTo, policy, dice: seededDice(9) }));
    expect(sampled!.members).toBe(100_000);
    const p = (model: typeof all): number => probabilityActive(members[1]!, model!, generatedTo, 90)!;
    expect(Math.abs(p(all) - p(sampled))).toBeLessThan(0.01);
  });
});

describe('the sample taken while members stream by', () => {
  test('fits what the members together would give, prospects and later purchases left out', () => {
    const sample = new RefitSample({ asOf: generatedTo, policy, dice: seededDice(1) });
    for (const statistics of [emptyStatistics, ...members.map((each) => addPurchase(each, { on: addDays(generatedTo, 3), amount: fen(100) }))]) sample.add(statistics);
    const past = snapshotOfStatistics(members, addDays(generatedTo, -90), 90);
    const expected = fitModel({ columns: columnsOf(members, generatedTo), asOf: generatedTo, policy, dice: seededDice(1), backtest: backtestOfSnapshot(past, policy, past.rows.length) });
    expect(sample.buyers).toBe(members.length);
    expect(sample.fit()).toEqual(expected);
  });

  test('holds no more than its limit of however many, each as likely as the next', () => {
    const sample = new RefitSample({ asOf: generatedTo, policy, dice: seededDice(2), limit: 600 });
    for (let round = 0; round < 5; round += 1) for (const statistics of members) sample.add(statistics);
    const model = sample.fit();
    expect([sample.buyers, model.members, model.gate.buyers]).toEqual([6_000, 600, 6_000]);
    const all = refitOf(members);
    expect(Math.abs(probabilityActive(members[1]!, model, generatedTo, 90)! - probabilityActive(members[1]!, all, generatedTo, 90)!)).toBeLessThan(0.08);
  });
});

describe('snapshots', () => {
  test('from statistics are those from the log', () => {
    const day = dayNumber(generatedTo) - 90;
    const log = generatedLog(300, 8);
    const fromLog = snapshotOf(log, day, 90, buyersBy(log, day));
    const listed = Array.from({ length: 300 }, (_, i) => statisticsOf(
      Array.from(log.days.subarray(log.offsets[i], log.offsets[i + 1]), (each, j) => ({ on: dateOfDayNumber(each), amount: fen(log.spent[log.offsets[i]! + j]!) })),
    ));
    // Members with more days than are listed cannot be put back so far.
    const known = listed.filter(({ folded }) => folded === null);
    const fromStatistics = snapshotOfStatistics(known, dateOfDayNumber(day), 90);
    const rows = Array.from(fromLog.rows.keys()).filter((i) => listed[fromLog.rows[i]!]!.folded === null);
    expect(fromStatistics.columns).toEqual(pickRows(fromLog.columns, rows));
    expect(Array.from(fromStatistics.bought)).toEqual(rows.map((i) => fromLog.bought[i]));
    expect(Array.from(fromStatistics.spentAfter)).toEqual(rows.map((i) => fromLog.spentAfter[i]));
    expect(Array.from(fromStatistics.purchasesAfter)).toEqual(rows.map((i) => fromLog.purchasesAfter[i]));
    expect(Array.from(fromStatistics.spentBefore)).toEqual(rows.map((i) => fromLog.spentBefore[i]));
  });
});

describe('a sample', () => {
  test('holds different rows in order, and all of them where there are few', () => {
    const rows = sampleRows(1_000, 100, seededDice(4));
    expect(new Set(rows).size).toBe(100);
    expect(Array.from(rows)).toEqual(Array.from(rows).sort((a, b) => a - b));
    expect(Array.from(sampleRows(3, 10, seededDice(4)))).toEqual([0, 1, 2]);
  });
});

describe('the made-up store', () => {
  test('is the same for the same seed and gives every member a purchase within the days asked for', () => {
    const request = { members: 50, from: localDate('2026-01-01'), to: localDate('2026-03-31'), parameters: demoStoreParameters };
    const made = generatePurchaseLog({ ...request, dice: seededDice(2) });
    expect(generatePurchaseLog({ ...request, dice: seededDice(2) })).toEqual(made);
    for (const purchases of made) {
      expect(purchases.length).toBeGreaterThan(0);
      for (const { on, minuteOfDay, amount } of purchases) {
        expect(on >= request.from && on <= request.to).toBe(true);
        expect(minuteOfDay >= 570 && minuteOfDay < 1_290).toBe(true);
        expect(amount).toBeGreaterThanOrEqual(100);
      }
    }
  });
});
