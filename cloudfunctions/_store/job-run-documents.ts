import type { Instant, LocalDate } from '../../shared/kernel/time';
import type { Document } from './collection';

/** The fields of a run record that the lease needs. */
export interface LeasedRun extends Document {
  readonly state: 'running' | 'done';
  readonly leaseUntil: Instant;
  readonly leaseHolder: string;
}

/** What every run record has: the lease, and what the run is about. `_id` is the job and its business day. */
export interface JobRun extends LeasedRun {
  readonly businessDay: LocalDate;
  /** What the next tick goes on with. */
  readonly phase: string;
}
