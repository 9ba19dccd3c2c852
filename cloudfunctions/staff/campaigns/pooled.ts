import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { storeFilter } from '../../_runtime/store-scope';
import { store } from '../../_store/store';
import { effectOf } from './effect';

/** The newest campaigns are pooled; older ones say less and less about this store. */
const mostPooled = 200;

/** All campaigns together: one alone can rarely prove anything. Reads the small results, never the recipients. */
export const pooled = defineQuery(staffContract.campaigns.pooled, async ({ caller }) => {
  const found = await store.campaigns.find({
    filter: storeFilter(caller, undefined, 'homeStoreId'), order: [{ field: 'changedAt', direction: 'desc' }, { field: '_id', direction: 'desc' }], limit: mostPooled, fields: ['result'],
  });
  const results = found.flatMap(({ result }) => result ?? []);
  return accept({ campaigns: results.length, effect: effectOf(results) });
});
