import type { Instant, LocalDate } from '../../kernel/time';
import { capsBroken, withoutContact } from './contact-cap';
import type { ReachReason } from './decide-reach';
import type { Purpose } from './message-template';
import { earliestDaytime } from './quiet-hours';
import type { ReachPolicy } from './reach-policy';

/** What may have changed between the decision and the moment of sending. `gone`: he left. */
export type MemberNow =
  | 'gone'
  | {
      readonly marketingConsent: boolean;
      readonly openComplaints: number;
      readonly marketingContactsAt: readonly Instant[];
      readonly lastPurchaseOn: LocalDate | null;
    };

export interface WaitingMessage {
  readonly purpose: Purpose;
  /** His last purchase when it was decided. */
  readonly lastPurchaseOn: LocalDate;
  /** The instant that stands for this very message among his contacts. */
  readonly contactAt: Instant;
}

export type LastWord = { readonly kind: 'send' } | { readonly kind: 'later'; readonly notBefore: Instant } | { readonly kind: 'cancel'; readonly reason: ReachReason };

/**
 * Asks again, right before sending, whatever may have changed: a member who has left, bought, withdrawn his consent, complained
 * or been contacted otherwise since gets nothing. At night it waits. Holdout and channel do not change by waiting.
 */
export function lastWord(message: WaitingMessage, member: MemberNow, now: Instant, policy: ReachPolicy): LastWord {
  const cancel = (reason: ReachReason): LastWord => ({ kind: 'cancel', reason });
  if (member === 'gone') return cancel('MEMBER_GONE');
  if (member.lastPurchaseOn !== null && member.lastPurchaseOn > message.lastPurchaseOn) return cancel('BOUGHT_SINCE');
  if (message.purpose === 'marketing' && !member.marketingConsent) return cancel('MARKETING_CONSENT_MISSING');
  if (member.openComplaints > 0) return cancel('COMPLAINT_OPEN');
  const [cap] = capsBroken(withoutContact(member.marketingContactsAt, message.contactAt), now, policy);
  if (cap) return cancel(cap);
  const notBefore = earliestDaytime(now, policy);
  return notBefore > now ? { kind: 'later', notBefore } : { kind: 'send' };
}
