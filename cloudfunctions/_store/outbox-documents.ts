import type { MessageChannel, MessageFacts, MessageField, OutboxState, Purpose, ReachReason } from '../../shared/domain/campaign';
import type { RetentionState } from '../../shared/domain/retention';
import type { MemberId, StoreId } from '../../shared/kernel/ids';
import type { Instant, LocalDate } from '../../shared/kernel/time';
import type { RetentionReason } from './account-documents';

/** One decision about one member on one occasion: what, why, and what came of it. `_id` from (campaign, member, round). */
export interface DecisionDocument {
  readonly _id: string;
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  readonly businessDay: LocalDate;
  readonly campaign: string;
  readonly round: string;
  readonly occasion: string;
  /** Absent: marketing. */
  readonly purpose?: Purpose;
  readonly state?: RetentionState;
  readonly channel: MessageChannel | 'task' | 'none';
  readonly reasons: readonly ReachReason[];
  readonly decidedAt: Instant;
  readonly notBefore: Instant;
  /** Facts of the state as they were that night. */
  readonly why?: RetentionReason;
  /** He was chosen by a score or by his visits, which a member may refuse. */
  readonly restsOnScore?: boolean;
  /** A later purchase calls the message off; absent where it does not. */
  readonly lastPurchaseOn?: LocalDate;
  /** What its texts are filled from, so that the next way says the same. */
  readonly facts?: MessageFacts;
  /** Whether a person calls where no message can go; absent: yes. */
  readonly lastWay?: 'task' | 'none';
  /** From this moment on there is nothing left to tell. */
  readonly endsAt?: Instant;
  /** What is to be sent; the outbox row is made from it, so a decision half carried out is finished, never made anew. */
  readonly message?: OutboxMessage;
  /** A follow-up is due on this day. */
  readonly taskDueOn?: LocalDate;
}

/** The words of a message and where they go. */
export interface OutboxMessage {
  readonly channel: MessageChannel;
  readonly templateId: string;
  readonly occasion: string;
  readonly purpose: Purpose;
  readonly to: string;
  readonly page: string;
  readonly fields: readonly MessageField[];
}

/**
 * A message on its way. `_id` from its decision and channel. `sending` means that it may have been handed to the platform:
 * credit and cap were taken in the same transaction, before the call.
 */
export interface OutboxDocument extends OutboxMessage {
  readonly _id: string;
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  readonly decisionId: string;
  /** The occasion of the decision; `occasion` is the message's own, which may be what the member owns. */
  readonly campaignOccasion: string;
  /** Absent on rows of before campaigns: the win-back. */
  readonly campaign?: string;
  /** What it was decided for; absent: marketing. A notice chosen by a win-back obeys the rules of the win-back. */
  readonly decidedFor?: Purpose;
  /** He was chosen by a score or by his visits; absent on rows of before: by its occasion. */
  readonly restsOnScore?: boolean;
  /** His last purchase when it was decided, where a later one calls the message off. */
  readonly lastPurchaseOn?: LocalDate;
  readonly endsAt?: Instant;
  /** The group message that carries it, on that channel. */
  readonly groupId?: string;
  readonly state: OutboxState;
  /** Which list of the desk it stands in. */
  readonly queue: 'waiting' | 'sent' | 'refused';
  readonly reasons: readonly ReachReason[];
  readonly decidedAt: Instant;
  readonly notBefore: Instant;
  /** The instant that stands for this message among the member's marketing contacts. */
  readonly contactAt: Instant;
  readonly attempts: number;
  readonly leaseUntil?: Instant;
  readonly sentAt?: Instant;
  readonly errorCode?: number;
  /** The page behind the message's own: every link leads to what was said and the way out first. Absent where a message has no link. */
  readonly opens?: string;
  /** When the member first opened it. */
  readonly openedAt?: Instant;
  /** What the platform calls it; its delivery events name it so. */
  readonly platformId?: string;
  /** What the platform said became of it after it took it; absent while it has said nothing. */
  readonly delivery?: 'delivered' | 'blocked' | 'undelivered';
  /** The carrier's word for it, where it gives one. */
  readonly deliveryCode?: string;
}

/** A follower of the official account by unionid. */
export interface FollowerDocument {
  readonly _id: string;
  readonly oaOpenid: string;
  readonly subscribed: boolean;
  readonly seenAt: Instant;
}

export interface TokenDocument {
  readonly _id: string;
  readonly token: string;
  readonly expiresAt: Instant;
}
