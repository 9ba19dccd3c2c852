import type { MemberId } from '../../kernel/ids';
import { accept, refuse, type Refusal, type Result } from '../../kernel/result';

/** The places of an event and who waits for one, the longest first. `going` counts places taken; it never exceeds `capacity`. */
export interface EventPlaces {
  readonly capacity: number;
  readonly going: number;
  readonly waiting: readonly MemberId[];
}

/** So many may wait: a longer list raises hopes that no withdrawal can meet, and all of it is moved up in one transaction. */
export const mostWaiting = 40;
/** Guests of one event at most: who is going is one document each, and the door's list is read by pages of them. */
export const mostPlaces = 2_000;

export type Joined = { readonly places: EventPlaces; readonly state: 'going' | 'waiting' };
/** What a change set free: those who now have a place, in the order in which they waited. */
export type Freed = { readonly places: EventPlaces; readonly movedUp: readonly MemberId[] };

/**
 * Takes a place, or the last place in the waiting list. Nobody passes those who wait: while somebody waits, a newcomer waits behind him.
 * Whether he is a guest already is the caller's to know. Refuses EVENT_WAITING_FULL.
 *
 * @example takePlace({ capacity: 1, going: 1, waiting: [] }, 'm_a' as MemberId) //=> waiting, first in line
 */
export function takePlace(places: EventPlaces, memberId: MemberId): Result<Joined, Refusal<'EVENT_WAITING_FULL', { readonly most: number }>> {
  if (places.going < places.capacity && places.waiting.length === 0) return accept({ state: 'going', places: { ...places, going: places.going + 1 } });
  if (places.waiting.length >= mostWaiting) return refuse('EVENT_WAITING_FULL', { most: mostWaiting });
  return accept({ state: 'waiting', places: { ...places, waiting: [...places.waiting, memberId] } });
}

/** Moves up who waits, the longest first, while there is a place. */
function fill(places: EventPlaces): Freed {
  const free = Math.max(0, places.capacity - places.going);
  const movedUp = places.waiting.slice(0, free);
  return { movedUp, places: { ...places, going: places.going + movedUp.length, waiting: places.waiting.slice(movedUp.length) } };
}

/** Gives a place back, or leaves the waiting list; whoever has waited longest gets the place. */
export function leavePlace(places: EventPlaces, memberId: MemberId, state: 'going' | 'waiting'): Freed {
  if (state === 'waiting') return { places: { ...places, waiting: places.waiting.filter((one) => one !== memberId) }, movedUp: [] };
  return fill({ ...places, going: places.going - 1 });
}

/** More or fewer places. Refuses EVENT_CAPACITY_TAKEN below what is taken: nobody who was promised a place loses it by an edit. */
export function resize(places: EventPlaces, capacity: number): Result<Freed, Refusal<'EVENT_CAPACITY_TAKEN', { readonly going: number }>> {
  if (capacity < places.going) return refuse('EVENT_CAPACITY_TAKEN', { going: places.going });
  return accept(fill({ ...places, capacity }));
}

/** The place in the waiting list, from 1; null for who does not wait. */
export function placeInLine(places: EventPlaces, memberId: MemberId): number | null {
  const index = places.waiting.indexOf(memberId);
  return index < 0 ? null : index + 1;
}
