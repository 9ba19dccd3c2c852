import { occasionRules, type MessageFacts, type OccasionId } from '../../shared/domain/campaign';
import { instant, localDateOf, type Instant } from '../../shared/kernel/time';
import { addMissing } from '../_store/batch';
import type { AnnouncementAudience, AnnouncementDocument } from '../_store/occasion-documents';
import { store, type Transaction } from '../_store/store';

/** What is announced: its name makes it once, its facts fill the texts of its occasion. */
export interface Announcement {
  /** Names what is announced, e.g. the event's id: the same name is announced once. */
  readonly id: string;
  readonly occasion: OccasionId;
  readonly facts: MessageFacts;
  /** From this moment on there is nothing left to tell. */
  readonly endsAt?: Instant;
}

/** The announcement's own id, which is also the campaign of its decisions. */
export const announcementIdOf = ({ occasion, id }: Pick<Announcement, 'occasion' | 'id'>): string => `${occasion}_${id}`;

/** The document of an announcement that has not begun. */
export function announcementDocument(announcement: Announcement, audience: AnnouncementAudience, now: Instant): AnnouncementDocument {
  const { id, occasion, facts, endsAt } = announcement;
  return {
    _id: announcementIdOf(announcement), occasion, round: id, facts, ...(endsAt === undefined ? {} : { endsAt }), audience,
    businessDay: localDateOf(now), createdAt: now, state: 'running', phase: 'prepare', cursor: '', members: 0, decided: {}, leaseUntil: instant(0), leaseHolder: 'nobody',
  };
}

/**
 * Tells an audience of something, once: writes the announcement down, in the caller's transaction where he has one; the sender prepares it
 * within five minutes, by pages, and each member is decided about as for every other occasion. The texts are the templates of the occasion.
 * Announcing the same again changes nothing. Takes facts named by `placesOf(occasion)`.
 *
 * @example await announce({ id: eventId, occasion: 'event_invitation', facts: { eventName, eventOn } }, { kind: 'event', eventId }, now, tx)
 */
export async function announce(announcement: Announcement, audience: AnnouncementAudience, now: Instant, tx?: Transaction): Promise<void> {
  const missing = occasionRules[announcement.occasion].places.filter((place) => !Object.hasOwn(announcement.facts, place));
  if (missing.length > 0) throw new Error(`an announcement of ${announcement.occasion} needs the facts ${missing.join(', ')}`);
  const document = announcementDocument(announcement, audience, now);
  if (!tx) {
    await addMissing(store.announcements, [document]);
    return;
  }
  if (!(await tx.announcements.get(document._id))) await tx.announcements.add(document);
}

/** Ends an announcement: nothing more is decided, and what waits is cancelled before it is sent. */
export async function stopAnnouncement(announcement: Pick<Announcement, 'occasion' | 'id'>, on: Pick<Transaction, 'announcements'> = store): Promise<boolean> {
  return on.announcements.update(announcementIdOf(announcement), stoppedAnnouncement);
}
/** What stopping writes. */
export const stoppedAnnouncement = { stopped: true, state: 'done', phase: 'done' } as const;
