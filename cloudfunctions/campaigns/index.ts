import { defineJob } from '../_runtime/job';
import { runCampaigns } from './run-campaigns';

/**
 * Counts audiences, prepares rounds and measures results, every minute from 07:00 to 22:59 (config.json), half a minute after dispatch.
 * An idle minute costs one read. Run by its timer only.
 */
export const main = defineJob('campaigns', runCampaigns);
