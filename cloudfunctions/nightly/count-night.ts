import { retentionStates, type RetentionState } from '../../shared/domain/retention';
import { now as readClock } from '../_runtime/clock';
import type { DecisionDocument } from '../_store/documents';
import { store } from '../_store/store';
import type { Night, RunPatch } from './night-context';

const decidedChannels: readonly DecisionDocument['channel'][] = ['subscribe_message', 'oa_template', 'task', 'none'];

/** Ends the night with counts taken from the books, not from what the ticks remember: a resumed night counts the same. */
export async function countNight({ businessDay }: Night): Promise<RunPatch> {
  const byState: Partial<Record<RetentionState, number>> = {};
  let membersChanged = 0;
  for (const state of retentionStates) {
    byState[state] = await store.accounts.count({ 'retention.state': state });
    membersChanged += await store.accounts.count({ 'retention.state': state, 'retention.changedOn': businessDay });
  }
  const decided: Partial<Record<DecisionDocument['channel'], number>> = {};
  for (const channel of decidedChannels) decided[channel] = await store.decisions.count({ businessDay, channel });
  return { phase: 'done', state: 'done', finishedAt: readClock(), byState, membersChanged, decided };
}
