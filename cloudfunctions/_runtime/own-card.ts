import { isOwnCard } from '../../shared/domain/checkout';
import { identityId, type StaffCaller } from './identity';
import { store } from '../_store/store';
import type { AccountDocument } from '../_store/account-documents';
import type { MemberDocument } from '../_store/member-documents';

/** Whether an account is known to be the caller's own, from what was read anyway: a purchase asks for nothing more. */
export function isOwnAccount(caller: StaffCaller, account: Pick<AccountDocument, '_id' | 'openid'>): boolean {
  return isOwnCard({ openid: caller.openid, memberIds: caller.ownMemberIds }, { memberId: account._id, openid: account.openid });
}

/** Whether a member is the caller himself, his other WeChat account and his own phone included. Reads the caller's own card for its phone. */
export async function isOwnMember(caller: StaffCaller, member: MemberDocument): Promise<boolean> {
  const identity = await store.identities.get(identityId(caller.openid));
  const self = identity && (await store.members.get(identity.memberId));
  const person = { openid: caller.openid, unionid: caller.unionid, phone: self?.phone, memberIds: caller.ownMemberIds };
  return isOwnCard(person, { memberId: member._id, openid: member.openid, unionid: member.unionid, phone: member.phone });
}
