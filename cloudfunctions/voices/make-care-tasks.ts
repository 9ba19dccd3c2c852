import { careFor, carePolicy, isBadVisit, type CareFacts, type Voice } from '../../shared/domain/care';
import type { MemberId, StoreId, TaskId } from '../../shared/kernel/ids';
import { dayMs, instant, localDateOf, type Instant } from '../../shared/kernel/time';
import { addMissing } from '../_store/batch';
import { is } from '../_store/collection';
import type { ComplaintDocument } from '../_store/complaint-documents';
import { hasLeft } from '../_member/left-account';
import type { RatingDocument } from '../_store/rating-documents';
import { store } from '../_store/store';
import type { SurveyAnswerDocument } from '../_store/survey-documents';
import type { RefundDocument } from '../_store/purchase-documents';
import type { TaskDocument } from '../_store/task-documents';

/** A voice with whose it is, where, and the words that came with it. */
export interface Heard {
  readonly voice: Voice;
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  readonly words: string;
}

export const heardOfRating = ({ purchaseId, memberId, storeId, changedAt, store: stars, guide, words }: RatingDocument): Heard =>
  ({ voice: { kind: 'purchase_rating', purchaseId, at: changedAt, store: stars, guide }, memberId, storeId, words });
export const heardOfRefund = ({ purchaseId, memberId, storeId, at, reason }: RefundDocument): Heard =>
  ({ voice: { kind: 'refund', purchaseId, at, reason }, memberId, storeId, words: reason });
/** The mark at the end of a complaint; nothing while it has none. */
export function heardOfComplaint({ _id, memberId, storeId, rating, closedAt, evidence }: ComplaintDocument): Heard | undefined {
  if (rating === null || closedAt === null) return undefined;
  return { voice: { kind: 'complaint_rating', complaintId: _id, at: closedAt, rating }, memberId, storeId, words: evidence.result?.words ?? '' };
}

/** What he marked in a survey, at its lowest; nothing where he marked nothing. */
export function heardOfSurvey({ _id, memberId, storeId, contentment, changedAt }: SurveyAnswerDocument): Heard | undefined {
  return contentment === null ? undefined : { voice: { kind: 'survey', answerId: _id, at: changedAt, rating: contentment }, memberId, storeId, words: '' };
}

/** The visits of one member that matter, and his complaints, are few. */
const mostOfMember = 100;

/**
 * Makes a care task for every cause among these voices. A task's id is its cause, so the database refuses the second: however often a
 * voice is read, whatever was cut off, whoever read it at the same time. Voices that could be no cause cost nothing.
 */
export async function makeCareTasks(heard: readonly Heard[], now: Instant): Promise<void> {
  const tasks: TaskDocument[] = [];
  for (const one of heard) {
    if (one.voice.kind === 'purchase_rating' && !isBadVisit(one.voice, carePolicy)) continue;
    const task = await careTaskOf(one, now);
    if (task) tasks.push(task);
  }
  await addMissing(store.tasks, [...new Map(tasks.map((task) => [task._id, task])).values()]);
}

async function careTaskOf({ voice, memberId, storeId, words }: Heard, now: Instant): Promise<TaskDocument | undefined> {
  const facts = await factsAbout(voice, memberId);
  const care = facts && careFor(voice, facts, carePolicy);
  if (!care) return undefined;
  const today = localDateOf(now);
  return {
    _id: `tk_care_${care.causeId}` as TaskId,
    memberId,
    storeId,
    occasion: 'care',
    state: 'open',
    // A voice that was heard late is due today, not in the past.
    dueOn: care.dueOn < today ? today : care.dueOn,
    createdAt: now,
    causeId: care.causeId,
    care: {
      cause: care.cause,
      badVisits: care.badVisits,
      ...(voice.kind === 'purchase_rating' ? { store: voice.store, ...(voice.guide === null ? {} : { guide: voice.guide }) } : {}),
      ...(voice.kind === 'complaint_rating' || voice.kind === 'survey' ? { rating: voice.rating } : {}),
      ...(words.trim() === '' ? {} : { words: words.trim() }),
    },
  };
}

/** What else is known about who spoke; nothing when he has left: nobody is called about him, whatever comes back of his later. */
async function factsAbout(voice: Voice, memberId: MemberId): Promise<CareFacts | undefined> {
  const since = instant(voice.at - carePolicy.withinDays * dayMs);
  const [ratings, refunds, complaints, account] = await Promise.all([
    store.ratings.find({ filter: { memberId, ratedAt: is.atLeast(since) }, order: [{ field: 'ratedAt', direction: 'desc' }], limit: mostOfMember }),
    store.refunds.find({ filter: { memberId, at: is.atLeast(since) }, order: [{ field: 'at', direction: 'desc' }], limit: mostOfMember }),
    store.complaints.find({ filter: { memberId }, order: [{ field: 'openedAt', direction: 'desc' }], limit: mostOfMember, fields: ['purchaseId'] }),
    store.accounts.get(memberId),
  ]);
  if (account && hasLeft(account)) return undefined;
  const visits = new Map<string, Instant>();
  for (const rating of ratings) if (isBadVisit(heardOfRating(rating).voice, carePolicy)) visits.set(rating.purchaseId, rating.ratedAt);
  for (const refund of refunds) visits.set(refund.purchaseId, refund.at);
  const about = 'purchaseId' in voice ? voice.purchaseId : undefined;
  return {
    complains: (account?.openComplaints ?? 0) > 0 || complaints.some((complaint) => complaint.purchaseId === about),
    badVisits: [...visits].map(([purchaseId, at]) => ({ purchaseId, at })),
  };
}
