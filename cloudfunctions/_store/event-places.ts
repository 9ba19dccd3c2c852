import { leavePlace, type EventPlaces, type Freed } from '../../shared/domain/event';
import type { Instant } from '../../shared/kernel/time';
import { eventGuestId, type EventDocument, type EventGuestDocument } from './event-documents';
import type { Transaction } from './store';

/** Writes an event's places and gives those who moved up theirs, in the caller's transaction. */
export async function writePlaces(tx: Transaction, event: EventDocument, { places, movedUp }: { readonly places: EventPlaces; readonly movedUp: Freed['movedUp'] }, now: Instant): Promise<void> {
  await tx.events.update(event._id, { places });
  for (const memberId of movedUp) await tx.eventGuests.update(eventGuestId(event._id, memberId), { state: 'going', movedUpAt: now, changedAt: now });
}

/** Takes a guest's place away, or his place in line, and gives it to who waited longest. */
export async function leaveEvent(tx: Transaction, event: EventDocument, guest: EventGuestDocument, now: Instant): Promise<void> {
  if (guest.state === 'withdrawn') return;
  await tx.eventGuests.update(guest._id, { state: 'withdrawn', movedUpAt: null, changedAt: now });
  await writePlaces(tx, event, leavePlace(event.places, guest.memberId, guest.state), now);
}
