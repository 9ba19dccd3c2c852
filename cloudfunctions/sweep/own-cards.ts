import { isOwnCard } from '../../shared/domain/checkout';
import type { MemberId } from '../../shared/kernel/ids';
import { identityId } from '../_runtime/identity';
import { is } from '../_store/collection';
import { store } from '../_store/store';
import type { MemberDocument } from '../_store/member-documents';
import type { StaffDocument } from '../_store/store-documents';

const pageSize = 200;
/** Members with one phone tail that are looked at; a chain of a million has about a hundred for each. */
const mostTails = 200;
const mostAccounts = 20;

/** Members who may be this person: the card his WeChat opens, others of the same unionid, others with the same phone. */
async function candidates(staff: StaffDocument): Promise<{ readonly self: MemberDocument | undefined; readonly others: readonly MemberDocument[] }> {
  const identity = await store.identities.get(identityId(staff.openid));
  const self = identity && (await store.members.get(identity.memberId));
  if (!self) return { self: undefined, others: [] };
  const [byUnionid, byPhone] = await Promise.all([
    self.unionid ? store.members.find({ filter: { unionid: self.unionid }, limit: mostAccounts }) : [],
    self.phoneTail ? store.members.find({ filter: { phoneTail: self.phoneTail }, limit: mostTails }) : [],
  ]);
  return { self, others: [...byUnionid, ...byPhone] };
}

/** The cards that are this person's own, by what the database knows. */
async function ownCardsOf(staff: StaffDocument): Promise<MemberId[]> {
  const { self, others } = await candidates(staff);
  if (!self) return [];
  const person = { openid: staff.openid, unionid: self.unionid, phone: self.phone, memberIds: [self._id] };
  const own = [self, ...others].filter((member) => isOwnCard(person, { memberId: member._id, openid: member.openid, unionid: member.unionid, phone: member.phone }));
  return [...new Set(own.map(({ _id }) => _id))].sort().slice(0, mostAccounts);
}

/** Writes into every person of staff which cards are his own, where that has changed; answers how many were written. */
export async function findOwnCards(): Promise<number> {
  let written = 0;
  for (let after = ''; ; ) {
    const page = await store.staff.find({ filter: after === '' ? {} : { _id: is.above(after) }, order: [{ field: '_id', direction: 'asc' }], limit: pageSize });
    for (const staff of page) {
      const own = await ownCardsOf(staff);
      if (own.join() === [...(staff.ownMemberIds ?? [])].join()) continue;
      if (await store.staff.update(staff._id, { ownMemberIds: own })) written += 1;
    }
    const last = page.at(-1);
    if (!last || page.length < pageSize) return written;
    after = last._id;
  }
}
