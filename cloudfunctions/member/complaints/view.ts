import type { OutputOf } from '../../../shared/contract/action';
import type { memberContract } from '../../../shared/contract/member';
import type { FileId, MemberId, PurchaseId, StaffId } from '../../../shared/kernel/ids';
import { notFound } from '../../_runtime/fault';
import { temporaryLinks } from '../../_store/cloud';
import type { ComplaintDocument } from '../../_store/documents';
import { store } from '../../_store/store';

type View = OutputOf<typeof memberContract.complaints.show>;

/** A complaint as it stands in the member's list. */
export function complaintRow(complaint: ComplaintDocument) {
  const { _id, kind, text, state, openedAt, events } = complaint;
  return { complaintId: _id, kind, text, state, openedAt, changedAt: events.at(-1)?.at ?? openedAt };
}

/**
 * A complaint as its member sees it: every step with its time, staff by name.
 * Photo links end after ten minutes; a photo that is gone is left out.
 */
export async function complaintView(complaint: ComplaintDocument): Promise<View> {
  const staffIds = complaint.events.map((event) => event.by).filter((by) => by !== 'member');
  const [links, staff] = await Promise.all([temporaryLinks(complaint.photos), store.staff.getMany(staffIds)]);
  return {
    ...complaintRow(complaint),
    photos: complaint.photos.flatMap((fileId) => {
      const url = links.get(fileId);
      return url === undefined ? [] : [{ fileId: fileId as FileId, url }];
    }),
    events: complaint.events.map((event) => ({
      kind: event.kind,
      at: event.at,
      by: event.by === 'member' ? { side: 'member' as const, name: '' } : { side: 'store' as const, name: staff.get(event.by as StaffId)?.name ?? '' },
      text: event.publicText,
      ...(event.kind === 'rated' && complaint.rating !== null ? { rating: complaint.rating } : {}),
    })),
    contactBy: complaint.reachMe === 'phone' ? 'phone' : 'in_app',
    ...(complaint.purchaseId === null ? {} : { purchaseId: complaint.purchaseId as PurchaseId }),
  };
}

/** The member's own complaint; somebody else's is not there. */
export function own(complaint: ComplaintDocument | undefined, memberId: MemberId): ComplaintDocument {
  return complaint?.memberId === memberId ? complaint : notFound();
}
