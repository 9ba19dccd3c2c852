import type { AdjustmentState, BooksFault, PointsEntry, PointsLiability } from '../../shared/domain/points';
import type { MemberId, StaffId, StoreId } from '../../shared/kernel/ids';
import type { StaffRole } from '../../shared/kernel/staff-role';
import type { Instant, LocalDate } from '../../shared/kernel/time';
import type { Points } from '../../shared/kernel/units';
import type { TierEvent } from '../../shared/domain/tier';

/** What members hold in points, by the store that looks after them. */
export interface StoreLiability {
  readonly storeId: StoreId;
  readonly liability: PointsLiability;
}

/** One night of the books; `_id` is `books_<day>`, so that a second copy finds the first. */
export interface BooksRunDocument {
  readonly _id: string;
  readonly businessDay: LocalDate;
  readonly state: 'running' | 'done';
  readonly startedAt: Instant;
  readonly finishedAt?: Instant;
  readonly phase: 'pick_ups' | 'due' | 'coupons' | 'patterns' | 'reconcile' | 'done';
  /** The last member reconciled; what was counted so far stands beside it and is written with it, so no page counts twice. */
  readonly cursor: string;
  readonly leaseUntil: Instant;
  readonly leaseHolder: string;
  /** Members and entries reconciled. */
  readonly members: number;
  readonly entries: number;
  readonly stores: readonly StoreLiability[];
  /** Members whose books moved, and coupons written expired; what a tick did just before it was killed is not counted. */
  readonly settled: number;
  readonly couponsExpired: number;
  /** Members whom a till kept changing; the next night finds them again. */
  readonly leftDue: number;
  /** Findings of this day, counted when the night ended. */
  readonly findings?: number;
}

/** What members held in points on a morning, brand and stores; `_id` is `liability_<day>`. */
export interface LiabilityDocument {
  readonly _id: string;
  readonly businessDay: LocalDate;
  readonly total: PointsLiability;
  readonly stores: readonly StoreLiability[];
}

/**
 * A member whose entries and balance differed on a morning, or whose night could not be made. Written for people: the books themselves
 * stay as they are. `_id` from the day, the member and the kind.
 */
export interface BookFindingDocument {
  readonly _id: string;
  readonly businessDay: LocalDate;
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  readonly kind: 'differs' | 'unsettled';
  readonly foundAt: Instant;
  readonly balance: Points;
  readonly entriesSum: Points;
  readonly entryCount: number;
  readonly entriesFound: number;
  /** The first faults entry by entry; none when the member has too many entries to be read at once. */
  readonly faults: readonly BooksFault[];
  /** What the program said when it could not make the night of this member. */
  readonly message?: string;
}

/** A change of points by hand, made at once or waiting for a second person; the entry of an approved one is `pt_adjust_<_id>`. */
export interface AdjustmentDocument {
  readonly _id: string;
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  readonly points: Points;
  readonly reason: string;
  /** `made`: within the limit of who asked, so nobody else had to say yes. */
  readonly state: AdjustmentState;
  readonly requestedBy: StaffId;
  readonly requestedByName: string;
  readonly requestedByRole: StaffRole;
  /** The lowest role that may approve. */
  readonly approver: StaffRole;
  readonly requestedAt: Instant;
  readonly decidedBy?: StaffId;
  readonly decidedAt?: Instant;
}

/** `_id` comes from the cause (`pt_earn_<purchaseId>`), so that the database refuses the second. Never edited. */
export interface PointsEntryDocument extends Omit<PointsEntry, 'id'> {
  readonly _id: string;
  readonly memberId: MemberId;
}

/** A line of a tier's history; `_id` from its cause. */
export interface TierEventDocument extends TierEvent {
  readonly _id: string;
  readonly memberId: MemberId;
  /** Who set or ended it by hand, and when: two of one day are told apart by it. */
  readonly byName?: string;
  readonly at?: Instant;
}
