export { checkEvent, doorOpensMs, eventFaults, eventLimits, isInvited, letIn, phaseAt, standingOf } from './event';
export type { DoorRefusal, EventFault, EventInvited, EventPhase, EventTimes, Guest, GuestStanding } from './event';
export { leavePlace, mostPlaces, mostWaiting, placeInLine, resize, takePlace } from './places';
export type { EventPlaces, Freed, Joined } from './places';
