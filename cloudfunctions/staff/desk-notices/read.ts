import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { definePreparedCommand } from '../../_runtime/define';
import { is } from '../../_store/collection';
import { store } from '../../_store/store';

/** Everything told to the caller up to a moment has been read. Reading twice is reading once, so it needs no transaction. */
export const read = definePreparedCommand(staffContract.deskNotices.read, {
  async prepare({ input, caller }) {
    await store.staffNotices.updateWhere({ staffId: caller.staffId, isUnread: true, at: is.atMost(input.upTo) }, { isUnread: false });
    return accept(await store.staffNotices.count({ staffId: caller.staffId, isUnread: true }));
  },
  run: ({ prepared: unread }) => Promise.resolve(accept({ unread })),
});
