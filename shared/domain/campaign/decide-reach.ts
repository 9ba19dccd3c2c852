import { instant, type Instant } from '../../kernel/time';
import { nextHour, waitsForHour } from './best-hour';
import { chooseMessage, type Asking } from './choose-way';
import { capsBroken, type CapReason } from './contact-cap';
import { isHeldOut } from './holdout';
import type { MessageChannel, MessageFacts, Purpose, ReachMessage } from './message-template';
import { earliestDaytime } from './quiet-hours';
import { isWayOn, type ReachSwitches } from './reach-switches';
import type { ReachPolicy } from './reach-policy';
import { isWinBack } from './win-back';

/** Why a channel was or was not taken, in the order in which the decision asks. */
export type ReachReason =
  | 'MEMBER_GONE' | 'BOUGHT_SINCE' | 'CAMPAIGN_STOPPED' | 'TOO_LATE'
  | 'MARKETING_CONSENT_MISSING' | 'PERSONALISED_OFF' | 'COMPLAINT_OPEN' | CapReason | 'QUIET_HOURS' | 'BEST_HOUR' | 'HOLDOUT'
  | 'NO_WECHAT' | 'SUBSCRIBE_SWITCHED_OFF' | 'SUBSCRIBE_NO_TEMPLATE' | 'SUBSCRIBE_NO_CREDIT' | 'SUBSCRIBE_CREDIT' | 'SUBSCRIBE_REFUSED'
  | 'OA_DISABLED' | 'OA_NOT_FOLLOWING' | 'OA_SWITCHED_OFF' | 'OA_MARKETING_FORBIDDEN' | 'OA_NO_TEMPLATE' | 'OA_SERVICE_NOTICE' | 'OA_REFUSED'
  | 'GROUP_DISABLED' | 'GROUP_SWITCHED_OFF' | 'GROUP_MONTH_FULL' | 'GROUP_NO_TEMPLATE' | 'GROUP_SEND' | 'GROUP_DECLINED' | 'GROUP_REFUSED'
  | 'SMS_DISABLED' | 'SMS_NO_PHONE' | 'SMS_SWITCHED_OFF' | 'SMS_NO_TEMPLATE' | 'SMS_SEND' | 'SMS_REFUSED'
  | 'WORDS_SAID_BEFORE' | 'NOTHING_TO_SAY' | 'CALLS_SWITCHED_OFF' | 'NO_CALL_FOR_THIS' | 'TASK_OPEN' | 'PERSON_CALLS';

/** Something the member owns that ends soon, and the occasion of the service notice that says so. */
export interface ExpiringThing {
  readonly occasion: 'points_expiring' | 'coupon_expiring';
  readonly facts: MessageFacts;
}

/** What a decision knows of a member; all of it read before, nothing of it guessed. */
export interface ReachMember {
  readonly memberId: string;
  readonly marketingConsent: boolean;
  /** False: he asked not to be chosen by reckoning from his visits. */
  readonly personalised?: boolean | undefined;
  /** Ways he turned off himself. */
  readonly switches?: ReachSwitches | undefined;
  readonly openComplaints: number;
  readonly marketingContactsAt: readonly Instant[];
  /** The hour at which he mostly buys; null when not known. See `bestHourOf`. */
  readonly bestHour: number | null;
  /** Whether he has an identity in the mini-program; a member brought over from an older system may have none. */
  readonly onWechat: boolean;
  /** Subscribe message credits by template id. */
  readonly credits: Readonly<Record<string, number>>;
  readonly followsOa: boolean;
  /** Group messages of the official account that count in this calendar month, planned ones too. */
  readonly groupSendsThisMonth: number;
  readonly hasPhone: boolean;
  readonly expiring: readonly ExpiringThing[];
  /** Whether a person of the store already has a call to him on the list. */
  readonly openTask: boolean;
  /** What was said to him last, and how many messages he has had: so that the next words are others. */
  readonly lastText: string | null;
  readonly messagesBefore: number;
}

export interface ReachRequest {
  /** `gone` when he left or deleted his account. */
  readonly member: ReachMember | 'gone';
  readonly campaign: string;
  readonly occasion: string;
  readonly purpose: Purpose;
  readonly facts: MessageFacts;
  readonly now: Instant;
  readonly policy: ReachPolicy;
  /** Whether he was chosen by a score or by his visits, which a member may refuse. A win-back always is, whatever is said here. */
  readonly restsOnScore?: boolean;
  /** Whether a person may call where no message can go. A service message never becomes a call. Default `task`. */
  readonly lastWay?: 'task' | 'none';
  /** After this moment there is nothing left to tell. */
  readonly endsAt?: Instant;
  /** Channels that refused this message already: the decision goes on from there. */
  readonly refusedBy?: readonly MessageChannel[];
}

export interface ReachDecision {
  readonly channel: MessageChannel | 'task' | 'none';
  readonly reasons: readonly ReachReason[];
  /** Not sent earlier than this. */
  readonly notBefore: Instant;
  readonly message: ReachMessage | null;
}

/**
 * The one decision of every message: consent, the member's refusal of choices by score, complaint pause, caps, quiet hours and the member's own best hour, holdout, then the
 * channel and its words. The answer carries every reason in the order asked, the one that settled it last.
 *
 * Marketing needs consent; without it a service notice of what the member owns, or a person's care, may still reach him.
 * A choice by score of who refuses such choices, an open complaint, a cap or the holdout end a marketing decision by every way, a person's call
 * included; all are asked, so that the answer is whole. Quiet hours and the best hour delay. An official account's template message never carries
 * marketing, its group message nothing else. A service message asks for hours and channel only, and never becomes a call.
 *
 * Source: WeChat template message rules; 广告法 43; 个人信息保护法 24. See docs/decisions/0020-reach.md and 0090-channels.md.
 */
export function decideReach(request: ReachRequest): ReachDecision {
  const { member, now } = request;
  if (member === 'gone') return { channel: 'none', reasons: ['MEMBER_GONE'], notBefore: now, message: null };
  const reasons: ReachReason[] = [];
  const asking: Asking = { ...request, member, reasons };
  const time = goodTime(asking);
  const barred = request.purpose === 'marketing' && marketingBarred(asking, time);
  if (request.purpose === 'service') reasons.push(...time.reasons);
  const notBefore = time.at;
  if (request.endsAt !== undefined && notBefore > request.endsAt) {
    reasons.push('TOO_LATE');
    return { channel: 'none', reasons, notBefore, message: null };
  }
  if (barred) return { channel: 'none', reasons, notBefore, message: null };
  const message = chooseMessage(asking);
  if (message) return { channel: message.channel, reasons, notBefore, message };
  return { channel: personOrNone(asking), reasons, notBefore, message: null };
}

interface GoodTime {
  readonly at: Instant;
  readonly reasons: readonly ReachReason[];
}

/** The earliest daytime moment, moved to the member's own hour where that is known, by day, and not too late for what is to be told. */
function goodTime({ now, policy, member, endsAt }: Asking): GoodTime {
  const daytime = earliestDaytime(now, policy);
  const quiet: readonly ReachReason[] = daytime > now ? ['QUIET_HOURS'] : [];
  if (member.bestHour === null) return { at: daytime, reasons: quiet };
  const best = nextHour(daytime, member.bestHour);
  const usable = best > daytime && earliestDaytime(best, policy) === best && waitsForHour(best, endsAt);
  return usable ? { at: instant(best), reasons: [...quiet, 'BEST_HOUR'] } : { at: daytime, reasons: quiet };
}

/** Asks every question that can end a marketing decision, and answers whether one did. */
function marketingBarred({ member, campaign, occasion, restsOnScore, policy, reasons }: Asking, time: GoodTime): boolean {
  if (!member.marketingConsent) reasons.push('MARKETING_CONSENT_MISSING');
  const unwanted = member.personalised === false && (restsOnScore === true || isWinBack(occasion));
  if (unwanted) reasons.push('PERSONALISED_OFF');
  if (member.openComplaints > 0) reasons.push('COMPLAINT_OPEN');
  const caps = capsBroken(member.marketingContactsAt, time.at, policy);
  reasons.push(...caps, ...time.reasons);
  const heldOut = isHeldOut({ memberId: member.memberId, campaign, salt: policy.holdoutSalt, share: policy.holdout });
  if (heldOut) reasons.push('HOLDOUT');
  return unwanted || member.openComplaints > 0 || caps.length > 0 || heldOut;
}

/** The last way: a person. Service messages end here instead; one open call to a member is enough. */
function personOrNone({ member, purpose, lastWay = 'task', reasons }: Asking): 'task' | 'none' {
  const bar: ReachReason | null =
    purpose === 'service' ? (reasons.includes('WORDS_SAID_BEFORE') ? 'WORDS_SAID_BEFORE' : 'NOTHING_TO_SAY')
    : lastWay === 'none' ? 'NO_CALL_FOR_THIS'
    : !isWayOn(member.switches, 'task') ? 'CALLS_SWITCHED_OFF'
    : member.openTask ? 'TASK_OPEN'
    : null;
  if (bar && !reasons.includes(bar)) reasons.push(bar);
  if (bar) return 'none';
  reasons.push('PERSON_CALLS');
  return 'task';
}
