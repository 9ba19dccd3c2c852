import { defineJob } from '../_runtime/job';
import { dispatchDue } from './dispatch-due';

/**
 * Sends what waits in the outbox and is due, every minute from 07:00 to 22:59 (config.json): no store's quiet hours are shorter,
 * and calls share a monthly quota. Run by its timer only.
 */
export const main = defineJob('dispatch', dispatchDue);
