import { messageChannels } from './message-template';

/** Every way by which a member can hear from the store: four that a machine sends by, and a call by a person. */
export const reachWays = [...messageChannels, 'task'] as const;
export type ReachWay = (typeof reachWays)[number];

/** What a member has switched himself, by way; a way that is absent was never touched. */
export type ReachSwitches = Readonly<Partial<Record<ReachWay, boolean>>>;

/**
 * Whether a way is open for a member. Untouched means on: what may be said by it is decided by his consent, which is off until he gives
 * it. A way that he turned off carries nothing, not even a notice of his own points.
 * @example isWayOn(undefined, 'sms') //=> true, and yet no marketing goes by it without consent
 */
export function isWayOn(switches: ReachSwitches | undefined, way: ReachWay): boolean {
  return switches?.[way] ?? true;
}

/** The switches after the member turned one; answers the very same object when nothing changes, so that nothing need be written. */
export function setReachSwitch(switches: ReachSwitches | undefined, way: ReachWay, on: boolean): ReachSwitches {
  const before = switches ?? {};
  return isWayOn(before, way) === on ? before : { ...before, [way]: on };
}
