import { complaintRefusalOf } from '../../../shared/contract/complaint-refusal';
import { decideComplaint, isOpen, type ComplaintCommand } from '../../../shared/domain/complaint';
import type { ComplaintPolicy } from '../../../shared/domain/policy';
import type { ComplaintId } from '../../../shared/kernel/ids';
import { accept, refuse } from '../../../shared/kernel/result';
import type { MemberCaller } from '../../_runtime/identity';
import { increase } from '../../_store/collection';
import type { Transaction } from '../../_store/store';
import { complaintDocument, complaintOf, currentPolicies } from '../../_store/rules-documents';
import { isRisky } from './text-check';
import { complaintView, own } from './view';

/** What every member's step needs from outside its transaction: the rules, and WeChat's word on the text. */
export async function prepareStep(text: string, caller: MemberCaller) {
  const [rules, risky] = await Promise.all([currentPolicies(), isRisky(text, caller.openid)]);
  return risky ? refuse('TEXT_RISKY', {}) : accept(rules.policies.complaints);
}

/** Takes one step of the member's own complaint; the account counts what is open, because open complaints stop marketing. */
export async function takeStep(
  step: { readonly complaintId: ComplaintId; readonly command: ComplaintCommand; readonly timing: ComplaintPolicy },
  caller: MemberCaller,
  tx: Transaction,
) {
  const before = own(await tx.complaints.get(step.complaintId), caller.memberId);
  const decided = decideComplaint(step.command, complaintOf(before), step.timing);
  if (!decided.ok) return complaintRefusalOf(decided);
  const after = complaintDocument(decided.value);
  await tx.complaints.put(after);
  const opened = Number(isOpen(after)) - Number(isOpen(before));
  if (opened !== 0) await tx.accounts.update(caller.memberId, { openComplaints: increase(opened), revision: increase(1) });
  return accept(await complaintView(after));
}
