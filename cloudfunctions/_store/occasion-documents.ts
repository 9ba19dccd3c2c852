import type { MessageFacts, OccasionId } from '../../shared/domain/campaign';
import type { MemberId, StoreId } from '../../shared/kernel/ids';
import type { Instant, LocalDate } from '../../shared/kernel/time';
import type { DecisionDocument } from './outbox-documents';

/** Whom an announcement is for: each kind is read by pages through an index. */
export type AnnouncementAudience =
  | { readonly kind: 'everybody' }
  | { readonly kind: 'store'; readonly storeId: StoreId }
  /** Who follows any of these topics. */
  | { readonly kind: 'topics'; readonly topicIds: readonly string[] }
  /** Members of some tiers, of one store or of all. */
  | { readonly kind: 'tiers'; readonly tierIds: readonly string[]; readonly storeId?: StoreId }
  /** Who has a place in an event or waits for one. */
  | { readonly kind: 'event'; readonly eventId: string }
  | { readonly kind: 'members'; readonly memberIds: readonly MemberId[] };

/**
 * Something told to many: decided page by page, each page a checkpoint, so that an audience of any size fits into functions of a minute.
 * `_id` is what the decisions call their campaign, so that it is announced once. `stopped` ends it: nothing more is decided or sent.
 */
export interface AnnouncementDocument {
  readonly _id: string;
  readonly occasion: OccasionId;
  /** Names the period: a member hears of it once in a round. */
  readonly round: string;
  readonly facts: MessageFacts;
  readonly endsAt?: Instant;
  readonly audience: AnnouncementAudience;
  readonly businessDay: LocalDate;
  readonly createdAt: Instant;
  readonly state: 'running' | 'done';
  readonly stopped?: true;
  readonly phase: 'prepare' | 'done';
  /** The last id of the audience that was decided about. */
  readonly cursor: string;
  /** Members decided about; a page done again after a crash counts once, because its cursor is kept after it. */
  readonly members: number;
  readonly decided: Readonly<Partial<Record<DecisionDocument['channel'], number>>>;
  readonly leaseUntil: Instant;
  readonly leaseHolder: string;
}

/** How far an occasion of every day has been looked at; `_id` is the occasion. */
export interface OccasionMarkDocument {
  readonly _id: string;
  /** The last day that was looked at whole. */
  readonly doneOn: LocalDate;
}

/** What a store's day is like; `_id` is `<storeId>_<day>`. Set by a person of the store or by a weather service's adapter. */
export interface StoreWeatherDocument {
  readonly _id: string;
  readonly storeId: StoreId;
  readonly on: LocalDate;
  readonly rain: boolean;
  readonly setAt: Instant;
  readonly source: 'staff' | 'service';
}
