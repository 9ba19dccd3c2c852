import type { Instant } from '../../kernel/time';

export const complaintKinds = ['product', 'service', 'price', 'environment', 'points', 'other'] as const;
export type ComplaintKind = (typeof complaintKinds)[number];

/** Where a complaint is: waiting for us, answered, solved as we see it, closed by the customer's rating. */
export const complaintStates = ['received', 'answered', 'resolved', 'closed'] as const;
export type ComplaintState = (typeof complaintStates)[number];

export const complaintMoves = ['answer', 'reply', 'resolve', 'rate', 'reopen'] as const;
export type ComplaintMove = (typeof complaintMoves)[number];

/** The complaint's life as a table. What is not in it is refused. */
export const complaintLife: Readonly<Record<ComplaintState, Partial<Readonly<Record<ComplaintMove, ComplaintState>>>>> = {
  received: { answer: 'answered', reply: 'received', resolve: 'resolved' },
  // The customer's reply makes it our turn again.
  answered: { answer: 'answered', reply: 'received', resolve: 'resolved' },
  resolved: { rate: 'closed', reopen: 'received', answer: 'resolved' },
  closed: { reopen: 'received' },
};

/** Who may make a move. */
export const complaintMovers: Readonly<Record<ComplaintMove, 'member' | 'staff'>> = {
  answer: 'staff',
  resolve: 'staff',
  reply: 'member',
  rate: 'member',
  reopen: 'member',
};

/** One step that the customer sees: what was said, by whom, when. */
export interface ComplaintEvent {
  readonly kind: 'opened' | 'answered' | 'replied' | 'resolved' | 'rated' | 'reopened';
  readonly at: Instant;
  /** 'member' for the customer himself, else the staff id. */
  readonly by: string;
  readonly publicText: string;
}

export interface Complaint {
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
  /** Computed once when the clock starts; a reopening starts a new one. */
  readonly firstAnswerDueAt: Instant;
  readonly resolutionDueAt: Instant;
  readonly firstAnsweredAt: Instant | null;
  readonly resolvedAt: Instant | null;
  readonly closedAt: Instant | null;
  /** 1 to 5, from the customer; null until he rates. */
  readonly rating: number | null;
  readonly reopenedTimes: number;
  readonly events: readonly ComplaintEvent[];
}

/** Limits of what may be written. */
export const complaintLimits = { textMin: 5, textMax: 1_000, photos: 9, reachMe: 100, events: 100 } as const;

/** The day by which the store must act next: the first answer, then the resolution; null when it is the customer's turn. */
export function nextDueAt(complaint: Complaint): Instant | null {
  if (complaint.state === 'resolved' || complaint.state === 'closed') return null;
  return complaint.firstAnsweredAt === null ? complaint.firstAnswerDueAt : complaint.resolutionDueAt;
}

/** Whether marketing to the customer is paused on account of this complaint. */
export function isOpen(complaint: Pick<Complaint, 'state'>): boolean {
  return complaint.state === 'received' || complaint.state === 'answered';
}
