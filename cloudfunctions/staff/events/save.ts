import { staffContract } from '../../../shared/contract/staff';
import { checkEvent, phaseAt, resize, type EventTimes } from '../../../shared/domain/event';
import { accept, refuse } from '../../../shared/kernel/result';
import type { Instant } from '../../../shared/kernel/time';
import { defineCommand } from '../../_runtime/define';
import { forbidden, notFound } from '../../_runtime/fault';
import { seesStore } from '../../_runtime/identity';
import { putOnBoard } from '../../_store/board';
import { writePlaces } from '../../_reach/event-places';
import type { EventDocument } from '../../_store/event-documents';
import type { Transaction } from '../../_store/store';
import { mayChangeEvent } from './read';

/** What a card says of an event while one may sign up. */
export const boardItemOf = (event: EventDocument, at: Instant) =>
  ({ kind: 'event', id: event._id, title: event.title, invited: event.invited, storeId: event.storeId, at, untilAt: event.signUpUntilAt }) as const;

/** Keeps a draft whole or not; what is published is changed only to something that could be published, and for whom it is stays. */
export const save = defineCommand(staffContract.events.save, async ({ input, caller, now, tx, commandId }) => {
  const { eventId = `ev_${commandId}`, revision, storeId, capacity, tierIds, scope, ...written } = input;
  if (!seesStore(caller, storeId)) return forbidden();
  if (scope === 'all' && caller.role !== 'head_office') return refuse('EVENT_INVITES_OTHERS', {});
  const before = await tx.events.get(eventId);
  if (input.eventId !== undefined && (!before || !mayChangeEvent(caller, before))) return notFound();
  // The id of a new event comes from its command: one that is there was made by another's command of the same name, whatever revision is given.
  if (before && (input.eventId === undefined || before.revision !== revision)) return refuse('EVENT_CHANGED', {});
  if (before?.isPublished) return changePublished(tx, before, { ...written, capacity }, now);
  const event: EventDocument = {
    ...written, _id: eventId, storeId, invited: { tierIds, scope }, places: { capacity, going: 0, waiting: [] }, came: 0, isPublished: false, changedAt: now, revision: (before?.revision ?? 0) + 1,
  };
  await tx.events.put(event);
  return accept({ eventId, faults: [...checkEvent({ ...event, capacity }, now)] });
});

type Written = EventTimes & Pick<EventDocument, 'title' | 'words' | 'where'> & { readonly capacity: number };

async function changePublished(tx: Transaction, event: EventDocument, { capacity, ...written }: Written, now: Instant) {
  const phase = phaseAt(event, event.cancelledAt !== undefined, now);
  if (phase === 'ended' || phase === 'cancelled') return refuse('EVENT_OVER', { phase });
  // A sign-up that is over is no fault of an event that goes on.
  const faults = checkEvent({ ...written, capacity }, now).filter((fault) => fault !== 'PAST');
  if (faults.length > 0) return refuse('EVENT_UNFIT', { faults });
  const freed = resize(event.places, capacity);
  if (!freed.ok) return freed;
  const changed: EventDocument = { ...event, ...written, changedAt: now, revision: event.revision + 1 };
  await tx.events.put(changed);
  await writePlaces(tx, changed, freed.value, now);
  await putOnBoard(tx, boardItemOf(changed, now), now);
  return accept({ eventId: event._id, faults: [] });
}
