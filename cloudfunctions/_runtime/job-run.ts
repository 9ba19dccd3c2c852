import type { LocalDate } from '../../shared/kernel/time';
import type { Collection } from '../_store/collection';
import type { JobRun } from '../_store/job-run-documents';
import type { Tick } from './job';
import { checkpoint, leaseEnd, LeaseLost, takeRun } from './job-lease';

/** What a phase may write into the record: everything but the name and the lease. */
export type RunPatchOf<Run extends JobRun> = Partial<Omit<Run, '_id' | 'leaseHolder' | 'leaseUntil'>>;
/** Writes progress down, renews the lease, and answers the record as it is now. @throws LeaseLost */
export type KeepOf<Run extends JobRun> = (patch: RunPatchOf<Run>) => Promise<Run>;

export interface JobReport {
  /** `done` also when there was nothing left to do; `running`: the next tick goes on; `busy`: another copy is at work. */
  readonly state: 'done' | 'running' | 'busy';
  readonly businessDay: LocalDate;
}

/** A job that is worked through by ticks: where its records are, and what each phase does. */
export interface JobOf<Run extends JobRun, Context> {
  readonly runs: Collection<Run>;
  /** The record of a run that begins with this tick, without the lease. */
  readonly first: Omit<Run, 'leaseUntil' | 'leaseHolder'>;
  /** Time a phase needs to do anything at all: with less left in the tick, the next tick goes on. */
  readonly pageTimeMs: number;
  /** Reads what all phases of this tick need, once; only for a run that was taken. */
  readonly begin: (taken: Run) => Promise<Context>;
  /**
   * Works on the record's phase and returns when the phase is through or the time is up. Whatever it does may be cut off anywhere
   * and be done again from the last record kept; it ends the run by keeping `state: 'done'`.
   */
  readonly phase: (context: Context, run: Run, keep: KeepOf<Run>) => Promise<unknown>;
}

/**
 * One tick of a job: takes the lease of its run, goes on from the phase and cursor of the record, stops when time is up. A tick
 * whose lease another copy has taken over writes nothing more and answers `busy`.
 */
export async function workRun<Run extends JobRun, Context>(tick: Tick, job: JobOf<Run, Context>): Promise<JobReport & { readonly run?: Run }> {
  const { businessDay } = tick;
  const first = { ...job.first, leaseUntil: leaseEnd(tick.now), leaseHolder: tick.holder } as Run;
  const taken = await takeRun(job.runs, first, tick.now);
  if (taken === 'busy') return { state: 'busy', businessDay };
  if (taken.state === 'done') return { state: 'done', businessDay, run: taken };
  const context = await job.begin(taken);
  let run = taken;
  const keep: KeepOf<Run> = async (patch) => (run = await checkpoint<Run>(job.runs, run, patch as Partial<Run>, tick.now));
  try {
    while (run.state === 'running' && tick.timeLeftMs() > job.pageTimeMs) await job.phase(context, run, keep);
    // Nobody is at work any more: the next tick need not wait for the lease to run out.
    if (run.state === 'running') await checkpoint<Run>(job.runs, run, { leaseUntil: tick.now } as Partial<Run>, tick.now);
    return { state: run.state, businessDay, run };
  } catch (error) {
    if (error instanceof LeaseLost) return { state: 'busy', businessDay };
    throw error;
  }
}
