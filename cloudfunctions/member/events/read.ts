import { memberContract } from '../../../shared/contract/member';
import { pageSize } from '../../../shared/contract/schema';
import { isInvited, phaseAt, placeInLine, standingOf } from '../../../shared/domain/event';
import { effectiveTierId } from '../../../shared/domain/tier';
import { assert } from '../../../shared/kernel/assert';
import type { MemberId } from '../../../shared/kernel/ids';
import { accept } from '../../../shared/kernel/result';
import { localDateOf, type Instant } from '../../../shared/kernel/time';
import { defineQuery } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { is } from '../../_store/collection';
import { eventGuestId, type EventDocument, type EventGuestDocument } from '../../_store/event-documents';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import type { AccountDocument } from '../../_store/account-documents';
import type { PolicyDocument } from '../../_store/policies-documents';
import type { StoreDocument } from '../../_store/store-documents';

/** Ahead for one member at one time. */
const mostAhead = 50;
/** Ahead in all stores of a chain; most of them are for the members of one store. A brand that plans more is not read further. */
const mostPlanned = 500;
/** What a row of the list says, and to whom: all but the words. */
const listed = ['storeId', 'title', 'where', 'invited', 'places', 'startsAt', 'endsAt', 'signUpUntilAt', 'isPublished', 'cancelledAt'] as const satisfies readonly (keyof EventDocument)[];

/** Whether an event is shown to a member: published, and he is invited or a guest of it already. */
export function isShownTo(event: EventDocument | undefined, account: AccountDocument, guest: EventGuestDocument | undefined, { policies }: PolicyDocument, now: Instant): event is EventDocument {
  if (!event?.isPublished) return false;
  return guest !== undefined || isInvited(event.invited, event.storeId, { tierId: effectiveTierId(account.tier, localDateOf(now), policies.tiers), storeId: account.storeId });
}

function row(event: EventDocument, guest: EventGuestDocument | undefined, home: StoreDocument | undefined, now: Instant) {
  const { _id, title, where, startsAt, endsAt, signUpUntilAt, places, cancelledAt } = event;
  const phase = phaseAt(event, cancelledAt !== undefined, now);
  const line = guest ? placeInLine(places, guest.memberId) : null;
  return {
    eventId: _id, title, storeName: home?.name ?? { zh: '', en: '' }, where, startsAt, endsAt, signUpUntilAt, phase,
    // Who waits goes first: what is free for a moment is not offered to others.
    placesLeft: places.waiting.length > 0 ? 0 : places.capacity - places.going,
    waiting: places.waiting.length,
    ...(guest ? { mine: { standing: standingOf(guest, phase), ...(line === null ? {} : { placeInLine: line }), signedUpAt: guest.signedUpAt } } : {}),
  };
}

async function readMember(memberId: MemberId) {
  const [account, policies] = await Promise.all([store.accounts.get(memberId), currentPolicies()]);
  assert(account, 'an identity has its account');
  return { account, policies };
}

export const list = defineQuery(memberContract.events.list, async ({ caller: { memberId }, now }) => {
  const [{ account, policies }, coming, guests, stores] = await Promise.all([
    readMember(memberId),
    store.events.find({ filter: { isPublished: true, endsAt: is.above(now) }, order: [{ field: 'endsAt', direction: 'asc' }, { field: '_id', direction: 'asc' }], limit: mostPlanned, fields: listed }),
    store.eventGuests.find({ filter: { memberId }, order: [{ field: 'changedAt', direction: 'desc' }, { field: '_id', direction: 'desc' }], limit: mostAhead }),
    store.stores.find({ filter: {}, limit: 1_000 }),
  ]);
  const [mine, places] = [new Map(guests.map((guest) => [guest.eventId, guest])), new Map(stores.map((one) => [one._id, one]))];
  const others = await store.events.getMany(guests.map(({ eventId }) => eventId).filter((id) => !coming.some(({ _id }) => _id === id)));
  const rowOf = (event: EventDocument) => row(event, mine.get(event._id), places.get(event.storeId), now);
  const shown = [...coming, ...others.values()].filter((event) => isShownTo(event, account, mine.get(event._id), policies, now));
  // What was called off is told to its guests and to nobody else.
  const ahead = shown.filter((event) => event.endsAt > now && (event.cancelledAt === undefined || mine.has(event._id))).sort((left, right) => left.startsAt - right.startsAt);
  const past = shown.filter((event) => event.endsAt <= now).sort((left, right) => right.startsAt - left.startsAt);
  return accept({ ahead: ahead.slice(0, mostAhead).map(rowOf), past: past.slice(0, pageSize).map(rowOf) });
});

/** Templates by which a guest hears that he moved up, or that the event is called off; one of each. */
function templatesAboutPlaces({ reach }: PolicyDocument): string[] {
  return ['event_moved_up', 'event_cancelled'].flatMap((about) => reach.templates.find(({ channel, occasion }) => channel === 'subscribe_message' && occasion === about)?.templateId ?? []);
}

export const show = defineQuery(memberContract.events.show, async ({ input, caller: { memberId }, now }) => {
  const [event, guest, { account, policies }] = await Promise.all([store.events.get(input.eventId), store.eventGuests.get(eventGuestId(input.eventId, memberId)), readMember(memberId)]);
  if (!isShownTo(event, account, guest, policies, now)) return notFound();
  const home = await store.stores.get(event.storeId);
  return accept({ ...row(event, guest, home, now), words: event.words, capacity: event.places.capacity, address: home?.address ?? { zh: '', en: '' }, phone: home?.phone ?? '', subscribeTemplates: templatesAboutPlaces(policies) });
});
