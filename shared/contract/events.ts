import { z } from 'zod';
import { eventFaults, eventLimits, mostPlaces } from '../domain/event';
import { action } from './action';
import * as s from './schema';

const cashier = { role: 'cashier' } as const;
const manager = { role: 'manager' } as const;

export const eventId = z.string().regex(/^ev_[A-Za-z0-9_.:-]{1,120}$/);
const phase = z.enum(['sign_up', 'closed', 'running', 'ended', 'cancelled']);
const standing = z.enum(['going', 'waiting', 'withdrawn', 'came', 'missed', 'not_placed']);

const mine = z.strictObject({ standing, placeInLine: s.count.optional(), signedUpAt: s.instant });
const memberRow = z.strictObject({
  eventId,
  title: z.string(),
  storeName: s.localName,
  where: z.string(),
  startsAt: s.instant,
  endsAt: s.instant,
  signUpUntilAt: s.instant,
  phase,
  placesLeft: s.count,
  waiting: s.count,
  mine: mine.optional(),
});
/** `subscribeTemplates`: messages about his place that he may allow as he signs up. */
const memberEvent = memberRow.extend({ words: z.string(), capacity: s.count, address: s.localName, phone: z.string(), subscribeTemplates: z.array(z.string()).max(2) });
const over = z.strictObject({ phase });

/** The member's area `events`: what he is invited to, and his place in it. */
export const eventsArea = {
  /** What is ahead (the next first) and what he signed up for before (the last first). */
  list: action({ kind: 'query', auth: 'member', input: s.nothing, output: z.strictObject({ ahead: z.array(memberRow).max(50), past: z.array(memberRow).max(s.pageSize) }), refusals: {} }),
  show: action({ kind: 'query', auth: 'member', input: z.strictObject({ eventId }), output: memberEvent, refusals: {} }),
  /** A place, or one in the waiting list. Signing up again while one is a guest changes nothing. */
  signUp: action({
    kind: 'command',
    auth: 'member',
    input: z.strictObject({ eventId }),
    output: z.strictObject({ standing, placeInLine: s.count.optional() }),
    refusals: { EVENT_SIGN_UP_OVER: over, EVENT_WAITING_FULL: z.strictObject({ most: s.count }) },
  }),
  /** Gives the place back, until the event begins; who waited longest gets it in the same moment. */
  withdraw: action({
    kind: 'command',
    auth: 'member',
    input: z.strictObject({ eventId }),
    output: z.strictObject({ standing }),
    refusals: { EVENT_WITHDRAW_OVER: over },
  }),
} as const;

const body = {
  storeId: s.storeId,
  title: z.string().max(eventLimits.title),
  words: z.string().max(eventLimits.words),
  where: z.string().max(eventLimits.where),
  startsAt: s.instant,
  endsAt: s.instant,
  signUpUntilAt: s.instant,
  capacity: z.number().int().min(1).max(mostPlaces),
  tierIds: z.array(s.tierId).max(20),
  scope: z.enum(['store', 'all']),
};
const staffRow = z.strictObject({
  eventId,
  ...body,
  isPublished: z.boolean(),
  phase,
  going: s.count,
  waiting: s.count,
  came: s.count,
  changedAt: s.instant,
  revision: s.count,
});
const guest = z.strictObject({
  memberId: s.memberId,
  nickname: z.string(),
  memberNumber: z.string(),
  phoneMasked: z.string().optional(),
  standing,
  placeInLine: s.count.optional(),
  signedUpAt: s.instant,
  cameAt: s.instant.optional(),
});

/** The staff's area `events`: managers and head office invite, everybody at the store checks in. */
export const staffEventsArea = {
  list: action({ kind: 'query', auth: cashier, input: z.strictObject({ cursor: s.cursor.optional() }), output: s.page(staffRow), refusals: {} }),
  show: action({
    kind: 'query',
    auth: cashier,
    input: z.strictObject({ eventId }),
    output: staffRow.extend({ storeName: s.localName, placesLeft: s.count, missed: s.count, faults: z.array(z.enum(eventFaults)), doorOpensAt: s.instant, mayChange: z.boolean() }),
    refusals: {},
  }),
  /** What the form chooses from: stores of the caller, and tiers. */
  choices: action({
    kind: 'query',
    auth: manager,
    input: s.nothing,
    output: z.strictObject({ stores: z.array(z.strictObject({ storeId: s.storeId, name: s.localName })), tiers: z.array(z.strictObject({ tierId: s.tierId, name: s.localName })), mayInviteAll: z.boolean() }),
    refusals: {},
  }),
  /** Those with a place, then those who wait in their order; or those who withdrew. */
  guests: action({
    kind: 'query',
    auth: cashier,
    input: z.strictObject({ eventId, state: z.enum(['going', 'waiting', 'withdrawn']), cursor: s.cursor.optional() }),
    output: s.page(guest),
    refusals: {},
  }),
  /**
   * Keeps a draft, or changes what is published: more places move the waiting list up at once; fewer than are taken are refused, and
   * whom it is for stays as it was announced.
   */
  save: action({
    kind: 'command',
    auth: manager,
    input: z.strictObject({ eventId: eventId.optional(), revision: s.count.optional(), ...body }),
    output: z.strictObject({ eventId, faults: z.array(z.enum(eventFaults)) }),
    refusals: {
      EVENT_CHANGED: z.strictObject({}),
      EVENT_OVER: over,
      EVENT_UNFIT: z.strictObject({ faults: z.array(z.enum(eventFaults)) }),
      EVENT_CAPACITY_TAKEN: z.strictObject({ going: s.count }),
      EVENT_INVITES_OTHERS: z.strictObject({}),
    },
  }),
  /** Opens the sign-up and announces it to those invited who agreed to hear from the store. */
  publish: action({
    kind: 'command',
    auth: manager,
    input: z.strictObject({ eventId }),
    output: z.strictObject({ eventId }),
    refusals: { EVENT_UNFIT: z.strictObject({ faults: z.array(z.enum(eventFaults)) }), EVENT_OVER: over },
  }),
  /** Calls it off: guests are told in the app, and the invitation stops. */
  cancel: action({ kind: 'command', auth: manager, input: z.strictObject({ eventId }), output: z.strictObject({ eventId }), refusals: { EVENT_OVER: over } }),
  /** Lets in the member whose code was just accepted by `members.scan`, once. */
  checkIn: action({
    kind: 'command',
    auth: cashier,
    input: z.strictObject({ eventId, storeId: s.storeId, memberId: s.memberId, scanId: s.scanId }),
    output: guest,
    refusals: {
      MEMBER_SCAN_ENDED: z.strictObject({}),
      EVENT_DOOR_CLOSED: z.strictObject({ opensAt: s.instant, endsAt: s.instant }),
      EVENT_NOT_A_GUEST: z.strictObject({}),
      EVENT_STILL_WAITING: z.strictObject({ place: s.count }),
      EVENT_CHECKED_IN: z.strictObject({ at: s.instant }),
    },
  }),
} as const;
