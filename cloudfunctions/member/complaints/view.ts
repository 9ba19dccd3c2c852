import type { OutputOf } from '../../../shared/contract/action';
import type { memberContract } from '../../../shared/contract/member';
import { stageOf, stepsDone } from '../../../shared/domain/complaint';
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

/**
 * A complaint as its member sees it: every step with its time, staff by name, nothing of the desk's own.
 * Photo links end after ten minutes; a photo that is gone is left out. His own photos he sees whatever the check says of them, and what it says.
 */
export async function complaintView(complaint: ComplaintDocument, { rules, staff }: Desk): Promise<View> {
  const [links, states, names] = await Promise.all([temporaryLinks(complaint.photos), photoStates(complaint.photos), timelineNames([complaint])]);
  const question = questionOf(complaint);
  const ownerName = complaint.ownerId === null ? undefined : staff.get(complaint.ownerId)?.name;
  return {
    ...complaintRow(complaint),
    photos: complaint.photos.flatMap((fileId) => {
      const [url, state = 'unchecked'] = [links.get(fileId), states.get(fileId)];
      return url === undefined ? [] : [{ fileId: fileId as FileId, url, state }];
    }),
    events: complaint.events.map((event) => eventView(event, names, '')),
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
