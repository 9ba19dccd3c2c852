import { pooledRates, pooledSpend, verdictOf } from '../../../shared/domain/campaign';
import type { CampaignResult } from '../../_store/campaign-documents';

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
