import type { KeepOf } from '../_runtime/job-run';
import type { CampaignDocument, CampaignRunDocument } from '../_store/campaign-documents';
import { is, type Filter } from '../_store/collection';
import { taskIdOf } from '../_store/reach-documents';
import { store } from '../_store/store';
import type { AudienceDay } from './audience-day';

const pageSize = 500;

/** Takes the open calls of a stopped campaign off the lists, a page at a time. Its messages need nothing: the claim of each asks first. */
export async function callOff({ tick }: AudienceDay, campaign: CampaignDocument, run: CampaignRunDocument, keep: KeepOf<CampaignRunDocument>): Promise<unknown> {
  const filter: Filter = { campaign: campaign._id, channel: 'task', ...(run.cursor === '' ? {} : { _id: is.above(run.cursor) }) };
  const page = await store.decisions.find({ filter, order: [{ field: '_id', direction: 'asc' }], limit: pageSize, fields: ['channel'] });
  if (page.length > 0) await store.tasks.updateWhere({ _id: is.oneOf(page.map(({ _id }) => taskIdOf(_id))), state: 'open' }, { state: 'cancelled' });
  if (page.length === pageSize) return keep({ cursor: page.at(-1)?._id ?? run.cursor });
  await store.campaigns.updateWhere({ _id: campaign._id }, { calledOffAt: tick.now });
  return keep({ state: 'done', phase: 'done' });
}
