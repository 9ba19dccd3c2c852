import { messageDay } from '../../shared/domain/campaign';
import { leavePlace, type EventPlaces, type Freed } from '../../shared/domain/event';
import { localDateOf, type Instant } from '../../shared/kernel/time';
import { announce } from './announce';
import { eventGuestId, type EventDocument, type EventGuestDocument } from '../_store/event-documents';
import type { Transaction } from '../_store/store';

/** What messages about an event may name. */
export const eventFacts = ({ title, startsAt }: EventDocument) => ({ eventName: title, eventOn: messageDay(localDateOf(startsAt)) });

/**
 * Writes an event's places and gives those who moved up theirs, in the caller's transaction; each of them is told once for this time that he
 * moved up. Who can be sent nothing reads it on his card.
 */
export async function writePlaces(tx: Transaction, event: EventDocument, { places, movedUp }: { readonly places: EventPlaces; readonly movedUp: Freed['movedUp'] }, now: Instant): Promise<void> {
  await tx.events.update(event._id, { places });
  for (const memberId of movedUp) await tx.eventGuests.update(eventGuestId(event._id, memberId), { state: 'going', movedUpAt: now, changedAt: now });
  const [first] = movedUp;
  if (first === undefined) return;
  // Two places freed in the same millisecond have other people moving up first.
  const id = `${event._id}-${now.toString(36)}-${first.slice(-6)}`;
  await announce({ id, occasion: 'event_moved_up', facts: eventFacts(event), endsAt: event.startsAt }, { kind: 'members', memberIds: [...movedUp] }, now, tx);
}

/** Takes a guest's place away, or his place in line, and gives it to who waited longest. */
export async function leaveEvent(tx: Transaction, event: EventDocument, guest: EventGuestDocument, now: Instant): Promise<void> {
  if (guest.state === 'withdrawn') return;
  await tx.eventGuests.update(guest._id, { state: 'withdrawn', movedUpAt: null, changedAt: now });
  await writePlaces(tx, event, leavePlace(event.places, guest.memberId, guest.state), now);
}
