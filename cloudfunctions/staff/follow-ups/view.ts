import { maskPhone } from '../../../shared/domain/membership';
import type { StaffCaller } from '../../_runtime/identity';
import { is } from '../../_store/collection';
import { store } from '../../_store/store';
import { memberName } from '../members/summary';
import type { MemberDocument } from '../../_store/member-documents';
import type { ContactDocument, TaskDocument } from '../../_store/task-documents';

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

/** The lowest mark for a guide with which a member has something to say about him. */
const lowGuide = 3;

/** A low mark for a guide, and the words that came with it, are for managers: at the till the reader may be the guide himself. */
function careFor({ guide, words, ...care }: NonNullable<TaskDocument['care']>, { role }: Pick<StaffCaller, 'role'>) {
  if (role === 'cashier' && guide !== undefined && guide <= lowGuide) return care;
  return { ...care, ...(guide === undefined ? {} : { guide }), ...(words === undefined ? {} : { words }) };
}

/** A follow-up as the person who makes it sees it. */
export function taskRow(task: TaskDocument, { members, lastContacts }: People, caller: Pick<StaffCaller, 'role'>) {
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
    ...(task.care === undefined ? {} : { care: careFor(task.care, caller) }),
    ...(task.lastPurchaseOn === undefined ? {} : { lastPurchaseOn: task.lastPurchaseOn }),
    ...(task.result === undefined ? {} : { result: task.result }),
    ...(task.note === undefined ? {} : { note: task.note }),
    ...(said === undefined ? {} : { lastContact: { at: said.at, channel: said.channel, text: said.text } }),
  };
}
