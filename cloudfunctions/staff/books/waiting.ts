import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { pageOf } from '../../_runtime/paging';
import { storeFilter } from '../../_runtime/store-scope';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { adjustmentView } from './view';

/** Adjustments of the caller's stores that wait for a second person. */
export const waiting = defineQuery(staffContract.books.waiting, async ({ input, caller }) => {
  const filter = { ...storeFilter(caller), state: 'waiting' };
  const [page, { policies }] = await Promise.all([pageOf(store.adjustments, { filter, by: 'requestedAt', direction: 'desc', cursor: input.cursor }), currentPolicies()]);
  const members = await store.members.getMany(page.items.map(({ memberId }) => memberId));
  return accept({
    items: page.items.map((adjustment) => adjustmentView(adjustment, members.get(adjustment.memberId), caller, policies)),
    ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }),
  });
});
