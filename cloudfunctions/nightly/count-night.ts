import { reachWays } from '../../shared/domain/campaign';
import { retentionStates } from '../../shared/domain/retention';
import { addDays, monthOf } from '../../shared/kernel/time';
import { now as readClock } from '../_runtime/clock';
import { addMissing } from '../_store/batch';
import { standingOn } from '../_store/standing-documents';
import { store } from '../_store/store';
import type { Night, RunPatch } from './night-context';
import type { DecisionDocument } from '../_store/outbox-documents';

const decidedChannels: readonly DecisionDocument['channel'][] = [...reachWays, 'none'];

/** A count for each of a few names, all asked at once. */
async function countsBy<Name extends string>(names: readonly Name[], count: (name: Name) => Promise<number>): Promise<Record<Name, number>> {
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await count(name)]))) as Record<Name, number>;
}

/** Ends the night with counts taken from the books, not from what the ticks remember: a resumed night counts the same. */
export async function countNight({ businessDay }: Night): Promise<RunPatch> {
  const [byState, moved, decided] = await Promise.all([
    countsBy(retentionStates, (state) => store.accounts.count({ 'retention.state': state })),
    countsBy(retentionStates, (state) => store.accounts.count({ 'retention.state': state, 'retention.changedOn': businessDay })),
    countsBy(decidedChannels, (channel) => store.decisions.count({ businessDay, channel })),
  ]);
  // The month whose members this night may have drawn is counted from tomorrow on.
  await addMissing(store.standingResults, [{ _id: standingOn(businessDay), month: monthOf(businessDay), dueOn: addDays(businessDay, 1) }]);
  const membersChanged = Object.values(moved).reduce((sum, count) => sum + count, 0);
  return { phase: 'done', state: 'done', finishedAt: readClock(), byState, membersChanged, decided };
}
