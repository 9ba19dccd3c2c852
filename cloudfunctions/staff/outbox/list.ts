import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { pageOf } from '../../_runtime/paging';
import { storeFilter } from '../../_runtime/store-scope';
import { store } from '../../_store/store';
import { memberName } from '../members/summary';
import type { OutboxDocument } from '../../_store/outbox-documents';

/** Messages of the caller's stores that wait, were sent, or were not sent and why; the latest decided first. */
export const list = defineQuery(staffContract.outbox.list, async ({ input, caller }) => {
  const filter = { ...storeFilter(caller), queue: input.filter };
  const page = await pageOf(store.outbox, { filter, by: 'decidedAt', direction: 'desc', cursor: input.cursor });
  const members = await store.members.getMany(page.items.map((message) => message.memberId));
  return accept({
    items: page.items.map((message) => outboxRow(message, memberName(members.get(message.memberId)))),
    ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }),
  });
});

function outboxRow(message: OutboxDocument, name: string) {
  const { _id, memberId, channel, campaignOccasion, state, decidedAt, notBefore, sentAt, reasons, errorCode, delivery, deliveryCode, fields } = message;
  return {
    messageId: _id,
    memberId,
    memberName: name,
    channel,
    occasion: campaignOccasion,
    state,
    decidedAt,
    notBefore,
    ...(sentAt === undefined ? {} : { sentAt }),
    reasons: [...reasons],
    ...(errorCode === undefined ? {} : { errorCode }),
    ...(delivery === undefined ? {} : { delivery }),
    ...(deliveryCode === undefined || deliveryCode === '' ? {} : { deliveryCode }),
    fields: fields.map(({ name: field, value }) => ({ name: field, value })),
  };
}
