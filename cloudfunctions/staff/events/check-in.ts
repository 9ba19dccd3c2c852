import { staffContract } from '../../../shared/contract/staff';
import { letIn, placeInLine } from '../../../shared/domain/event';
import { useTicket } from '../../../shared/domain/member-code';
import { accept, refuse } from '../../../shared/kernel/result';
import { defineCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { increase } from '../../_store/collection';
import { eventGuestId } from '../../_store/event-documents';
import { guestView } from './guests';
import { seesEvent } from './read';

/**
 * Lets a guest in on the scan of his code. The scan is spent here as a purchase would spend it; one that did not open the door stays good
 * for the till.
 */
export const checkIn = defineCommand(staffContract.events.checkIn, async ({ input, caller, now, tx }) => {
  const [event, guest, account] = await Promise.all([tx.events.get(input.eventId), tx.eventGuests.get(eventGuestId(input.eventId, input.memberId)), tx.accounts.get(input.memberId)]);
  if (!seesEvent(caller, event) || !event.isPublished || event.storeId !== input.storeId) return notFound();
  // A forged member id answers like a scan that has ended: nobody learns from it who is a guest.
  const ticket = useTicket(account?.code.scan, { scanId: input.scanId, staffId: caller.staffId, storeId: input.storeId }, now);
  if (!account || !ticket.ok) return refuse('MEMBER_SCAN_ENDED', {});
  const entered = letIn({ ...event, cancelled: event.cancelledAt !== undefined }, guest, placeInLine(event.places, input.memberId), now);
  if (!entered.ok) return entered;
  if (!guest) return notFound();
  const { cameAt } = entered.value;
  const { scan: _spent, ...code } = account.code;
  await tx.accounts.update(account._id, { code, revision: increase(1) });
  await tx.eventGuests.update(guest._id, { cameAt, changedAt: now });
  await tx.events.update(event._id, { came: event.came + 1 });
  return accept(guestView({ ...guest, cameAt }, event, await tx.members.get(account._id), now));
});
