import { nextDueAt } from '../../../shared/domain/complaint';
import type { Policies } from '../../../shared/domain/policy';
import { effectiveTierId, tierById } from '../../../shared/domain/tier';
import type { FileId, PurchaseId, StaffId } from '../../../shared/kernel/ids';
import { localDateOf, type Instant } from '../../../shared/kernel/time';
import { notFound } from '../../_runtime/fault';
import { seesStore, type StaffCaller } from '../../_runtime/identity';
import { temporaryLinks } from '../../_store/cloud';
import type { AccountDocument, ComplaintDocument, MemberDocument, StaffDocument } from '../../_store/documents';
import { complaintOf, currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { memberName } from '../members/summary';

interface People {
  readonly members: ReadonlyMap<string, MemberDocument>;
  readonly accounts: ReadonlyMap<string, AccountDocument>;
  readonly staff: ReadonlyMap<string, StaffDocument>;
  readonly policies: Policies;
}

/** Everybody who appears in some complaints, read at once. */
export async function peopleOf(complaints: readonly ComplaintDocument[]): Promise<People> {
  const memberIds = complaints.map((complaint) => complaint.memberId);
  const staffIds = complaints.flatMap((complaint) => complaint.events.map((event) => event.by).filter((by) => by !== 'member'));
  const [members, accounts, staff, { policies }] = await Promise.all([
    store.members.getMany(memberIds),
    store.accounts.getMany(memberIds),
    store.staff.getMany(staffIds),
    currentPolicies(),
  ]);
  return { members, accounts, staff, policies };
}

function dueOf(complaint: ComplaintDocument) {
  const at = nextDueAt(complaintOf(complaint));
  if (at === null) return {};
  return { due: { what: complaint.firstAnsweredAt === null ? ('first_answer' as const) : ('resolution' as const), at } };
}

/** A complaint as it stands in the desk's queue. */
export function complaintRow(complaint: ComplaintDocument, people: People, now: Instant) {
  const { _id, memberId, storeId, kind, text, state, openedAt } = complaint;
  const { tiers } = people.policies;
  const account = people.accounts.get(memberId);
  const tier = account ? tierById(effectiveTierId(account.tier, localDateOf(now), tiers), tiers) : tierById('', tiers);
  const owner = complaint.events.map((event) => event.by).filter((by) => by !== 'member').at(-1);
  const ownerName = owner === undefined ? undefined : people.staff.get(owner)?.name;
  return {
    complaintId: _id,
    memberId,
    memberName: memberName(people.members.get(memberId)),
    tierName: tier.name,
    storeId,
    kind,
    text,
    state,
    openedAt,
    ...dueOf(complaint),
    ...(ownerName === undefined ? {} : { ownerName }),
  };
}

/** A complaint with all its steps, photos and the purchase it is about. */
export async function complaintDetail(complaint: ComplaintDocument, now: Instant) {
  const [people, links, purchase] = await Promise.all([
    peopleOf([complaint]),
    temporaryLinks(complaint.photos),
    complaint.purchaseId === null ? undefined : store.purchases.get(complaint.purchaseId),
  ]);
  const member = memberName(people.members.get(complaint.memberId));
  return {
    ...complaintRow(complaint, people, now),
    photos: complaint.photos.flatMap((fileId) => {
      const url = links.get(fileId);
      return url === undefined ? [] : [{ fileId: fileId as FileId, url }];
    }),
    events: complaint.events.map((event) => ({
      kind: event.kind,
      at: event.at,
      by: event.by === 'member' ? { side: 'member' as const, name: member } : { side: 'store' as const, name: people.staff.get(event.by as StaffId)?.name ?? '' },
      text: event.publicText,
      ...(event.kind === 'rated' && complaint.rating !== null ? { rating: complaint.rating } : {}),
    })),
    contactBy: complaint.reachMe === 'phone' ? ('phone' as const) : ('in_app' as const),
    ...(purchase ? { purchase: { purchaseId: purchase._id as PurchaseId, at: purchase.at, paid: purchase.paidFen } } : {}),
    ...(complaint.rating === null ? {} : { rating: complaint.rating }),
  };
}

/** A complaint of the caller's stores; another store's is not there. */
export function visible(complaint: ComplaintDocument | undefined, caller: StaffCaller): ComplaintDocument {
  return complaint && seesStore(caller, complaint.storeId) ? complaint : notFound();
}
