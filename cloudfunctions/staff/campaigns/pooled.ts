import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { store } from '../../_store/store';
import { effectOf, measuredResults } from './effect';

/** Months of the win-back that are pooled: older ones say less and less about this store. */
const mostMonths = 24;

/** All campaigns together, and beside them the win-back that no campaign makes: one alone can rarely prove anything. Reads the small results, never the recipients. */
export const pooled = defineQuery(staffContract.campaigns.pooled, async ({ caller }) => {
  const [results, standing] = await Promise.all([measuredResults(caller), caller.role === 'head_office' ? readStanding() : undefined]);
  return accept({ campaigns: results.length, effect: effectOf(results), ...(standing ? { standing } : {}) });
});

/** The brand as a whole: the nights draw without looking at stores. */
async function readStanding() {
  const found = await store.standingResults.find({ filter: {}, order: [{ field: '_id', direction: 'desc' }], limit: mostMonths, fields: ['result'] });
  const results = found.flatMap(({ result }) => result ?? []);
  return { months: results.length, effect: effectOf(results) };
}
