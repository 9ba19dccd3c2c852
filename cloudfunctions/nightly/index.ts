import { defineJob } from '../_runtime/job';
import { runNight } from './night';

/** Works through one night by ticks of five minutes: followers, model, states, decisions. Run by its timer only. */
export const main = defineJob('nightly', runNight);
