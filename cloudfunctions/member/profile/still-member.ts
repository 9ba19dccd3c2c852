import type { MemberId } from '../../../shared/kernel/ids';
import { notFound } from '../../_runtime/fault';
import type { Transaction } from '../../_store/store';
import type { MemberDocument } from '../../_store/member-documents';

/**
 * The member as the transaction finds him. Who left while the call was on its way is written about no more: nothing would ever take it away.
 * @throws FaultError NOT_FOUND when he has left.
 */
export async function stillMember(tx: Transaction, memberId: MemberId): Promise<MemberDocument> {
  const member = await tx.members.get(memberId);
  return member && member.leftAt === undefined ? member : notFound();
}
