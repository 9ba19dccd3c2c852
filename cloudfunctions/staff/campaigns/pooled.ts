import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { effectOf, measuredResults } from './effect';

/** All campaigns together: one alone can rarely prove anything. Reads the small results, never the recipients. */
export const pooled = defineQuery(staffContract.campaigns.pooled, async ({ caller }) => {
  const results = await measuredResults(caller);
  return accept({ campaigns: results.length, effect: effectOf(results) });
});
