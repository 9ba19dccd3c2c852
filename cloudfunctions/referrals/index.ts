import { defineJob } from '../_runtime/job';
import { rewardReferrals } from './reward-referrals';

/** Rewards members who brought friends, and the friends, once the first purchase is sure. Run by its timer only. */
export const main = defineJob('referrals', rewardReferrals);
