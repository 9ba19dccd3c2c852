import { addDays } from '../../shared/kernel/time';
import type { Tick } from '../_runtime/job';
import { workRun, type JobOf, type JobReport } from '../_runtime/job-run';
import { is } from '../_store/collection';
import { currentPolicies } from '../_store/rules-documents';
import { store } from '../_store/store';
import { countNight } from './count-night';
import { currentModel, ensureModel } from './ensure-model';
import { pullFollowers } from './pull-followers';
import type { HeldPages } from './held-pages';
import { pageTimeMs, type KeepProgress, type Night } from './night-context';
import { workOccasions } from './occasions';
import { scoreAll, scoreDue } from './score-pages';
import type { NightRunDocument } from '../_store/night-documents';

/** One tick's night, with the accounts that its fit has read: they are scored without being read again. */
interface NightTick extends Night {
  held: HeldPages | undefined;
}

const firstRecord = ({ businessDay, now }: Tick): JobOf<NightRunDocument, NightTick>['first'] => ({
  _id: `night_${businessDay}`,
  businessDay,
  state: 'running',
  startedAt: now,
  phase: 'followers',
  modelId: '',
  basis: 'model',
  membersSeen: 0,
  membersChanged: 0,
  leftAlone: 0,
  byState: {},
  decided: {},
});

/**
 * One tick of the night of its business day. Each step may be done again: ids come from causes and writes are guarded, so a tick
 * that was killed leaves nothing that the next one would do twice.
 */
export async function runNight(tick: Tick): Promise<JobReport> {
  const { businessDay } = tick;
  const { state } = await workRun(tick, {
    runs: store.nightRuns,
    first: firstRecord(tick),
    pageTimeMs,
    begin: async (taken): Promise<NightTick> => {
      if (taken.phase === 'followers') await endOlderNights(tick);
      return { tick, policies: await currentPolicies(), businessDay, asOf: addDays(businessDay, -1), held: undefined };
    },
    phase: workPhase,
  });
  return { state, businessDay };
}

/** A night that did not end by its last tick is over: the members it did not reach are still due, and tonight's work. */
async function endOlderNights({ businessDay, now }: Tick): Promise<void> {
  await store.nightRuns.updateWhere({ state: 'running', businessDay: is.below(businessDay) }, { state: 'done', finishedAt: now });
}

async function workPhase(night: NightTick, run: NightRunDocument, keep: KeepProgress): Promise<void> {
  switch (run.phase) {
    case 'followers':
      return pullFollowers(night, run, keep);
    case 'fit':
      night.held = await ensureModel(night, keep);
      return;
    case 'score_all':
      return scoreAll({ ...night, model: await currentModel(run.modelId) }, run, keep, night.held);
    case 'score_due':
      return scoreDue({ ...night, model: await currentModel(run.modelId) }, run, keep);
    case 'occasions':
      return workOccasions(night, run, keep);
    case 'count':
    case 'done':
      await keep(await countNight(night));
  }
}
