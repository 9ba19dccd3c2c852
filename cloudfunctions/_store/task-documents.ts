import type { MessageChannel } from '../../shared/domain/campaign';
import type { CareCause } from '../../shared/domain/care';
import type { FollowUpResult, FollowUpState } from '../../shared/domain/follow-up';
import type { MemberId, StaffId, StoreId, TaskId } from '../../shared/kernel/ids';
import type { Instant, LocalDate } from '../../shared/kernel/time';
import type { RetentionReason } from './account-documents';

/** Why a member is called who has not complained: the ratings are 1 to 5, `words` are his own, or the reason given at the till. */
export interface CareReason {
  readonly cause: CareCause;
  readonly badVisits: number;
  readonly store?: number;
  readonly guide?: number;
  readonly rating?: number;
  readonly words?: string;
}

/** Something a person does for a member. `_id` from its cause. */
export interface TaskDocument {
  readonly _id: TaskId;
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  readonly occasion: 'drifting' | 'dormant' | 'lost' | 'complaint_closed' | 'care' | 'campaign';
  readonly state: FollowUpState;
  readonly dueOn: LocalDate;
  readonly createdAt: Instant;
  readonly causeId: string;
  readonly reason?: RetentionReason;
  /** What he let us know without complaining; with the occasion `care` only. */
  readonly care?: CareReason;
  readonly lastPurchaseOn?: LocalDate;
  /** The instant that stands for this call among the member's marketing contacts. */
  readonly contactAt?: Instant;
  readonly result?: FollowUpResult;
  readonly note?: string;
  readonly doneAt?: Instant;
  readonly doneBy?: StaffId;
}

/** What was said to a member, by whom and how: so that nobody says the same thing twice. */
export interface ContactDocument {
  readonly _id: string;
  readonly memberId: MemberId;
  readonly at: Instant;
  readonly channel: MessageChannel | 'task';
  readonly text: string;
  readonly causeId: string;
}
