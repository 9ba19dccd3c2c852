import type { ReachMember, ReachReason, ReachRequest } from './decide-reach';
import { freshVariant, type MessageChannel, type MessageFacts, type MessageTemplate, type Purpose, type ReachMessage } from './message-template';
import { isWayOn, type ReachWay } from './reach-switches';
import type { ReachPolicy } from './reach-policy';

/** A decision on its way: the request, the member, and the reasons so far, which every question adds to. */
export interface Asking extends ReachRequest {
  readonly member: ReachMember;
  readonly reasons: ReachReason[];
}

/** Something that may be said. */
interface What {
  readonly occasion: string;
  readonly purpose: Purpose;
  readonly facts: MessageFacts;
}
interface Wording {
  readonly template: MessageTemplate;
  readonly facts: MessageFacts;
}

/** A channel as the decision asks it. */
interface WayRule {
  readonly channel: MessageChannel;
  /** Why it is closed to this member; `silent` when an earlier reason has said so already. */
  readonly bar: (asking: Asking) => ReachReason | 'silent' | null;
  readonly carries: (what: What) => boolean;
  /** Named beside the others whenever a marketing decision asks this channel. */
  readonly forbids?: ReachReason;
  readonly noTemplate: ReachReason;
  readonly usable?: { readonly by: (template: MessageTemplate, asking: Asking) => boolean; readonly else: ReachReason };
  readonly taken: ReachReason;
}

const off = ({ member }: Asking, way: ReachWay): boolean => !isWayOn(member.switches, way);
const refused = ({ refusedBy = [] }: ReachRequest, channel: MessageChannel): boolean => refusedBy.includes(channel);

/** In the order asked: what costs nothing and was asked for first, a paid message last. */
const ways: readonly WayRule[] = [
  {
    channel: 'subscribe_message',
    bar: (asking) => (!asking.member.onWechat ? 'NO_WECHAT' : off(asking, 'subscribe_message') ? 'SUBSCRIBE_SWITCHED_OFF' : refused(asking, 'subscribe_message') ? 'SUBSCRIBE_REFUSED' : null),
    carries: () => true,
    noTemplate: 'SUBSCRIBE_NO_TEMPLATE',
    usable: { by: ({ templateId }, { member }) => (member.credits[templateId] ?? 0) > 0, else: 'SUBSCRIBE_NO_CREDIT' },
    taken: 'SUBSCRIBE_CREDIT',
  },
  {
    channel: 'oa_template',
    bar: (asking) => accountBar(asking) ?? (off(asking, 'oa_template') ? 'OA_SWITCHED_OFF' : refused(asking, 'oa_template') ? 'OA_REFUSED' : null),
    // Marketing here costs the account; a template that the registry calls marketing is not used either.
    carries: ({ purpose }) => purpose === 'service',
    forbids: 'OA_MARKETING_FORBIDDEN',
    noTemplate: 'OA_NO_TEMPLATE',
    taken: 'OA_SERVICE_NOTICE',
  },
  {
    channel: 'oa_group',
    bar: (asking) =>
      asking.purpose === 'service' || accountBar(asking) ? 'silent'
      : !asking.policy.oaGroup ? 'GROUP_DISABLED'
      : off(asking, 'oa_group') ? 'GROUP_SWITCHED_OFF'
      : refused(asking, 'oa_group') ? 'GROUP_REFUSED'
      : asking.member.groupSendsThisMonth >= mostGroupSendsAMonth ? 'GROUP_MONTH_FULL'
      : null,
    carries: ({ purpose }) => purpose === 'marketing',
    noTemplate: 'GROUP_NO_TEMPLATE',
    taken: 'GROUP_SEND',
  },
  {
    channel: 'sms',
    bar: (asking) =>
      asking.policy.sms === 'disabled' ? 'SMS_DISABLED'
      : !asking.member.hasPhone ? 'SMS_NO_PHONE'
      : off(asking, 'sms') ? 'SMS_SWITCHED_OFF'
      : refused(asking, 'sms') ? 'SMS_REFUSED'
      : null,
    carries: () => true,
    noTemplate: 'SMS_NO_TEMPLATE',
    taken: 'SMS_SEND',
  },
];

/** The platform delivers no more than four group messages to a follower in a calendar month. Source: WeChat, mass send of service accounts. */
export const mostGroupSendsAMonth = 4;

/** What closes every way of the official account at once; named by the first of them, silent at the next. */
function accountBar({ policy, member }: Asking): ReachReason | null {
  if (policy.oa === 'disabled') return 'OA_DISABLED';
  return member.followsOa ? null : 'OA_NOT_FOLLOWING';
}

/** The first channel that is open and has new words for this member; null when none has, the reasons say why. */
export function chooseMessage(asking: Asking): ReachMessage | null {
  const whats = sayable(asking);
  for (const way of ways) {
    const bar = way.bar(asking);
    if (bar !== null) {
      if (bar !== 'silent') asking.reasons.push(bar);
      continue;
    }
    const message = messageBy(way, asking, whats);
    if (message) return message;
  }
  return null;
}

function messageBy(way: WayRule, asking: Asking, whats: readonly What[]): ReachMessage | null {
  const { reasons, policy } = asking;
  if (way.forbids && asking.purpose === 'marketing') reasons.push(way.forbids);
  const carried = whats.filter(way.carries);
  // Without consent and with nothing of his about to end there is nothing to ask a channel for; consent was named already.
  if (carried.length === 0) return null;
  const wordings = carried.flatMap((what) => templatesFor(policy, way.channel, what));
  if (wordings.length === 0) {
    reasons.push(way.noTemplate);
    return null;
  }
  const { usable } = way;
  const open = usable ? wordings.filter(({ template }) => usable.by(template, asking)) : wordings;
  if (usable && open.length === 0) {
    reasons.push(usable.else);
    return null;
  }
  return worded(asking, open, way.taken);
}

/** What may be said, best first: the message itself where consent allows it, then notices of what the member owns. */
function sayable({ member, occasion, purpose, facts }: Asking): readonly What[] {
  const itself = purpose === 'service' || member.marketingConsent ? [{ occasion, purpose, facts }] : [];
  const owned = purpose === 'marketing' ? member.expiring.map((thing) => ({ occasion: thing.occasion, purpose: 'service' as const, facts: { ...facts, ...thing.facts } })) : [];
  return [...itself, ...owned];
}

/** Templates of a channel for an occasion and purpose. */
function templatesFor({ templates }: ReachPolicy, channel: MessageChannel, what: What): readonly Wording[] {
  return templates
    .filter((template) => template.channel === channel && template.occasion === what.occasion && template.purpose === what.purpose)
    .map((template) => ({ template, facts: what.facts }));
}

function worded({ member, reasons }: Asking, wordings: readonly Wording[], taken: ReachReason): ReachMessage | null {
  let said = false;
  for (const { template, facts } of wordings) {
    const fresh = freshVariant(template, facts, { text: member.lastText, start: member.messagesBefore });
    if (fresh === 'said_before') said = true;
    if (fresh === null || fresh === 'said_before') continue;
    reasons.push(taken);
    const { channel, templateId, purpose, occasion, page } = template;
    return { channel, templateId, purpose, occasion, page, fields: fresh };
  }
  reasons.push(said ? 'WORDS_SAID_BEFORE' : 'NOTHING_TO_SAY');
  return null;
}
