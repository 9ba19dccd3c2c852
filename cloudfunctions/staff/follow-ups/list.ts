import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { pageOf } from '../../_runtime/paging';
import { storeFilter } from '../../_runtime/store-scope';
import { store } from '../../_store/store';
import { peopleOfTasks, taskRow } from './view';

/** Follow-ups of the caller's stores: the open by what is due first, the others by what was due last. */
export const list = defineQuery(staffContract.followUps.list, async ({ input, caller }) => {
  const filter = { ...storeFilter(caller, input.storeId), state: input.state };
  const page = await pageOf(store.tasks, { filter, by: 'dueOn', direction: input.state === 'open' ? 'asc' : 'desc', cursor: input.cursor });
  const people = await peopleOfTasks(page.items);
  return accept({
    items: page.items.map((task) => taskRow(task, people, caller)),
    ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }),
  });
});
