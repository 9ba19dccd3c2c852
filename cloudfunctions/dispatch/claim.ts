import { isWinBack, lastWord, mostGroupSendsAMonth, withoutContact, withoutCredit, type MemberNow, type ReachReason } from '../../shared/domain/campaign';
import { lastPurchaseOn, statisticsUntil } from '../../shared/domain/retention';
import { instant, localDateOf, minuteMs, monthOf, type Instant } from '../../shared/kernel/time';
import { transact, type Transaction } from '../_store/store';
import type { Dispatch } from './dispatch-context';
import type { AccountDocument } from '../_store/account-documents';
import type { MemberDocument } from '../_store/member-documents';
import type { OutboxDocument } from '../_store/outbox-documents';

/** Longer than a function may live: after it the sender is gone for certain. */
const leaseMs = 2 * minuteMs;

/** `taken`: another copy has it, or it is not due any more. `no_way`: the channel has closed, the next one is to be asked. */
export type Claim = { readonly kind: 'claimed'; readonly row: OutboxDocument } | { readonly kind: 'taken' | 'later' | 'cancelled' | 'no_way' };

/**
 * Takes a message for sending, in one transaction with the credit it costs or the place among the month's group messages: after the commit it
 * may be handed over, and nobody else will. All that may have changed since the decision is asked again first.
 */
export async function claim(dispatch: Dispatch, due: OutboxDocument): Promise<Claim> {
  const { tick, policies, stopped } = dispatch;
  const { _id } = due;
  const { now } = tick;
  return transact(async (tx) => {
    const row = await tx.outbox.get(_id);
    if (!row || !isClaimable(row, due, now)) return { kind: 'taken' };
    const [account, member] = [await tx.accounts.get(row.memberId), await tx.members.get(row.memberId)];
    if (row.campaign !== undefined && stopped.has(row.campaign)) return cancel(tx, row, account, 'CAMPAIGN_STOPPED');
    const word = lastWord({ ...row, decidedFor: row.decidedFor ?? 'marketing', restsOnScore: row.restsOnScore ?? isWinBack(row.campaignOccasion) }, memberNow(account, member, now), now, policies.reach);
    if (word.kind === 'later') {
      await tx.outbox.update(_id, { notBefore: word.notBefore });
      return { kind: 'later' };
    }
    if (word.kind === 'cancel') return cancel(tx, row, account, word.reason);
    if (isClosed(row, dispatch) || !account || !(await payFor(tx, account, row, now))) return { kind: 'no_way' };
    const taken = { state: 'sending' as const, leaseUntil: instant(now + leaseMs), attempts: row.attempts + 1 };
    await tx.outbox.update(_id, taken);
    return { kind: 'claimed', row: { ...row, ...taken } };
  }, tick.dice);
}

/**
 * Whether a message that was due when it was read may still be taken. Another copy that found no room puts off every message it has read, those
 * too for which this copy has taken the room: as long as nobody has tried it since, it is this copy's, or the room would be used by nobody.
 */
function isClaimable(row: OutboxDocument, due: OutboxDocument, now: Instant): boolean {
  if (row.state === 'waiting') return row.notBefore <= now || row.attempts === due.attempts;
  return row.state === 'gathered' || (row.state === 'sending' && (row.leaseUntil ?? 0) <= now);
}

/** The channel was switched off in the rules since. */
function isClosed({ channel }: OutboxDocument, { policies: { reach } }: Dispatch): boolean {
  if (channel === 'sms') return reach.sms === 'disabled';
  return channel !== 'subscribe_message' && reach.oa === 'disabled';
}

/** Purchases of later days do not count: a past night that is run again does not know them. */
function memberNow(account: AccountDocument | undefined, member: MemberDocument | undefined, now: Instant): MemberNow {
  if (!account || !member) return 'gone';
  const upTo = statisticsUntil(account.statistics, localDateOf(now)) ?? account.statistics;
  return {
    marketingConsent: member.consent.marketing !== null,
    personalised: account.personalised !== false,
    switches: account.reachSwitches,
    openComplaints: account.openComplaints,
    marketingContactsAt: account.marketingContactsAt,
    lastPurchaseOn: lastPurchaseOn(upTo),
  };
}

/** Takes what the message costs the member; false where he has none left. A row taken over from a sender that died has paid already. */
async function payFor(tx: Transaction, account: AccountDocument, row: OutboxDocument, now: Instant): Promise<boolean> {
  if (row.state === 'sending') return true;
  const revision = account.revision + 1;
  if (row.channel === 'subscribe_message') {
    const credits = withoutCredit(account.credits, row.templateId);
    return credits !== null && tx.accounts.update(account._id, { credits, revision });
  }
  if (row.channel !== 'oa_group') return true;
  const month = monthOf(localDateOf(now));
  const count = account.groupSends?.month === month ? account.groupSends.count : 0;
  return count < mostGroupSendsAMonth && tx.accounts.update(account._id, { groupSends: { month, count: count + 1 }, revision });
}

/** Ends a member's part in a group message that will not be sent: its place among his contacts and among the month's group messages is free again. */
export async function cancelGrouped({ tick }: Dispatch, { _id }: OutboxDocument, reason: ReachReason): Promise<string> {
  return transact(async (tx) => {
    const row = await tx.outbox.get(_id);
    if (row?.state !== 'gathered' && row?.state !== 'sending' && row?.state !== 'tagged') return 'taken';
    const account = await tx.accounts.get(row.memberId);
    const month = monthOf(localDateOf(tick.now));
    const counted = row.state !== 'gathered' && account?.groupSends?.month === month && account.groupSends.count > 0;
    if (counted && account.groupSends) await tx.accounts.update(account._id, { groupSends: { month, count: account.groupSends.count - 1 } });
    return (await cancel(tx, row, account, reason)).kind;
  }, tick.dice);
}

async function cancel(tx: Transaction, row: OutboxDocument, account: AccountDocument | undefined, reason: ReachReason): Promise<Claim> {
  await tx.outbox.update(row._id, { state: 'cancelled', queue: 'refused', reasons: [...row.reasons, reason] });
  if (account) await tx.accounts.update(account._id, { marketingContactsAt: withoutContact(account.marketingContactsAt, row.contactAt), revision: account.revision + 1 });
  return { kind: 'cancelled' };
}
