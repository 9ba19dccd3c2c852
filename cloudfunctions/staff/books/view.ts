import { permitAdjustment, type AdjustmentHands } from '../../../shared/domain/points';
import type { Policies } from '../../../shared/domain/policy';
import type { AdjustmentId, MemberId } from '../../../shared/kernel/ids';
import { notFound } from '../../_runtime/fault';
import { seesStore, type StaffCaller } from '../../_runtime/identity';
import type { AdjustmentDocument } from '../../_store/books-documents';
import { store } from '../../_store/store';
import { memberName } from '../members/summary';
import type { AccountDocument } from '../../_store/account-documents';
import type { MemberDocument } from '../../_store/member-documents';

/**
 * A member with his account, for staff of the store that looks after him or where he joined; anybody else is told what a member
 * who does not exist would be told.
 */
export async function memberOfMine(caller: StaffCaller, memberId: MemberId): Promise<{ readonly member: MemberDocument; readonly account: AccountDocument }> {
  const [member, account] = await Promise.all([store.members.get(memberId), store.accounts.get(memberId)]);
  if (!member || !account || !(seesStore(caller, account.storeId) || seesStore(caller, member.joinedStoreId))) return notFound();
  return { member, account };
}

/** Who asked for an adjustment, with the caller as the one who would approve it. */
export function handsOf(adjustment: AdjustmentDocument, caller: Pick<StaffCaller, 'staffId' | 'role'>): AdjustmentHands {
  return { byStaffId: adjustment.requestedBy, byRole: adjustment.requestedByRole, approval: { staffId: caller.staffId, role: caller.role } };
}

export function adjustmentView(adjustment: AdjustmentDocument, member: MemberDocument | undefined, caller: StaffCaller, policies: Policies) {
  const permitted = permitAdjustment(adjustment, handsOf(adjustment, caller), policies.points).ok && member?.openid !== caller.openid;
  return {
    adjustmentId: adjustment._id as AdjustmentId,
    memberId: adjustment.memberId,
    memberName: memberName(member),
    storeId: adjustment.storeId,
    points: adjustment.points,
    reason: adjustment.reason,
    state: adjustment.state,
    requestedBy: adjustment.requestedByName,
    requestedAt: adjustment.requestedAt,
    approver: adjustment.approver,
    mayDecide: adjustment.state === 'waiting' && permitted,
  };
}
