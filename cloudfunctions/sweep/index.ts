import { defineJob } from '../_runtime/job';
import { runSweep } from './run-sweep';

/** Clears away what was kept for a while only, and finds out which cards are the staff's own. Run by its timer only. */
export const main = defineJob('sweep', runSweep);
