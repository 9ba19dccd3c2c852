import type { Instant } from '../../kernel/time';
import type { Fen } from '../../kernel/units';
import { dueAt, type ComplaintClock, type DueTime } from './complaint-clock';
import type { ComplaintState } from './complaint-life';
import type { Compensation, ComplaintEvidence, TalkChannel } from './complaint-steps';

export const complaintKinds = ['product', 'service', 'price', 'environment', 'points', 'other'] as const;
export type ComplaintKind = (typeof complaintKinds)[number];

/** What the customer sees happen. */
export const complaintEventKinds = [
  'opened', 'listened', 'talked', 'apologised', 'restated', 'confirmed', 'corrected', 'explained', 'proposed', 'accepted', 'declined', 'countered',
  'compensated', 'gift_handed', 'said', 'replied', 'asked_rating', 'rated', 'ended_unanswered', 'reopened',
] as const;
export type ComplaintEventKind = (typeof complaintEventKinds)[number];

/** One line of the customer's timeline. Nothing in it is private. */
export interface ComplaintEvent {
  readonly kind: ComplaintEventKind;
  readonly at: Instant;
  /** 'member' for the customer himself, 'clock' when time did it, else the staff id. */
  readonly by: string;
  readonly publicText: string;
  readonly rating?: number;
  readonly channel?: TalkChannel;
  /** What was given; its reason is not here. */
  readonly given?: GivenToMember;
}

/** A compensation without the desk's own words. */
export type GivenToMember =
  | { readonly kind: 'none' }
  | { readonly kind: 'points'; readonly points: number }
  | { readonly kind: 'coupon'; readonly templateId: string }
  | { readonly kind: 'gift'; readonly name: string }
  | { readonly kind: 'refund'; readonly refundId: string };

/** What the desk alone sees happen. */
export const deskEventKinds = [
  'assigned', 'handed_over', 'escalated', 'breached', 'asked_approval', 'approved', 'disapproved', 'wait_ended', 'severity', 'due_soon',
] as const;
export type DeskEventKind = (typeof deskEventKinds)[number];

export interface DeskEvent {
  readonly kind: DeskEventKind;
  readonly at: Instant;
  /** 'clock', else the staff id. */
  readonly by: string;
  readonly text: string;
  readonly due?: DueTime;
  readonly toStaffId?: string;
}

/** Who has been called to help: nobody, the store's manager, head office. */
export const escalationLevels = ['owner', 'manager', 'head_office'] as const;
export type EscalationLevel = (typeof escalationLevels)[number];

/** A due time that ran out. One for each of the two and each round. */
export interface Breach {
  readonly what: DueTime;
  readonly dueAt: Instant;
  readonly foundAt: Instant;
}

/** One opening of a complaint, from its clock's start to its end. */
export interface ComplaintRound {
  readonly number: number;
  readonly clock: ComplaintClock;
  readonly firstAnsweredAt: Instant | null;
  /** When everything promised was done and the customer was asked. */
  readonly resolvedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly rating: number | null;
  readonly evidence: ComplaintEvidence;
  readonly breaches: readonly Breach[];
  readonly level: EscalationLevel;
  /** What the owner has been warned of already. */
  readonly warned: readonly DueTime[];
  /** Requests for a rating so far. */
  readonly requests: number;
}

export interface Complaint extends ComplaintRound {
  readonly id: string;
  readonly memberId: string;
  readonly storeId: string;
  readonly kind: ComplaintKind;
  readonly text: string;
  /** File ids of the photos, at most nine. */
  readonly photos: readonly string[];
  readonly purchaseId: string | null;
  /** How the customer wants to be reached, in his words; empty for in the app. */
  readonly reachMe: string;
  readonly state: ComplaintState;
  readonly openedAt: Instant;
  readonly ownerId: string | null;
  readonly watcherIds: readonly string[];
  /** The gifts that are still to be handed over, by the round they were promised in: a round gives one at most. */
  readonly giftsDue: readonly { readonly round: number; readonly name: string; readonly worthFen: Fen }[];
  /** The approval it waits for. */
  readonly asked: { readonly compensation: Compensation; readonly approvalId: string } | null;
  readonly pastRounds: readonly ComplaintRound[];
  readonly events: readonly ComplaintEvent[];
  readonly deskEvents: readonly DeskEvent[];
  /** Grows with each change: who acts on an older one is told what happened. */
  readonly revision: number;
}

/**
 * Limits of what may be written. Talk ends at `events` lines; the desk's steps have room up to `eventsWithSteps`, and his yes or his rating
 * always, so that no amount of talk leaves a complaint that nobody can bring to an end.
 */
export const complaintLimits = { textMin: 5, textMax: 1_000, photos: 9, reachMe: 100, events: 120, eventsWithSteps: 160, watchers: 20 } as const;

/** Which due time runs next: the first answer until there is one, then the resolution; null once everything was done. */
export function dueTimeOf(complaint: Pick<Complaint, 'state' | 'firstAnsweredAt' | 'resolvedAt'>): DueTime | null {
  if (complaint.state === 'closed' || complaint.resolvedAt !== null) return null;
  return complaint.firstAnsweredAt === null ? 'first_answer' : 'resolution';
}

/** The moment by which the store must act next; null while it is the customer's turn or nothing is owed. */
export function nextDueAt(complaint: Pick<Complaint, 'state' | 'firstAnsweredAt' | 'resolvedAt' | 'clock'>): Instant | null {
  const what = dueTimeOf(complaint);
  return what === null ? null : dueAt(complaint.clock, what);
}

/** Whether marketing to the customer is paused on account of this complaint: until he has rated it, or has let the requests pass. */
export function isOpen(complaint: Pick<Complaint, 'state'>): boolean {
  return complaint.state !== 'closed';
}

/** Whose turn it is: while the clock is paused the customer's, and nobody's once it is closed. */
export function turnOf(complaint: Pick<Complaint, 'state' | 'clock'>): 'store' | 'member' | 'nobody' {
  if (complaint.state === 'closed') return 'nobody';
  return complaint.clock.pausedAt === null ? 'store' : 'member';
}
