import { staffContract } from '../../../shared/contract/staff';
import { decideCompensation, isAtLeast, leftInMonth, permitCompensation } from '../../../shared/domain/complaint';
import { roleAbove } from '../../../shared/kernel/staff-role';
import { assert } from '../../../shared/kernel/assert';
import { accept, refuse } from '../../../shared/kernel/result';
import { zeroFen } from '../../../shared/kernel/units';
import { definePreparedCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { seesStore, type StaffCaller } from '../../_runtime/identity';
import { complaintOf, type CompensationApprovalDocument } from '../../_store/complaint-documents';
import { deskOf, type Desk } from '../../_complaint/desk';
import { store } from '../../_store/store';
import { writeComplaint } from '../../_complaint/write-complaint';
import { isOwnMember } from '../../_runtime/own-card';
import { issue, ledgerOf, prepareIssue, type Issuable } from './issue';
import type { StaffDocument } from '../../_store/store-documents';

/** An approval of the caller's stores; another store's is not there. */
function ofMine(approval: CompensationApprovalDocument | undefined, caller: StaffCaller): CompensationApprovalDocument {
  return approval && seesStore(caller, approval.storeId) ? approval : notFound();
}

/** Whether this person may say yes: not who asked, and of the role that is needed. Who asked may take it back. */
function refuseHand(approval: CompensationApprovalDocument, caller: StaffCaller, approve: boolean) {
  if (approval.askedBy === caller.staffId) return approve ? refuse('APPROVAL_BY_SAME_PERSON', {}) : undefined;
  return isAtLeast(caller.role, approval.approver) ? undefined : refuse('APPROVAL_BY_LOWER_ROLE', { role: caller.role, needs: approval.approver });
}

interface Prepared {
  readonly desk: Desk;
  readonly issuable: Issuable | undefined;
  readonly decider: StaffDocument | undefined;
}


/** The next level decides: a yes issues it once, against the approver's own month; a no gives it back to who asked. */
export const decide = definePreparedCommand(staffContract.complaints.decide, {
  async prepare({ input, caller }) {
    const approval = ofMine(await store.compensationApprovals.get(input.approvalId), caller);
    const complaint = await store.complaints.get(approval.complaintId);
    assert(complaint, 'a complaint is never taken away');
    const [desk, member, decider] = await Promise.all([deskOf(complaint.storeId), store.members.get(complaint.memberId), approval.decidedBy ? store.staff.get(approval.decidedBy) : undefined]);
    if (member && (await isOwnMember(caller, member))) return refuse('OWN_CARD', {});
    const issuable = input.approve ? await prepareIssue(approval.compensation, complaint, desk) : undefined;
    if (issuable && !issuable.ok) return issuable;
    return accept<Prepared>({ desk, issuable: issuable?.value, decider });
  },

  async run({ input, caller, now, tx, prepared: { desk, issuable, decider } }) {
    const approval = ofMine(await tx.compensationApprovals.get(input.approvalId), caller);
    if (approval.state !== 'waiting') {
      const name = decider?.name ?? desk.staff.get(approval.decidedBy ?? '')?.name ?? '';
      return refuse('APPROVAL_DECIDED', { state: approval.state, by: name });
    }
    const unfit = refuseHand(approval, caller, input.approve);
    if (unfit) return unfit;
    const before = await tx.complaints.get(approval.complaintId);
    assert(before?.asked?.approvalId === approval._id, 'a complaint waits for its own approval');
    const { policy } = desk.rules;
    if (issuable) {
      const ledger = await ledgerOf(tx, caller.staffId, now);
      const permit = permitCompensation(caller.role, issuable.worthFen, ledger, policy);
      if (permit.kind === 'needs') return refuse('COMPENSATION_ABOVE_LIMIT', { left: leftInMonth(policy.compensation[caller.role], ledger) ?? zeroFen, needs: roleAbove[caller.role] });
      const issued = await issue(tx, issuable, { complaint: before, chargedTo: caller.staffId, desk, now });
      if (!issued.ok) return issued;
    }
    const state = input.approve ? ('approved' as const) : ('declined' as const);
    const decision = { approve: input.approve, reason: input.reason, worthFen: issuable?.worthFen ?? null, askedById: approval.askedBy };
    const made = decideCompensation(complaintOf(before), decision, { staffId: caller.staffId, at: now }, desk.rules);
    await tx.compensationApprovals.update(approval._id, { state, decidedBy: caller.staffId, decidedAt: now, reason: input.reason.trim() });
    await writeComplaint(tx, before, made, desk, now);
    return accept({ complaintId: before._id, state });
  },
});
