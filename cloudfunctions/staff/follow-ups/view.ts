import { maskPhone } from '../../../shared/domain/membership';
import { is } from '../../_store/collection';
import type { ContactDocument, MemberDocument, TaskDocument } from '../../_store/documents';
import { store } from '../../_store/store';
import { memberName } from '../members/summary';

/** Who the tasks of a page are about, and what was said to them last. */
interface People {
  readonly members: ReadonlyMap<string, MemberDocument>;
  readonly lastContacts: ReadonlyMap<string, ContactDocument>;
}

/** Contacts of one page of members: caps keep them to two a month each. */
const mostContacts = 600;

export async function peopleOfTasks(tasks: readonly TaskDocument[]): Promise<People> {
  const ids = [...new Set(tasks.map((task) => task.memberId))];
  if (ids.length === 0) return { members: new Map(), lastContacts: new Map() };
  const [members, contacts] = await Promise.all([
    store.members.getMany(ids),
    store.contacts.find({ filter: { memberId: is.oneOf(ids) }, order: [{ field: 'at', direction: 'desc' }], limit: mostContacts }),
  ]);
  const lastContacts = new Map<string, ContactDocument>();
  for (const contact of contacts) if (!lastContacts.has(contact.memberId)) lastContacts.set(contact.memberId, contact);
  return { members, lastContacts };
}

/** A follow-up as the person who makes it sees it. */
export function taskRow(task: TaskDocument, { members, lastContacts }: People) {
  const member = members.get(task.memberId);
  const said = lastContacts.get(task.memberId);
  return {
    taskId: task._id,
    memberId: task.memberId,
    memberName: memberName(member),
    ...(member?.phone ? { phoneMasked: maskPhone(member.phone) } : {}),
    storeId: task.storeId,
    occasion: task.occasion,
    state: task.state,
    dueOn: task.dueOn,
    createdAt: task.createdAt,
    ...(task.reason === undefined ? {} : { reason: task.reason }),
    ...(task.care === undefined ? {} : { care: task.care }),
    ...(task.lastPurchaseOn === undefined ? {} : { lastPurchaseOn: task.lastPurchaseOn }),
    ...(task.result === undefined ? {} : { result: task.result }),
    ...(task.note === undefined ? {} : { note: task.note }),
    ...(said === undefined ? {} : { lastContact: { at: said.at, channel: said.channel, text: said.text } }),
  };
}
