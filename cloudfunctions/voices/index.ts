import type { LocalDate } from '../../shared/kernel/time';
import { defineJob, type Tick } from '../_runtime/job';
import type { ComplaintDocument } from '../_store/complaint-documents';
import { store } from '../_store/store';
import { foldDays } from './fold-days';
import { inferTopicsOf } from './infer-topics';
import { heardOfComplaint, heardOfRating, heardOfRefund, heardOfSurvey, makeCareTasks } from './make-care-tasks';
import { readChanges } from './read-changes';

/** The first tick of a shop that was there before looks so far back: who was unhappy longer ago is not called out of the blue. */
const careDays = 3;
/** Countings begin with the first complaint there is. */
const everDays = 36_500;

/** Folds days, each once in a tick. */
function daysFolder() {
  const folded = new Set<LocalDate>();
  return (changed: readonly ComplaintDocument[]) => foldDays(changed, folded);
}

/**
 * Every ten minutes: complaints that changed are counted under their day, and whoever let us know without complaining that he was not
 * content gets a call. What was bought says what somebody likes. See decisions 0085 and 0103.
 */
export const main = defineJob('voices', async (tick: Tick) => ({
  complaints: await readChanges(tick, { source: 'complaints', collection: store.complaints, field: 'changedAt', firstDays: everDays, handle: daysFolder() }),
  marks: await readChanges(tick, {
    source: 'complaint_marks', collection: store.complaints, field: 'changedAt', firstDays: careDays,
    handle: (changed) => makeCareTasks(changed.flatMap((complaint) => heardOfComplaint(complaint) ?? []), tick.now),
  }),
  ratings: await readChanges(tick, {
    source: 'ratings', collection: store.ratings, field: 'changedAt', firstDays: careDays, handle: (changed) => makeCareTasks(changed.map(heardOfRating), tick.now),
  }),
  surveys: await readChanges(tick, {
    source: 'surveys', collection: store.surveyAnswers, field: 'changedAt', firstDays: careDays,
    handle: (changed) => makeCareTasks(changed.flatMap((answer) => heardOfSurvey(answer) ?? []), tick.now),
  }),
  purchases: await readChanges(tick, { source: 'purchases', collection: store.purchases, field: 'at', firstDays: careDays, handle: (bought) => inferTopicsOf(bought, tick.now) }),
  refunds: await readChanges(tick, {
    source: 'refunds', collection: store.refunds, field: 'at', firstDays: careDays, handle: (changed) => makeCareTasks(changed.map(heardOfRefund), tick.now),
  }),
}));
