import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { pageOf } from '../../_runtime/paging';
import { storeFilter } from '../../_runtime/store-scope';
import { store } from '../../_store/store';
import { complaintRow, peopleOf } from './view';

/** The desk's queue: open complaints by what is due first, the others by what changed last. */
export const queue = defineQuery(staffContract.complaints.queue, async ({ input, caller, now }) => {
  const filter = { ...storeFilter(caller, input.storeId), queue: input.filter };
  const direction = input.filter === 'open' ? 'asc' : 'desc';
  const page = await pageOf(store.complaints, { filter, by: 'queueAt', direction, cursor: input.cursor });
  const people = await peopleOf(page.items);
  return accept({
    items: page.items.map((complaint) => complaintRow(complaint, people, now)),
    ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }),
  });
});
