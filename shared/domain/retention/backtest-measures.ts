import { dateOfDayNumber } from '../../kernel/time';
import type { BacktestSummary, BacktestVerdict, ReturnShare } from './backtest-summary';
import { probabilityActiveWithin, type CnbdHistory, type CnbdParameters } from './cnbd';
import { expectedPurchases } from './cnbd-expectation';
import { retentionStates, type RetentionPolicy, type RetentionState } from './policy';
import type { Snapshot } from './purchase-log';
import { aucOf, brierOf, calibrationOf, captureAtTop, liftAtTop, type CalibrationBin } from './ranking-measures';
import { expectedSpendPerDay, type SpendModel } from './spend';
import { standingProbability, stateForProbability } from './state';

/** A way to rank members. `returning`: higher means likelier to buy. `probabilities` where the way gives such. */
export interface Contender {
  readonly name: string;
  readonly returning: Float64Array;
  readonly probabilities: Float64Array | null;
  /** What to rank by for money; null: by `returning`. */
  readonly value: Float64Array | null;
}

export interface ContenderResult {
  readonly name: string;
  /** For "no purchase within the horizon"; null where everybody or nobody bought. */
  readonly auc: number | null;
  readonly brier: number | null;
  /** Among members with three purchase days or more who were there within the horizon before: what the fixed rule cannot see. */
  readonly earlyWarningAuc: number | null;
  readonly earlyWarningLift: number | null;
  /** Share of the money of the horizon that the top tenth by this ranking spent. */
  readonly topDecileCapture: number | null;
}

export interface StateResult extends ReturnShare {
  readonly state: RetentionState;
}

export interface BacktestMeasures {
  readonly members: number;
  readonly lapsed: number;
  readonly contenders: readonly ContenderResult[];
  readonly calibration: readonly CalibrationBin[];
  readonly states: readonly StateResult[];
  readonly purchases: { readonly predicted: number; readonly actual: number };
  /** Fen; predicted null without a spend model. */
  readonly spend: { readonly predicted: number | null; readonly actual: number };
  /** Of the members who did buy within the horizon, the share that the fixed rule had called lost. */
  readonly buyersCalledLostByFixedRule: number | null;
  readonly verdict: BacktestVerdict;
}

export const historyAt = ({ columns }: Snapshot, i: number): CnbdHistory => ({ x: columns.x[i]!, tx: columns.tx[i]!, T: columns.T[i]! });

/** The model's P(active within the horizon) for each member of the snapshot. */
export function activeProbabilities(model: CnbdParameters, snapshot: Snapshot): Float64Array {
  return Float64Array.from(snapshot.rows, (_, i) => probabilityActiveWithin(model, historyAt(snapshot, i), snapshot.horizonDays));
}

/** Days since the last purchase of each member of the snapshot. */
export function recencyDays({ columns }: Snapshot): Float64Array {
  return columns.T.map((T, i) => T - columns.tx[i]!);
}

/** Measures every contender on what the members then did. The first contender is the engine, whose verdict it is. */
export function measure(
  snapshot: Snapshot,
  engine: { readonly parameters: CnbdParameters; readonly spend: SpendModel | null },
  contenders: readonly [Contender, ...Contender[]],
  policy: RetentionPolicy,
): BacktestMeasures {
  const lapsed = snapshot.bought.map((bought) => 1 - bought);
  const results = contenders.map((contender) => resultOf(contender, snapshot, lapsed));
  const expected = Float64Array.from(snapshot.rows, (_, i) => expectedPurchases(engine.parameters, historyAt(snapshot, i), snapshot.horizonDays));
  const sum = (values: ArrayLike<number>): number => {
    let total = 0;
    for (let i = 0; i < values.length; i += 1) total += values[i]!;
    return total;
  };
  const recency = recencyDays(snapshot);
  const missed = snapshot.bought.reduce((count, bought, i) => count + (bought === 1 && recency[i]! > snapshot.horizonDays ? 1 : 0), 0);
  const buyers = sum(snapshot.bought);
  const own = results[0]?.auc ?? null;
  return {
    members: snapshot.rows.length,
    lapsed: sum(lapsed),
    contenders: results,
    calibration: calibrationOf(contenders[0].probabilities ?? contenders[0].returning, snapshot.bought),
    states: statesOf(snapshot, engine.parameters, policy),
    purchases: { predicted: sum(expected), actual: sum(snapshot.purchasesAfter) },
    spend: {
      predicted: engine.spend === null ? null : sum(expectedSpend(engine.spend, snapshot, expected)),
      actual: sum(snapshot.spentAfter),
    },
    buyersCalledLostByFixedRule: buyers === 0 ? null : missed / buyers,
    verdict: verdictOf(own, results.find((result) => result.name === fixedRuleName)?.auc ?? null, policy),
  };
}

export const fixedRuleName = 'fixed rule';

function verdictOf(own: number | null, fixedRule: number | null, policy: RetentionPolicy): BacktestVerdict {
  if (own === null || own < policy.signalAuc) return 'no-signal';
  return own >= (fixedRule ?? 0.5) + 0.01 ? 'useful' : 'no-better';
}

/** Expected spend of each member in fen from expected purchases. */
export function expectedSpend(spend: SpendModel, { columns }: Snapshot, purchases: Float64Array): Float64Array {
  return purchases.map((count, i) => count * expectedSpendPerDay(spend, columns.pricedRepeatDays[i]!, columns.meanRepeatSpent[i]!));
}

function resultOf(contender: Contender, snapshot: Snapshot, lapsed: Uint8Array): ContenderResult {
  const { columns, horizonDays } = snapshot;
  const risk = contender.returning.map((score) => -score);
  const early = Uint32Array.from(snapshot.rows.keys()).filter((i) => columns.x[i]! >= 2 && columns.T[i]! - columns.tx[i]! < horizonDays);
  const earlyRisk = Float64Array.from(early, (i) => risk[i]!);
  const earlyLapsed = Uint8Array.from(early, (i) => lapsed[i]!);
  return {
    name: contender.name,
    auc: aucOf(risk, lapsed),
    brier: contender.probabilities === null ? null : brierOf(contender.probabilities, snapshot.bought),
    earlyWarningAuc: aucOf(earlyRisk, earlyLapsed),
    earlyWarningLift: liftAtTop(earlyRisk, earlyLapsed, 0.2),
    topDecileCapture: captureAtTop(contender.value ?? contender.returning, snapshot.spentAfter, 0.1),
  };
}

function statesOf(snapshot: Snapshot, parameters: CnbdParameters, policy: RetentionPolicy): StateResult[] {
  const counts = new Map(retentionStates.map((state) => [state, { members: 0, returned: 0 }]));
  for (let i = 0; i < snapshot.rows.length; i += 1) {
    const probability = standingProbability(parameters, historyAt(snapshot, i), snapshot.horizonDays);
    const count = counts.get(stateForProbability(probability, policy));
    if (count === undefined) continue;
    count.members += 1;
    count.returned += snapshot.bought[i]!;
  }
  return [...counts].map(([state, { members, returned }]) => ({ state, members, share: members === 0 ? null : returned / members }));
}

/** What is kept with the model of a test. */
export function summaryOfMeasures(measures: BacktestMeasures, snapshot: Snapshot, layerWon: boolean): BacktestSummary {
  const [own] = measures.contenders;
  const shareOf = (state: RetentionState): ReturnShare => {
    const found = measures.states.find((result) => result.state === state);
    return { members: found?.members ?? 0, share: found?.share ?? null };
  };
  return {
    testedAsOf: dateOfDayNumber(snapshot.asOfDay),
    horizonDays: snapshot.horizonDays,
    members: measures.members,
    verdict: measures.verdict,
    auc: own?.auc ?? null,
    fixedRuleAuc: measures.contenders.find((result) => result.name === fixedRuleName)?.auc ?? null,
    brier: own?.brier ?? 1,
    drift: measures.purchases.predicted > 0 ? measures.purchases.actual / measures.purchases.predicted : null,
    calibration: measures.calibration,
    returnShareByState: { active: shareOf('active'), quiet: shareOf('quiet'), dormant: shareOf('dormant'), lost: shareOf('lost') },
    layerWon,
  };
}
