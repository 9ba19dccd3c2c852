import { unusualPatterns, usualLimits, type CashierAct, type UnusualPattern } from '../../shared/domain/checkout';
import type { MemberId, StaffId, StoreId } from '../../shared/kernel/ids';
import { addDays, startOfDay, type Instant, type LocalDate } from '../../shared/kernel/time';
import { points, zeroFen, zeroPoints } from '../../shared/kernel/units';
import { addMissing } from '../_store/batch';
import type { AdjustmentDocument, BooksRunDocument } from '../_store/books-documents';
import { is, type Collection, type Document, type Filter } from '../_store/collection';
import { pageAfter } from '../_store/pages';
import type { OwnCardAttemptDocument, PatternDocument } from '../_store/policies-documents';
import { store } from '../_store/store';
import { pageTimeMs, type BooksTick, type KeepProgress } from './books-context';
import type { PurchaseDocument, RefundDocument } from '../_store/purchase-documents';
import type { StaffDocument, StoreDocument } from '../_store/store-documents';

const pageSize = 500;
const mostStaff = 1_000;
/** Acts kept with a finding: enough to look into, few enough for one document. */
const mostActs = 20;

/**
 * Lists what was unusual at the tills of the day before, one store after the other: its purchases, refunds, adjustments and refused
 * attempts are read by index, a page at a time. The ids of findings come from what they are, so the same night again finds them again
 * and what a manager wrote about one stays.
 */
export async function findPatterns(night: BooksTick, begun: BooksRunDocument, keep: KeepProgress): Promise<void> {
  const on = addDays(night.businessDay, -1);
  const staff = await store.staff.find({ filter: {}, order: [{ field: '_id', direction: 'asc' }], limit: mostStaff });
  let run = begun;
  for (;;) {
    const stores: Pick<StoreDocument, '_id'>[] = await pageAfter(store.stores, run.cursor, { fields: [], limit: pageSize });
    for (const { _id: storeId } of stores) {
      if (night.tick.timeLeftMs() < pageTimeMs) return;
      await lookAtStore(night, storeId, on, staff);
      run = await keep({ cursor: storeId });
    }
    if (stores.length < pageSize) break;
  }
  await keep({ phase: 'reconcile', cursor: '' });
}

async function lookAtStore({ tick }: BooksTick, storeId: StoreId, on: LocalDate, staff: readonly StaffDocument[]): Promise<void> {
  const [purchases, refunds, adjustments, attempts] = await Promise.all([
    ofDay(store.purchases, { storeId }, 'at', on),
    ofDay(store.refunds, { storeId }, 'at', on),
    ofDay(store.adjustments, { storeId }, 'requestedAt', on),
    ofDay(store.ownCardAttempts, { storeId }, 'at', on),
  ]);
  const acts = [...purchases.flatMap(actOfPurchase), ...refunds.flatMap(actOfRefund), ...adjustments.flatMap(actOfAdjustment), ...attempts.map(actOfAttempt)];
  if (acts.length === 0) return;
  const found = unusualPatterns(acts, await ownCards(staff, acts), usualLimits);
  const named = new Map(staff.map((person) => [person._id as string, person.name]));
  const byId = new Map(acts.map((act) => [act.id, act]));
  await addMissing(store.patterns, found.map((pattern) => patternDocument(pattern, { storeId, acts: byId, staffName: named.get(pattern.staffId) ?? '', foundAt: tick.now })));
}

/** Everything of a store's day, by pages in the order of time and id. */
async function ofDay<Doc extends Document>(collection: Collection<Doc>, where: Filter, by: keyof Doc & string, on: LocalDate): Promise<Doc[]> {
  const [start, end] = [startOfDay(on), startOfDay(addDays(on, 1))];
  const order = [{ field: by, direction: 'desc' }, { field: '_id', direction: 'desc' }] as const;
  const all: Doc[] = [];
  let before: number = end;
  for (;;) {
    const page: Doc[] = await collection.find({ filter: { ...where, [by]: is.both(is.atLeast(start), is.below(before)) }, order, limit: pageSize });
    const last = page.at(-1);
    if (!last) return all;
    // The last moment of a full page may have more than the page held: it is asked for by itself.
    const at = (last as Record<string, unknown>)[by] as number;
    const full = page.length === pageSize;
    all.push(...page.filter((one) => !full || ((one as Record<string, unknown>)[by] as number) > at));
    if (!full) return all;
    all.push(...(await collection.find({ filter: { ...where, [by]: at }, order, limit: pageSize })));
    before = at;
  }
}

/** A purchase that somebody rang up; a till system's or a history's names nobody. */
function actOfPurchase({ _id, staffId, memberId, at, paidFen, pointsEarned, ...rest }: PurchaseDocument): readonly CashierAct[] {
  if (staffId === undefined || rest.imported) return [];
  const seen = rest.tillId === undefined ? { scanned: rest.scanned === true } : {};
  return [{ kind: 'purchase', id: _id, staffId, memberId, at, amountFen: paidFen, points: pointsEarned, ...seen }];
}

/** A refund that somebody made; a till system that does not say who is nobody's act. */
function actOfRefund({ _id, staffId, memberId, at, paidFen, isWhole }: RefundDocument): readonly CashierAct[] {
  return staffId === undefined ? [] : [{ kind: 'refund', id: _id, staffId, memberId, at, amountFen: paidFen, points: zeroPoints, withoutGoods: !isWhole }];
}

/** Points by hand, made or asked for; what was declined did nothing. */
function actOfAdjustment({ _id, requestedBy, memberId, requestedAt, points: changed, state }: AdjustmentDocument): readonly CashierAct[] {
  return state === 'declined' ? [] : [{ kind: 'adjustment', id: _id, staffId: requestedBy, memberId, at: requestedAt, amountFen: zeroFen, points: points(changed) }];
}

const actOfAttempt = ({ _id, staffId, at }: OwnCardAttemptDocument): CashierAct => ({
  kind: 'own_card_attempt', id: _id, staffId, memberId: '', at, amountFen: zeroFen, points: zeroPoints,
});

/** The member that each person at these tills is himself, by his WeChat identity. */
async function ownCards(staff: readonly StaffDocument[], acts: readonly CashierAct[]): Promise<ReadonlyMap<string, string>> {
  const atWork = new Set(acts.map(({ staffId }) => staffId));
  const people = staff.filter(({ _id }) => atWork.has(_id));
  const identities = await store.identities.getMany(people.map(({ openid }) => `wx_${openid}`));
  return new Map(people.flatMap(({ _id, openid }) => {
    const identity = identities.get(`wx_${openid}`);
    return identity ? [[_id as string, identity.memberId as string] as const] : [];
  }));
}

function patternDocument(
  { kind, staffId, on, memberId, times, amountFen, points: moved, actIds }: UnusualPattern,
  of: { readonly storeId: StoreId; readonly acts: ReadonlyMap<string, CashierAct>; readonly staffName: string; readonly foundAt: Instant },
): PatternDocument {
  const about = memberId === null || memberId === '' ? undefined : (memberId as MemberId);
  // Quick refunds are one finding each; of the other kinds a day has one for a person and a member.
  const which = kind === 'quick_refund' ? (actIds.at(-1) ?? '') : (about ?? 'all');
  return {
    _id: `pattern_${on}_${of.storeId}_${kind}_${staffId}_${which}`,
    kind,
    storeId: of.storeId,
    staffId: staffId as StaffId,
    staffName: of.staffName,
    on,
    ...(about === undefined ? {} : { memberId: about }),
    times,
    amountFen,
    points: moved,
    acts: actIds.slice(0, mostActs).flatMap((id) => {
      const act = of.acts.get(id);
      return act ? [{ actId: id, kind: act.kind, at: act.at, amountFen: act.amountFen, points: act.points, ...(act.memberId === '' ? {} : { memberId: act.memberId as MemberId }) }] : [];
    }),
    state: 'open',
    foundAt: of.foundAt,
  };
}
