import { staffContract } from '../../../shared/contract/staff';
import { complaintCauses, complaintKinds } from '../../../shared/domain/complaint';
import { lengthWithin, repeatCauses, type Counts, type Lengths, type Patterns } from '../../../shared/domain/complaint-patterns';
import type { StaffId, StoreId } from '../../../shared/kernel/ids';
import { accept } from '../../../shared/kernel/result';
import { addDays, daysBetween, type LocalDate } from '../../../shared/kernel/time';
import { defineQuery } from '../../_runtime/define';
import { store } from '../../_store/store';
import type { ComplaintDayDocument } from '../../_store/voice-documents';
import { readDays, scopeOf, sumOf } from './read-days';

const mostNamed = 20;

/** Counts with those of the days before, the most frequent first; what was there only before is named with none. */
function withBefore(now: Counts, before: Counts): { readonly key: string; readonly count: number; readonly before: number }[] {
  return [...new Set([...Object.keys(now), ...Object.keys(before)])]
    .map((key) => ({ key, count: now[key] ?? 0, before: before[key] ?? 0 }))
    .sort((a, b) => b.count - a.count || b.before - a.before || (a.key < b.key ? -1 : 1));
}

function lengthsView(lengths: Lengths) {
  const [half, nine] = [lengthWithin(lengths, 0.5), lengthWithin(lengths, 0.9)];
  const count = Object.values(lengths).reduce((sum, one) => sum + one, 0);
  return { count, ...(half === null ? {} : { halfWithinMs: half }), ...(nine === null ? {} : { nineOfTenWithinMs: nine }) };
}

function dayLine(days: readonly ComplaintDayDocument[], from: LocalDate, until: LocalDate) {
  const counted = new Map(days.map((day) => [day.on, day.patterns.opened]));
  return Array.from({ length: daysBetween(from, until) + 1 }, (_, index) => addDays(from, index)).map((on) => ({ on, count: counted.get(on) ?? 0 }));
}

/** Names of what is counted: stores and people. */
async function namesOf(patterns: Patterns, before: Patterns) {
  const people = withBefore(patterns.byPerson, before.byPerson).slice(0, mostNamed);
  const stores = withBefore(patterns.byStore, before.byStore);
  const [staff, shops] = await Promise.all([store.staff.getMany(people.map(({ key }) => key)), store.stores.getMany(stores.map(({ key }) => key))]);
  const storeName = (key: string) => shops.get(key)?.name ?? { zh: key, en: key };
  return {
    storeName,
    byPerson: people.map(({ key, ...counts }) => ({ staffId: key as StaffId, name: staff.get(key)?.name ?? '', ...counts })),
    byStore: stores.map(({ key, ...counts }) => ({ storeId: key as StoreId, name: storeName(key), ...counts })),
  };
}

/** Known keys only: a kind or cause of an older version is counted, not named. */
const among = <Key extends string>(known: readonly Key[], key: string): key is Key => (known as readonly string[]).includes(key);

/** What complaints of these days have in common, from the countings of their days: two reads, whatever the number of complaints. */
export const report = defineQuery(staffContract.complaintPatterns.report, async ({ input: { storeId, from, until }, caller }) => {
  const scope = scopeOf(caller, storeId);
  const length = daysBetween(from, until) + 1;
  const [days, earlier, mark] = await Promise.all([
    readDays(scope, from, until, ['on', 'patterns']),
    readDays(scope, addDays(from, -length), addDays(from, -1), ['on', 'patterns']),
    store.voiceMarks.get('complaints'),
  ]);
  const [now, before] = [sumOf(days), sumOf(earlier)];
  const { storeName, byPerson, byStore } = await namesOf(now, before);
  return accept({
    opened: { count: now.opened, before: before.opened },
    byDay: dayLine(days, from, until),
    byKind: withBefore(now.byKind, before.byKind).flatMap(({ key, ...counts }) => (among(complaintKinds, key) ? [{ kind: key, ...counts }] : [])),
    byCause: withBefore(now.byCause, before.byCause).flatMap(({ key, ...counts }) => (among(complaintCauses, key) ? [{ cause: key, ...counts }] : [])),
    byStore,
    byProduct: withBefore(now.byProduct, before.byProduct).slice(0, mostNamed).map(({ key, ...counts }) => ({ product: key, ...counts })),
    byPerson,
    byHour: Array.from({ length: 24 }, (_, hour) => now.byHour[hour] ?? 0),
    firstAnswer: lengthsView(now.firstAnswers),
    resolution: lengthsView(now.resolutions),
    late: now.late,
    reopened: now.reopened,
    ratings: [1, 2, 3, 4, 5].map((rating) => now.ratings[rating] ?? 0),
    compensated: now.compensated,
    compensation: now.compensationFen,
    compensationBefore: before.compensationFen,
    repeats: repeatCauses(now, before).flatMap(({ storeId: at, cause, ...counts }) => (among(complaintCauses, cause) ? [{ storeId: at as StoreId, storeName: storeName(at), cause, ...counts }] : [])),
    ...(mark ? { countedUntilAt: mark.readUntilAt } : {}),
  });
});
