import type { MessageChannel } from '../../shared/domain/campaign';
import type { Tick } from '../_runtime/job';
import type { PolicyDocument } from '../_store/policies-documents';

/** One minute of sending. */
export interface Dispatch {
  readonly tick: Tick;
  readonly policies: PolicyDocument;
  /** Channels that asked for a longer pause within this minute, and for how long. */
  readonly paused: Map<MessageChannel, number>;
  /** Campaigns and announcements that a person has stopped, as read before this page. */
  readonly stopped: Set<string>;
}
