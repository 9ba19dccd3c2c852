import { lastWord, withoutContact, type MemberNow } from '../../shared/domain/campaign';
import { lastPurchaseOn, statisticsBy } from '../../shared/domain/retention';
import { instant, localDateOf, minuteMs, type Instant } from '../../shared/kernel/time';
import type { AccountDocument, MemberDocument, OutboxDocument } from '../_store/documents';
import { transact, type Transaction } from '../_store/store';
import type { Dispatch } from './dispatch-context';

/** Longer than a function may live: after it the sender is gone for certain. */
const leaseMs = 2 * minuteMs;

/** `taken`: another copy has it, or it is not due any more. `no_way`: the channel has closed, the next one is to be asked. */
export type Claim = { readonly kind: 'claimed'; readonly row: OutboxDocument } | { readonly kind: 'taken' | 'later' | 'cancelled' | 'no_way' };

/**
 * Takes a message for sending, in one transaction with the credit it costs: after the commit it may be handed over, and
 * nobody else will. All that may have changed since the decision is asked again first.
 */
export async function claim({ tick, policies }: Dispatch, { _id }: OutboxDocument): Promise<Claim> {
  const { now } = tick;
  return transact(async (tx) => {
    const row = await tx.outbox.get(_id);
    if (!row || !isClaimable(row, now)) return { kind: 'taken' };
    const [account, member] = [await tx.accounts.get(row.memberId), await tx.members.get(row.memberId)];
    const word = lastWord(row, memberNow(account, member, now), now, policies.reach);
    if (word.kind === 'later') {
      await tx.outbox.update(_id, { state: 'waiting', notBefore: word.notBefore });
      return { kind: 'later' };
    }
    if (word.kind === 'cancel') {
      await cancel(tx, row, account, word.reason);
      return { kind: 'cancelled' };
    }
    if (row.channel === 'oa_template' && policies.reach.oa === 'disabled') return { kind: 'no_way' };
    if (row.channel === 'subscribe_message' && account && !(await takeCredit(tx, account, row.templateId))) return { kind: 'no_way' };
    const taken = { state: 'sending' as const, leaseUntil: instant(now + leaseMs), attempts: row.attempts + 1 };
    await tx.outbox.update(_id, taken);
    return { kind: 'claimed', row: { ...row, ...taken } };
  }, tick.dice);
}

const isClaimable = (row: OutboxDocument, now: Instant): boolean =>
  (row.state === 'waiting' && row.notBefore <= now) || (row.state === 'sending' && (row.leaseUntil ?? 0) <= now);

/** Purchases of later days do not count: a past night that is run again does not know them. */
function memberNow(account: AccountDocument | undefined, member: MemberDocument | undefined, now: Instant): MemberNow {
  if (!account || !member) return 'gone';
  const upTo = statisticsBy(account.statistics, localDateOf(now));
  return {
    marketingConsent: member.consent.marketing !== null,
    openComplaints: account.openComplaints,
    marketingContactsAt: account.marketingContactsAt,
    lastPurchaseOn: lastPurchaseOn(upTo),
  };
}

async function takeCredit(tx: Transaction, account: AccountDocument, templateId: string): Promise<boolean> {
  const credits = account.credits[templateId] ?? 0;
  if (credits <= 0) return false;
  return tx.accounts.update(account._id, { credits: { ...account.credits, [templateId]: credits - 1 }, revision: account.revision + 1 });
}

async function cancel(tx: Transaction, row: OutboxDocument, account: AccountDocument | undefined, reason: OutboxDocument['reasons'][number]): Promise<void> {
  await tx.outbox.update(row._id, { state: 'cancelled', queue: 'refused', reasons: [...row.reasons, reason] });
  if (!account) return;
  await tx.accounts.update(account._id, { marketingContactsAt: withoutContact(account.marketingContactsAt, row.contactAt), revision: account.revision + 1 });
}
