import { decideReach, messageChannels, messageDay, outboxStatesUnderWay, withContact, withCredit, withNoCredit, withoutContact, type ReachDecision } from '../../shared/domain/campaign';
import { addDays, localDateOf } from '../../shared/kernel/time';
import { addressed, groupSends, outboxDocument, taskDocument } from '../_store/reach-documents';
import { readReachPersons, type ReachPerson } from '../_reach/reach-facts';
import { transact, type Transaction } from '../_store/store';
import type { Dispatch } from './dispatch-context';
import type { AccountDocument } from '../_store/account-documents';
import type { DecisionDocument, OutboxDocument } from '../_store/outbox-documents';

/** What the refusal means for the member's credit: unused and back, unused because never taken, or all of it gone. */
export interface Refusal {
  readonly credit: 'give_back' | 'keep' | 'none_left';
  readonly errorCode: number | undefined;
  /** `refused`: it never will be carried. `failed`: it was tried often enough. */
  readonly as: 'refused' | 'failed';
}

const endable: ReadonlySet<OutboxDocument['state']> = new Set(outboxStatesUnderWay);

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
    if (!stored || !decision || !endable.has(stored.state)) return 'taken';
    // He may have complained, or been contacted, since he was read: what counts is the account as this transaction sees it.
    const account = await tx.accounts.get(row.memberId);
    const next = decideAgain(dispatch, stored, decision, account && person && { ...person, reach: asOf(person.reach, account) }, refusal);
    const error = refusal.errorCode === undefined ? {} : { errorCode: refusal.errorCode };
    const reasons = [...decision.reasons, ...next.reasons];
    await tx.outbox.update(row._id, { state: refusal.as, queue: 'refused', reasons, ...error });
    const changed: DecisionDocument = {
      ...withoutWays(decision),
      channel: next.channel,
      reasons,
      notBefore: next.notBefore,
      ...addressed(next, person),
      ...(next.channel === 'task' ? { taskDueOn: addDays(today, policies.reach.taskDueDays) } : {}),
    };
    await tx.decisions.put(changed);
    await carryOut(tx, changed, dispatch);
    if (account) await keepAccount(tx, account, stored, refusal, next);
    return refusal.as;
  }, tick.dice);
}

async function carryOut(tx: Transaction, decision: DecisionDocument, { tick }: Dispatch): Promise<void> {
  for (const group of groupSends([decision])) if (!(await tx.groupSends.get(group._id))) await tx.groupSends.add(group);
  if (decision.message) await tx.outbox.add(outboxDocument(decision, decision.message));
  if (decision.taskDueOn) await tx.tasks.add(taskDocument(decision, decision.taskDueOn, tick.now));
}

function asOf(reach: ReachPerson['reach'], { openComplaints, marketingContactsAt, credits, reachSwitches, personalised }: AccountDocument): ReachPerson['reach'] {
  return { ...reach, openComplaints, marketingContactsAt, credits, switches: reachSwitches, personalised: personalised !== false };
}

/** A refused channel rules out itself and the ones before it; a credit that was only missing rules out nothing. */
function decideAgain({ tick, policies }: Dispatch, row: OutboxDocument, decision: DecisionDocument, person: ReachPerson | undefined, refusal: Refusal): ReachDecision {
  const refusedBy = refusal.credit === 'keep' && row.channel === 'subscribe_message' ? [] : messageChannels.slice(0, messageChannels.indexOf(row.channel) + 1);
  const { campaign, occasion, purpose = 'marketing', lastPurchaseOn, facts, lastWay, endsAt, restsOnScore } = decision;
  return decideReach({
    // This message's own place among his contacts is free again.
    member: person ? { ...person.reach, marketingContactsAt: withoutContact(person.reach.marketingContactsAt, row.contactAt) } : 'gone',
    campaign,
    occasion,
    purpose,
    facts: facts ?? { brand: policies.brandName.zh, ...(lastPurchaseOn === undefined ? {} : { lastOn: messageDay(lastPurchaseOn) }) },
    now: tick.now,
    policy: policies.reach,
    refusedBy,
    ...(restsOnScore === undefined ? {} : { restsOnScore }),
    ...(lastWay === undefined ? {} : { lastWay }),
    ...(endsAt === undefined ? {} : { endsAt }),
  });
}

const withoutWays = ({ message: _message, taskDueOn: _taskDueOn, ...decision }: DecisionDocument): DecisionDocument => decision;

/** Credit and contact as they are after the refusal. */
async function keepAccount(tx: Transaction, account: AccountDocument, row: OutboxDocument, { credit }: Refusal, next: ReachDecision): Promise<void> {
  const free = withoutContact(account.marketingContactsAt, row.contactAt);
  const counts = next.channel !== 'none' && row.decidedFor !== 'service';
  await tx.accounts.update(account._id, {
    credits: creditsAfter(account, row, credit),
    marketingContactsAt: counts ? withContact(free, next.notBefore) : free,
    revision: account.revision + 1,
  });
}

function creditsAfter({ credits }: AccountDocument, { channel, templateId }: OutboxDocument, credit: Refusal['credit']): AccountDocument['credits'] {
  if (channel !== 'subscribe_message' || credit === 'keep') return credits;
  return credit === 'none_left' ? withNoCredit(credits, templateId) : withCredit(credits, templateId);
}
