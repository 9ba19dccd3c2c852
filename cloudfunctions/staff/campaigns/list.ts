import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { pageOf } from '../../_runtime/paging';
import { storeFilter } from '../../_runtime/store-scope';
import type { CampaignDocument } from '../../_store/campaign-documents';
import { store } from '../../_store/store';
import { effectOf } from './effect';

/** Campaigns of the caller's stores, the last changed first; head office sees every one. */
export const list = defineQuery(staffContract.campaigns.list, async ({ input, caller }) => {
  const page = await pageOf(store.campaigns, { filter: storeFilter(caller, undefined, 'homeStoreId'), by: 'changedAt', direction: 'desc', cursor: input.cursor });
  return accept({ items: page.items.map(campaignRow), ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }) });
});

function campaignRow(campaign: CampaignDocument) {
  const { _id, plan, homeStoreId, state, writtenByName, changedAt, startsAt, prepared, count, result } = campaign;
  const members = prepared?.members ?? count?.members;
  return {
    campaignId: _id, name: plan.name, homeStoreId, state, writtenBy: writtenByName, changedAt,
    ...(startsAt === undefined ? {} : { startsAt }),
    ...(members === undefined ? {} : { members }),
    ...(result ? { verdict: effectOf([result]).verdict } : {}),
  };
}
