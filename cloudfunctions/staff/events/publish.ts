import { staffContract } from '../../../shared/contract/staff';
import { checkEvent, phaseAt } from '../../../shared/domain/event';
import { accept, refuse } from '../../../shared/kernel/result';
import { defineCommand, definePreparedCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { announce, stopAnnouncement } from '../../_reach/announce';
import { putOnBoard, takeOffBoard } from '../../_store/board';
import type { EventDocument } from '../../_store/event-documents';
import { eventFacts } from '../../_reach/event-places';
import type { AnnouncementAudience } from '../../_store/occasion-documents';
import { store } from '../../_store/store';
import { mayChangeEvent } from './read';
import { boardItemOf } from './save';

/** Whom an event is announced to, as announcements name it. */
function audienceOf({ invited: { tierIds, scope }, storeId }: EventDocument): AnnouncementAudience {
  if (tierIds.length > 0) return { kind: 'tiers', tierIds, ...(scope === 'store' ? { storeId } : {}) };
  return scope === 'store' ? { kind: 'store', storeId } : { kind: 'everybody' };
}

export const publish = defineCommand(staffContract.events.publish, async ({ input, caller, now, tx }) => {
  const event = await tx.events.get(input.eventId);
  if (!event || !mayChangeEvent(caller, event)) return notFound();
  const phase = phaseAt(event, event.cancelledAt !== undefined, now);
  if (event.cancelledAt !== undefined) return refuse('EVENT_OVER', { phase });
  if (event.isPublished) return accept({ eventId: event._id });
  const faults = checkEvent({ ...event, capacity: event.places.capacity }, now);
  if (faults.length > 0) return refuse('EVENT_UNFIT', { faults: [...faults] });
  await tx.events.update(event._id, { isPublished: true, changedAt: now, revision: event.revision + 1 });
  await putOnBoard(tx, boardItemOf(event, now), now);
  await announce({ id: event._id, occasion: 'event_invitation', facts: eventFacts(event), endsAt: event.signUpUntilAt }, audienceOf(event), now, tx);
  return accept({ eventId: event._id });
});

/** Calls an event off and tells its guests, and those who wait. The invitation stops first: a command cut off in between is sent again, and stopping twice is stopping. */
export const cancel = definePreparedCommand(staffContract.events.cancel, {
  async prepare({ input, caller, now }) {
    const event = await store.events.get(input.eventId);
    if (!event || !mayChangeEvent(caller, event)) return notFound();
    const phase = phaseAt(event, event.cancelledAt !== undefined, now);
    if (phase === 'ended' || phase === 'cancelled') return refuse('EVENT_OVER', { phase });
    await stopAnnouncement({ occasion: 'event_invitation', id: event._id });
    return accept({ eventId: event._id });
  },
  async run({ now, tx, prepared: { eventId } }) {
    const event = await tx.events.get(eventId);
    if (!event) return notFound();
    await tx.events.update(eventId, { cancelledAt: now, changedAt: now, revision: event.revision + 1 });
    await takeOffBoard(tx, eventId);
    await announce({ id: eventId, occasion: 'event_cancelled', facts: eventFacts(event), endsAt: event.startsAt }, { kind: 'event', eventId }, now, tx);
    return accept({ eventId });
  },
});
