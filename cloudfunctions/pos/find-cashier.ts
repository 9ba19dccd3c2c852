import { isOwnCard } from '../../shared/domain/checkout';
import type { StaffId, StoreId } from '../../shared/kernel/ids';
import { identityId } from '../_runtime/identity';
import { store } from '../_store/store';
import { rowRefused, type RowAnswer } from './row-answer';
import type { MemberDocument } from '../_store/member-documents';

/** What stands against this cashier at this store and this member; undefined when nothing does, or when the till did not say who it was. */
export async function refuseCashier(staffId: StaffId | undefined, storeId: StoreId, member: MemberDocument | undefined): Promise<RowAnswer | undefined> {
  if (staffId === undefined) return undefined;
  const staff = await store.staff.get(staffId);
  if (!staff || !(staff.role === 'head_office' || staff.storeIds.includes(storeId))) return rowRefused('CASHIER_UNKNOWN');
  if (!member) return undefined;
  const identity = await store.identities.get(identityId(staff.openid));
  const self = identity && (await store.members.get(identity.memberId));
  const person = { openid: staff.openid, unionid: self?.unionid, phone: self?.phone, memberIds: staff.ownMemberIds ?? [] };
  return isOwnCard(person, { memberId: member._id, openid: member.openid, unionid: member.unionid, phone: member.phone }) ? rowRefused('OWN_CARD') : undefined;
}
