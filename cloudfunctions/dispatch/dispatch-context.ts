import type { Tick } from '../_runtime/job';
import type { OutboxDocument, PolicyDocument } from '../_store/documents';

/** One minute of sending. */
export interface Dispatch {
  readonly tick: Tick;
  readonly policies: PolicyDocument;
  /** Channels that asked for a longer pause within this minute, and for how long. */
  readonly paused: Map<OutboxDocument['channel'], number>;
}
