import { complaintRefusalOf } from '../../../shared/contract/complaint-refusal';
import { decideComplaint, isOpen, type ComplaintCommand } from '../../../shared/domain/complaint';
import type { ComplaintPolicy } from '../../../shared/domain/policy';
import type { ComplaintId } from '../../../shared/kernel/ids';
import { accept } from '../../../shared/kernel/result';
import type { Instant } from '../../../shared/kernel/time';
import type { StaffCaller } from '../../_runtime/identity';
import { increase } from '../../_store/collection';
import { complaintDocument, complaintOf, currentPolicies } from '../../_store/rules-documents';
import type { Transaction } from '../../_store/store';
import { complaintDetail, visible } from './view';

/** The due times and limits that hold, read before the transaction. */
export async function prepareTiming() {
  return accept((await currentPolicies()).policies.complaints);
}

/** Takes one step at the desk; a complaint that is solved no longer stops marketing to its member. */
export async function takeStep(
  step: { readonly complaintId: ComplaintId; readonly command: ComplaintCommand; readonly timing: ComplaintPolicy; readonly now: Instant },
  caller: StaffCaller,
  tx: Transaction,
) {
  const before = visible(await tx.complaints.get(step.complaintId), caller);
  const decided = decideComplaint(step.command, complaintOf(before), step.timing);
  if (!decided.ok) return complaintRefusalOf(decided);
  const after = complaintDocument(decided.value);
  await tx.complaints.put(after);
  const opened = Number(isOpen(after)) - Number(isOpen(before));
  if (opened !== 0) await tx.accounts.update(after.memberId, { openComplaints: increase(opened), revision: increase(1) });
  return accept(await complaintDetail(after, step.now));
}
