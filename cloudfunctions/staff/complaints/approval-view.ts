import { isAtLeast } from '../../../shared/domain/complaint';
import type { CouponTemplateId } from '../../../shared/kernel/ids';
import type { StaffCaller } from '../../_runtime/identity';
import type { CompensationApprovalDocument, ComplaintDocument } from '../../_store/complaint-documents';
import { store } from '../../_store/store';
import { memberName } from '../members/summary';
import type { LocalName } from '../../_store/store-documents';

/** What approvals name: members, the complaints behind them, coupons. */
export async function approvalNames(approvals: readonly CompensationApprovalDocument[]) {
  const templateIds = approvals.flatMap(({ compensation }) => (compensation.kind === 'coupon' ? [compensation.templateId] : []));
  const [members, complaints, templates] = await Promise.all([
    store.members.getMany(approvals.map(({ memberId }) => memberId)),
    store.complaints.getMany(approvals.map(({ complaintId }) => complaintId)),
    store.couponTemplates.getMany(templateIds as CouponTemplateId[]),
  ]);
  return {
    memberName: (approval: CompensationApprovalDocument) => memberName(members.get(approval.memberId)),
    complaintText: (approval: CompensationApprovalDocument) => (complaints.get(approval.complaintId) as ComplaintDocument | undefined)?.text ?? '',
    couponName: (templateId: string) => templates.get(templateId)?.name,
  };
}

interface Named {
  readonly memberName: string;
  readonly complaintText: string;
  readonly couponName: LocalName | undefined;
}

/** A compensation that waits for a yes, as whoever looks may decide it or not. */
export function approvalView(approval: CompensationApprovalDocument, named: Named, caller: StaffCaller) {
  const { compensation, worthFen } = approval;
  return {
    approvalId: approval._id,
    complaintId: approval.complaintId,
    memberName: named.memberName,
    complaintText: named.complaintText,
    kind: compensation.kind,
    ...(compensation.kind === 'points' ? { points: compensation.points } : {}),
    ...(compensation.kind === 'coupon' && named.couponName ? { couponName: named.couponName } : {}),
    ...(compensation.kind === 'gift' ? { giftName: compensation.name } : {}),
    ...(worthFen === null ? {} : { worthFen }),
    reason: compensation.reason,
    askedBy: approval.askedByName,
    askedAt: approval.askedAt,
    approver: approval.approver,
    mayDecide: approval.state === 'waiting' && approval.askedBy !== caller.staffId && isAtLeast(caller.role, approval.approver),
  };
}
