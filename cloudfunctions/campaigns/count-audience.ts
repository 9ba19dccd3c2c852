import { mostCalls } from '../../shared/domain/campaign';
import { now as readClock } from '../_runtime/clock';
import type { KeepOf } from '../_runtime/job-run';
import { inAudience } from '../_reach/audience-facts';
import type { CampaignDocument, CampaignRunDocument } from '../_store/campaign-documents';
import { store } from '../_store/store';
import { accountsOf, dryRound, pageSize, type AudienceDay } from './audience-day';
import { countedWith, decidePage } from './decide-page';

/**
 * A dry run before anything is sent: every member of the audience is decided as he would be now, and nothing is written but the count.
 * What a campaign costs, whom it reaches and why not the others stands in it before anybody has to approve it.
 */
export async function countAudience(day: AudienceDay, campaign: CampaignDocument, run: CampaignRunDocument, keep: KeepOf<CampaignRunDocument>): Promise<unknown> {
  const { audience } = campaign.plan;
  const page = await accountsOf(audience, run.stretch, run.cursor);
  if (page === null) {
    await store.campaigns.updateWhere({ _id: campaign._id, revision: campaign.revision }, { count: { ...run.counted, revision: campaign.revision, countedAt: readClock() } });
    return keep({ state: 'done', phase: 'done' });
  }
  const members = await inAudience(day.lines, audience, page);
  const decided = await decidePage(day, campaign, dryRound, members, mostCalls - (run.counted.byWay.task ?? 0));
  const next = page.length < pageSize ? { stretch: run.stretch + 1, cursor: '' } : { cursor: page.at(-1)?._id ?? run.cursor };
  return keep({ ...next, counted: countedWith(run.counted, page.length, decided) });
}
