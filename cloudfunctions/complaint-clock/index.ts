import { defineJob } from '../_runtime/job';
import { runClock } from './run-clock';

/** Every ten minutes: what time does to complaints (warnings, breaches, escalation, requests), then the messages to staff. Run by its timer only. */
export const main = defineJob('complaint-clock', runClock);
