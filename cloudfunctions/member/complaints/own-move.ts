import { memberRefusalOf } from '../../../shared/contract/complaint-refusal';
import { moveByMember, type MemberMove } from '../../../shared/domain/complaint';
import type { ComplaintId } from '../../../shared/kernel/ids';
import { accept, refuse } from '../../../shared/kernel/result';
import type { Instant } from '../../../shared/kernel/time';
import type { MemberCaller } from '../../_runtime/identity';
import { complaintOf } from '../../_store/complaint-documents';
import { deskOf, type Desk } from '../../_complaint/desk';
import { store, type Transaction } from '../../_store/store';
import { writeComplaint } from '../../_complaint/write-complaint';
import { isRisky } from '../text-check';
import { complaintView, own } from './view';

/** What every move of a member needs from outside its transaction: the desk of the store, and WeChat's word on the text. */
export async function prepareMove(input: { readonly complaintId: ComplaintId; readonly text: string }, caller: MemberCaller) {
  const complaint = own(await store.complaints.get(input.complaintId), caller.memberId);
  const [desk, risky] = await Promise.all([deskOf(complaint.storeId), isRisky(input.text, caller.openid)]);
  return risky ? refuse('TEXT_RISKY', {}) : accept(desk);
}

/** Makes one move at the member's own complaint. `askedAt` names the question it answers: a newer question is not answered by it. */
export async function makeMove(
  by: { readonly complaintId: ComplaintId; readonly move: MemberMove; readonly askedAt?: Instant; readonly desk: Desk; readonly now: Instant },
  caller: MemberCaller,
  tx: Transaction,
) {
  const before = own(await tx.complaints.get(by.complaintId), caller.memberId);
  const asked = [...before.events].reverse().find(({ kind }) => kind === 'restated' || kind === 'proposed');
  if (by.askedAt !== undefined && asked?.at !== by.askedAt) return refuse('COMPLAINT_NOT_ASKED', {});
  const moved = moveByMember(complaintOf(before), by.move, by.desk.rules, by.now);
  if (!moved.ok) return memberRefusalOf(moved);
  const after = await writeComplaint(tx, before, moved.value, by.desk, by.now);
  return accept(await complaintView(after, by.desk));
}
