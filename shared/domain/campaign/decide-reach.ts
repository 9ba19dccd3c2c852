import type { Instant } from '../../kernel/time';
import { capsBroken, type CapReason } from './contact-cap';
import { isHeldOut } from './holdout';
import { freshVariant, type MessageChannel, type MessageFacts, type MessageField, type MessageTemplate, type Purpose } from './message-template';
import { earliestDaytime } from './quiet-hours';
import type { ReachPolicy } from './reach-policy';

/** Why a channel was or was not taken, in the order in which the decision asks. */
export type ReachReason =
  | 'MEMBER_GONE' | 'BOUGHT_SINCE' | 'MARKETING_CONSENT_MISSING' | 'COMPLAINT_OPEN' | CapReason | 'QUIET_HOURS' | 'HOLDOUT'
  | 'NO_WECHAT' | 'SUBSCRIBE_NO_TEMPLATE' | 'SUBSCRIBE_NO_CREDIT' | 'SUBSCRIBE_CREDIT' | 'SUBSCRIBE_REFUSED'
  | 'OA_DISABLED' | 'OA_NOT_FOLLOWING' | 'OA_MARKETING_FORBIDDEN' | 'OA_NO_TEMPLATE' | 'OA_SERVICE_NOTICE' | 'OA_REFUSED'
  | 'NOTHING_TO_SAY' | 'TASK_OPEN' | 'PERSON_CALLS';

/** Something the member owns that ends soon, and the occasion of the service notice that says so. */
export interface ExpiringThing {
  readonly occasion: 'points_expiring' | 'coupon_expiring';
  readonly facts: MessageFacts;
}

/** What a decision knows of a member; all of it read before, nothing of it guessed. */
export interface ReachMember {
  readonly memberId: string;
  readonly marketingConsent: boolean;
  readonly openComplaints: number;
  readonly marketingContactsAt: readonly Instant[];
  /** Whether he has an identity in the mini-program; a member brought over from an older system may have none. */
  readonly onWechat: boolean;
  /** Subscribe message credits by template id. */
  readonly credits: Readonly<Record<string, number>>;
  readonly followsOa: boolean;
  readonly expiring: readonly ExpiringThing[];
  /** Whether a person of the store already has a win-back call to him on the list. */
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
  /** Channels that refused this message already: the decision goes on from there. */
  readonly refusedBy?: readonly MessageChannel[];
}

export interface ReachMessage {
  readonly channel: MessageChannel;
  readonly templateId: string;
  readonly purpose: Purpose;
  readonly occasion: string;
  readonly page: string;
  readonly fields: readonly MessageField[];
}
export interface ReachDecision {
  readonly channel: MessageChannel | 'task' | 'none';
  readonly reasons: readonly ReachReason[];
  /** Not sent earlier than this. */
  readonly notBefore: Instant;
  readonly message: ReachMessage | null;
}

interface Asking extends ReachRequest {
  readonly member: ReachMember;
  readonly reasons: ReachReason[];
}

/**
 * The one decision of every message: consent, complaint pause, caps, quiet hours, holdout, then the channel.
 * The answer carries every reason in the order asked, the one that settled it last.
 *
 * Marketing needs consent; without it a service notice of what the member owns, or a person's care, may still reach him.
 * An open complaint, a cap or the holdout end a marketing decision by every way, a person's call included; all three are
 * asked, so that the answer is whole. Quiet hours delay. An official account never carries marketing: only a notice of
 * points or the like about to expire. A service message asks for quiet hours and channel only, and never becomes a task.
 *
 * Source: WeChat template message rules; 广告法 43; 个人信息保护法 24. See docs/decisions/0020-reach.md.
 */
export function decideReach(request: ReachRequest): ReachDecision {
  const { member, now, policy } = request;
  if (member === 'gone') return { channel: 'none', reasons: ['MEMBER_GONE'], notBefore: now, message: null };
  const notBefore = earliestDaytime(now, policy);
  const reasons: ReachReason[] = [];
  const asking: Asking = { ...request, member, reasons };
  const barred = request.purpose === 'marketing' && marketingBarred(asking, notBefore);
  if (request.purpose === 'service' && notBefore > now) reasons.push('QUIET_HOURS');
  if (barred) return { channel: 'none', reasons, notBefore, message: null };
  const message = subscribeMessage(asking) ?? oaTemplate(asking);
  if (message) return { channel: message.channel, reasons, notBefore, message };
  return { channel: personOrNone(asking), reasons, notBefore, message: null };
}

/** Asks every question that can end a marketing decision, and answers whether one did. */
function marketingBarred({ member, campaign, now, policy, reasons }: Asking, notBefore: Instant): boolean {
  if (!member.marketingConsent) reasons.push('MARKETING_CONSENT_MISSING');
  if (member.openComplaints > 0) reasons.push('COMPLAINT_OPEN');
  const caps = capsBroken(member.marketingContactsAt, notBefore, policy);
  reasons.push(...caps);
  if (notBefore > now) reasons.push('QUIET_HOURS');
  const heldOut = isHeldOut({ memberId: member.memberId, campaign, salt: policy.holdoutSalt, share: policy.holdout });
  if (heldOut) reasons.push('HOLDOUT');
  return member.openComplaints > 0 || caps.length > 0 || heldOut;
}

/** What may be said, best first: the message itself where consent allows it, then notices of what the member owns. */
function sayable({ member, occasion, purpose, facts }: Asking): readonly { occasion: string; purpose: Purpose; facts: MessageFacts }[] {
  const itself = purpose === 'service' || member.marketingConsent ? [{ occasion, purpose, facts }] : [];
  const owned = purpose === 'marketing' ? member.expiring.map((thing) => ({ occasion: thing.occasion, purpose: 'service' as const, facts: { ...facts, ...thing.facts } })) : [];
  return [...itself, ...owned];
}

function subscribeMessage(asking: Asking): ReachMessage | null {
  const { member, reasons, refusedBy = [] } = asking;
  if (!member.onWechat) {
    reasons.push('NO_WECHAT');
    return null;
  }
  if (refusedBy.includes('subscribe_message')) {
    reasons.push('SUBSCRIBE_REFUSED');
    return null;
  }
  const whats = sayable(asking);
  // Without consent and with nothing of his about to expire there is nothing to ask a channel for; consent was named already.
  if (whats.length === 0) return null;
  const templates = whats.flatMap((what) => templatesFor(asking, 'subscribe_message', what));
  if (templates.length === 0) {
    reasons.push('SUBSCRIBE_NO_TEMPLATE');
    return null;
  }
  const credited = templates.filter(({ template }) => (member.credits[template.templateId] ?? 0) > 0);
  if (credited.length === 0) {
    reasons.push('SUBSCRIBE_NO_CREDIT');
    return null;
  }
  return worded(asking, credited, 'SUBSCRIBE_CREDIT');
}

function oaTemplate(asking: Asking): ReachMessage | null {
  const { member, policy, purpose, reasons, refusedBy = [] } = asking;
  const bar: ReachReason | null =
    policy.oa === 'disabled' ? 'OA_DISABLED'
    : !member.followsOa ? 'OA_NOT_FOLLOWING'
    : refusedBy.includes('oa_template') ? 'OA_REFUSED'
    : null;
  if (bar) {
    reasons.push(bar);
    return null;
  }
  if (purpose === 'marketing') reasons.push('OA_MARKETING_FORBIDDEN');
  const notices = sayable(asking).filter((what) => what.purpose === 'service');
  if (notices.length === 0) return null;
  const templates = notices.flatMap((what) => templatesFor(asking, 'oa_template', what));
  if (templates.length === 0) {
    reasons.push('OA_NO_TEMPLATE');
    return null;
  }
  return worded(asking, templates, 'OA_SERVICE_NOTICE');
}

type Wording = { readonly template: MessageTemplate; readonly facts: MessageFacts };

/** Templates of a channel for an occasion. A marketing template on the service channel is not one, whatever the registry says. */
function templatesFor({ policy }: Asking, channel: MessageChannel, what: { occasion: string; purpose: Purpose; facts: MessageFacts }): readonly Wording[] {
  return policy.templates
    .filter((template) => template.channel === channel && template.occasion === what.occasion && template.purpose === what.purpose)
    .filter((template) => channel !== 'oa_template' || template.purpose === 'service')
    .map((template) => ({ template, facts: what.facts }));
}

function worded({ member, reasons }: Asking, wordings: readonly Wording[], taken: ReachReason): ReachMessage | null {
  for (const { template, facts } of wordings) {
    const fields = freshVariant(template, facts, { text: member.lastText, start: member.messagesBefore });
    if (fields === null) continue;
    reasons.push(taken);
    const { channel, templateId, purpose, occasion, page } = template;
    return { channel, templateId, purpose, occasion, page, fields };
  }
  reasons.push('NOTHING_TO_SAY');
  return null;
}

/** The last way: a person. Service messages end here instead; one open call to a member is enough. */
function personOrNone({ member, purpose, reasons }: Asking): 'task' | 'none' {
  if (purpose === 'service') {
    if (!reasons.includes('NOTHING_TO_SAY')) reasons.push('NOTHING_TO_SAY');
    return 'none';
  }
  reasons.push(member.openTask ? 'TASK_OPEN' : 'PERSON_CALLS');
  return member.openTask ? 'none' : 'task';
}
