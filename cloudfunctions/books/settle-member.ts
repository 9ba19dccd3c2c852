import { couponIdOf } from '../../shared/domain/coupon';
import { booksDueOn, booksNight } from '../../shared/domain/policy';
import { BugError } from '../../shared/kernel/assert';
import type { MemberId } from '../../shared/kernel/ids';
import { points } from '../../shared/kernel/units';
import type { BookFindingDocument } from '../_store/books-documents';
import { addMissing } from '../_store/batch';
import { increase } from '../_store/collection';
import { countIssued, issueWithinLimits } from '../_coupon/coupon-issues';
import { isConflict, isDuplicate, isTransactionGone } from '../_store/errors';
import { hasLeft } from '../_member/left-account';
import { couponDocument, pointsEntryDocument, tierEventDocument } from '../_store/rules-documents';
import { store, transact, type Transaction } from '../_store/store';
import type { BooksTick } from './books-context';
import type { AccountDocument } from '../_store/account-documents';
import type { CouponTemplateDocument } from '../_store/coupon-documents';

/** `settled`: something was written; `nothing`: a till or another copy was faster, or nothing was due; the others are left for a person or the next night. */
export type Settling = 'settled' | 'nothing' | 'left_due' | 'finding';

/** The templates a tier gives as its gift, with what was issued of those that have a limit, counted once; their counters know the rest. */
export interface GiftTemplates {
  readonly byId: ReadonlyMap<string, CouponTemplateDocument>;
  readonly issuedTotal: ReadonlyMap<string, number>;
}

/** Reads the templates of the tiers' gifts. */
export async function readGiftTemplates({ policies }: BooksTick): Promise<GiftTemplates> {
  const ids = policies.tiers.tiers.flatMap(({ giftTemplateId, upgradeGiftTemplateId }) => [giftTemplateId ?? [], upgradeGiftTemplateId ?? []].flat());
  const byId = ids.length === 0 ? new Map<string, CouponTemplateDocument>() : await store.couponTemplates.getMany(ids);
  const limited = [...byId.values()].filter(({ totalLimit }) => totalLimit !== null);
  const counts = await Promise.all(limited.map(async (template) => [template._id as string, (await countIssued({ ...template, perMemberLimit: null }, [])).total] as const));
  return { byId, issuedTotal: new Map(counts) };
}

/**
 * Makes the night of one member: points, tier, gift, entries, history and the day he is due next, in one transaction on his account.
 * A till that changes the account meanwhile wins, and the night is made again from what it left. A member whose night breaks a rule
 * of the program is written down as a finding and the others go on.
 */
export async function settleMember(night: BooksTick, memberId: MemberId, gifts: GiftTemplates): Promise<Settling> {
  try {
    const issuedToMember = await issuedBefore(memberId, gifts);
    return await transact((tx) => settle(tx, night, memberId, gifts, issuedToMember), night.tick.dice);
  } catch (error) {
    if (isConflict(error) || isTransactionGone(error)) return 'left_due';
    if (!(error instanceof BugError || isDuplicate(error))) throw error;
    await addMissing(store.bookFindings, [await unsettled(night, memberId, error as Error)]);
    return 'finding';
  }
}

/** What the member got of templates that limit it; a question, so it is asked before the transaction. */
async function issuedBefore(memberId: MemberId, gifts: GiftTemplates): Promise<ReadonlyMap<string, number>> {
  const limited = [...gifts.byId.values()].filter(({ perMemberLimit }) => perMemberLimit !== null);
  if (limited.length === 0) return new Map();
  const held = await store.coupons.sumsBy({ memberId }, 'templateId', 'issuedAt');
  return new Map(limited.map(({ _id }) => [_id as string, held.get(_id)?.count ?? 0]));
}

async function settle(tx: Transaction, night: BooksTick, memberId: MemberId, gifts: GiftTemplates, issuedToMember: ReadonlyMap<string, number>): Promise<Settling> {
  const { tick, policies, businessDay } = night;
  const account = await tx.accounts.get(memberId);
  if (!account || hasLeft(account)) return 'nothing';
  const made = booksNight(memberId, account, tick.now, policies);
  const { points: held, tier, tierGiftCause, upgradeGiftTierIds } = made.books;
  const given = [made.gift, made.upgradeGift].flatMap((gift) => gift ?? []);
  const due = booksDueOn(memberId, made.books, businessDay, policies);
  const moved = made.entries.length > 0 || made.tierEvents.length > 0 || given.length > 0 || JSON.stringify([held, tier]) !== JSON.stringify([account.points, account.tier]);
  if (!moved && due === (account.booksDueOn ?? null)) return 'nothing';
  for (const gift of given) await giveGift(tx, { ...gift, memberId, at: tick.now }, gifts, issuedToMember);
  await tx.pointsEntries.add(...made.entries.map((entry) => pointsEntryDocument(entry, memberId)));
  await tx.tierEvents.add(...made.tierEvents.map((event) => tierEventDocument(event, memberId)));
  await tx.accounts.update(memberId, { points: held, tier, ...(tierGiftCause === undefined ? {} : { tierGiftCause }), ...(upgradeGiftTierIds === undefined ? {} : { upgradeGiftTierIds }), booksDueOn: due, revision: increase(1) });
  return moved ? 'settled' : 'nothing';
}

/** Issues the month's gift of the tier; one that its template refuses this month (inactive, ended, used up) is not made up for later. */
async function giveGift(
  tx: Transaction,
  gift: { readonly templateId: string; readonly causeId: string; readonly memberId: MemberId; readonly at: BooksTick['tick']['now'] },
  gifts: GiftTemplates,
  issuedToMember: ReadonlyMap<string, number>,
): Promise<void> {
  const template = gifts.byId.get(gift.templateId);
  if (!template) return;
  if (await tx.coupons.get(couponIdOf(template._id, gift.causeId))) return;
  const counted = { total: gifts.issuedTotal.get(template._id) ?? 0, ofMember: () => issuedToMember.get(template._id) ?? 0 };
  const issued = await issueWithinLimits(tx, template, counted, gift);
  if (issued.ok) await tx.coupons.add(couponDocument(issued.value));
}

async function unsettled({ tick, businessDay }: BooksTick, memberId: MemberId, error: Error): Promise<BookFindingDocument> {
  const account: AccountDocument | undefined = await store.accounts.get(memberId);
  return {
    _id: `finding_${businessDay}_${memberId}_unsettled`,
    businessDay,
    memberId,
    storeId: account?.storeId ?? ('' as AccountDocument['storeId']),
    kind: 'unsettled',
    foundAt: tick.now,
    balance: points(0),
    entriesSum: points(0),
    entryCount: account?.points.entryCount ?? 0,
    entriesFound: 0,
    faults: [],
    message: error.message.slice(0, 300),
  };
}
