import type { ReachPolicy } from '../../shared/domain/campaign';
import type { OutboxMessage } from '../_store/outbox-documents';

/** A message with the id under which it may be handed to a platform that knows repeated ids. */
export interface Sendable extends OutboxMessage {
  readonly _id: string;
}

/**
 * What became of a message.
 * accepted: the platform took it, and calls it `platformId` where it names messages. refused: it never will; the next channel may be tried.
 * later: not taken, worth another try after `afterMs`. unknown: the answer was lost, it may have been taken.
 * `errorCode` is the platform's number, absent where there was none.
 */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly platformId?: string }
  | { readonly kind: 'refused'; readonly errorCode: number }
  | { readonly kind: 'later'; readonly errorCode?: number; readonly afterMs: number }
  | { readonly kind: 'unknown' };

/** A way to reach one member. A group message reaches a tag, see `group-message.ts`; a call by a person is a task, not a message. */
export interface Channel {
  /** Whether the platform sends a message once however often it is handed over under the same id. */
  readonly repeatsAreKnown: boolean;
  send(message: Sendable, policy: ReachPolicy): Promise<SendOutcome>;
}
