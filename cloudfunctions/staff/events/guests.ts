import { staffContract } from '../../../shared/contract/staff';
import { maskPhone } from '../../../shared/domain/membership';
import { phaseAt, placeInLine, standingOf } from '../../../shared/domain/event';
import { accept } from '../../../shared/kernel/result';
import type { Instant } from '../../../shared/kernel/time';
import { defineQuery } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { pageOf } from '../../_runtime/paging';
import { eventGuestId, type EventDocument, type EventGuestDocument } from '../../_store/event-documents';
import { store } from '../../_store/store';
import { memberName } from '../members/summary';
import { seesEvent } from './read';
import type { MemberDocument } from '../../_store/member-documents';

/** A guest as staff may see him: the phone masked. */
export function guestView(guest: EventGuestDocument, event: EventDocument, member: MemberDocument | undefined, now: Instant) {
  const line = placeInLine(event.places, guest.memberId);
  return {
    memberId: guest.memberId, nickname: memberName(member), memberNumber: member?.number ?? '', ...(member?.phone ? { phoneMasked: maskPhone(member.phone) } : {}),
    standing: standingOf(guest, phaseAt(event, event.cancelledAt !== undefined, now)), ...(line === null ? {} : { placeInLine: line }), signedUpAt: guest.signedUpAt,
    ...(guest.cameAt === null ? {} : { cameAt: guest.cameAt }),
  };
}

export const guests = defineQuery(staffContract.events.guests, async ({ input, caller, now }) => {
  const event = await store.events.get(input.eventId);
  if (!seesEvent(caller, event)) return notFound();
  const page = input.state === 'waiting'
    ? { items: await waitingInOrder(event), nextCursor: undefined }
    : await pageOf(store.eventGuests, { filter: { eventId: event._id, state: input.state }, by: 'signedUpAt', direction: 'asc', cursor: input.cursor });
  const members = await store.members.getMany(page.items.map(({ memberId }) => memberId));
  return accept({ items: page.items.map((guest) => guestView(guest, event, members.get(guest.memberId), now)), ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }) });
});

/** The line as the event has it: two who signed up in one moment stand in it one behind the other. */
async function waitingInOrder({ _id, places }: EventDocument): Promise<readonly EventGuestDocument[]> {
  if (places.waiting.length === 0) return [];
  const found = await store.eventGuests.getMany(places.waiting.map((memberId) => eventGuestId(_id, memberId)));
  return places.waiting.flatMap((memberId) => found.get(eventGuestId(_id, memberId)) ?? []);
}
