import { sha256 } from '@noble/hashes/sha2.js';
import { textOf, type GroupSendState, type MessageChannel, type ReachDecision } from '../../shared/domain/campaign';
import { assert } from '../../shared/kernel/assert';
import type { StaffId, TaskId } from '../../shared/kernel/ids';
import { localDateOf, type Instant, type LocalDate } from '../../shared/kernel/time';
import type { DecisionDocument, OutboxDocument, OutboxMessage } from './outbox-documents';
import type { TaskDocument } from './task-documents';

/**
 * A group message of the official account: one text for everybody whose decision chose it. It waits for a person's approval; its members
 * are then put under a tag a page at a time, and the tag is sent to once. `_id` from campaign, day, template and text.
 */
export interface GroupSendDocument {
  readonly _id: string;
  readonly campaign: string;
  readonly occasion: string;
  readonly templateId: string;
  readonly text: string;
  readonly businessDay: LocalDate;
  readonly createdAt: Instant;
  readonly state: GroupSendState;
  /** Handed to the platform, whose answer is not known yet: it may be out, so nobody can stop it any more. */
  readonly handedAt?: Instant;
  readonly decidedBy?: StaffId;
  readonly decidedAt?: Instant;
  readonly tagId?: number;
  readonly sentAt?: Instant;
  readonly platformId?: string;
  readonly errorCode?: number;
  /** What the platform counted after the send. */
  readonly result?: { readonly total: number; readonly sent: number; readonly failed: number };
}

/** How many messages of a channel have been handed over in one minute (`<channel>.<minute>`) or one day (`<channel>.<day>`), all copies together. */
export interface SendCountDocument {
  readonly _id: string;
  readonly channel: MessageChannel;
  readonly count: number;
  readonly endsAt: Instant;
}

const suffix: Readonly<Record<MessageChannel, string>> = { subscribe_message: 'sub', oa_template: 'oa', oa_group: 'group', sms: 'sms' };

/** The outbox row of a decision on a channel: the database refuses the second. */
export const messageIdOf = (decisionId: string, channel: MessageChannel): string => `${decisionId}.${suffix[channel]}`;
/** The follow-up of a decision. */
export const taskIdOf = (decisionId: string): TaskId => `tk_${decisionId}` as TaskId;

/** Where a decision's message goes, by channel: openid, the official account's openid, or the phone. */
export interface Addresses {
  readonly openid: string | undefined;
  readonly oaOpenid: string | undefined;
  readonly phone: string | undefined;
}

/** A decision's message with its address; nothing when it has none. */
export function addressed({ message }: ReachDecision, to: Addresses | undefined): Pick<DecisionDocument, 'message'> {
  if (!message) return {};
  const address = message.channel === 'sms' ? to?.phone : message.channel === 'subscribe_message' ? to?.openid : to?.oaOpenid;
  assert(address, 'a message goes to somebody');
  return { message: { ...message, to: address } };
}

/** The group message that carries a decision's text: the same campaign, day and words share one. */
export function groupIdOf({ campaign, decidedAt }: DecisionDocument, message: OutboxMessage): string {
  const text = [...sha256(new TextEncoder().encode(textOf(message.fields)))].slice(0, 4).map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `g_${campaign}_${localDateOf(decidedAt).replaceAll('-', '')}_${message.templateId}_${text}`;
}

/** Where a message that names one member leads: to its own page, which shows the words again, why, and the way out, and goes on from there. */
function linkOf(messageId: string, { channel, page }: OutboxMessage): Pick<OutboxDocument, 'page' | 'opens'> {
  return channel === 'subscribe_message' || channel === 'oa_template' ? { page: `member/message/index?id=${messageId}`, opens: page } : { page };
}

/** The outbox row that carries a decision's message out; it waits, or is gathered for a group message. */
export function outboxDocument(decision: DecisionDocument, message: OutboxMessage): OutboxDocument {
  const { memberId, storeId, campaign, purpose = 'marketing', restsOnScore, lastPurchaseOn, endsAt, reasons, decidedAt, notBefore } = decision;
  const gathered = message.channel === 'oa_group';
  const _id = messageIdOf(decision._id, message.channel);
  return {
    ...message,
    ...linkOf(_id, message),
    _id,
    memberId,
    storeId,
    decisionId: decision._id,
    campaignOccasion: decision.occasion,
    campaign,
    decidedFor: purpose,
    ...(restsOnScore === undefined ? {} : { restsOnScore }),
    ...(lastPurchaseOn === undefined ? {} : { lastPurchaseOn }),
    ...(endsAt === undefined ? {} : { endsAt }),
    ...(gathered ? { groupId: groupIdOf(decision, message) } : {}),
    state: gathered ? 'gathered' : 'waiting',
    queue: 'waiting',
    reasons,
    decidedAt,
    notBefore,
    contactAt: notBefore,
    attempts: 0,
  };
}

/** The group messages of some decisions, each once; a person approves them. */
export function groupSends(decisions: readonly DecisionDocument[]): readonly GroupSendDocument[] {
  const groups = new Map<string, GroupSendDocument>();
  for (const decision of decisions) {
    const { message, campaign, occasion, decidedAt } = decision;
    if (message?.channel !== 'oa_group') continue;
    const _id = groupIdOf(decision, message);
    groups.set(_id, { _id, campaign, occasion, templateId: message.templateId, text: textOf(message.fields), businessDay: localDateOf(decidedAt), createdAt: decidedAt, state: 'waiting' });
  }
  return [...groups.values()];
}

const callOccasions: ReadonlySet<string> = new Set<TaskDocument['occasion']>(['drifting', 'dormant', 'lost', 'complaint_closed']);

/** The follow-up that carries a decision out by a person. */
export function taskDocument(decision: DecisionDocument, dueOn: TaskDocument['dueOn'], createdAt: Instant): TaskDocument {
  const { memberId, storeId, occasion, lastPurchaseOn, why, notBefore, purpose = 'marketing' } = decision;
  return {
    _id: taskIdOf(decision._id),
    memberId,
    storeId,
    occasion: callOccasions.has(occasion) ? (occasion as TaskDocument['occasion']) : 'campaign',
    state: 'open',
    dueOn,
    createdAt,
    causeId: decision._id,
    ...(why === undefined ? {} : { reason: why }),
    ...(lastPurchaseOn === undefined ? {} : { lastPurchaseOn }),
    ...(purpose === 'marketing' ? { contactAt: notBefore } : {}),
  };
}
