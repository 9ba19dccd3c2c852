import { pooledRates, pooledSpend, verdictOf } from '../../../shared/domain/campaign';
import type { StaffCaller } from '../../_runtime/identity';
import { storeFilter } from '../../_runtime/store-scope';
import type { CampaignResult } from '../../_store/campaign-documents';
import { store } from '../../_store/store';

/** The newest campaigns are pooled; older ones say less and less about this store. */
const mostPooled = 200;

/** What the newest campaigns that the caller may see have measured. */
export async function measuredResults(caller: StaffCaller): Promise<readonly CampaignResult[]> {
  const found = await store.campaigns.find({
    filter: storeFilter(caller, undefined, 'homeStoreId'), order: [{ field: 'changedAt', direction: 'desc' }, { field: '_id', direction: 'desc' }], limit: mostPooled, fields: ['result'],
  });
  return found.flatMap(({ result }) => result ?? []);
}

/** What one campaign, or several together, brought: rates and spend against the holdout, with their intervals. */
export function effectOf(results: readonly CampaignResult[]) {
  const visits = pooledRates(results.flatMap(({ strata }) => strata));
  const spend = pooledSpend(results.flatMap((result) => result.spend ?? []));
  const told = results.reduce((sum, { strata }) => sum + strata.reduce((inOne, stratum) => inOne + stratum.told.members, 0), 0);
  const heldOut = results.reduce((sum, { strata }) => sum + strata.reduce((inOne, stratum) => inOne + stratum.heldOut.members, 0), 0);
  const times = ({ low, high }: { readonly low: number; readonly high: number }, by: number) => ({ low: low * by, high: high * by });
  return {
    verdict: verdictOf(visits?.newcombe ?? null),
    told,
    heldOut,
    ...(visits
      ? { visitsDifference: visits.difference, visitsInterval: visits.newcombe, visitsBrought: visits.difference * told, visitsBroughtInterval: times(visits.newcombe, told) }
      : {}),
    ...(spend ? { spendBrought: spend.difference * told, spendInterval: times(spend.interval, told) } : {}),
    spendVerdict: verdictOf(spend?.interval ?? null),
  };
}
