import type { StaffId } from '../../shared/kernel/ids';
import type { Instant } from '../../shared/kernel/time';
import type { LocalName } from './store-documents';

/** How to keep goods of one kind. `_id` is `cn_<kind>`, percent-encoded; `cn_` alone is the general note. */
export interface CareNoteDocument {
  readonly _id: string;
  readonly category: string;
  readonly text: LocalName;
  /** Grows with each change; a second office that read an older one is told. */
  readonly version: number;
  readonly changedAt: Instant;
  readonly changedBy: StaffId;
  readonly changedByName: string;
}

export const careNoteIdOf = (category: string): string => `cn_${encodeURIComponent(category)}`;

/** What members see of somebody of staff beside his name. `_id` is the staff id; whoever gave nothing has no card. */
export interface ContactCardDocument {
  readonly _id: StaffId;
  readonly wechatId: string;
  readonly changedAt: Instant;
  readonly changedBy: StaffId;
}
