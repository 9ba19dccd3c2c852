import type { OutputOf } from '../../../shared/contract/action';
import type { memberContract } from '../../../shared/contract/member';
import { stageOf, stepsDone, type ComplaintEvent } from '../../../shared/domain/complaint';
import type { FileId, MemberId, PurchaseId } from '../../../shared/kernel/ids';
import { dayMs, instant } from '../../../shared/kernel/time';
import { notFound } from '../../_runtime/fault';
import { temporaryLinks } from '../../_store/cloud';
import { eventView, timelineNames } from '../../_complaint/complaint-events';
import type { Desk } from '../../_complaint/desk';
import { photoStates } from '../../_complaint/photo-checks';
import type { ComplaintDocument } from '../../_store/complaint-documents';

type View = OutputOf<typeof memberContract.complaints.show>;

/** A complaint as it stands in the member's list. */
export function complaintRow(complaint: ComplaintDocument) {
  const { _id, kind, text, state, openedAt, events, firstAnsweredAt } = complaint;
  return { complaintId: _id, kind, text, stage: stageOf(state, firstAnsweredAt !== null), stepsDone: stepsDone(state), openedAt, changedAt: events.at(-1)?.at ?? openedAt };
}

/** The question that waits for his answer: the last restatement or proposal. */
function questionOf({ state, events }: ComplaintDocument): View['question'] {
  const asked = state === 'confirming' ? 'restated' : state === 'proposed' ? 'proposed' : undefined;
  const event = [...events].reverse().find(({ kind }) => kind === asked);
  return event && { kind: state === 'confirming' ? 'restatement' : 'proposal', text: event.publicText, askedAt: event.at };
}

/** Of a talk in one answer, in bytes: with all else a complaint carries it stays under 60 KB. */
const mostTalk = 45_000;
/** A line without its words: kind, time, person, what was given. */
const lineBytes = 300;
const weight = (event: ComplaintEvent | undefined): number => lineBytes + Buffer.byteLength(event?.publicText ?? '');

/**
 * Where the lines begin that are told before `before`, as many as one answer carries. The first line, his complaint itself, stands apart and is
 * counted with each. A complaint that goes its usual way is told whole.
 */
export function linesBefore(events: readonly ComplaintEvent[], before: number): number {
  let [from, bytes] = [before, weight(events[0])];
  while (from > 1 && bytes + weight(events[from - 1]) <= mostTalk) {
    from -= 1;
    bytes += weight(events[from]);
  }
  return from;
}

/**
 * A complaint as its member sees it: its first step and the latest with their times, staff by name, nothing of the desk's own.
 * Photo links end after ten minutes; a photo that is gone is left out. His own photos he sees whatever the check says of them, and what it says.
 */
export async function complaintView(complaint: ComplaintDocument, { rules, staff }: Desk): Promise<View> {
  const [links, states, names] = await Promise.all([temporaryLinks(complaint.photos), photoStates(complaint.photos), timelineNames([complaint])]);
  const [first, ...later] = complaint.events.map((event) => eventView(event, names, ''));
  const omitted = linesBefore(complaint.events, complaint.events.length) - 1;
  const question = questionOf(complaint);
  const ownerName = complaint.ownerId === null ? undefined : staff.get(complaint.ownerId)?.name;
  return {
    ...complaintRow(complaint),
    photos: complaint.photos.flatMap((fileId) => {
      const [url, state = 'unchecked'] = [links.get(fileId), states.get(fileId)];
      return url === undefined ? [] : [{ fileId: fileId as FileId, url, state }];
    }),
    events: first ? [first, ...later.slice(omitted)] : [],
    omitted,
    contactBy: complaint.reachMe === 'phone' ? 'phone' : 'in_app',
    ...(complaint.purchaseId === null ? {} : { purchaseId: complaint.purchaseId as PurchaseId }),
    ...(ownerName === undefined ? {} : { ownerName }),
    ...(question === undefined ? {} : { question }),
    ...(complaint.closedAt === null ? {} : { reopenUntil: instant(complaint.closedAt + rules.policy.reopenDays * dayMs) }),
    giftsDue: complaint.giftsDue.map(({ name }) => name),
  };
}

/** The member's own complaint; somebody else's is not there. */
export function own(complaint: ComplaintDocument | undefined, memberId: MemberId): ComplaintDocument {
  return complaint?.memberId === memberId ? complaint : notFound();
}
