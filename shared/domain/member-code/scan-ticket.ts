import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import { instant, minuteMs, type Instant } from '../../kernel/time';

/** What an accepted code is worth: one purchase, by this cashier in this store, within ten minutes. Kept in the member's account. */
export interface ScanTicket {
  readonly scanId: string;
  readonly staffId: string;
  readonly storeId: string;
  readonly goodUntilAt: Instant;
}

/** A basket may take so long from the scan to the payment. */
export const longestBasketMs = 10 * minuteMs;

/** The ticket of a scan. A later scan of the same member takes its place: he stands at one till at a time. */
export function scanTicket(scan: Pick<ScanTicket, 'scanId' | 'staffId' | 'storeId'>, at: Instant): ScanTicket {
  return { ...scan, goodUntilAt: instant(at + longestBasketMs) };
}

/**
 * Whether a purchase may rest on a scan. `held` is the ticket in the account; undefined when there is none, or when it was used.
 * Refuses MEMBER_SCAN_ENDED for every reason alike: used, replaced by a later scan, too old, another cashier's or another store's.
 */
export function useTicket(
  held: ScanTicket | undefined,
  by: Pick<ScanTicket, 'scanId' | 'staffId' | 'storeId'>,
  at: Instant,
): Result<ScanTicket, Refusal<'MEMBER_SCAN_ENDED', Record<string, never>>> {
  const fits = held?.scanId === by.scanId && held.staffId === by.staffId && held.storeId === by.storeId && at < held.goodUntilAt;
  return fits ? accept(held) : refuse('MEMBER_SCAN_ENDED', {});
}
