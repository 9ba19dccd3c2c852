import type { ImportedMember, ImportedPurchase } from '../../../shared/contract/imports';
import { setBirthday, type BirthdayInput } from '../../../shared/domain/birthday';
import { purchaseIdOfOrder } from '../../../shared/domain/checkout';
import { drawMemberNumber, phoneTail, type ConsentGrant } from '../../../shared/domain/membership';
import type { Policies } from '../../../shared/domain/policy';
import type { OpenId, PurchaseId, StoreId } from '../../../shared/kernel/ids';
import type { Dice } from '../../../shared/kernel/random';
import { instant, localDateOf, type Instant } from '../../../shared/kernel/time';
import { codeSecretBytes, newSecret } from '../../_runtime/dice';
import { identityId } from '../../_runtime/identity';
import { is } from '../../_store/collection';
import { newAccount } from '../../_member/new-account';
import { importedMemberId } from '../../_member/imported-member-id';
import { store } from '../../_store/store';
import type { AccountDocument } from '../../_store/account-documents';
import type { IdentityDocument, MemberDocument } from '../../_store/member-documents';

/** The name a till gives the same purchase, so that history and till never record one sale twice. */
export const importedPurchaseId = (storeId: StoreId, orderNo: string): PurchaseId => purchaseIdOfOrder(storeId, orderNo) as PurchaseId;

/** So many member numbers nobody has: drawn, looked up together, drawn again where taken. */
export async function unusedNumbers(count: number, dice: Dice): Promise<string[]> {
  const free = new Set<string>();
  while (free.size < count) {
    const drawn = new Set<string>();
    while (drawn.size < count - free.size) drawn.add(drawMemberNumber(dice));
    const taken = await store.members.find({ filter: { number: is.oneOf([...drawn]) }, limit: 1000, fields: ['number'] });
    for (const { number } of taken) drawn.delete(number);
    for (const number of drawn) free.add(number);
  }
  return [...free];
}

function birthdayRecord(given: ImportedMember['birthday'], at: Instant, policies: Policies) {
  if (!given) return {};
  const { calendar, month, day, leap } = given;
  const birthday: BirthdayInput = calendar === 'solar' ? { calendar, month, day } : { calendar, month, day, leap: leap ?? false };
  const record = setBirthday(null, birthday, localDateOf(at), policies.birthdays);
  // A date that does not exist is left out: the member sets his own later.
  return record.ok ? { birthday: record.value } : {};
}

/** The documents of a member who comes from an older system, before his purchases are folded in. */
export function newMember(
  given: ImportedMember,
  of: { readonly storeId: StoreId; readonly number: string; readonly purchases: readonly ImportedPurchase[]; readonly policies: Policies; readonly now: Instant },
): { readonly member: MemberDocument; readonly account: AccountDocument; readonly identity?: IdentityDocument } {
  const memberId = importedMemberId(of.storeId, given.memberRef);
  const first = Math.min(given.joinedAt ?? of.now, ...of.purchases.map((purchase) => purchase.at));
  const joinedStoreId = [...of.purchases].sort((left, right) => left.at - right.at)[0]?.storeId ?? of.storeId;
  const joinedAt = given.joinedAt ?? instant(first);
  const grant: ConsentGrant = { version: of.policies.membership.privacyVersion, at: joinedAt, channel: 'import' };
  const privacy = { what: 'privacy' as const, granted: true, ...grant };
  const tail = given.phone === undefined ? null : phoneTail(given.phone);
  const member: MemberDocument = {
    _id: memberId,
    ...(given.openid === undefined ? {} : { openid: given.openid as OpenId }),
    ...(given.unionid === undefined ? {} : { unionid: given.unionid }),
    number: of.number,
    nickname: given.nickname,
    ...(given.phone === undefined ? {} : { phone: given.phone }),
    ...(tail === null ? {} : { phoneTail: tail }),
    ...birthdayRecord(given.birthday, joinedAt, of.policies),
    joinedAt,
    joinedStoreId,
    consent: { privacy: grant, marketing: given.marketingConsent ? grant : null, marketingWithdrawnAt: null },
    consentChanges: given.marketingConsent ? [privacy, { ...privacy, what: 'marketing' }] : [privacy],
    importedAs: given.memberRef,
  };
  const account = newAccount({
    memberId, storeId: joinedStoreId, openid: given.openid as OpenId | undefined, joinedOn: localDateOf(joinedAt), codeSecret: newSecret(codeSecretBytes), tiers: of.policies.tiers,
  });
  const identity = given.openid === undefined ? {} : { identity: { _id: identityId(given.openid), memberId, createdAt: joinedAt } };
  return { member, account, ...identity };
}
