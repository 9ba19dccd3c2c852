import type { Instant } from '../../kernel/time';
import { dueTimeOf, type Complaint } from './complaint';
import { answered, moved, settled, tickAtOf, withDeskEvent, withEvent, type Changed, type DeskRules } from './complaint-changes';
import { dueAt, resume, type DueTime } from './complaint-clock';
import { assert } from '../../kernel/assert';
import { recipients, type Telling } from './telling';

/** More than time can find to do at one complaint, however late it looks. */
const mostTicks = 12;

/**
 * Lets time do what is due at a complaint by now: warn, find a breach and call the manager, call head office, end a wait for the customer,
 * ask for a rating again, close what three requests did not bring an answer to. Looking twice changes nothing the second time, and
 * looking late finds the same as looking in time: every change of a person begins with it, so a breach is found even between two ticks.
 */
export function tickComplaint(given: Complaint, rules: DeskRules, at: Instant): Changed {
  let complaint = given;
  const tellings: Telling[] = [];
  for (let ticks = 0; ; ticks += 1) {
    const tickAt = tickAtOf(complaint, rules);
    if (tickAt === null || tickAt > at) break;
    assert(ticks < mostTicks, 'time comes to an end with a complaint');
    const made = tickOnce(complaint, rules, at, tickAt);
    complaint = made.complaint;
    tellings.push(...made.tellings);
  }
  // Only an end is news to whoever is at work on it: a warning or a breach does not stand in the way of his words.
  return { complaint: complaint.state === given.state ? complaint : settled(complaint), tellings };
}

function tickOnce(complaint: Complaint, rules: DeskRules, at: Instant, tickAt: Instant): Changed {
  if (complaint.state === 'result') return askAgainOrClose(complaint, rules, at, tickAt);
  if (complaint.clock.pausedAt !== null) return endWait(complaint, rules, tickAt);
  const what = dueTimeOf(complaint);
  const due = what === null ? null : dueAt(complaint.clock, what);
  assert(what !== null && due !== null, 'a tick of a running clock is about a due time');
  const breached = complaint.breaches.some((breach) => breach.what === what);
  if (breached) return callHeadOffice(complaint, rules, what, at);
  return due <= at ? findBreach(complaint, rules, what, at) : warn(complaint, what, at);
}

const keyOf = (complaint: Complaint, word: string): string => `${complaint.id}_${complaint.number}_${word}`;

function warn(complaint: Complaint, what: DueTime, at: Instant): Changed {
  const warned = withDeskEvent({ ...complaint, warned: [...complaint.warned, what] }, { kind: 'due_soon', at, by: 'clock', text: '', due: what });
  return { complaint: warned, tellings: [{ kind: 'due_soon', key: keyOf(complaint, `soon_${what}`), staffIds: recipients([complaint.ownerId]) }] };
}

/** The breach itself, and the manager: both once for each due time of a round. */
function findBreach(complaint: Complaint, { people }: DeskRules, what: DueTime, at: Instant): Changed {
  const due = dueAt(complaint.clock, what);
  assert(due !== null, 'a breach has its due time');
  const level = complaint.level === 'owner' ? 'manager' : complaint.level;
  const called = people.managerIds.length > 0 ? people.managerIds : people.headOfficeIds;
  const found = withDeskEvent(
    { ...complaint, level, warned: [...new Set([...complaint.warned, what])], breaches: [...complaint.breaches, { what, dueAt: due, foundAt: at }], watcherIds: watchersWith(complaint, called) },
    { kind: 'breached', at, by: 'clock', text: '', due: what },
  );
  const escalated = complaint.level === 'owner' ? withDeskEvent(found, { kind: 'escalated', at, by: 'clock', text: 'manager', due: what }) : found;
  return { complaint: escalated, tellings: [{ kind: 'breached', key: keyOf(complaint, `breached_${what}`), staffIds: recipients([complaint.ownerId, ...called, ...complaint.watcherIds]) }] };
}

function callHeadOffice(complaint: Complaint, { people }: DeskRules, what: DueTime, at: Instant): Changed {
  const raised: Complaint = { ...complaint, level: 'head_office', watcherIds: watchersWith(complaint, people.headOfficeIds) };
  return {
    complaint: withDeskEvent(raised, { kind: 'escalated', at, by: 'clock', text: 'head_office', due: what }),
    tellings: [{ kind: 'escalated', key: keyOf(complaint, 'head_office'), staffIds: recipients([complaint.ownerId, ...people.headOfficeIds]) }],
  };
}

/** He did not answer our question: the clock runs on, and the owner is to call him. */
function endWait(complaint: Complaint, { hours }: DeskRules, tickAt: Instant): Changed {
  const running = { ...complaint, clock: resume(complaint.clock, hours, tickAt) };
  return {
    complaint: withDeskEvent(running, { kind: 'wait_ended', at: tickAt, by: 'clock', text: '' }),
    tellings: [{ kind: 'silent', key: keyOf(complaint, `silent_${complaint.revision}`), staffIds: recipients([complaint.ownerId]) }],
  };
}

function askAgainOrClose(complaint: Complaint, { policy, hours }: DeskRules, at: Instant, tickAt: Instant): Changed {
  if (complaint.requests < policy.requestOnDays.length) {
    return { complaint: withEvent({ ...complaint, requests: complaint.requests + 1 }, { kind: 'asked_rating', at: tickAt, by: 'clock', publicText: '' }), tellings: [] };
  }
  const closed = moved(complaint, 'end_unanswered', at, hours);
  assert(closed, 'an unanswered result may end');
  const evidence = { ...closed.evidence, result: { rating: null, words: '' } };
  return {
    complaint: withEvent(answered({ ...closed, closedAt: tickAt, evidence }, tickAt), { kind: 'ended_unanswered', at: tickAt, by: 'clock', publicText: '' }),
    tellings: [{ kind: 'closed', key: keyOf(complaint, 'closed'), staffIds: recipients([complaint.ownerId]) }],
  };
}

/** Whoever is called watches from then on. */
function watchersWith({ watcherIds, ownerId }: Complaint, more: readonly string[]): readonly string[] {
  return recipients([...watcherIds, ...more], ownerId ?? undefined);
}
