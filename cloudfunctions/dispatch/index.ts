import { defineJob } from '../_runtime/job';
import { dispatchDue } from './dispatch-due';

/** Sends what waits in the outbox and is due, every minute. Run by its timer only. */
export const main = defineJob('dispatch', dispatchDue);
