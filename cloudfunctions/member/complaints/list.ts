import { memberContract } from '../../../shared/contract/member';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { pageOf } from '../../_runtime/paging';
import { store } from '../../_store/store';
import { complaintRow } from './view';

export const list = defineQuery(memberContract.complaints.list, async ({ input, caller }) => {
  const page = await pageOf(store.complaints, { filter: { memberId: caller.memberId }, by: 'openedAt', direction: 'desc', cursor: input.cursor });
  return accept({ items: page.items.map(complaintRow), ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }) });
});
