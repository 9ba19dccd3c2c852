import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { forbidden } from '../../_runtime/fault';
import { pageOf } from '../../_runtime/paging';
import { storeFilter } from '../../_runtime/store-scope';
import { store } from '../../_store/store';
import { complaintRow, rowPeople } from './row';
import { sees } from './sight';

/** The desk's queue, each list by an index of its own. A cashier has no list of a whole store. */
export const queue = defineQuery(staffContract.complaints.queue, async ({ input, caller, now }) => {
  if (input.scope === 'stores' && caller.role === 'cashier') return forbidden();
  const scope = input.scope === 'mine' ? { ownerId: caller.staffId } : input.scope === 'watched' ? { watcherIds: caller.staffId } : storeFilter(caller, input.storeId);
  const page = await pageOf(store.complaints, {
    // One state among those of a list is few complaints: no index of its own is worth its writing.
    filter: { ...scope, queue: input.list, ...(input.state === undefined ? {} : { state: input.state }) },
    by: input.by === 'value' ? 'queueByValue' : 'queueAt',
    // What is over is looked for from its end.
    direction: input.list === 'closed' && input.by === 'due' ? 'desc' : 'asc',
    cursor: input.cursor,
  });
  // Somebody who has left a store keeps his name on its complaints, but sees them no more.
  const rows = page.items.filter((complaint) => sees(caller, complaint));
  const people = await rowPeople(rows);
  return accept({
    items: rows.map((complaint) => complaintRow(complaint, people, caller, now)),
    ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }),
  });
});
