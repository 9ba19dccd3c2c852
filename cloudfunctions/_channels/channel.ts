import type { OutboxMessage } from '../_store/documents';

/** A message with the id under which it may be handed to a platform that knows repeated ids. */
export interface Sendable extends OutboxMessage {
  readonly _id: string;
}

/**
 * What became of a message.
 * accepted: the platform took it. refused: it never will; the next channel may be tried.
 * later: not taken, worth another try after `afterMs`. unknown: the answer was lost, it may have been taken.
 * `errorCode` is the platform's number, absent where there was none.
 */
export type SendOutcome =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly errorCode: number }
  | { readonly kind: 'later'; readonly errorCode?: number; readonly afterMs: number }
  | { readonly kind: 'unknown' };

/** A way to reach a member. */
export interface Channel {
  /** Whether the platform sends a message once however often it is handed over under the same id. */
  readonly repeatsAreKnown: boolean;
  send(message: Sendable): Promise<SendOutcome>;
}
