import { defineJob } from '../_runtime/job';
import { askForPhotos } from './ask-for-photos';

/** Every ten minutes: photos that WeChat's content check has not answered for are asked about again. See decision 0115. */
export const main = defineJob('photos', askForPhotos);
