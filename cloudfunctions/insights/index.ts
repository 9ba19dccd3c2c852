import { defineJob } from '../_runtime/job';
import { runReport } from './report-run';

/** Counts states every morning after the night, and once a week, after the refit, reads all members for head office's report. */
export const main = defineJob('insights', runReport);
