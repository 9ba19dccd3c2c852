import { staffContract } from '../../../shared/contract/staff';
import { withContact, withoutContact } from '../../../shared/domain/campaign';
import { recordFollowUp, wasReached } from '../../../shared/domain/follow-up';
import { accept } from '../../../shared/kernel/result';
import type { Instant } from '../../../shared/kernel/time';
import { definePreparedCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { seesStore } from '../../_runtime/identity';
import { store, type Transaction } from '../../_store/store';
import { peopleOfTasks, taskRow } from './view';
import type { TaskDocument } from '../../_store/task-documents';

/** Writes down what came of a follow-up: the task, the history of contacts, and the member's caps, all or nothing. */
export const record = definePreparedCommand(staffContract.followUps.record, {
  async prepare({ input, caller }) {
    const task = await store.tasks.get(input.taskId);
    if (!task || !seesStore(caller, task.storeId)) return notFound();
    return accept(await peopleOfTasks([task]));
  },

  async run({ input, caller, now, tx, prepared: people }) {
    const task = await tx.tasks.get(input.taskId);
    if (!task || !seesStore(caller, task.storeId)) return notFound();
    const done = recordFollowUp(task, { result: input.result, note: input.note, at: now });
    if (!done.ok) return done;
    await tx.tasks.update(task._id, { ...done.value, doneBy: caller.staffId });
    await keepContact(tx, task, done.value.note ?? '', wasReached(done.value.result), now);
    return accept(taskRow({ ...task, ...done.value, doneBy: caller.staffId }, people, caller));
  },
});

/** A call that reached him counts from now; one that did not leaves his place among the caps free. */
async function keepContact(tx: Transaction, task: TaskDocument, text: string, reached: boolean, now: Instant): Promise<void> {
  if (reached) await tx.contacts.add({ _id: `ct_${task._id}`, memberId: task.memberId, at: now, channel: 'task', text, causeId: task._id });
  const account = await tx.accounts.get(task.memberId);
  if (!account) return;
  const others = task.contactAt === undefined ? account.marketingContactsAt : withoutContact(account.marketingContactsAt, task.contactAt);
  const marketingContactsAt = reached ? withContact(others, now) : others;
  await tx.accounts.update(account._id, { marketingContactsAt, revision: account.revision + 1 });
}
