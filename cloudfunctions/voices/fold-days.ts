import { hourOf, patternsOf, type ComplaintFacts } from '../../shared/domain/complaint-patterns';
import type { ComplaintId, StaffId, StoreId } from '../../shared/kernel/ids';
import { addDays, localDateOf, startOfDay, type LocalDate } from '../../shared/kernel/time';
import { is } from '../_store/collection';
import { complaintOf, type ComplaintDocument } from '../_store/complaint-documents';
import { factsOf } from '../_complaint/facts-of-complaint';
import { store } from '../_store/store';
import { complaintDayIdOf, type ComplaintDayDocument, type PatternScope } from '../_store/voice-documents';

const pageSize = 1_000;

/**
 * Counts anew the days on which changed complaints were sent: of each store and of all together. A day in `folded` was counted in this tick,
 * and is left: what changed since is so young that the next tick reads it again.
 */
export async function foldDays(changed: readonly ComplaintDocument[], folded: Set<LocalDate>): Promise<void> {
  for (const on of new Set(changed.map((complaint) => localDateOf(complaint.openedAt)))) {
    if (folded.has(on)) continue;
    await foldDay(on);
    folded.add(on);
  }
}

async function foldDay(on: LocalDate): Promise<void> {
  const complaints = await complaintsOf(on);
  const purchases = await store.purchases.getMany(complaints.flatMap((complaint) => complaint.purchaseId ?? []));
  const facts = complaints.map((complaint) => {
    const lines = complaint.purchaseId === null ? [] : (purchases.get(complaint.purchaseId)?.lines ?? []);
    return factsOf(complaintOf(complaint), lines.flatMap((line) => line.category ?? []));
  });
  const scopes = new Set<PatternScope>(['all', ...facts.map((one) => one.storeId as StoreId)]);
  for (const scope of scopes) await store.complaintDays.put(dayDocument(scope, on, scope === 'all' ? facts : facts.filter((one) => one.storeId === scope)));
}

async function complaintsOf(on: LocalDate): Promise<readonly ComplaintDocument[]> {
  const until = startOfDay(addDays(on, 1));
  const found: ComplaintDocument[] = [];
  for (let from: number = startOfDay(on); ; ) {
    const page = await store.complaints.find({
      filter: { openedAt: is.both(is.atLeast(from), is.below(until)) }, order: [{ field: 'openedAt', direction: 'asc' }, { field: '_id', direction: 'asc' }], limit: pageSize,
    });
    const known = new Set(found.slice(-pageSize).map((complaint) => complaint._id));
    const more = page.filter((complaint) => !known.has(complaint._id));
    found.push(...more);
    const last = page.at(-1);
    if (page.length < pageSize || !last || more.length === 0) return found;
    from = last.openedAt;
  }
}

const dayDocument = (scope: PatternScope, on: LocalDate, facts: readonly ComplaintFacts[]): ComplaintDayDocument => ({
  _id: complaintDayIdOf(scope, on),
  on,
  patterns: patternsOf(facts),
  complaints: facts.map(({ complaintId, storeId, kind, cause, products, personId, openedAt }) => ({
    complaintId: complaintId as ComplaintId, storeId: storeId as StoreId, kind, cause, products, personId: personId as StaffId | null, hour: hourOf(openedAt),
  })),
});
