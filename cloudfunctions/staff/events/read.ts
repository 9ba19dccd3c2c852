import { staffContract } from '../../../shared/contract/staff';
import { checkEvent, doorOpensMs, phaseAt } from '../../../shared/domain/event';
import type { TierId } from '../../../shared/kernel/ids';
import { accept } from '../../../shared/kernel/result';
import { instant, type Instant } from '../../../shared/kernel/time';
import { defineQuery } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { seesStore, type StaffCaller } from '../../_runtime/identity';
import { pageOf } from '../../_runtime/paging';
import { storeFilter } from '../../_runtime/store-scope';
import type { EventDocument } from '../../_store/event-documents';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';

const mostStores = 1_000;

/** Whether somebody of staff sees an event: of his store, and a draft only from manager up. */
export const seesEvent = (caller: StaffCaller, event: EventDocument | undefined): event is EventDocument =>
  event !== undefined && seesStore(caller, event.storeId) && (event.isPublished || caller.role !== 'cashier');

/**
 * Whose event it is to change, to publish and to call off: a manager's of his stores; what head office invites every store's members to is
 * head office's alone.
 */
export const mayChangeEvent = (caller: StaffCaller, { storeId, invited }: EventDocument): boolean =>
  caller.role !== 'cashier' && seesStore(caller, storeId) && (invited.scope !== 'all' || caller.role === 'head_office');

function row(event: EventDocument, now: Instant) {
  const { _id, storeId, title, words, where, startsAt, endsAt, signUpUntilAt, invited, places, came, isPublished, cancelledAt, changedAt, revision } = event;
  return {
    eventId: _id, storeId, title, words, where, startsAt, endsAt, signUpUntilAt, capacity: places.capacity, tierIds: [...invited.tierIds] as TierId[], scope: invited.scope,
    isPublished, phase: phaseAt(event, cancelledAt !== undefined, now), going: places.going, waiting: places.waiting.length, came, changedAt, revision,
  };
}

/** The latest first, by the day on which they begin. */
export const list = defineQuery(staffContract.events.list, async ({ input, caller, now }) => {
  const page = await pageOf(store.events, { filter: storeFilter(caller), by: 'startsAt', direction: 'desc', cursor: input.cursor });
  const items = page.items.filter((event) => seesEvent(caller, event)).map((event) => row(event, now));
  return accept({ items, ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }) });
});

export const show = defineQuery(staffContract.events.show, async ({ input, caller, now }) => {
  const event = await store.events.get(input.eventId);
  if (!seesEvent(caller, event)) return notFound();
  const home = await store.stores.get(event.storeId);
  const { places, came, startsAt, endsAt } = event;
  return accept({
    ...row(event, now), storeName: home?.name ?? { zh: '', en: '' }, placesLeft: places.waiting.length > 0 ? 0 : places.capacity - places.going,
    missed: now >= endsAt && event.cancelledAt === undefined ? places.going - came : 0,
    faults: event.isPublished ? [] : [...checkEvent({ ...event, capacity: places.capacity }, now)], doorOpensAt: instant(startsAt - doorOpensMs), mayChange: mayChangeEvent(caller, event),
  });
});

export const choices = defineQuery(staffContract.events.choices, async ({ caller }) => {
  const [stores, { policies }] = await Promise.all([store.stores.find({ filter: {}, limit: mostStores }), currentPolicies()]);
  return accept({
    stores: stores.filter(({ _id }) => seesStore(caller, _id)).map(({ _id, name }) => ({ storeId: _id, name })),
    tiers: policies.tiers.tiers.map(({ id, name }) => ({ tierId: id as TierId, name })),
    mayInviteAll: caller.role === 'head_office',
  });
});
