import {
  birthdayDue, birthdaysKeptOn, birthdayYearOn, complaintClosedDue, couponExpiringDue, firstPurchaseDue, pointsExpiringDue, tierChangingDue, type DueOccasion,
} from '../../shared/domain/campaign';
import { tierById } from '../../shared/domain/tier';
import type { MemberId, StoreId } from '../../shared/kernel/ids';
import { addDays, addMonths, firstDayOf, instant, lastDayOf, localDateOf, monthOf, startOfDay, type LocalDate } from '../../shared/kernel/time';
import { is, type Filter } from '../_store/collection';
import { duePageAfter } from '../_store/pages';
import { store } from '../_store/store';
import type { Night } from './night-context';
import type { OccasionPage, OccasionPages } from './occasions';
import type { AccountDocument } from '../_store/account-documents';
import type { CouponDocument } from '../_store/coupon-documents';
import type { PurchaseDocument } from '../_store/purchase-documents';

const pageSize = 500;

/** An occasion of a member; nothing where it has not come. The product's own occasions are each a campaign of their own. */
const told = (memberId: MemberId, due: DueOccasion | null) => (due ? [{ memberId, campaign: due.occasion, due }] : []);
const page = (addressees: OccasionPage['addressees'], size: number, cursor: string): OccasionPage => ({ addressees, cursor: size < pageSize ? null : cursor });

/** A place in a list by day or moment and id. */
const written = (value: string | number, id: string): string => JSON.stringify([value, id]);
const read = (cursor: string): readonly [never, string] | undefined => (cursor === '' ? undefined : (JSON.parse(cursor) as [never, string]));

/**
 * Points that end with this month: once a month, on the first night within the notice. The index of the books' night leads to everybody whose
 * points end by then; whoever is on it for another reason has no points to lose and is passed over.
 */
export const endingPoints: OccasionPages = async ({ policies }, on, cursor) => {
  const { noticeDays } = policies.reach;
  const month = monthOf(on);
  const noticeOn = addDays(lastDayOf(month), -noticeDays);
  const mark = await store.occasionMarks.get('points_expiring');
  if (on < noticeOn || (mark && mark.doneOn >= noticeOn)) return { addressees: [], cursor: null };
  const place = read(cursor);
  const until = firstDayOf(addMonths(month, 1));
  const found: Pick<AccountDocument, '_id' | 'booksDueOn' | 'points'>[] = await duePageAfter(
    store.accounts, place && { booksDueOn: place[0], _id: place[1] as MemberId, points: undefined as never }, { field: 'booksDueOn', until, fields: ['booksDueOn', 'points'], limit: pageSize },
  );
  const last = found.at(-1);
  return page(found.flatMap(({ _id, points }) => told(_id, pointsExpiringDue(points, on, noticeDays))), found.length, last ? written(last.booksDueOn ?? '', last._id) : cursor);
};

/** Tiers whose grace ends within the notice; those told before find their decision made. */
export const endingTiers: OccasionPages = async ({ policies }, on, cursor) => {
  const { noticeDays } = policies.reach;
  const place = read(cursor);
  const found: Pick<AccountDocument, '_id' | 'tier'>[] = await duePageAfter(
    store.accounts, { _id: (place?.[1] ?? '') as MemberId, tier: { grace: { endsOn: place?.[0] ?? on } } as never }, { field: 'tier.grace.endsOn', until: addDays(on, noticeDays), fields: ['tier'], limit: pageSize },
  );
  const last = found.at(-1);
  const { tiers } = policies.policies;
  return page(found.flatMap(({ _id, tier }) => told(_id, tierChangingDue(tier, tierById(tier.tierId, tiers).name.zh, on, noticeDays))), found.length, last ? written(last.tier.grace?.endsOn ?? '', last._id) : cursor);
};

/** Looks before the end, in days: the notice, and once more for coupons that were never that far away. A month has one notice, so nobody hears twice. */
const lastLookDays = 3;

/** Coupons that end on the day that is the notice away, and on the day of the last look. */
export const endingCoupons: OccasionPages = async ({ policies }, on, cursor) => {
  const { noticeDays } = policies.reach;
  const [stretch = 0, at, id = ''] = cursor === '' ? [] : (JSON.parse(cursor) as [number, number, string]);
  const days = [noticeDays, lastLookDays][stretch] ?? 0;
  const endsOn = addDays(on, days);
  // Valid until the midnight after its last day.
  const [from, until] = [startOfDay(endsOn) + 1, startOfDay(addDays(endsOn, 1))];
  const found: Pick<CouponDocument, '_id' | 'memberId' | 'terms' | 'validUntilAt'>[] = await duePageAfter(
    store.coupons, { _id: id as never, validUntilAt: instant(at ?? from), memberId: '' as MemberId, terms: undefined as never },
    { field: 'validUntilAt', until, where: { state: 'issued' }, fields: ['memberId', 'terms', 'validUntilAt'], limit: pageSize },
  );
  const last = found.at(-1);
  const next = found.length === pageSize && last ? [stretch, last.validUntilAt, last._id] : stretch === 0 ? [1] : null;
  return {
    addressees: found.flatMap(({ memberId, terms, validUntilAt }) => told(memberId, couponExpiringDue([{ name: terms.name.zh, validUntilAt }], on, days))),
    cursor: next === null ? null : JSON.stringify(next),
  };
};

/** Whoever bought on the day before, of whom those with a single day of buying are thanked. */
export const firstPurchases: OccasionPages = async (_, on, cursor) => {
  const from = cursor === '' ? is.atLeast(startOfDay(addDays(on, -1))) : is.above(Number(cursor));
  const found = await store.purchases.find({ filter: { at: is.both(from, is.below(startOfDay(on))) }, order: [{ field: 'at', direction: 'asc' }], limit: pageSize, fields: ['memberId', 'at'] });
  const whole = withoutSplitMoment(found);
  const accounts = await store.accounts.getMany([...new Set(whole.map(({ memberId }) => memberId))]);
  const names = await storeNames([...accounts.values()].map(({ storeId }) => storeId));
  const addressees = [...accounts.values()].flatMap(({ _id, statistics, storeId }) => told(_id, firstPurchaseDue(statistics, names.get(storeId) ?? '', on)));
  return page(addressees, found.length, String(whole.at(-1)?.at ?? cursor));
};

/** A full page may end amid purchases of one moment: those go to the next page, unless the page holds nothing else. */
function withoutSplitMoment(found: readonly PurchaseDocument[]): readonly PurchaseDocument[] {
  const last = found.at(-1);
  if (found.length < pageSize || !last) return found;
  const before = found.filter(({ at }) => at < last.at);
  return before.length > 0 ? before : found;
}

/** Complaints that were closed on the day before. */
export const closedComplaints: OccasionPages = async (_, on, cursor) => {
  const place = read(cursor);
  const found = await duePageAfter(
    store.complaints, { _id: (place?.[1] ?? '') as never, queueAt: instant(place?.[0] ?? startOfDay(addDays(on, -1))), memberId: '' as MemberId, storeId: '' as StoreId },
    { field: 'queueAt', until: startOfDay(on) - 1, where: { queue: 'closed' }, fields: ['queueAt', 'memberId', 'storeId'], limit: pageSize },
  );
  const names = await storeNames(found.map(({ storeId }) => storeId));
  const last = found.at(-1);
  const addressees = found.flatMap(({ _id, memberId, storeId, queueAt }) => told(memberId, complaintClosedDue(_id, names.get(storeId) ?? '', localDateOf(queueAt), on)));
  return page(addressees, found.length, last ? written(last.queueAt, last._id) : cursor);
};

/** Members whose birthday is kept on the day, solar and lunar, one calendar day after the other. */
export const birthdays: OccasionPages = async (_: Night, on: LocalDate, cursor: string) => {
  const kept = birthdaysKeptOn(on);
  const [which = 0, id = ''] = cursor === '' ? [] : (JSON.parse(cursor) as [number, string]);
  const birthday = kept[which];
  if (!birthday) return { addressees: [], cursor: null };
  const filter: Filter = {
    'birthday.birthday.calendar': birthday.calendar, 'birthday.birthday.month': birthday.month, 'birthday.birthday.day': birthday.day,
    ...(birthday.calendar === 'lunar' ? { 'birthday.birthday.leap': birthday.leap } : {}), ...(id === '' ? {} : { _id: is.above(id) }),
  };
  const found = await store.members.find({ filter, order: [{ field: '_id', direction: 'asc' }], limit: pageSize, fields: ['_id'] });
  const year = birthdayYearOn(birthday, on);
  const next = found.length === pageSize ? [which, found.at(-1)?._id] : which + 1 < kept.length ? [which + 1] : null;
  return { addressees: year === null ? [] : found.flatMap(({ _id }) => told(_id, birthdayDue(year, on))), cursor: next === null ? null : JSON.stringify(next) };
};

async function storeNames(ids: readonly StoreId[]): Promise<ReadonlyMap<string, string>> {
  const stores = await store.stores.getMany([...new Set(ids)]);
  return new Map([...stores].map(([id, { name }]) => [id, name.zh]));
}
