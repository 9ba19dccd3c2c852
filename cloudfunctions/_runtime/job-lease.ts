import { instant, type Instant } from '../../shared/kernel/time';
import type { Collection, Patch } from '../_store/collection';
import { isDuplicate } from '../_store/errors';
import type { LeasedRun } from '../_store/job-run-documents';

/** Longer than a function may live: a lease still running out means that somebody may still be at work. */
const leaseMs = 90_000;
export const leaseEnd = (now: Instant): Instant => instant(now + leaseMs);

/** Another copy took the run over; this one must write nothing more. */
export class LeaseLost extends Error {
  constructor(id: string) {
    super(`the lease of ${id} was taken over`);
  }
}

/**
 * Takes the run of a (job, business day): makes its record, or goes on with one whose holder has gone.
 * Answers `busy` while another copy holds it, and the record itself when the run is done.
 */
export async function takeRun<Run extends LeasedRun>(runs: Collection<Run>, first: Run, now: Instant): Promise<Run | 'busy'> {
  const found = await runs.get(first._id);
  if (!found) {
    try {
      await runs.add(first);
      return first;
    } catch (error) {
      if (isDuplicate(error)) return 'busy';
      throw error;
    }
  }
  if (found.state === 'done') return found;
  if (found.leaseUntil > now) return 'busy';
  const lease = { leaseUntil: leaseEnd(now), leaseHolder: first.leaseHolder };
  const taken = await runs.updateWhere({ _id: found._id, leaseUntil: found.leaseUntil, leaseHolder: found.leaseHolder }, lease);
  return taken === 1 ? { ...found, ...lease } : 'busy';
}

/** Writes how far the run is and renews the lease. @throws LeaseLost when another copy has taken over. */
export async function checkpoint<Run extends LeasedRun>(runs: Collection<Run>, run: Run, patch: Patch & Partial<Run>, now: Instant): Promise<Run> {
  const lease = { leaseUntil: leaseEnd(now) };
  const kept = await runs.updateWhere({ _id: run._id, leaseHolder: run.leaseHolder }, { ...lease, ...patch });
  if (kept !== 1) throw new LeaseLost(run._id);
  return { ...run, ...lease, ...patch };
}
