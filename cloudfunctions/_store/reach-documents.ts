import type { TaskId } from '../../shared/kernel/ids';
import type { Instant } from '../../shared/kernel/time';
import type { DecisionDocument, OutboxDocument, OutboxMessage, TaskDocument } from './documents';

/** The outbox row of a decision on a channel: the database refuses the second. */
export const messageIdOf = (decisionId: string, channel: OutboxMessage['channel']): string => `${decisionId}.${channel === 'oa_template' ? 'oa' : 'sub'}`;
/** The follow-up of a decision. */
export const taskIdOf = (decisionId: string): TaskId => `tk_${decisionId}` as TaskId;

/** The outbox row that carries a decision's message out; it waits. */
export function outboxDocument(decision: DecisionDocument, message: OutboxMessage): OutboxDocument {
  const { memberId, storeId, lastPurchaseOn, reasons, decidedAt, notBefore } = decision;
  return {
    ...message,
    _id: messageIdOf(decision._id, message.channel),
    memberId,
    storeId,
    decisionId: decision._id,
    campaignOccasion: decision.occasion,
    lastPurchaseOn,
    state: 'waiting',
    queue: 'waiting',
    reasons,
    decidedAt,
    notBefore,
    contactAt: notBefore,
    attempts: 0,
  };
}

/** The follow-up that carries a decision out by a person. */
export function taskDocument(decision: DecisionDocument, dueOn: TaskDocument['dueOn'], createdAt: Instant): TaskDocument {
  const { memberId, storeId, occasion, lastPurchaseOn, why, notBefore } = decision;
  return {
    _id: taskIdOf(decision._id),
    memberId,
    storeId,
    occasion: occasion as TaskDocument['occasion'],
    state: 'open',
    dueOn,
    createdAt,
    causeId: decision._id,
    reason: why,
    lastPurchaseOn,
    contactAt: notBefore,
  };
}
