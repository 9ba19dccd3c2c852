import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { store } from '../../_store/store';
import { nightView } from './night-view';

const mostNights = 30;

/** The last nights, newest first. */
export const nights = defineQuery(staffContract.retention.nights, async () => {
  const runs = await store.nightRuns.find({ filter: {}, order: [{ field: '_id', direction: 'desc' }], limit: mostNights });
  return accept({ runs: runs.map(nightView) });
});
