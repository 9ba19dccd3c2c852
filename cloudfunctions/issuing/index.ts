import { defineJob } from '../_runtime/job';
import { issueBatches } from './issue-batches';

/** Issues coupons to audiences, every minute; an idle one costs one read. Run by its timer only. */
export const main = defineJob('issuing', issueBatches);
