import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import { addDays, localDateOf, startOfDay, type Instant } from '../../kernel/time';
import { clockToleranceMs } from './signature';

/** A purchase may be posted so many days after it was made: a till that was offline over a holiday. */
export const mostLateDays = 10;

export type TillTimeRefusal =
  | Refusal<'PURCHASE_IN_FUTURE', { readonly at: Instant; readonly now: Instant }>
  | Refusal<'PURCHASE_TOO_OLD', { readonly at: Instant; readonly mostDays: number }>
  | Refusal<'PURCHASE_BEFORE_JOINING', { readonly at: Instant; readonly joinedAt: Instant }>;

/**
 * Whether a purchase may stand in the books at the till's own time. Not ahead of now by more than a clock is off; not more than ten days
 * ago; and not before the day the member joined, so that nobody collects what others bought before him. Earlier on that very day counts:
 * he joined while he paid.
 * Refuses PURCHASE_IN_FUTURE, PURCHASE_TOO_OLD, PURCHASE_BEFORE_JOINING.
 */
export function checkTillTime(at: Instant, member: { readonly joinedAt: Instant }, now: Instant): Result<Instant, TillTimeRefusal> {
  if (at > now + clockToleranceMs) return refuse('PURCHASE_IN_FUTURE', { at, now });
  if (at < startOfDay(addDays(localDateOf(now), -mostLateDays))) return refuse('PURCHASE_TOO_OLD', { at, mostDays: mostLateDays });
  if (at < startOfDay(localDateOf(member.joinedAt))) return refuse('PURCHASE_BEFORE_JOINING', { at, joinedAt: member.joinedAt });
  // What a fast clock dates a moment ahead is booked now.
  return accept(at > now ? now : at);
}
