import type { EventInvited, EventPlaces, EventTimes } from '../../shared/domain/event';
import type { MemberId, StoreId } from '../../shared/kernel/ids';
import type { Instant } from '../../shared/kernel/time';

/** An event with its places: who takes or leaves one writes here, so that there are never too many. */
export interface EventDocument extends EventTimes {
  readonly _id: string;
  readonly storeId: StoreId;
  readonly title: string;
  readonly words: string;
  /** The room, or the way to it; empty for the store itself. */
  readonly where: string;
  readonly invited: EventInvited;
  readonly places: EventPlaces;
  /** Guests who were checked in. */
  readonly came: number;
  /** A draft is seen by staff alone. */
  readonly isPublished: boolean;
  readonly cancelledAt?: Instant;
  readonly changedAt: Instant;
  /** Grows with each edit by staff: an edit of what was changed meanwhile is refused. */
  readonly revision: number;
}

/** A guest of an event; `_id` is `<eventId>~<memberId>`, so that nobody takes two places. Order in line is the event's to know. */
export interface EventGuestDocument {
  readonly _id: string;
  readonly eventId: string;
  readonly memberId: MemberId;
  readonly state: 'going' | 'waiting' | 'withdrawn';
  readonly signedUpAt: Instant;
  readonly changedAt: Instant;
  /** When he got a place from the waiting list. */
  readonly movedUpAt: Instant | null;
  readonly cameAt: Instant | null;
}
export const eventGuestId = (eventId: string, memberId: string): string => `${eventId}~${memberId}`;
