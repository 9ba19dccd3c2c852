import { store } from '../_store/store';
import type { Dispatch } from './dispatch-context';
import type { OutboxDocument } from '../_store/outbox-documents';

/** The product's own occasions: nobody stops them here, so nothing is read for them. */
const standing: ReadonlySet<string> = new Set(['win_back', 'first_purchase', 'tier_changing', 'points_expiring', 'coupon_expiring', 'birthday', 'complaint_closed']);

/** Reads, before a page is sent, which of its campaigns a person has stopped: so that a stop holds within the minute, page by page. */
export async function readStopped({ stopped }: Dispatch, rows: readonly Pick<OutboxDocument, 'campaign'>[]): Promise<void> {
  const ids = [...new Set(rows.flatMap(({ campaign }) => (campaign === undefined || standing.has(campaign) ? [] : [campaign])))];
  if (ids.length === 0) return;
  const [announcements, campaigns] = await Promise.all([store.announcements.getMany(ids), store.campaigns.getMany(ids)]);
  for (const [id, { stopped: isStopped }] of announcements) if (isStopped) stopped.add(id);
  for (const [id, { state }] of campaigns) if (state === 'stopped') stopped.add(id);
}
