import type { ComplaintEvent, GivenToMember } from '../../shared/domain/complaint';
import type { CouponTemplateId, StaffId } from '../../shared/kernel/ids';
import { fen, points } from '../../shared/kernel/units';
import type { ComplaintDocument } from '../_store/complaint-documents';
import { store } from '../_store/store';
import type { LocalName } from '../_store/store-documents';

/** What the lines of a timeline name: people, coupons, refunds. */
export interface TimelineNames {
  readonly staff: ReadonlyMap<string, { readonly name: string }>;
  readonly coupons: ReadonlyMap<string, { readonly name: LocalName }>;
  readonly refunds: ReadonlyMap<string, { readonly paidFen: number }>;
}

/** Everybody and everything the timelines of some complaints name, read at once. */
export async function timelineNames(complaints: readonly ComplaintDocument[]): Promise<TimelineNames> {
  const events = complaints.flatMap((complaint) => complaint.events);
  const staffIds = [
    ...events.map(({ by }) => by).filter((by) => by !== 'member' && by !== 'clock'),
    ...complaints.flatMap(({ ownerId, watcherIds, deskEvents, evidence }) => [
      ...(ownerId === null ? [] : [ownerId]), ...watcherIds, ...deskEvents.flatMap(({ by, toStaffId }) => [...(by === 'clock' ? [] : [by]), ...(toStaffId === undefined ? [] : [toStaffId])]),
      ...(evidence.analyse?.aboutStaffId ? [evidence.analyse.aboutStaffId] : []),
    ]),
  ];
  const given = events.flatMap((event) => (event.given ? [event.given] : []));
  const templateIds = given.flatMap((one) => (one.kind === 'coupon' ? [one.templateId] : []));
  const refundIds = given.flatMap((one) => (one.kind === 'refund' ? [one.refundId] : []));
  const none = <Value>(): Map<string, Value> => new Map();
  const [staff, coupons, refunds] = await Promise.all([
    staffIds.length === 0 ? none<{ name: string }>() : store.staff.getMany(staffIds as StaffId[]),
    templateIds.length === 0 ? none<{ name: LocalName }>() : store.couponTemplates.getMany(templateIds as CouponTemplateId[]),
    refundIds.length === 0 ? none<{ paidFen: number }>() : store.refunds.getMany(refundIds),
  ]);
  return { staff, coupons, refunds };
}

/** One line of the timeline, in the contract's shape. Only what an event holds: the desk's evidence and notes are not in it. */
export function eventView(event: ComplaintEvent, names: TimelineNames, memberName: string) {
  const { kind, at, by, publicText, rating, channel, given } = event;
  const side = by === 'member' ? ('member' as const) : by === 'clock' ? ('clock' as const) : ('store' as const);
  return {
    kind,
    at,
    by: { side, name: side === 'member' ? memberName : side === 'store' ? (names.staff.get(by)?.name ?? '') : '' },
    text: publicText,
    ...(rating === undefined ? {} : { rating }),
    ...(channel === undefined ? {} : { channel }),
    ...(given === undefined ? {} : { given: givenView(given, names) }),
  };
}

function givenView(given: GivenToMember, names: TimelineNames) {
  switch (given.kind) {
    case 'none':
      return { kind: 'none' as const };
    case 'points':
      return { kind: 'points' as const, points: points(given.points) };
    case 'coupon':
      return { kind: 'coupon' as const, name: names.coupons.get(given.templateId)?.name ?? { zh: '优惠券', en: 'Coupon' } };
    case 'gift':
      return { kind: 'gift' as const, name: given.name };
    case 'refund':
      return { kind: 'refund' as const, paid: fen(names.refunds.get(given.refundId)?.paidFen ?? 0) };
  }
}
