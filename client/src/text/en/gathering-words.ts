import { storeNow } from '../../api/clock';
import { sayIn } from '../say';
import type { GatheringRefusals } from '../words';
import { gatherings } from './gatherings';

const say = sayIn('en');
const moment = (at: Parameters<typeof say.moment>[0]) => say.moment(at, storeNow());

/** Why something about interests, events or the journal cannot be done now. */
export const gatheringRefusals: GatheringRefusals = {
  TOPIC_ENDED: () => 'This topic has ended. Please refresh and choose again.',
  TOPICS_TOO_MANY: ({ most }) => `There can be ${most} topics. Please change or end one first.`,
  EVENT_SIGN_UP_OVER: () => 'Sign-up for this event is over. Have a look at the others.',
  EVENT_WAITING_FULL: ({ most }) => `The waiting list is full with ${most} people. Places do come free, so look again later.`,
  EVENT_WITHDRAW_OVER: () => 'The event has begun or was cancelled, or you are checked in: there is nothing to withdraw.',
  EVENT_CHANGED: () => 'A colleague has just changed this event. Go back, look at it as it is now, and try again.',
  EVENT_OVER: () => 'This event is over or cancelled and cannot be changed.',
  EVENT_UNFIT: ({ faults }) => `Not ready to publish: ${faults.map((fault) => gatherings.eventsDesk.fault[fault]).join('; ')}.`,
  EVENT_CAPACITY_TAKEN: ({ going }) => `${going} people already have a place; there cannot be fewer places than that.`,
  EVENT_INVITES_OTHERS: () => 'Members of every store are invited by head office. You can invite the members of your store.',
  EVENT_DOOR_CLOSED: ({ opensAt, endsAt }) => `Check-in is open from ${moment(opensAt)} to ${moment(endsAt)}.`,
  EVENT_NOT_A_GUEST: () => 'This member has not signed up for the event.',
  EVENT_STILL_WAITING: ({ place }) => `This member is number ${place} on the waiting list and has no place yet. You can add places.`,
  EVENT_CHECKED_IN: ({ at }) => `This member was checked in ${moment(at)}.`,
  ARTICLE_UNFIT: ({ faults }) => `Not ready to publish: ${faults.map((fault) => gatherings.journalDesk.fault[fault]).join('; ')}.`,
};
