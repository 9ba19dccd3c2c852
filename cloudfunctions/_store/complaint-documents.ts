import { nextDueAt, tickAtOf, turnOf, type Compensation, type CompensationLedger, type Complaint, type DeskRules, type NoticeKind } from '../../shared/domain/complaint';
import type { StaffRole } from '../../shared/kernel/staff-role';
import type { ComplaintId, MemberId, StaffId, StoreId } from '../../shared/kernel/ids';
import { instant, type Instant, type LocalMonth } from '../../shared/kernel/time';
import type { Fen } from '../../shared/kernel/units';

export interface ComplaintDocument extends Omit<Complaint, 'id' | 'memberId' | 'storeId' | 'ownerId'> {
  readonly _id: ComplaintId;
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  readonly ownerId: StaffId | null;
  /** Which list of the desk it stands in: it waits for us, it waits for the customer, it is closed. */
  readonly queue: 'open' | 'waiting' | 'closed';
  /** Its place in that list: when the next thing is due, or, once nothing is owed, when it last changed. */
  readonly queueAt: Instant;
  /** Its place when members of value come first: the class's rank, then `queueAt`. */
  readonly queueByValue: number;
  /** The first moment at which the clock has something to do here; null when it never will. Indexed, the clock reads only these. */
  readonly tickAt: Instant | null;
  /** When it last changed, the desk's own events included: whoever counts changes goes by it. */
  readonly changedAt: Instant;
}

const classRank = { key: 0, suitable: 1, ordinary: 2 } as const;
/** Larger than any instant of the next thousand years, small enough for whole numbers. */
const rankStep = 100_000_000_000_000;

/** A complaint with the list it stands in, its places there, and the clock's next look at it. */
export function complaintDocument(complaint: Complaint, rules: Pick<DeskRules, 'policy' | 'hours'>): ComplaintDocument {
  const { id, ...rest } = complaint;
  const turn = turnOf(complaint);
  const tickAt = tickAtOf(complaint, rules);
  const lastAt = complaint.events.at(-1)?.at ?? complaint.openedAt;
  const queueAt = (turn === 'member' ? tickAt : nextDueAt(complaint)) ?? lastAt;
  return {
    ...rest,
    _id: id as ComplaintId,
    memberId: complaint.memberId as MemberId,
    storeId: complaint.storeId as StoreId,
    ownerId: complaint.ownerId as StaffId | null,
    queue: turn === 'store' ? 'open' : turn === 'member' ? 'waiting' : 'closed',
    queueAt,
    queueByValue: classRank[complaint.clock.memberClass] * rankStep + queueAt,
    tickAt,
    changedAt: instant(Math.max(lastAt, complaint.deskEvents.at(-1)?.at ?? 0)),
  };
}

/** The complaint as the rules take it, without what its document holds for the queue's indexes. */
export function complaintOf({ _id, queue: _queue, queueAt: _queueAt, queueByValue: _queueByValue, tickAt: _tickAt, changedAt: _changedAt, ...document }: ComplaintDocument): Complaint {
  return { ...document, id: _id };
}

/** A private word of the desk about a complaint. In a collection of its own, which no member's function reads. */
export interface ComplaintNoteDocument {
  readonly _id: string;
  readonly complaintId: ComplaintId;
  readonly at: Instant;
  readonly by: StaffId;
  readonly text: string;
}

/** An apology somebody made, so that he does not make the same one to everybody. `_id` from the complaint, its round and revision. */
export interface ApologyDocument {
  readonly _id: string;
  readonly staffId: StaffId;
  readonly at: Instant;
  readonly text: string;
}

/** What one person has given in one month; `_id` is `ledgerIdOf`. */
export interface CompensationLedgerDocument extends CompensationLedger {
  readonly _id: string;
  readonly staffId: StaffId;
  readonly month: LocalMonth;
}

/** A compensation above its giver's limit. */
export interface CompensationApprovalDocument {
  readonly _id: string;
  readonly complaintId: ComplaintId;
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  readonly compensation: Compensation;
  /** Null when it has no bound. */
  readonly worthFen: Fen | null;
  readonly state: 'waiting' | 'approved' | 'declined';
  readonly askedBy: StaffId;
  readonly askedByName: string;
  readonly askedAt: Instant;
  /** The lowest role that may decide. */
  readonly approver: StaffRole;
  readonly decidedBy?: StaffId;
  readonly decidedAt?: Instant;
  readonly reason?: string;
}

/** What one person is told of one event of a complaint; `_id` is `noticeIdOf`, so that nobody is told twice. */
export interface StaffNoticeDocument {
  readonly _id: string;
  readonly staffId: StaffId;
  readonly complaintId: ComplaintId;
  readonly storeId: StoreId;
  readonly kind: NoticeKind;
  readonly at: Instant;
  readonly isUnread: boolean;
  /** The first words of the complaint. */
  readonly excerpt: string;
  /** Where its WeChat message stands; `none` when the person wants none. `sending` means it may have been handed to the platform. */
  readonly message: 'none' | 'waiting' | 'sending' | 'sent' | 'refused';
}
