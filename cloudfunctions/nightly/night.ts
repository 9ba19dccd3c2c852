import { addDays } from '../../shared/kernel/time';
import type { Tick } from '../_runtime/job';
import { checkpoint, leaseEnd, LeaseLost, takeRun } from '../_runtime/job-lease';
import { is } from '../_store/collection';
import type { NightRunDocument } from '../_store/documents';
import { currentPolicies } from '../_store/rules-documents';
import { store } from '../_store/store';
import { countNight } from './count-night';
import { currentModel, ensureModel } from './ensure-model';
import { pullFollowers } from './pull-followers';
import { pageTimeMs, type Night, type RunPatch, type ScoredAccount } from './night-context';
import { scoreAll, scoreDue } from './score-pages';

export interface NightReport {
  /** `done` also when there was nothing left to do; `running`: the next tick goes on; `busy`: another copy is at work. */
  readonly state: 'done' | 'running' | 'busy';
  readonly businessDay: string;
}

function firstRecord(tick: Tick): NightRunDocument {
  return {
    _id: `night_${tick.businessDay}`,
    businessDay: tick.businessDay,
    state: 'running',
    startedAt: tick.now,
    phase: 'followers',
    leaseUntil: leaseEnd(tick.now),
    leaseHolder: tick.holder,
    modelId: '',
    basis: 'model',
    membersSeen: 0,
    membersChanged: 0,
    leftAlone: 0,
    byState: {},
    decided: {},
  };
}

/**
 * One tick of the night of its business day: takes the lease, goes on from the phase and cursor of the run record, stops
 * when time is up. Each step may be done again: ids come from causes and writes are guarded, so a tick that was killed
 * leaves nothing that the next one would do twice.
 */
export async function runNight(tick: Tick): Promise<NightReport> {
  const { businessDay } = tick;
  const taken = await takeRun(store.nightRuns, firstRecord(tick), tick.now);
  if (taken !== 'busy' && taken.phase === 'followers') await endOlderNights(tick);
  if (taken === 'busy') return { state: 'busy', businessDay };
  if (taken.state === 'done') return { state: 'done', businessDay };
  const policies = await currentPolicies();
  try {
    const run = await goOn({ tick, policies, businessDay, asOf: addDays(businessDay, -1) }, taken);
    // Nobody is at work any more: the next tick need not wait for the lease to run out.
    if (run.state === 'running') await checkpoint(store.nightRuns, run, { leaseUntil: tick.now }, tick.now);
    return { state: run.state, businessDay };
  } catch (error) {
    if (error instanceof LeaseLost) return { state: 'busy', businessDay };
    throw error;
  }
}

/** A night that did not end by its last tick is over: the members it did not reach are still due, and tonight's work. */
async function endOlderNights({ businessDay, now }: Tick): Promise<void> {
  await store.nightRuns.updateWhere({ state: 'running', businessDay: is.below(businessDay) }, { state: 'done', finishedAt: now });
}

async function goOn(night: Night, taken: NightRunDocument): Promise<NightRunDocument> {
  const { tick } = night;
  let run = taken;
  /** Accounts that the fit has read are scored without being read again. */
  let loaded: readonly ScoredAccount[] | undefined;
  const keep = async (patch: RunPatch): Promise<void> => {
    run = await checkpoint<NightRunDocument>(store.nightRuns, run, patch, tick.now);
  };
  while (run.state === 'running' && tick.timeLeftMs() > pageTimeMs) {
    switch (run.phase) {
      case 'followers':
        await pullFollowers(night, run, keep);
        break;
      case 'fit':
        loaded = await ensureModel(night, keep);
        break;
      case 'score_all':
        await scoreAll({ ...night, model: await currentModel(run.modelId) }, run, keep, loaded);
        break;
      case 'score_due':
        await scoreDue({ ...night, model: await currentModel(run.modelId) }, run, keep);
        break;
      case 'count':
      case 'done':
        await keep(await countNight(night));
        break;
    }
  }
  return run;
}
