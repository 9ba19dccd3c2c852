import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import { instant, minuteMs, type Instant } from '../../kernel/time';

/** Codes that were tried and not accepted, counted from the first of them. */
export interface CodeAttempts {
  readonly since: Instant;
  readonly attempts: number;
}

/** So many wrong codes count together. */
export const attemptWindowMs = 10 * minuteMs;
/** A cashier with a bad scanner stays below this; a guesser needs tens of millions. */
export const mostAttemptsByStaff = 30;
/** Against one member's number, whoever tries. He can still be found by his number or phone. */
export const mostAttemptsOnNumber = 10;

/**
 * Lookups by number or phone of one cashier in the same time, found or not: a busy till stays below it, and who wants to read the
 * members of a store tail by tail needs more than a day and a night at the till for the 10,000 tails, and gets masked phones for it.
 */
export const mostLookupsByStaff = 60;

export type AttemptsRefusal = Refusal<'MEMBER_CODE_ATTEMPTS', { readonly attempts: number; readonly retryAt: Instant }>;

/**
 * Counts one more attempt before the code is looked at, so that attempts sent at once are counted too; an accepted code takes its own back.
 * `before` is undefined for who never tried. Refuses MEMBER_CODE_ATTEMPTS {attempts, retryAt} once `most` were made within ten minutes of
 * the first; the window then ends at `retryAt`.
 * With 30 attempts in ten minutes, one of 10^8 proofs and three steps that count, a cashier who guesses day and night needs about 21 years
 * for one code.
 * @example countAttempt({ since: instant(0), attempts: 30 }, instant(1_000), 30) //=> refused, retryAt 600,000
 */
export function countAttempt(before: CodeAttempts | undefined, at: Instant, most: number): Result<CodeAttempts, AttemptsRefusal> {
  if (before === undefined || at >= before.since + attemptWindowMs) return accept({ since: at, attempts: 1 });
  if (before.attempts >= most) return refuse('MEMBER_CODE_ATTEMPTS', { attempts: before.attempts, retryAt: instant(before.since + attemptWindowMs) });
  return accept({ since: before.since, attempts: before.attempts + 1 });
}
