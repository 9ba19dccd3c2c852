import { staffContract } from '../../../shared/contract/staff';
import { accept, refuse } from '../../../shared/kernel/result';
import { definePreparedCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { seesStore } from '../../_runtime/identity';
import { prepareOpening, writeOpening } from '../../_complaint/open-complaint';
import { store } from '../../_store/store';
import { isOwnMember } from '../../_runtime/own-card';
import { memberOfMine } from '../books/view';

/**
 * Writes down a complaint that was said on the telephone or in the store: routed, timed and seen by the member like one of his own, with the
 * name of who wrote it down, who goes on watching it. It belongs to the store of its purchase, else to the one that looks after the member.
 */
export const open = definePreparedCommand(staffContract.complaints.open, {
  async prepare({ input, caller }) {
    const [{ member, account }, purchase] = await Promise.all([memberOfMine(caller, input.memberId), input.purchaseId === undefined ? undefined : store.purchases.get(input.purchaseId)]);
    if (await isOwnMember(caller, member)) return refuse('OWN_CARD', {});
    if (input.purchaseId !== undefined && purchase?.memberId !== input.memberId) return notFound();
    const storeId = purchase?.storeId ?? account.storeId;
    return seesStore(caller, storeId) ? accept(await prepareOpening(storeId)) : notFound();
  },

  async run({ input, caller, now, dice, tx, prepared }) {
    const { memberId, kind, text, channel, purchaseId = null } = input;
    const words = { memberId, kind, text, photos: [], purchaseId, contactBy: channel === 'phone' ? ('phone' as const) : ('in_app' as const), heardBy: { staffId: caller.staffId, channel } };
    return (await writeOpening(tx, words, prepared, { now, dice })) ?? notFound();
  },
});
