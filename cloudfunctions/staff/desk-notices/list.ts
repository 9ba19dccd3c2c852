import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { pageOf } from '../../_runtime/paging';
import { store } from '../../_store/store';

/** What the caller was told, newest first, and how much of it he has not read. */
export const list = defineQuery(staffContract.deskNotices.list, async ({ input, caller }) => {
  const [page, unread] = await Promise.all([
    pageOf(store.staffNotices, { filter: { staffId: caller.staffId }, by: 'at', direction: 'desc', cursor: input.cursor }),
    store.staffNotices.count({ staffId: caller.staffId, isUnread: true }),
  ]);
  return accept({
    items: page.items.map(({ _id, complaintId, kind, at, excerpt, isUnread }) => ({ noticeId: _id, complaintId, kind, at, excerpt, isUnread })),
    unread,
    ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }),
  });
});
