import { defineJob } from '../_runtime/job';
import { sweep } from './sweep';

/** Carries out what members who left were promised, and takes copies of data away in time. Run by its timer only. */
export const main = defineJob('privacy', sweep);
