import { classEdgesOf, emptyFold, mergeFolds, aucOfCounts, retentionStates, valuesOf, type MemberFold, type RetentionState } from '../../shared/domain/retention';
import { assert } from '../../shared/kernel/assert';
import { addDays } from '../../shared/kernel/time';
import { now as readClock } from '../_runtime/clock';
import type { Tick } from '../_runtime/job';
import { workRun, type JobReport } from '../_runtime/job-run';
import { is } from '../_store/collection';
import { reportIdOf, reportIdsOf, type ReportDocument, type ReportRunDocument, type ReportScope } from '../_store/report-documents';
import { currentModel, currentPolicies } from '../_store/rules-documents';
import { store } from '../_store/store';
import { foldBase, moveDays, rfmRunOfBase } from './fold-base';
import { measureBase, unmeasured } from './measure-base';
import { pageTimeMs, type KeepProgress, type ReportDay } from './report-context';

export interface ReportRunResult extends JobReport {
  /** Whether the run read all members, or only counted states. */
  readonly whole: boolean;
}

/** A report stands for a week; a new model makes a new one at once. */
const reportDays = 7;
/** Reports are kept for eight weeks. */
const keptDays = 56;
const mostStores = 1_000;
const noRivals = { recency: [], rfm: [] } as const;

/**
 * One tick of the report of its business day. What a tick has read stands in the record beside its cursor, and published documents
 * are written whole, so any of it may be done again.
 */
export async function runReport(tick: Tick): Promise<ReportRunResult> {
  const { businessDay } = tick;
  const { state, run } = await workRun(tick, {
    runs: store.reportRuns,
    first: {
      _id: `report_${businessDay}`, businessDay, state: 'running', startedAt: tick.now, phase: 'count_states',
      modelId: (await currentModel())?.modelId ?? '', cursor: '', stores: [], rivals: noRivals, whole: false,
    },
    pageTimeMs,
    begin: async ({ modelId }): Promise<ReportDay> => ({
      tick, policies: await currentPolicies(), businessDay, asOf: addDays(businessDay, -1), model: modelId === '' ? undefined : await store.models.get(modelId),
    }),
    phase: workPhase,
  });
  return { state, businessDay, whole: run?.whole ?? false };
}

async function workPhase(day: ReportDay, run: ReportRunDocument, keep: KeepProgress): Promise<void> {
  switch (run.phase) {
    case 'count_states':
      await countStates(day);
      await keep((await reportDue(day)) ? { phase: 'measure', whole: true } : { phase: 'done', state: 'done', finishedAt: readClock() });
      return;
    case 'measure':
      return measureBase(day, run, keep);
    case 'fold':
      return foldBase(day, run, keep);
    case 'publish':
    case 'done':
      await publish(day, run);
      // The readings are in the reports now; the record keeps only that they were made.
      await keep({ phase: 'done', state: 'done', finishedAt: readClock(), measured: unmeasured, stores: [], rivals: noRivals });
  }
}

/** Every morning: how many stand where, counted by index, so that a store's states can be drawn day by day. */
async function countStates({ businessDay }: ReportDay): Promise<void> {
  const stores = await store.stores.find({ filter: {}, order: [{ field: '_id', direction: 'asc' }], limit: mostStores });
  const counted = [];
  for (const { _id: storeId } of stores) {
    const byState: Record<RetentionState, number> = { active: 0, quiet: 0, dormant: 0, lost: 0 };
    await Promise.all(retentionStates.map(async (state) => {
      byState[state] = await store.accounts.count({ storeId, 'retention.state': state });
    }));
    counted.push({ storeId, byState });
  }
  await store.stateCounts.put({ _id: `states_${businessDay}`, businessDay, stores: counted });
}

/** Whether all members are read today: there is no report, it is a week old, or the model is another one. */
async function reportDue({ businessDay, model }: ReportDay): Promise<boolean> {
  const { from, until } = reportIdsOf('all');
  const [last] = await store.reports.find({
    filter: { _id: is.both(is.atLeast(from), is.below(until)) }, order: [{ field: '_id', direction: 'desc' }], limit: 1, fields: ['businessDay', 'modelId'],
  });
  return last === undefined || last.businessDay <= addDays(businessDay, -reportDays) || last.modelId !== (model?.modelId ?? '');
}

async function publish(day: ReportDay, run: ReportRunDocument): Promise<void> {
  const all = run.stores.reduce((sum, { fold }) => mergeFolds(sum, fold), emptyFold);
  for (const { storeId, fold } of run.stores) await publishOne(day, run, storeId, fold);
  await publishOne(day, run, 'all', all);
}

async function publishOne({ businessDay, policies, model }: ReportDay, run: ReportRunDocument, scope: ReportScope, fold: MemberFold): Promise<void> {
  assert(run.measured, 'a report is published after members were measured');
  const backtest = model?.model.backtest;
  const report: ReportDocument = {
    _id: reportIdOf(scope, businessDay),
    businessDay,
    madeAt: run.startedAt,
    modelId: run.modelId,
    moveDays,
    latelyDays: policies.retention.horizonDays,
    fold,
    cuts: rfmRunOfBase(run.measured).cuts,
    ...(run.measured.expectedValue.length === 0 ? {} : { classEdges: classEdgesOf(valuesOf(run.measured.expectedValue), policies.retention) }),
    rivals: backtest ? { testedAsOf: backtest.testedAsOf, recencyAuc: aucOfCounts(run.rivals.recency), rfmAuc: aucOfCounts(run.rivals.rfm) } : null,
  };
  await store.reports.put(report);
  const { from, until } = reportIdsOf(scope, addDays(businessDay, -keptDays));
  await store.reports.removeWhere({ _id: is.both(is.atLeast(from), is.below(until)) });
}
