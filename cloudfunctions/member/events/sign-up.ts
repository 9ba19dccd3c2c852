import { memberContract } from '../../../shared/contract/member';
import { phaseAt, placeInLine, takePlace } from '../../../shared/domain/event';
import { assert } from '../../../shared/kernel/assert';
import { accept, refuse } from '../../../shared/kernel/result';
import { definePreparedCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { eventGuestId } from '../../_store/event-documents';
import { writePlaces } from '../../_reach/event-places';
import { currentPolicies } from '../../_store/rules-documents';
import { isShownTo } from './read';
import { store } from '../../_store/store';

/**
 * Takes a place or one in the line. Everybody writes the event's own document, so of two who take the last place at once one tries again
 * and finds it taken.
 */
export const signUp = definePreparedCommand(memberContract.events.signUp, {
  prepareOnlyReads: true,
  async prepare({ caller }) {
    const [account, policies] = await Promise.all([store.accounts.get(caller.memberId), currentPolicies()]);
    assert(account, 'an identity has its account');
    return accept({ account, policies });
  },
  async run({ input, caller: { memberId }, now, tx, prepared: { account, policies } }) {
    const id = eventGuestId(input.eventId, memberId);
    const [event, guest] = await Promise.all([tx.events.get(input.eventId), tx.eventGuests.get(id)]);
    if (!isShownTo(event, account, guest, policies, now)) return notFound();
    if (guest && guest.state !== 'withdrawn') {
      const line = placeInLine(event.places, memberId);
      return accept({ standing: guest.cameAt === null ? guest.state : 'came', ...(line === null ? {} : { placeInLine: line }) });
    }
    const phase = phaseAt(event, event.cancelledAt !== undefined, now);
    if (phase !== 'sign_up') return refuse('EVENT_SIGN_UP_OVER', { phase });
    const taken = takePlace(event.places, memberId);
    if (!taken.ok) return taken;
    const { places, state } = taken.value;
    await writePlaces(tx, event, { places, movedUp: [] }, now);
    await tx.eventGuests.put({ _id: id, eventId: event._id, memberId, state, signedUpAt: now, changedAt: now, movedUpAt: null, cameAt: null });
    const line = placeInLine(places, memberId);
    return accept({ standing: state, ...(line === null ? {} : { placeInLine: line }) });
  },
});
