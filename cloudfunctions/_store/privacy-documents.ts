import type { BirthdayInput } from '../../shared/domain/birthday';
import type { KeptUntil } from '../../shared/domain/membership';
import type { FileId, MemberId, StoreId } from '../../shared/kernel/ids';
import type { Instant, LocalDate } from '../../shared/kernel/time';

/** A member asks the store to change his birthday before its lock ends. `_id` is the member: a newer wish takes the older one's place. */
export interface BirthdayWishDocument {
  readonly _id: MemberId;
  readonly storeId: StoreId;
  readonly wanted: BirthdayInput;
  readonly reason: string;
  readonly askedAt: Instant;
}

/** A copy of a member's data that was put together. `_id` is the member: the next copy takes its place. */
export interface ExportDocument {
  readonly _id: MemberId;
  readonly madeAt: Instant;
  readonly fileIds: readonly FileId[];
  /** The files are taken away after this moment. */
  readonly endsAt: Instant;
}

/**
 * A member who left. `_id` is the member. `sweeping`: what other documents hold of him is being taken away; `kept`: only what the law
 * asks for is left, until `dueOn`.
 */
export interface LeavingDocument {
  readonly _id: MemberId;
  readonly storeId: StoreId;
  readonly leftAt: Instant;
  readonly kept: readonly KeptUntil[];
  readonly state: 'sweeping' | 'kept';
  /** The next day on which something is to be done. */
  readonly dueOn: LocalDate;
}
