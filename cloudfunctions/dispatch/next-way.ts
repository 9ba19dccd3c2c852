import { decideReach, messageDay, withContact, withoutContact, type MessageChannel, type ReachDecision } from '../../shared/domain/campaign';
import { addDays, localDateOf } from '../../shared/kernel/time';
import type { AccountDocument, DecisionDocument, OutboxDocument } from '../_store/documents';
import { outboxDocument, taskDocument } from '../_store/reach-documents';
import { readReachPersons, type ReachPerson } from '../_store/reach-facts';
import { transact, type Transaction } from '../_store/store';
import type { Dispatch } from './dispatch-context';

/** What the refusal means for the member's credit: unused and back, unused because never taken, or all of it gone. */
export interface Refusal {
  readonly credit: 'give_back' | 'keep' | 'none_left';
  readonly errorCode: number | undefined;
  /** `refused`: it never will be carried. `failed`: it was tried often enough. */
  readonly as: 'refused' | 'failed';
}

/** A refused channel rules out itself and the ones before it. */
const refusedChannels: Readonly<Record<MessageChannel, readonly MessageChannel[]>> = {
  subscribe_message: ['subscribe_message'],
  oa_template: ['subscribe_message', 'oa_template'],
};

/**
 * Ends a message that its channel will not carry and goes on to the next way: another channel, or a person. The end of the
 * one, the begin of the other and the decision's new reasons are one transaction.
 */
export async function takeNextWay(dispatch: Dispatch, row: OutboxDocument, refusal: Refusal): Promise<string> {
  const { tick, policies } = dispatch;
  const today = localDateOf(tick.now);
  const person = (await readReachPersons(policies, [row.memberId], today)).get(row.memberId);
  return transact(async (tx) => {
    const [stored, decision] = [await tx.outbox.get(row._id), await tx.decisions.get(row.decisionId)];
    if (!stored || !decision || (stored.state !== 'sending' && stored.state !== 'waiting')) return 'taken';
    // He may have complained, or been contacted, since he was read: what counts is the account as this transaction sees it.
    const account = await tx.accounts.get(row.memberId);
    const next = decideAgain(dispatch, stored, decision, account && person && { ...person, reach: asOf(person.reach, account) }, refusal);
    const error = refusal.errorCode === undefined ? {} : { errorCode: refusal.errorCode };
    await tx.outbox.update(row._id, { state: refusal.as, queue: 'refused', reasons: [...decision.reasons, ...next.reasons], ...error });
    const changed: DecisionDocument = {
      ...withoutWays(decision),
      channel: next.channel,
      reasons: [...decision.reasons, ...next.reasons],
      notBefore: next.notBefore,
      ...messageOf(next, person),
      ...(next.channel === 'task' ? { taskDueOn: addDays(today, policies.reach.taskDueDays) } : {}),
    };
    await tx.decisions.put(changed);
    if (changed.message) await tx.outbox.add(outboxDocument(changed, changed.message));
    if (changed.taskDueOn) await tx.tasks.add(taskDocument(changed, changed.taskDueOn, tick.now));
    if (account) await keepAccount(tx, account, stored, refusal, next);
    return refusal.as;
  }, tick.dice);
}

function asOf(reach: ReachPerson['reach'], { openComplaints, marketingContactsAt, credits }: AccountDocument): ReachPerson['reach'] {
  return { ...reach, openComplaints, marketingContactsAt, credits };
}

function decideAgain({ tick, policies }: Dispatch, row: OutboxDocument, decision: DecisionDocument, person: ReachPerson | undefined, refusal: Refusal): ReachDecision {
  return decideReach({
    // This message's own place among his contacts is free again.
    member: person ? { ...person.reach, marketingContactsAt: withoutContact(person.reach.marketingContactsAt, row.contactAt) } : 'gone',
    campaign: decision.campaign,
    occasion: decision.occasion,
    purpose: 'marketing',
    facts: { brand: policies.brandName.zh, lastOn: messageDay(decision.lastPurchaseOn) },
    now: tick.now,
    policy: policies.reach,
    ...(refusal.credit === 'keep' && row.channel === 'subscribe_message' ? {} : { refusedBy: refusedChannels[row.channel] }),
  });
}

const withoutWays = ({ message: _message, taskDueOn: _taskDueOn, ...decision }: DecisionDocument): DecisionDocument => decision;

function messageOf({ message }: ReachDecision, person: ReachPerson | undefined): Pick<DecisionDocument, 'message'> {
  const to = message?.channel === 'oa_template' ? person?.oaOpenid : person?.openid;
  return message && to ? { message: { ...message, to } } : {};
}

/** Credit and contact as they are after the refusal. */
async function keepAccount(tx: Transaction, account: AccountDocument, row: OutboxDocument, { credit }: Refusal, next: ReachDecision): Promise<void> {
  const free = withoutContact(account.marketingContactsAt, row.contactAt);
  await tx.accounts.update(account._id, {
    credits: creditsAfter(account, row, credit),
    marketingContactsAt: next.channel === 'none' ? free : withContact(free, next.notBefore),
    revision: account.revision + 1,
  });
}

function creditsAfter({ credits }: AccountDocument, row: OutboxDocument, credit: Refusal['credit']): AccountDocument['credits'] {
  if (row.channel !== 'subscribe_message' || credit === 'keep') return credits;
  return { ...credits, [row.templateId]: credit === 'none_left' ? 0 : (credits[row.templateId] ?? 0) + 1 };
}
