import { dayMs, hourMs, instant, minuteMs, type Instant } from '../../kernel/time';
import { dueTimeOf, type Complaint, type ComplaintEvent, type DeskEvent } from './complaint';
import { dueAt, pause, resume, type WorkingTime } from './complaint-clock';
import { complaintLife, waitingForMember, type ComplaintMove } from './complaint-life';
import type { ComplaintPolicy } from './complaint-policy';
import type { DeskPeople } from './routing';
import type { Telling } from './telling';

/** What every change of a complaint is made with. */
export interface DeskRules {
  readonly policy: ComplaintPolicy;
  readonly hours: WorkingTime;
  readonly people: DeskPeople;
}

/** A complaint after a change, and who is to be told. */
export interface Changed {
  readonly complaint: Complaint;
  readonly tellings: readonly Telling[];
}

/** Makes a move of the table; undefined when this state has no such move. Waiting for the customer pauses the clock, his word starts it again. */
export function moved(complaint: Complaint, move: ComplaintMove, at: Instant, hours: WorkingTime): Complaint | undefined {
  const state = complaintLife[complaint.state][move];
  if (state === undefined) return undefined;
  const clock = waitingForMember.has(state) || state === 'closed' ? pause(complaint.clock, at) : resume(complaint.clock, hours, at);
  return { ...complaint, state, clock };
}

/** With one more line of the customer's timeline. */
export const withEvent = (complaint: Complaint, event: ComplaintEvent): Complaint => ({ ...complaint, events: [...complaint.events, event] });
/** With one more line of the desk's own log, which the customer never reads. */
export const withDeskEvent = (complaint: Complaint, event: DeskEvent): Complaint => ({ ...complaint, deskEvents: [...complaint.deskEvents, event] });

/** The customer has been spoken to: the first clock stops, once. */
export const answered = (complaint: Complaint, at: Instant): Complaint => ({ ...complaint, firstAnsweredAt: complaint.firstAnsweredAt ?? at });

/** Everything promised was done: the second clock stops and he is asked for his verdict the first time. */
export function resolved(complaint: Complaint, at: Instant): Complaint {
  return withEvent({ ...complaint, resolvedAt: at, requests: 1 }, { kind: 'asked_rating', at, by: 'clock', publicText: '' });
}

/** Ends a change: the next revision. */
export const settled = (complaint: Complaint): Complaint => ({ ...complaint, revision: complaint.revision + 1 });

/**
 * The first moment at which time itself has something to do here: a warning, a breach, head office, the end of a wait, a request for a
 * rating, the end of the requests. Null when only people can.
 */
export function tickAtOf(complaint: Complaint, { policy, hours }: Pick<DeskRules, 'policy' | 'hours'>): Instant | null {
  const { state, clock, resolvedAt } = complaint;
  if (state === 'closed') return null;
  if (state === 'result' && resolvedAt !== null) {
    const day = policy.requestOnDays[complaint.requests] ?? policy.closeAfterDays;
    return instant(resolvedAt + day * dayMs);
  }
  if (clock.pausedAt !== null) return instant(clock.pausedAt + policy.waitHours * hourMs);
  const what = dueTimeOf(complaint);
  const due = what === null ? null : dueAt(clock, what);
  if (what === null || due === null) return null;
  if (!complaint.breaches.some((breach) => breach.what === what)) {
    return complaint.warned.includes(what) ? due : instant(Math.max(clock.startedAt, due - policy.soonMinutes * minuteMs));
  }
  return complaint.level === 'head_office' ? null : hours.after(due, policy.headOfficeAfterHours * hourMs);
}
