import { memberContract } from '../../../shared/contract/member';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { pageOf } from '../../_runtime/paging';
import { store } from '../../_store/store';
import { becauseOf } from './because';
import { switchesOf } from './ways';
import type { MemberDocument } from '../../_store/member-documents';
import type { DecisionDocument, OutboxDocument } from '../../_store/outbox-documents';
import type { ContactDocument, TaskDocument } from '../../_store/task-documents';

/** Everything that was said to the member and counts as said, newest first, each with why. What staff noted of a call stays theirs. */
export const list = defineQuery(memberContract.messages.list, async ({ input, caller }) => {
  const page = await pageOf(store.contacts, { filter: { memberId: caller.memberId }, by: 'at', direction: 'desc', cursor: input.cursor });
  const causes = page.items.map(({ causeId }) => causeId);
  const first = input.cursor === undefined;
  const [rows, tasks, member, account] = await Promise.all([store.outbox.getMany(causes), store.tasks.getMany(causes), store.members.get(caller.memberId), first ? store.accounts.get(caller.memberId) : undefined]);
  const decisions = await store.decisions.getMany([...tasks.values()].map(({ causeId }) => causeId));
  return accept({
    items: page.items.map((contact) => {
      const task = tasks.get(contact.causeId as TaskDocument['_id']);
      return contactView(contact, rows.get(contact.causeId), task && decisions.get(task.causeId), member);
    }),
    ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }),
    ...(member && account ? { switches: switchesOf(member, account) } : {}),
  });
});

function contactView(contact: ContactDocument, row: OutboxDocument | undefined, decision: DecisionDocument | undefined, member: MemberDocument | undefined) {
  const because = becauseOf(row, decision, member);
  return {
    contactId: contact._id, at: contact.at, way: contact.channel,
    text: row ? contact.text : '',
    ...(row ? { messageId: row._id } : {}),
    ...(because ? { because } : {}),
  };
}
