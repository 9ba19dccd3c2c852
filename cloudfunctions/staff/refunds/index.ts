import { commit } from './commit';
import { purchases } from './purchases';
import { quote } from './quote';

export const refunds = { purchases, quote, commit };
