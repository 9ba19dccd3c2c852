import type { CodeAttempts } from '../../shared/domain/member-code';
import type { Instant } from '../../shared/kernel/time';

/** What a command answered, so that the same command again answers the same. `_id` is the caller and the command id. */
export interface CommandDocument {
  readonly _id: string;
  readonly action: string;
  readonly inputHash: string;
  readonly answer: unknown;
  readonly at: Instant;
}

/** Wrong codes of one cashier (`staff_<staffId>`) or against one member number (`number_<number>`). */
export interface CodeAttemptsDocument extends CodeAttempts {
  readonly _id: string;
}
