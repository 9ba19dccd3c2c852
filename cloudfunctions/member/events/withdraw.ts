import { memberContract } from '../../../shared/contract/member';
import { phaseAt } from '../../../shared/domain/event';
import { accept, refuse } from '../../../shared/kernel/result';
import { defineCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { eventGuestId } from '../../_store/event-documents';
import { leaveEvent } from '../../_reach/event-places';

/** Gives the place back until the event begins; whoever waited longest gets it in the same transaction, so that no place is idle. */
export const withdraw = defineCommand(memberContract.events.withdraw, async ({ input, caller: { memberId }, now, tx }) => {
  const [event, guest] = await Promise.all([tx.events.get(input.eventId), tx.eventGuests.get(eventGuestId(input.eventId, memberId))]);
  if (!event || !guest) return notFound();
  const phase = phaseAt(event, event.cancelledAt !== undefined, now);
  if ((phase !== 'sign_up' && phase !== 'closed') || guest.cameAt !== null) return refuse('EVENT_WITHDRAW_OVER', { phase });
  await leaveEvent(tx, event, guest, now);
  return accept({ standing: 'withdrawn' });
});
