import { defineJob } from '../_runtime/job';
import { runBooks } from './run-books';

/** Keeps the books of one night by ticks of five minutes: due members, ended coupons, reconciliation. Run by its timer only. */
export const main = defineJob('books', runBooks);
