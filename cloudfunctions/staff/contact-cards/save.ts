import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { definePreparedCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { store } from '../../_store/store';
import { mayEdit } from './may-edit';

/** Sets or takes away a WeChat ID. Somebody whose card is not his to set answers as one who is not there. */
export const save = definePreparedCommand(staffContract.contactCards.save, {
  prepareOnlyReads: true,

  async prepare({ input, caller }) {
    const person = await store.staff.get(input.staffId);
    return person && mayEdit(caller, person) ? accept(person) : notFound();
  },

  async run({ input: { staffId, wechatId }, caller, now, tx, prepared: person }) {
    if (wechatId === '') await tx.contactCards.remove(staffId);
    else await tx.contactCards.put({ _id: staffId, wechatId, changedAt: now, changedBy: caller.staffId });
    return accept({ staffId, name: person.name, isMe: staffId === caller.staffId, wechatId });
  },
});
