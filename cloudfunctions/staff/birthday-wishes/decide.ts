import { staffContract } from '../../../shared/contract/staff';
import { accept, refuse } from '../../../shared/kernel/result';
import { localDateOf } from '../../../shared/kernel/time';
import { definePreparedCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { seesStore } from '../../_runtime/identity';
import { isOwnMember } from '../../_runtime/own-card';
import { store } from '../../_store/store';

/** Grants or declines the wish that was shown; a newer one, or one answered meanwhile, is refused. Granting begins a new lock. Nobody grants his own. */
export const decide = definePreparedCommand(staffContract.birthdayWishes.decide, {
  prepareOnlyReads: true,

  async prepare({ input, caller }) {
    const [wish, member] = await Promise.all([store.birthdayWishes.get(input.wishId), store.members.get(input.wishId)]);
    if (wish && !seesStore(caller, wish.storeId)) return notFound();
    if (!wish || !member || member.leftAt !== undefined) return refuse('WISH_ANSWERED', {});
    return (await isOwnMember(caller, member)) ? refuse('OWN_CARD', {}) : accept({});
  },

  async run({ input, caller, now, tx }) {
    const [wish, member] = await Promise.all([tx.birthdayWishes.get(input.wishId), tx.members.get(input.wishId)]);
    // Who has left asks for nothing any more, and nothing is written on him.
    if (wish?.askedAt !== input.askedAt || member?.leftAt !== undefined) return refuse('WISH_ANSWERED', {});
    if (!seesStore(caller, wish.storeId)) return notFound();
    if (input.granted) await tx.members.update(wish._id, { birthday: { birthday: wish.wanted, setOn: localDateOf(now) } });
    await tx.birthdayWishes.remove(wish._id);
    return accept({ granted: input.granted });
  },
});
