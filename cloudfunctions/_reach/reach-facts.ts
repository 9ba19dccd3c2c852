import { bestHourOf, expiringCoupons, expiringPoints, type ReachMember } from '../../shared/domain/campaign';
import type { MemberId } from '../../shared/kernel/ids';
import { addDays, monthOf, startOfDay, type LocalDate } from '../../shared/kernel/time';
import { slicesOf } from '../_store/batch';
import { is, type Collection, type Document, type Filter } from '../_store/collection';
import type { Addresses } from '../_store/reach-documents';
import { store } from '../_store/store';
import type { AccountDocument } from '../_store/account-documents';
import type { CouponDocument } from '../_store/coupon-documents';
import type { MemberDocument } from '../_store/member-documents';
import type { PolicyDocument } from '../_store/policies-documents';
import type { PurchaseDocument } from '../_store/purchase-documents';
import type { ContactDocument, TaskDocument } from '../_store/task-documents';

/** One member as a reach decision sees him, with the addresses his messages go to. */
export interface ReachPerson extends Addresses {
  readonly account: AccountDocument;
  readonly reach: ReachMember;
}

/** Members a question may name at once. */
const idsPerQuestion = 500;
const mostRows = 1_000;

async function findByMember<Doc extends Document>(
  collection: Collection<Doc>, memberIds: readonly string[], filter: Filter, fields: readonly (keyof Doc & string)[], newestFirst?: string,
): Promise<readonly Doc[]> {
  const found: Doc[] = [];
  for (const slice of slicesOf(memberIds, idsPerQuestion)) {
    const order = newestFirst ? [{ field: newestFirst, direction: 'desc' } as const] : [];
    found.push(...(await collection.find({ filter: { memberId: is.oneOf(slice), ...filter }, order, limit: mostRows, fields })));
  }
  return found;
}

function grouped<Item extends { readonly memberId: MemberId }>(items: readonly Item[]): ReadonlyMap<MemberId, readonly Item[]> {
  const groups = new Map<MemberId, Item[]>();
  for (const item of items) groups.set(item.memberId, [...(groups.get(item.memberId) ?? []), item]);
  return groups;
}

/**
 * Reads all that decisions about these members need, a few questions for all of them together. Members without an account
 * or without a person's record are left out: they are gone. What only a message needs (coupons, last words, the official
 * account) is read only for those who could get one.
 */
export async function readReachPersons(policies: PolicyDocument, memberIds: readonly MemberId[], on: LocalDate): Promise<ReadonlyMap<MemberId, ReachPerson>> {
  const { reach: policy } = policies;
  const [accounts, members, tasks] = await Promise.all([
    store.accounts.getMany(memberIds),
    store.members.getMany(memberIds),
    findByMember<TaskDocument>(store.tasks, memberIds, { state: 'open' }, ['memberId']),
  ]);
  const followers = await followersOf(policies, [...members.values()]);
  const writable = memberIds.filter(
    (id) => Object.values(accounts.get(id)?.credits ?? {}).some((credits) => credits > 0) || followers.has(id) || (policy.sms !== 'disabled' && members.get(id)?.phone !== undefined),
  );
  const [contacts, coupons, purchases] = await Promise.all([lastContacts(writable), couponsEnding(writable, on, policy.expiringWithinDays), lastPurchases(writable)]);
  const withTask = new Set(tasks.map((task) => task.memberId));
  const persons = new Map<MemberId, ReachPerson>();
  for (const id of memberIds) {
    const [account, member] = [accounts.get(id), members.get(id)];
    if (!account || !member || member.leftAt !== undefined) continue;
    const oaOpenid = followers.get(id);
    const named = (coupons.get(id) ?? []).map((coupon) => ({ name: coupon.terms.name.zh, validUntilAt: coupon.validUntilAt }));
    const said = contacts.get(id) ?? [];
    persons.set(id, {
      account,
      openid: account.openid,
      oaOpenid,
      phone: member.phone,
      reach: {
        memberId: id,
        marketingConsent: member.consent.marketing !== null,
        personalised: account.personalised !== false,
        switches: account.reachSwitches,
        openComplaints: account.openComplaints,
        marketingContactsAt: account.marketingContactsAt,
        // Choosing the hour from his purchases is a choice by his visits too.
        bestHour: account.personalised === false ? null : bestHourOf((purchases.get(id) ?? []).map((purchase) => purchase.at)),
        groupSendsThisMonth: account.groupSends?.month === monthOf(on) ? account.groupSends.count : 0,
        hasPhone: member.phone !== undefined,
        onWechat: account.openid !== undefined,
        credits: account.credits,
        followsOa: oaOpenid !== undefined,
        expiring: [...expiringPoints(account.points, on, policy.expiringWithinDays), ...expiringCoupons(named, on, policy.expiringWithinDays)],
        openTask: withTask.has(id),
        lastText: said[0]?.text ?? null,
        messagesBefore: said.length,
      },
    });
  }
  return persons;
}

async function lastContacts(memberIds: readonly MemberId[]): Promise<ReadonlyMap<MemberId, readonly ContactDocument[]>> {
  return grouped(await findByMember<ContactDocument>(store.contacts, memberIds, { channel: is.not('task') }, ['memberId', 'text', 'at'], 'at'));
}

/** Purchases rung up at a till, the newest first: those of an import carry a day, not an hour. Few members a question, so that each has his twenty. */
async function lastPurchases(memberIds: readonly MemberId[]): Promise<ReadonlyMap<MemberId, readonly PurchaseDocument[]>> {
  const found: PurchaseDocument[] = [];
  for (const slice of slicesOf(memberIds, membersPerPurchaseQuestion)) {
    found.push(...(await store.purchases.find({ filter: { memberId: is.oneOf(slice) }, order: [{ field: 'at', direction: 'desc' }], limit: mostRows, fields: ['memberId', 'at', 'imported'] })));
  }
  return grouped(found.filter((purchase) => purchase.imported !== true));
}
const membersPerPurchaseQuestion = 50;

async function couponsEnding(memberIds: readonly MemberId[], on: LocalDate, withinDays: number): Promise<ReadonlyMap<MemberId, readonly CouponDocument[]>> {
  const until = startOfDay(addDays(on, withinDays + 2));
  const filter = { state: 'issued', validUntilAt: is.both(is.above(startOfDay(on)), is.below(until)) };
  return grouped(await findByMember<CouponDocument>(store.coupons, memberIds, filter, ['memberId', 'terms', 'validUntilAt']));
}

/** The official account's openid of members who follow it; nobody while the store sends nothing by it. */
async function followersOf({ reach }: PolicyDocument, members: readonly MemberDocument[]): Promise<ReadonlyMap<MemberId, string>> {
  const withUnionid = reach.oa === 'disabled' ? [] : members.filter((member) => member.unionid !== undefined);
  if (withUnionid.length === 0) return new Map();
  const followers = await store.followers.getMany(withUnionid.flatMap((member) => member.unionid ?? []));
  return new Map(
    withUnionid.flatMap((member) => {
      const follower = member.unionid ? followers.get(member.unionid) : undefined;
      return follower?.subscribed ? [[member._id, follower.oaOpenid] as const] : [];
    }),
  );
}
