import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { pageOf } from '../../_runtime/paging';
import { storeFilter } from '../../_runtime/store-scope';
import { store } from '../../_store/store';
import { namesOf, patternView } from './view';

/** What was unusual at the tills of the caller's stores, newest day first. */
export const list = defineQuery(staffContract.patterns.list, async ({ input, caller }) => {
  const page = await pageOf(store.patterns, { filter: { ...storeFilter(caller), state: input.state }, by: 'on', direction: 'desc', cursor: input.cursor });
  const names = await namesOf(page.items);
  return accept({ items: page.items.map((pattern) => patternView(pattern, names, caller)), ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }) });
});
