import { list } from './list';
import { record } from './record';

export const followUps = { list, record };
