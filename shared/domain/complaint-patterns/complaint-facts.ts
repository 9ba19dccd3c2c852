import { timeOfDayMs, hourMs, type Instant } from '../../kernel/time';
import type { Fen } from '../../kernel/units';

/** What patterns are made of: one complaint in plain figures. Times are by the clock, as the customer lived them, not in opening hours. */
export interface ComplaintFacts {
  readonly complaintId: string;
  readonly storeId: string;
  readonly openedAt: Instant;
  readonly kind: string;
  /** Null until the desk has analysed it. */
  readonly cause: string | null;
  /** Categories of the goods of its purchase, each once; none when it is about no purchase or the till knew no goods. */
  readonly products: readonly string[];
  /** Whom it is about, as the desk found; null where it is about nobody. */
  readonly personId: string | null;
  readonly firstAnswerMs: number | null;
  /** From the opening to the last time everything promised was done; null while something is owed. */
  readonly resolutionMs: number | null;
  /** A due time ran out, in any round. */
  readonly late: boolean;
  readonly reopened: number;
  /** The customer's last word, 1 to 5. */
  readonly rating: number | null;
  readonly compensationFen: Fen;
}

/** The hour of the day in which it was sent, 0 to 23. */
export const hourOf = (openedAt: Instant): number => Math.floor(timeOfDayMs(openedAt) / hourMs);
