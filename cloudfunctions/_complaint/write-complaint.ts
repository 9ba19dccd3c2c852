import { messageDay } from '../../shared/domain/campaign';
import { isOpen, noticeIdOf, noticeWayOf, waitingForMember, type Changed, type Telling } from '../../shared/domain/complaint';
import type { StaffId, TaskId } from '../../shared/kernel/ids';
import { addDays, dayMs, instant, localDateOf, type Instant } from '../../shared/kernel/time';
import { announce } from '../_reach/announce';
import { increase } from '../_store/collection';
import { complaintDocument, type ComplaintDocument, type StaffNoticeDocument } from '../_store/complaint-documents';
import type { Desk } from './desk';
import { hasLeft } from '../_member/left-account';
import type { Transaction } from '../_store/store';
import type { AccountDocument, ComplaintRecord } from '../_store/account-documents';
import type { TaskDocument } from '../_store/task-documents';

/** The call that asks how he is after a round of a complaint has ended: one for each round. */
export const careTaskIdOf = (complaintId: string, round: number): TaskId => `tk_complaint_closed_${complaintId}_${round}` as TaskId;

const excerptLength = 40;
/** A question that nobody could be told of within so many days has been asked by telephone long ago. */
const askedDays = 2;

/**
 * Writes a changed complaint with all that follows from it, in the same transaction: who is told, whether marketing to the member is
 * paused, and the care call after the end. `before` is null for a new one. Ids come from the events, so nothing here happens twice.
 */
export async function writeComplaint(tx: Transaction, before: ComplaintDocument | null, changed: Changed, desk: Desk, now: Instant): Promise<ComplaintDocument> {
  const after = complaintDocument(changed.complaint, desk.rules);
  await tx.complaints.put(after);
  const notices = changed.tellings.flatMap((telling) => noticesOf(telling, after, desk, now));
  await tx.staffNotices.add(...notices);
  await tellMember(tx, before, after, desk, now);
  const [wasOpen, nowOpen] = [before !== null && isOpen(before), isOpen(after)];
  if (wasOpen === nowOpen) return after;
  const account = await countOpen(tx, after, nowOpen ? 1 : -1, now);
  if (nowOpen) await callOffCare(tx, before);
  // Nobody is called who has left.
  else if (account && !hasLeft(account)) await tx.tasks.add(careTask(after, desk, now));
  return after;
}

/** What asks the customer for a word: whether we have understood him, whether he agrees, how it was. */
const asking: ReadonlySet<string> = new Set(['restated', 'proposed', 'asked_rating']);

/**
 * The customer is told, by the ways of every service message, that something waits for his word. The announcement is named by the complaint
 * and the place of the question in its timeline, so that nobody is told of one question twice, and is written in the same transaction.
 */
async function tellMember(tx: Transaction, before: ComplaintDocument | null, { _id, memberId, events, state }: ComplaintDocument, { storeName }: Desk, now: Instant): Promise<void> {
  if (!waitingForMember.has(state)) return;
  const known = before?.events.length ?? 0;
  const place = events.reduce((last, { kind }, index) => (asking.has(kind) ? index : last), -1);
  if (place < known) return;
  const facts = { storeName, askedOn: messageDay(localDateOf(now)) };
  await announce({ id: `${_id}.${place}`, occasion: 'complaint_asked', facts, endsAt: instant(now + askedDays * dayMs) }, { kind: 'members', memberIds: [memberId] }, now, tx);
}

function noticesOf({ kind, key, staffIds }: Telling, complaint: ComplaintDocument, { staff }: Desk, at: Instant): StaffNoticeDocument[] {
  return staffIds.flatMap((staffId) => {
    const way = noticeWayOf(kind, staff.get(staffId)?.noticeChoices);
    if (way === 'off') return [];
    return [{
      _id: noticeIdOf(key, staffId),
      staffId: staffId as StaffId,
      complaintId: complaint._id,
      storeId: complaint.storeId,
      kind,
      at,
      isUnread: true,
      excerpt: [...complaint.text].slice(0, excerptLength).join(''),
      message: way === 'message' ? 'waiting' : 'none',
    }];
  });
}

function recordAfter(record: ComplaintRecord | undefined, complaint: ComplaintDocument, isOpened: boolean, now: Instant): ComplaintRecord {
  const before = record ?? { opened: 0, closed: 0, lastOpenedAt: now, lastClosedAt: null, lastRating: null };
  return isOpened ? { ...before, opened: before.opened + 1, lastOpenedAt: now } : { ...before, closed: before.closed + 1, lastClosedAt: now, lastRating: complaint.rating };
}

/** The member's account counts what is open, because open complaints stop marketing, and keeps what they came to. */
async function countOpen(tx: Transaction, complaint: ComplaintDocument, by: 1 | -1, now: Instant): Promise<AccountDocument | undefined> {
  const account: AccountDocument | undefined = await tx.accounts.get(complaint.memberId);
  if (!account) return undefined;
  const complaintRecord = recordAfter(account.complaintRecord, complaint, by === 1, now);
  await tx.accounts.update(account._id, { openComplaints: increase(by), complaintRecord, revision: increase(1) });
  return account;
}

/** He is not satisfied after all: the call that would ask how he is would come as mockery. */
async function callOffCare(tx: Transaction, before: ComplaintDocument | null): Promise<void> {
  if (before === null) return;
  const taskId = careTaskIdOf(before._id, before.number);
  if ((await tx.tasks.get(taskId))?.state === 'open') await tx.tasks.update(taskId, { state: 'cancelled' });
}

function careTask({ _id, number, memberId, storeId }: ComplaintDocument, { rules }: Desk, now: Instant): TaskDocument {
  return {
    _id: careTaskIdOf(_id, number),
    memberId,
    storeId,
    occasion: 'complaint_closed',
    state: 'open',
    dueOn: addDays(localDateOf(now), rules.policy.followUpDays),
    createdAt: now,
    causeId: _id,
  };
}
