import type { Instant, LocalDate } from '../../kernel/time';
import { capsBroken, withoutContact } from './contact-cap';
import type { ReachReason } from './decide-reach';
import type { MessageChannel, Purpose } from './message-template';
import { earliestDaytime } from './quiet-hours';
import type { ReachPolicy } from './reach-policy';
import { isWayOn, type ReachSwitches } from './reach-switches';

/** What may have changed between the decision and the moment of sending. `gone`: he left. */
export type MemberNow =
  | 'gone'
  | {
      readonly marketingConsent: boolean;
      /** False: he asked not to be chosen by reckoning from his visits. */
      readonly personalised?: boolean | undefined;
      readonly switches?: ReachSwitches | undefined;
      readonly openComplaints: number;
      readonly marketingContactsAt: readonly Instant[];
      readonly lastPurchaseOn: LocalDate | null;
    };

export interface WaitingMessage {
  readonly channel: MessageChannel;
  /** What the words are. */
  readonly purpose: Purpose;
  /** What it was decided for: a notice chosen by a win-back obeys the rules of the win-back. */
  readonly decidedFor: Purpose;
  /** Whether he was chosen by a score or by his visits. */
  readonly restsOnScore?: boolean | undefined;
  /** His last purchase when it was decided, where a later one calls the message off. */
  readonly lastPurchaseOn?: LocalDate | undefined;
  /** The instant that stands for this very message among his contacts. */
  readonly contactAt: Instant;
  /** From this moment on there is nothing left to tell. */
  readonly endsAt?: Instant | undefined;
}

export type LastWord = { readonly kind: 'send' } | { readonly kind: 'later'; readonly notBefore: Instant } | { readonly kind: 'cancel'; readonly reason: ReachReason };

const switchedOff: Readonly<Record<MessageChannel, ReachReason>> = {
  subscribe_message: 'SUBSCRIBE_SWITCHED_OFF', oa_template: 'OA_SWITCHED_OFF', oa_group: 'GROUP_SWITCHED_OFF', sms: 'SMS_SWITCHED_OFF',
};

/**
 * Asks again, right before sending, whatever may have changed: a member who has left, bought, closed the way, withdrawn his consent,
 * refused to be chosen by score where he was, complained or been contacted otherwise since gets nothing. At night it waits, and what has ended by then is not told.
 * Holdout and channel do not change by waiting. What was decided as a service notice asks for the switch and the hour only.
 */
export function lastWord(message: WaitingMessage, member: MemberNow, now: Instant, policy: ReachPolicy): LastWord {
  const cancel = (reason: ReachReason): LastWord => ({ kind: 'cancel', reason });
  if (member === 'gone') return cancel('MEMBER_GONE');
  if (message.lastPurchaseOn !== undefined && member.lastPurchaseOn !== null && member.lastPurchaseOn > message.lastPurchaseOn) return cancel('BOUGHT_SINCE');
  if (!isWayOn(member.switches, message.channel)) return cancel(switchedOff[message.channel]);
  if (message.purpose === 'marketing' && !member.marketingConsent) return cancel('MARKETING_CONSENT_MISSING');
  if (message.decidedFor === 'marketing') {
    if (message.restsOnScore === true && member.personalised === false) return cancel('PERSONALISED_OFF');
    if (member.openComplaints > 0) return cancel('COMPLAINT_OPEN');
    const [cap] = capsBroken(withoutContact(member.marketingContactsAt, message.contactAt), now, policy);
    if (cap) return cancel(cap);
  }
  const notBefore = earliestDaytime(now, policy);
  if (message.endsAt !== undefined && notBefore >= message.endsAt) return cancel('TOO_LATE');
  return notBefore > now ? { kind: 'later', notBefore } : { kind: 'send' };
}
