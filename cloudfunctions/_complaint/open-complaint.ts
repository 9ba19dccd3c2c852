import { openComplaint, routeComplaint, severityOf, type Candidate, type ComplaintKind, type TalkChannel } from '../../shared/domain/complaint';
import { assert } from '../../shared/kernel/assert';
import { newId, type MemberId, type StaffId, type StoreId } from '../../shared/kernel/ids';
import type { Dice } from '../../shared/kernel/random';
import { accept, refuse } from '../../shared/kernel/result';
import { localDateOf, type Instant } from '../../shared/kernel/time';
import { is } from '../_store/collection';
import { deskOf, deskPerson, memberClassOf, type Desk } from './desk';
import { hasLeft } from '../_member/left-account';
import { store, type Transaction } from '../_store/store';
import { cancelWinBackCalls } from '../_reach/win-back-calls';
import { writeComplaint } from './write-complaint';

/** Open complaints of one member at a time. */
const mostOpen = 5;

/** The desk that a new complaint comes to, and who could own it with what he has in hand. */
export interface Opening {
  readonly storeId: StoreId;
  readonly desk: Desk;
  readonly candidates: readonly Candidate[];
}

/** Reads, before the transaction, the desk of a store and everybody who could own a complaint there. */
export async function prepareOpening(storeId: StoreId): Promise<Opening> {
  const desk = await deskOf(storeId);
  const people = [...desk.staff.values()];
  const inHand = people.length === 0 ? new Map<string, { readonly count: number }>() : await store.complaints.sumsBy({ ownerId: is.oneOf(people.map(({ _id }) => _id)), queue: 'open' }, 'ownerId', 'revision');
  return { storeId, desk, candidates: people.map((person) => ({ ...deskPerson(person), load: inHand.get(person._id)?.count ?? 0 })) };
}

/** What was complained about, by whom, and who wrote it down when it was not himself. */
export interface OpeningWords {
  readonly memberId: MemberId;
  readonly kind: ComplaintKind;
  readonly text: string;
  readonly photos: readonly string[];
  readonly purchaseId: string | null;
  readonly contactBy: 'phone' | 'in_app';
  readonly heardBy?: { readonly staffId: StaffId; readonly channel: TalkChannel };
}

/**
 * Opens a complaint in somebody's hands, in the caller's transaction: its clocks start, marketing to this member stops, open win-back calls are
 * taken back. Refuses COMPLAINTS_TOO_MANY {open, most}; undefined for a member who has left.
 */
export async function writeOpening(tx: Transaction, words: OpeningWords, { storeId, desk, candidates }: Opening, by: { readonly now: Instant; readonly dice: Dice }) {
  const { memberId, kind, text, photos, purchaseId, contactBy, heardBy } = words;
  const { now, dice } = by;
  const account = await tx.accounts.get(memberId);
  if (!account || hasLeft(account)) return undefined;
  if (account.openComplaints >= mostOpen) return refuse('COMPLAINTS_TOO_MANY', { open: account.openComplaints, most: mostOpen });
  const severity = severityOf(kind, text, desk.rules.policy);
  // Staff are customers too, but not each his own.
  const exceptStaffIds = [...desk.staff.values()].filter(({ openid }) => openid === account.openid).map(({ _id }) => _id);
  const opened = openComplaint(
    {
      id: newId('complaint', dice), memberId, storeId, kind, text, photos, purchaseId, reachMe: contactBy, severity, memberClass: memberClassOf(account, desk.policies, now),
      ownerId: routeComplaint({ storeId, kind, severity, exceptStaffIds }, candidates, desk.rules.policy), at: now, ...(heardBy ? { heardBy } : {}),
    },
    desk.rules,
  );
  assert(opened.ok, 'the contract checked lengths already');
  // Nobody rings to win back a member who is waiting for an answer.
  await cancelWinBackCalls(tx, account, localDateOf(now));
  const { _id, clock } = await writeComplaint(tx, null, opened.value, desk, now);
  return accept({ complaintId: _id, firstAnswerDueAt: clock.firstAnswerDueAt });
}
