import { dueTimeOf, nextDueAt, stepsDone, turnOf } from '../../../shared/domain/complaint';
import type { Policies } from '../../../shared/domain/policy';
import { effectiveTierId, tierById } from '../../../shared/domain/tier';
import { localDateOf, type Instant } from '../../../shared/kernel/time';
import type { StaffCaller } from '../../_runtime/identity';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { memberName } from '../members/summary';
import type { AccountDocument } from '../../_store/account-documents';
import type { ComplaintDocument } from '../../_store/complaint-documents';
import type { MemberDocument } from '../../_store/member-documents';

/** Who the rows of a page are about. */
export interface RowPeople {
  readonly members: ReadonlyMap<string, MemberDocument>;
  readonly accounts: ReadonlyMap<string, AccountDocument>;
  readonly staff: ReadonlyMap<string, { readonly name: string }>;
  readonly policies: Policies;
}

/** Everybody who appears in some rows, read at once. */
export async function rowPeople(complaints: readonly ComplaintDocument[]): Promise<RowPeople> {
  const memberIds = complaints.map((complaint) => complaint.memberId);
  const [members, accounts, staff, { policies }] = await Promise.all([
    store.members.getMany(memberIds),
    store.accounts.getMany(memberIds),
    store.staff.getMany(complaints.flatMap(({ ownerId }) => (ownerId === null ? [] : [ownerId]))),
    currentPolicies(),
  ]);
  return { members, accounts, staff, policies };
}

/** A complaint as it stands in the desk's queue. */
export function complaintRow(complaint: ComplaintDocument, people: RowPeople, caller: StaffCaller, now: Instant) {
  const { _id, memberId, storeId, kind, text, state, openedAt, clock, ownerId, watcherIds, level, photos, rating, tickAt } = complaint;
  const { tiers } = people.policies;
  const account = people.accounts.get(memberId);
  const tier = account ? tierById(effectiveTierId(account.tier, localDateOf(now), tiers), tiers) : tierById('', tiers);
  const ownerName = ownerId === null ? undefined : people.staff.get(ownerId)?.name;
  const what = dueTimeOf(complaint);
  const at = nextDueAt(complaint);
  const turn = turnOf(complaint);
  return {
    complaintId: _id,
    memberId,
    memberName: memberName(people.members.get(memberId)),
    tierName: tier.name,
    memberClass: clock.memberClass,
    storeId,
    kind,
    severity: clock.severity,
    text,
    state,
    turn,
    stepsDone: stepsDone(state),
    openedAt,
    ...(what === null || at === null ? {} : { due: { what, at } }),
    ...(turn === 'member' && tickAt !== null ? { waitsUntil: tickAt } : {}),
    ...(ownerName === undefined ? {} : { ownerName }),
    isMine: ownerId === caller.staffId,
    isWatched: watcherIds.includes(caller.staffId),
    level,
    photos: photos.length,
    ...(rating === null ? {} : { rating }),
  };
}
