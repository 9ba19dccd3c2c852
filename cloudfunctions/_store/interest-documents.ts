import type { FileId, MemberId } from '../../shared/kernel/ids';
import type { Instant } from '../../shared/kernel/time';
import type { LocalName } from './store-documents';

/** Something members may want to hear of, with the categories of goods that stand for it. */
export interface TopicDocument {
  readonly _id: string;
  readonly name: LocalName;
  readonly categories: readonly string[];
  /** One that has ended is offered no more and told of no more; who followed it keeps it in case it comes back. */
  readonly isActive: boolean;
  readonly changedAt: Instant;
}

/** A topic a member wants to hear of; `_id` is `<topicId>~<memberId>`. What is announced for a topic goes to these. */
export interface MemberTopicDocument {
  readonly _id: string;
  readonly topicId: string;
  readonly memberId: MemberId;
  /** He picked it, or it was taken from what he buys. */
  readonly by: 'picked' | 'bought';
  readonly at: Instant;
}
export const memberTopicId = (topicId: string, memberId: string): string => `${topicId}~${memberId}`;

/** Topics a member said no to, so that they are not taken from what he buys again. `_id` is the member's. */
export interface DeclinedTopicsDocument {
  readonly _id: MemberId;
  readonly topicIds: readonly string[];
}

/** A word that members were tagged with, offered to whoever tags the next; `_id` is the word. */
export interface TagWordDocument {
  readonly _id: string;
  readonly usedAt: Instant;
}

/** Something new for those who follow some topics. */
export interface NewsDocument {
  readonly _id: string;
  readonly topicIds: readonly string[];
  readonly title: string;
  readonly words: string;
  readonly photo?: FileId;
  readonly at: Instant;
  readonly byName: string;
  readonly state: 'published' | 'stopped';
}
