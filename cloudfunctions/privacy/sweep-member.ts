import { phaseAt } from '../../shared/domain/event';
import type { MemberId } from '../../shared/kernel/ids';
import type { Instant, LocalDate } from '../../shared/kernel/time';
import { dice } from '../_runtime/dice';
import { removeFiles } from '../_store/cloud';
import { is, removeField } from '../_store/collection';
import type { LeavingDocument } from '../_store/privacy-documents';
import type { EventDocument } from '../_store/event-documents';
import { leaveEvent } from '../_reach/event-places';
import { withSmall } from '../_complaint/photo-checks';
import { store, transact } from '../_store/store';

/** A member has a few hundred photos at the very most: nine a complaint. */
const mostComplaints = 1_000;
const mostEvents = 1_000;

/** Nobody moves up in the line of an event that was called off, or has begun. */
const givesWay = (event: EventDocument, now: Instant): boolean => ['sign_up', 'closed'].includes(phaseAt(event, event.cancelledAt !== undefined, now));

/** His places go to who waits, and no list names him; how many came to an event that is over stays counted. */
async function leaveEvents(memberId: MemberId, now: Instant): Promise<void> {
  const guests = await store.eventGuests.find({ filter: { memberId }, order: [{ field: 'changedAt', direction: 'desc' }], limit: mostEvents });
  for (const { _id, eventId } of guests) {
    await transact(async (tx) => {
      const [event, guest] = await Promise.all([tx.events.get(eventId), tx.eventGuests.get(_id)]);
      if (event && guest && guest.cameAt === null && givesWay(event, now)) await leaveEvent(tx, event, guest, now);
      if (guest) await tx.eventGuests.remove(_id);
    }, dice);
  }
}

/** Takes away what other documents hold of a member who left. Each step finds nothing the second time, so a cut-off sweep is run again. */
async function takeAway(memberId: MemberId, now: Instant): Promise<void> {
  await store.coupons.updateWhere({ memberId, state: is.oneOf(['issued', 'offered', 'reserved']) }, { state: 'void', reservedBy: null, reservedUntilAt: null });
  await store.tasks.updateWhere({ memberId, state: 'open' }, { state: 'cancelled' });
  // What he wrote under a mark, and what was noted when he was called, stand in the call's own document too.
  await store.tasks.updateWhere({ memberId }, { 'care.words': removeField, note: removeField });
  // The address and the words go; that something was sent, and what came of it, stays for the count of a campaign.
  await store.outbox.updateWhere({ memberId }, { to: '', fields: [] });
  await store.contacts.removeWhere({ memberId });
  await store.ratings.updateWhere({ memberId }, { words: '' });
  await store.birthdayWishes.remove(memberId);
  // His votes stay counted; what he wrote and which votes were his do not.
  await store.surveyAnswers.removeWhere({ memberId });
  await store.suggestions.removeWhere({ memberId });
  await store.memberTopics.removeWhere({ memberId });
  await store.declinedTopics.remove(memberId);
  await leaveEvents(memberId, now);
  const complaints = await store.complaints.find({ filter: { memberId }, order: [{ field: 'openedAt', direction: 'desc' }], limit: mostComplaints, fields: ['photos'] });
  await removeFiles(complaints.flatMap((complaint) => withSmall(complaint.photos)));
  await store.complaints.updateWhere({ memberId }, { photos: [] });
  await store.photoChecks.removeWhere({ memberId });
  const copy = await store.exports.get(memberId);
  if (copy) {
    await removeFiles(copy.fileIds);
    await store.exports.remove(memberId);
  }
}

/** What the law asked for and asks for no longer. The purchases that stay belong to nobody: no document says whose they were. */
async function letGo(memberId: MemberId, what: LeavingDocument['kept'][number]['what']): Promise<void> {
  if (what === 'complaints') await store.complaints.removeWhere({ memberId });
  if (what === 'consents') await store.members.remove(memberId);
}

/** The next thing to be done for one member who left, and the day of the one after it. */
export async function sweepMember(leaving: LeavingDocument, on: LocalDate, now: Instant): Promise<void> {
  if (leaving.state === 'sweeping') await takeAway(leaving._id, now);
  const ended = leaving.kept.filter((record) => record.untilOn <= on);
  for (const record of ended) await letGo(leaving._id, record.what);
  const kept = leaving.kept.filter((record) => record.untilOn > on);
  const [next] = kept.map((record) => record.untilOn).sort();
  if (next === undefined) await store.leavings.remove(leaving._id);
  else await store.leavings.update(leaving._id, { state: 'kept', kept, dueOn: next });
}
