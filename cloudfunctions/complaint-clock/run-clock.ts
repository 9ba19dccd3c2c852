import type { Tick } from '../_runtime/job';
import { sendNotices } from './send-notices';
import { tickDue } from './tick-due';

export interface ClockReport {
  /** Complaints looked at and changed, and what became of messages. */
  readonly ticked: number;
  readonly messages: Readonly<Record<string, number>>;
  /** Time was up: the next tick goes on. */
  readonly more: boolean;
}

/** One tick: complaints first, because they make the notices. Two copies at once do no harm: each complaint and each message is claimed in a transaction. */
export async function runClock(tick: Tick): Promise<ClockReport> {
  const complaints = await tickDue(tick);
  const notices = await sendNotices(tick);
  return { ticked: complaints.ticked, messages: notices.counts, more: complaints.more || notices.more };
}
