import { textOf, withContact, withCredit, withoutContact } from '../../shared/domain/campaign';
import { dayMs, instant } from '../../shared/kernel/time';
import { notFollowing, permissionGone, type SendOutcome } from '../_channels';
import { store, transact, type Transaction } from '../_store/store';
import type { Dispatch } from './dispatch-context';
import { takeNextWay } from './next-way';
import type { OutboxDocument } from '../_store/outbox-documents';

/** Tries before a message is given up and the next way is asked. */
const mostAttempts = 5;

/** Writes down what became of a message that was handed over, and answers it in a word. */
export async function settle(dispatch: Dispatch, row: OutboxDocument, outcome: SendOutcome): Promise<string> {
  switch (outcome.kind) {
    case 'accepted':
      return keepContact(dispatch, row, { state: 'sent', queue: 'sent', sentAt: dispatch.tick.now, ...(outcome.platformId === undefined ? {} : { platformId: outcome.platformId }) });
    case 'unknown':
      // It may have arrived, so it counts as said, its credit as used, and no other way is tried.
      return keepContact(dispatch, row, { state: 'failed', queue: 'refused' });
    case 'later':
      if (row.attempts >= mostAttempts) return takeNextWay(dispatch, row, { credit: 'give_back', errorCode: outcome.errorCode, as: 'failed' });
      return tryLater(dispatch, row, outcome);
    case 'refused':
      if (notFollowing.has(outcome.errorCode) && row.channel === 'oa_template') await forgetFollower(row);
      return takeNextWay(dispatch, row, { credit: outcome.errorCode === permissionGone ? 'none_left' : 'give_back', errorCode: outcome.errorCode, as: 'refused' });
  }
}

type Said = Pick<OutboxDocument, 'state' | 'queue'> & Partial<Pick<OutboxDocument, 'sentAt' | 'platformId'>>;

/** The message was said, or may have been: history, and the day that counts for the caps. What was decided as a service notice counts for none. */
async function keepContact({ tick }: Dispatch, row: OutboxDocument, result: Said): Promise<string> {
  const { now } = tick;
  return transact(async (tx) => {
    const stored = await tx.outbox.get(row._id);
    if (!stored || (stored.state !== 'sending' && stored.state !== 'failed')) return 'taken';
    const account = row.decidedFor === 'service' ? undefined : await tx.accounts.get(row.memberId);
    const moved = account !== undefined && now > row.contactAt;
    await tx.outbox.update(row._id, { ...result, ...(moved ? { contactAt: now } : {}) });
    if (moved) {
      const contacts = withContact(withoutContact(account.marketingContactsAt, row.contactAt), now);
      await tx.accounts.update(account._id, { marketingContactsAt: contacts, revision: account.revision + 1 });
    }
    if (stored.state === 'sending') {
      await tx.contacts.add({ _id: `ct_${row._id}`, memberId: row.memberId, at: now, channel: row.channel, text: textOf(row.fields), causeId: row._id });
    }
    return result.state;
  }, tick.dice);
}

/** Back into the queue, later each time; the credit was not used. */
async function tryLater({ tick }: Dispatch, row: OutboxDocument, outcome: { readonly errorCode?: number; readonly afterMs: number }): Promise<string> {
  const waitMs = Math.min(dayMs, outcome.afterMs * 2 ** (row.attempts - 1));
  return transact(async (tx) => {
    const stored = await tx.outbox.get(row._id);
    if (stored?.state !== 'sending') return 'taken';
    await giveCreditBack(tx, row);
    const error = outcome.errorCode === undefined ? {} : { errorCode: outcome.errorCode };
    await tx.outbox.update(row._id, { state: 'waiting', notBefore: instant(tick.now + waitMs), ...error });
    return 'later';
  }, tick.dice);
}

async function giveCreditBack(tx: Transaction, { channel, memberId, templateId }: OutboxDocument): Promise<void> {
  const account = channel === 'subscribe_message' ? await tx.accounts.get(memberId) : undefined;
  if (account) await tx.accounts.update(memberId, { credits: withCredit(account.credits, templateId), revision: account.revision + 1 });
}

/** The map of followers was wrong about him. */
async function forgetFollower({ memberId, to }: OutboxDocument): Promise<void> {
  const unionid = (await store.members.get(memberId))?.unionid;
  if (unionid) await store.followers.updateWhere({ _id: unionid, oaOpenid: to }, { subscribed: false });
}
