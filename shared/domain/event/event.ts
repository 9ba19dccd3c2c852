import type { MemberId, StoreId } from '../../kernel/ids';
import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import { hourMs, instant, type Instant } from '../../kernel/time';

/** Whom an event is for. Empty tiers: every tier. */
export interface EventInvited {
  readonly tierIds: readonly string[];
  /** Members of the event's own store only, or of every store. */
  readonly scope: 'store' | 'all';
}

export interface EventTimes {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** Up to then one signs up and withdraws for oneself. */
  readonly signUpUntilAt: Instant;
}

export const eventLimits = { title: 40, words: 1_000, where: 60 } as const;

/** The door opens so long before the start. */
export const doorOpensMs = 2 * hourMs;
/** An event that is longer is several. */
const longestMs = 72 * hourMs;

export const eventFaults = ['TITLE', 'WORDS', 'WHERE', 'CAPACITY', 'TIMES', 'SIGN_UP_AFTER_START', 'PAST'] as const;
export type EventFault = (typeof eventFaults)[number];

/** What stands in the way of publishing, in the order of the form. `CAPACITY`: whole places from 1 to 2,000. */
export function checkEvent(event: EventTimes & { readonly title: string; readonly words: string; readonly where: string; readonly capacity: number }, at: Instant): readonly EventFault[] {
  const { title, words, where, capacity, startsAt, endsAt, signUpUntilAt } = event;
  const faults: [EventFault, boolean][] = [
    ['TITLE', title.trim() === '' || title.length > eventLimits.title],
    ['WORDS', words.trim() === '' || words.length > eventLimits.words],
    ['WHERE', where.length > eventLimits.where],
    ['CAPACITY', !Number.isSafeInteger(capacity) || capacity < 1 || capacity > 2_000],
    ['TIMES', endsAt <= startsAt || endsAt - startsAt > longestMs],
    ['SIGN_UP_AFTER_START', signUpUntilAt > startsAt],
    ['PAST', signUpUntilAt <= at],
  ];
  return faults.filter(([, is]) => is).map(([fault]) => fault);
}

export type EventPhase = 'sign_up' | 'closed' | 'running' | 'ended' | 'cancelled';

/** Where an event stands: signing up, closed before it begins, running, over, or called off. An edge belongs to what begins at it. */
export function phaseAt({ startsAt, endsAt, signUpUntilAt }: EventTimes, cancelled: boolean, at: Instant): EventPhase {
  if (cancelled) return 'cancelled';
  if (at >= endsAt) return 'ended';
  if (at >= startsAt) return 'running';
  return at >= signUpUntilAt ? 'closed' : 'sign_up';
}

/** Whether a member is invited, by the tier he has and the store that looks after him. */
export function isInvited(invited: EventInvited, eventStoreId: StoreId, member: { readonly tierId: string; readonly storeId: StoreId }): boolean {
  return (invited.tierIds.length === 0 || invited.tierIds.includes(member.tierId)) && (invited.scope === 'all' || member.storeId === eventStoreId);
}

/** A guest as he is kept: `withdrawn` frees his place, and he may sign up again at the end of the line. */
export interface Guest {
  readonly memberId: MemberId;
  readonly state: 'going' | 'waiting' | 'withdrawn';
  readonly cameAt: Instant | null;
}

export type GuestStanding = 'going' | 'waiting' | 'withdrawn' | 'came' | 'missed' | 'not_placed';

/** How a guest stands: after the end whoever had a place and was not checked in has missed it, and whoever still waited got no place. */
export function standingOf({ state, cameAt }: Guest, phase: EventPhase): GuestStanding {
  if (cameAt !== null) return 'came';
  if (phase === 'ended' && state === 'going') return 'missed';
  return phase === 'ended' && state === 'waiting' ? 'not_placed' : state;
}

export type DoorRefusal =
  | Refusal<'EVENT_DOOR_CLOSED', { readonly opensAt: Instant; readonly endsAt: Instant }>
  | Refusal<'EVENT_NOT_A_GUEST', Record<string, never>>
  | Refusal<'EVENT_STILL_WAITING', { readonly place: number }>
  | Refusal<'EVENT_CHECKED_IN', { readonly at: Instant }>;

/**
 * Lets a guest in, once. The door is open from two hours before the start to the end. Refuses EVENT_CHECKED_IN the second time,
 * EVENT_STILL_WAITING for who has no place yet, EVENT_NOT_A_GUEST for who did not sign up, EVENT_DOOR_CLOSED outside the hours or when called off.
 */
export function letIn(event: EventTimes & { readonly cancelled: boolean }, guest: Guest | undefined, line: number | null, at: Instant): Result<{ readonly cameAt: Instant }, DoorRefusal> {
  const opensAt = instant(event.startsAt - doorOpensMs);
  if (event.cancelled || at < opensAt || at >= event.endsAt) return refuse('EVENT_DOOR_CLOSED', { opensAt, endsAt: event.endsAt });
  if (!guest || guest.state === 'withdrawn') return refuse('EVENT_NOT_A_GUEST', {});
  if (guest.cameAt !== null) return refuse('EVENT_CHECKED_IN', { at: guest.cameAt });
  return guest.state === 'waiting' ? refuse('EVENT_STILL_WAITING', { place: line ?? 1 }) : accept({ cameAt: at });
}
