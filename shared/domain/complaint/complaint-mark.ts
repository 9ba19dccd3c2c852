import { dayMs, type Instant } from '../../kernel/time';

/** What a member's complaints say about why he stays away: one is open, the last one ended badly, or he did not answer when asked how it was. */
export const complaintMarks = ['open', 'rated_low', 'unanswered'] as const;
export type ComplaintMark = (typeof complaintMarks)[number];

/** What is kept of a member's complaints. A rating of null means that he did not answer. */
export interface ComplaintPast {
  readonly open: number;
  readonly lastClosedAt: Instant | null;
  readonly lastRating: number | null;
}

/** The highest rating that counts as low. */
const lowRating = 2;
/** So long a bad end is worth a word; after that it explains nothing any more. */
const rememberedMs = 180 * dayMs;

/**
 * What whoever reads a member's state is told of his complaints beside it; null for nothing. The fitted model knows purchases alone: this is
 * said with its answer, and never changes it.
 * @example complaintMarkOf({ open: 0, lastClosedAt: yesterday, lastRating: 1 }, now) //=> 'rated_low'
 */
export function complaintMarkOf({ open, lastClosedAt, lastRating }: ComplaintPast, at: Instant): ComplaintMark | null {
  if (open > 0) return 'open';
  if (lastClosedAt === null || at - lastClosedAt > rememberedMs) return null;
  if (lastRating === null) return 'unanswered';
  return lastRating <= lowRating ? 'rated_low' : null;
}
