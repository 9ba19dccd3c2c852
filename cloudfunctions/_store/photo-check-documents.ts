import { createHash } from 'node:crypto';
import type { MemberId } from '../../shared/kernel/ids';
import type { Instant } from '../../shared/kernel/time';

/**
 * What WeChat's content check has said of a photo. `waiting`: asked, not answered yet. `unchecked`: it could not be had while the
 * platform would take the question. See decision 0115.
 */
export type PhotoState = 'waiting' | 'passed' | 'risky' | 'unchecked';

/** The check of one photo of a complaint; `_id` from the file. */
export interface PhotoCheckDocument {
  readonly _id: string;
  readonly fileId: string;
  readonly memberId: MemberId;
  readonly state: PhotoState;
  /** WeChat's numbers for the questions it took; an answer to any of them counts. */
  readonly traceIds: readonly string[];
  /** Whether the last question was taken. */
  readonly isAsked: boolean;
  readonly sentAt: Instant;
  readonly askedAt: Instant;
}

export const photoCheckId = (fileId: string): string => `ph_${createHash('sha256').update(fileId).digest('hex').slice(0, 40)}`;
