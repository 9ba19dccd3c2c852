import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import type { Instant } from '../../kernel/time';
import type { Fen } from '../../kernel/units';
import { complaintLimits, type Complaint } from './complaint';
import { answered, moved, settled, withDeskEvent, withEvent, type Changed, type DeskRules } from './complaint-changes';
import { pause } from './complaint-clock';
import { waitingForMember } from './complaint-life';
import { tickComplaint } from './complaint-ticks';
import { compensated } from './take-steps';
import type { Compensation } from './complaint-steps';
import { assert } from '../../kernel/assert';
import { recipients, type Telling } from './telling';

/** Who acts, and when. */
export interface Hand {
  readonly staffId: string;
  readonly at: Instant;
}

export type DeskMoveRefusal =
  | Refusal<'COMPLAINT_CLOSED', { readonly closedAt: Instant | null }>
  | Refusal<'COMPLAINT_TOO_LONG', { readonly events: number; readonly most: number }>
  | Refusal<'COMPLAINT_OWNER_SAME', { readonly staffId: string }>
  | Refusal<'COMPLAINT_WATCHERS_MANY', { readonly most: number }>
  | Refusal<'GIFT_NOT_DUE', Record<string, never>>;

const closed = (complaint: Complaint): DeskMoveRefusal => refuse('COMPLAINT_CLOSED', { closedAt: complaint.closedAt });

/** A word to the customer outside the steps. It answers him; where we wait for him, we go on waiting. */
export function sayToMember(given: Complaint, text: string, hand: Hand, rules: DeskRules): Result<Changed, DeskMoveRefusal> {
  const { complaint, tellings } = tickComplaint(given, rules, hand.at);
  if (complaint.state === 'closed') return closed(complaint);
  if (complaint.events.length >= complaintLimits.events) return refuse('COMPLAINT_TOO_LONG', { events: complaint.events.length, most: complaintLimits.events });
  const clock = waitingForMember.has(complaint.state) ? pause(complaint.clock, hand.at) : complaint.clock;
  const said = answered(withEvent({ ...complaint, clock }, { kind: 'said', at: hand.at, by: hand.staffId, publicText: text.trim() }), hand.at);
  return accept({ complaint: settled(said), tellings });
}

/** Gives a complaint into other hands. The clocks do not care who holds it; whoever gave it away goes on watching it. */
export function handOver(given: Complaint, toStaffId: string, reason: string, hand: Hand, rules: DeskRules): Result<Changed, DeskMoveRefusal> {
  const { complaint, tellings } = tickComplaint(given, rules, hand.at);
  if (complaint.state === 'closed') return closed(complaint);
  if (complaint.ownerId === toStaffId) return refuse('COMPLAINT_OWNER_SAME', { staffId: toStaffId });
  const watcherIds = recipients([...complaint.watcherIds, complaint.ownerId], toStaffId).slice(0, complaintLimits.watchers);
  const handed = settled(withDeskEvent({ ...complaint, ownerId: toStaffId, watcherIds }, { kind: 'handed_over', at: hand.at, by: hand.staffId, text: reason.trim(), toStaffId }));
  const telling: Telling = { kind: 'assigned', key: `${handed.id}_${handed.number}_assigned_${handed.revision}`, staffIds: recipients([toStaffId], hand.staffId) };
  return accept({ complaint: handed, tellings: [...tellings, telling] });
}

/** Watches a complaint or no longer does; asking for what is so already changes nothing. */
export function watch(complaint: Complaint, staffId: string, isWatching: boolean): Result<Complaint, DeskMoveRefusal> {
  const watches = complaint.watcherIds.includes(staffId);
  if (watches === isWatching) return accept(complaint);
  if (isWatching && complaint.watcherIds.length >= complaintLimits.watchers) return refuse('COMPLAINT_WATCHERS_MANY', { most: complaintLimits.watchers });
  const watcherIds = isWatching ? [...complaint.watcherIds, staffId].sort() : complaint.watcherIds.filter((id) => id !== staffId);
  return accept({ ...complaint, watcherIds });
}

/** The gift of a round was handed over: the customer's timeline says by whom and when. Refuses GIFT_NOT_DUE for a second time. Gifts of other rounds stay due. */
export function handGift(complaint: Complaint, round: number, hand: Hand): Result<Complaint, DeskMoveRefusal> {
  const gift = complaint.giftsDue.find((due) => due.round === round);
  if (gift === undefined) return refuse('GIFT_NOT_DUE', {});
  const giftsDue = complaint.giftsDue.filter((due) => due !== gift);
  return accept(settled(withEvent({ ...complaint, giftsDue }, { kind: 'gift_handed', at: hand.at, by: hand.staffId, publicText: gift.name })));
}

/** The next level has decided about a compensation: given, or back to who asked, with a reason. */
export function decideCompensation(
  given: Complaint,
  decision: { readonly approve: boolean; readonly reason: string; readonly worthFen: Fen | null; readonly askedById: string },
  hand: Hand,
  rules: DeskRules,
): Changed & { readonly issue: Compensation | null } {
  const { complaint, tellings } = tickComplaint(given, rules, hand.at);
  const { asked } = complaint;
  assert(complaint.state === 'approving' && asked !== null, 'an approval is decided while the complaint waits for it');
  const after = moved(complaint, decision.approve ? 'approve' : 'disapprove', hand.at, rules.hours);
  assert(after, 'an approval has both ways out');
  const noted = withDeskEvent(after, { kind: decision.approve ? 'approved' : 'disapproved', at: hand.at, by: hand.staffId, text: decision.reason.trim() });
  const made = decision.approve ? compensated(noted, asked.compensation, { ...hand, worthFen: decision.worthFen }) : { ...noted, asked: null };
  const telling: Telling = { kind: 'approval_decided', key: `${asked.approvalId}_decided`, staffIds: recipients([complaint.ownerId, decision.askedById], hand.staffId) };
  return { complaint: settled(made), tellings: [...tellings, telling], issue: decision.approve ? asked.compensation : null };
}
