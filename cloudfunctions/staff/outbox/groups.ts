import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { is } from '../../_store/collection';
import { store } from '../../_store/store';

/** Group messages that wait for a person, and the latest that were decided; with how many members each would reach. */
export const groups = defineQuery(staffContract.outbox.groups, async () => {
  const order = [{ field: 'createdAt', direction: 'desc' }, { field: '_id', direction: 'desc' }] as const;
  const waiting = await store.groupSends.find({ filter: { state: 'waiting' }, order, limit: 20 });
  const decided = await store.groupSends.find({ filter: { state: is.oneOf(['approved', 'sending', 'sent', 'done', 'declining', 'declined', 'refusing', 'refused']) }, order: [{ field: 'state', direction: 'asc' }, ...order], limit: 20 });
  const items = await Promise.all(
    [...waiting, ...decided].map(async ({ _id, occasion, text, businessDay, state, sentAt, errorCode }) => ({
      groupId: _id, occasion, text, businessDay, state,
      members: await store.outbox.count({ groupId: _id, state: is.oneOf(state === 'waiting' ? ['gathered'] : ['gathered', 'tagged', 'sending', 'sent']) }),
      ...(sentAt === undefined ? {} : { sentAt }), ...(errorCode === undefined ? {} : { errorCode }),
    })),
  );
  return accept({ items });
});
