import type { StaffCaller } from '../../_runtime/identity';
import { ledgerIdOf } from '../../../shared/domain/complaint';
import { localDateOf, monthOf, type Instant } from '../../../shared/kernel/time';
import { temporaryLinks } from '../../_store/cloud';
import type { CompensationApprovalDocument, ComplaintDocument, ComplaintNoteDocument } from '../../_store/complaint-documents';
import { timelineNames, type TimelineNames } from '../../_complaint/complaint-events';
import { deskOf, type Desk } from '../../_complaint/desk';
import { photosForDesk, photoStates, withSmall } from '../../_complaint/photo-checks';
import { store } from '../../_store/store';
import type { AccountDocument } from '../../_store/account-documents';
import type { CouponTemplateDocument } from '../../_store/coupon-documents';
import type { MemberDocument } from '../../_store/member-documents';
import type { PurchaseDocument, RefundDocument } from '../../_store/purchase-documents';
import type { ContactDocument } from '../../_store/task-documents';

/** Everything the case page shows besides the complaint itself, read in two rounds before any transaction. */
export interface CaseFacts {
  readonly desk: Desk;
  readonly member: MemberDocument | undefined;
  readonly account: AccountDocument | undefined;
  readonly photos: ReturnType<typeof photosForDesk>;
  readonly names: TimelineNames;
  readonly notes: readonly ComplaintNoteDocument[];
  readonly purchase: PurchaseDocument | undefined;
  readonly purchases: readonly PurchaseDocument[];
  readonly complaints: readonly ComplaintDocument[];
  readonly contacts: readonly ContactDocument[];
  readonly refunds: readonly RefundDocument[];
  readonly templates: readonly CouponTemplateDocument[];
  readonly approval: CompensationApprovalDocument | undefined;
  readonly spentFen: number;
}

const mostNotes = 100;
const mostOfHistory = 6;

export async function caseFacts(complaint: ComplaintDocument, caller: StaffCaller, now: Instant): Promise<CaseFacts> {
  const { memberId, purchaseId, asked } = complaint;
  const newest = (by: string) => [{ field: by, direction: 'desc' }] as const;
  const [desk, member, account, links, states, names, notes, purchase, purchases, complaints, contacts, refunds, templates, approval, ledger] = await Promise.all([
    deskOf(complaint.storeId),
    store.members.get(memberId),
    store.accounts.get(memberId),
    temporaryLinks(withSmall(complaint.photos)),
    photoStates(withSmall(complaint.photos)),
    timelineNames([complaint]),
    store.complaintNotes.find({ filter: { complaintId: complaint._id }, order: newest('at'), limit: mostNotes }),
    purchaseId === null ? undefined : store.purchases.get(purchaseId),
    store.purchases.find({ filter: { memberId }, order: newest('at'), limit: mostOfHistory - 1 }),
    store.complaints.find({ filter: { memberId }, order: newest('openedAt'), limit: mostOfHistory }),
    store.contacts.find({ filter: { memberId }, order: newest('at'), limit: mostOfHistory - 1 }),
    purchaseId === null ? [] : store.refunds.find({ filter: { purchaseId }, limit: 10 }),
    store.couponTemplates.find({ filter: {}, order: [{ field: '_id', direction: 'asc' }], limit: 50 }),
    asked === null ? undefined : store.compensationApprovals.get(asked.approvalId),
    store.compensationLedgers.get(ledgerIdOf(caller.staffId, monthOf(localDateOf(now)))),
  ]);
  return {
    desk, member, account, photos: photosForDesk(complaint.photos, states, links), names, notes, purchase, purchases, contacts, refunds, approval, spentFen: ledger?.spentFen ?? 0,
    complaints: complaints.filter(({ _id }) => _id !== complaint._id),
    templates: templates.filter(({ active }) => active),
  };
}
