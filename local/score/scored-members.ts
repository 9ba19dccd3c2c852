import type { MemberClass } from '../../shared/kernel/member-class';
import {
  classEdgesOf,
  classOf,
  retentionStates,
  stageOf,
  standingProbability,
  stateForAbsence,
  stateForProbability,
  type CnbdHistory,
  type PurchaseLog,
  type RetentionModel,
  type RetentionPolicy,
  type RetentionState,
  type Snapshot,
  type Stage,
} from '../../shared/domain/retention';
import { probabilityActiveWithin, probabilityAlive, timeToReturn } from '../../shared/domain/retention/cnbd';
import { expectedPurchases } from '../../shared/domain/retention/cnbd-expectation';
import { layerFeatures } from '../../shared/domain/retention/layer-features';
import { logisticProbabilities, type LogisticLayer } from '../../shared/domain/retention/logistic';
import { snapshotOf } from '../../shared/domain/retention/purchase-log';
import { expectedSpendPerDay } from '../../shared/domain/retention/spend';
import { rfmOf, rfmRunOf, type RfmRun, type RfmScores } from '../../shared/domain/rfm';

/** What a whole store's members come to on a day; rows as in `snapshot`. NaN where a number is not known. */
export interface ScoredMembers {
  readonly snapshot: Snapshot;
  readonly active: Float64Array;
  readonly expectedPurchases: Float64Array;
  /** Fen. */
  readonly expectedSpend: Float64Array;
  /** Days until the expected next visit. */
  readonly nextVisitDays: Float64Array;
  readonly states: Uint8Array;
  readonly classEdges: { readonly key: number; readonly suitable: number };
  readonly rfm: RfmRun;
}

/** Rows per turn: large enough to be quick, small enough that the layer's features need little memory. */
const blockRows = 50_000;
const expectedWithinDays = 730;

/** Scores every member of the log who has bought by the day. `onProgress` gets the share done. */
export function scoreMembers(
  log: PurchaseLog,
  snapshot: Snapshot,
  model: RetentionModel,
  layer: LogisticLayer | null,
  policy: RetentionPolicy,
  onProgress: (share: number) => void,
): ScoredMembers {
  const count = snapshot.rows.length;
  const unknown = (): Float64Array => new Float64Array(count).fill(NaN);
  const scored = { active: unknown(), expectedPurchases: unknown(), expectedSpend: unknown(), nextVisitDays: unknown(), states: new Uint8Array(count) };
  for (let start = 0; start < count; start += blockRows) {
    const end = Math.min(count, start + blockRows);
    for (let i = start; i < end; i += 1) scoreRow(i, snapshot, model, policy, scored);
    if (layer !== null && model.parameters !== null) {
      const block = snapshotOf(log, snapshot.asOfDay, snapshot.horizonDays, snapshot.rows.subarray(start, end));
      scored.active.set(logisticProbabilities(layer, layerFeatures(log, block, model.parameters)), start);
    }
    onProgress(end / count);
  }
  const value = valuesOf(scored, snapshot);
  return { snapshot, ...scored, classEdges: classEdgesOf(value, policy), rfm: rfmRunOf(rfmColumnsOf(snapshot)) };
}

interface Outputs {
  readonly active: Float64Array;
  readonly expectedPurchases: Float64Array;
  readonly expectedSpend: Float64Array;
  readonly nextVisitDays: Float64Array;
  readonly states: Uint8Array;
}

const stateNumbers: Readonly<Record<RetentionState, number>> = { active: 0, quiet: 1, dormant: 2, lost: 3 };

function scoreRow(i: number, snapshot: Snapshot, model: RetentionModel, policy: RetentionPolicy, outputs: Outputs): void {
  const { columns, horizonDays } = snapshot;
  const history: CnbdHistory = { x: columns.x[i]!, tx: columns.tx[i]!, T: columns.T[i]! };
  const { parameters, spend } = model;
  if (parameters === null || model.basis === 'fixed_days') {
    outputs.states[i] = stateNumbers[stateForAbsence(history.T - history.tx, policy)];
    return;
  }
  const purchases = expectedPurchases(parameters, history, horizonDays);
  outputs.active[i] = probabilityActiveWithin(parameters, history, horizonDays);
  outputs.expectedPurchases[i] = purchases;
  if (spend !== null) outputs.expectedSpend[i] = purchases * expectedSpendPerDay(spend, columns.pricedRepeatDays[i]!, columns.meanRepeatSpent[i]!);
  outputs.states[i] = stateNumbers[stateForProbability(standingProbability(parameters, history, horizonDays), policy)];
  if (retentionStates[outputs.states[i]!] !== 'lost' && probabilityAlive(parameters, history) >= 0.1) {
    const days = Math.max(1, Math.ceil(timeToReturn(parameters, history, 0.5)));
    if (days <= expectedWithinDays) outputs.nextVisitDays[i] = days;
  }
}

/** Expected money where it is known, else expected purchases, else (states by fixed days) what was spent or bought so far. */
function valuesOf(scored: Outputs, snapshot: Snapshot): Float64Array {
  return Float64Array.from(snapshot.rows, (_, i) => valueOf(scored, snapshot, i));
}

function valueOf(scored: Outputs, snapshot: Snapshot, i: number): number {
  const known = [scored.expectedSpend[i]!, scored.expectedPurchases[i]!].find((value) => !Number.isNaN(value));
  return known ?? (snapshot.spentBefore[i]! > 0 ? snapshot.spentBefore[i]! : snapshot.columns.x[i]! + 1);
}

export function rfmColumnsOf({ columns, spentBefore }: Snapshot): { recencyDays: Float64Array; purchaseDays: Float64Array; spent: Float64Array } {
  return { recencyDays: columns.T.map((T, i) => T - columns.tx[i]!), purchaseDays: columns.x.map((x) => x + 1), spent: spentBefore };
}

export interface MemberVerdict {
  readonly state: RetentionState;
  readonly stage: Stage;
  readonly class: MemberClass;
  readonly rfm: RfmScores;
}

/** The words for one row of the scores. A file of purchases knows nothing of praise or friends brought, so nobody is an advocate. */
export function verdictOf(scored: ScoredMembers, i: number, policy: RetentionPolicy): MemberVerdict {
  const { snapshot } = scored;
  const purchaseDays = snapshot.columns.x[i]! + 1;
  const recencyDays = snapshot.columns.T[i]! - snapshot.columns.tx[i]!;
  const state = retentionStates[scored.states[i]!] ?? 'lost';
  const likelihood = Number.isNaN(scored.active[i]!) ? (state === 'active' || state === 'quiet' ? 1 : 0) : scored.active[i]!;
  return {
    state,
    stage: stageOf({ purchaseDays, referrals: 0, praises: 0 }, policy),
    class: classOf(valueOf(scored, snapshot, i), likelihood, scored.classEdges, policy),
    rfm: rfmOf({ recencyDays, purchaseDays, spent: snapshot.spentBefore[i]! }, scored.rfm),
  };
}
