import type { Collection, StoredRow } from './collection';
import { decodeStored } from './ejson';
import { someAtPath, splitPath, valuesAtPath } from './field-path';
import { distanceMetres, nearnessOf, positionOf, type Nearness } from './geo';
import { compareValues } from './ordering';
import type { Plan, SortField } from './planner';
import { compileQuery } from './query';
import type { Document, Value } from './value';

export interface Search {
  filter: Document;
  sort: readonly SortField[];
  skip: number;
  /** At most so many documents; Infinity for all. */
  limit: number;
}

/** A search that had no index to go by, with what it was looking for: the same query is slow in production. */
export interface ScanReport {
  collection: string;
  filter: Document;
  sort: readonly SortField[];
  /** Documents looked at; at least so many. */
  examined: number;
  collectionSize: number;
}

/** Searches without an index that look at more documents than this are reported. */
export const SCAN_LIMIT = 10_000;

export type OnScan = (report: ScanReport) => void;

/** Finds the rows of a search in its order. SQL does as much as the plan allows, the rest is tested here. */
export function searchRows(collection: Collection, search: Search, onScan: OnScan): StoredRow[] {
  const near = search.sort.length === 0 ? nearnessOf(search.filter) : undefined;
  if (near !== undefined) return nearest(collection, search, near, onScan);
  const plan = collection.plan(search.filter, search.sort);
  if (plan.exact && plan.sorted) {
    const limit = Number.isFinite(search.limit) ? search.limit : -1;
    const rows = collection.allRows(plan, search.skip, limit);
    if (plan.fullScan) reportScan(collection, search, search.skip + rows.length, onScan);
    return rows;
  }
  return plan.sorted ? sieve(collection, plan, search, onScan) : sortAll(collection, plan, search, onScan);
}

export function countMatches(collection: Collection, filter: Document, onScan: OnScan): number {
  const plan = collection.plan(filter, []);
  if (plan.exact) return collection.countRows(plan);
  const matches = compileQuery(filter);
  let count = 0;
  for (const row of collection.rows(plan)) {
    if (matches(decodeStored(row.doc))) count++;
  }
  if (plan.fullScan) reportScan(collection, { filter, sort: [], skip: 0, limit: Infinity }, collection.count, onScan);
  return count;
}

function sieve(collection: Collection, plan: Plan, search: Search, onScan: OnScan): StoredRow[] {
  const matches = compileQuery(search.filter);
  const found: StoredRow[] = [];
  let toSkip = search.skip;
  let passed = 0;
  let stoppedAt: number | undefined;
  for (const row of collection.rows(plan)) {
    passed++;
    if (!matches(decodeStored(row.doc))) continue;
    if (toSkip > 0) toSkip--;
    else found.push(row);
    if (found.length >= search.limit) {
      stoppedAt = row.n;
      break;
    }
  }
  // Along an index every row is looked at; along the table SQL rules some out uncounted, but a row's number says where it lies.
  const inTable = stoppedAt === undefined ? collection.count : Math.min(stoppedAt, collection.count);
  const examined = plan.index === undefined ? inTable : passed;
  if (plan.fullScan) reportScan(collection, search, examined, onScan);
  return found;
}

/** A query for what is near answers the nearest first. */
function nearest(collection: Collection, search: Search, near: Nearness, onScan: OnScan): StoredRow[] {
  const path = splitPath(near.field);
  const all = sieve(collection, collection.plan(search.filter, []), { ...search, skip: 0, limit: Infinity }, onScan);
  const measured = all.map((row) => {
    let metres = Infinity;
    someAtPath(decodeStored(row.doc), path, 0, (leaf) => {
      const position = positionOf(leaf);
      if (position !== undefined) metres = Math.min(metres, distanceMetres(near.from, position));
      return false;
    });
    return { row, metres };
  });
  return measured.sort((a, b) => a.metres - b.metres).slice(search.skip, search.skip + search.limit).map(({ row }) => row);
}

interface SortableRow {
  row: StoredRow;
  keys: (Value | undefined)[];
}

/** Sorts in memory, keeping no more rows than may still be asked for. */
function sortAll(collection: Collection, plan: Plan, search: Search, onScan: OnScan): StoredRow[] {
  const matches = plan.exact ? undefined : compileQuery(search.filter);
  const wanted = search.skip + search.limit;
  let kept: SortableRow[] = [];
  const order = (a: SortableRow, b: SortableRow): number => compareKeys(a.keys, b.keys, search.sort);
  for (const row of collection.rows(plan)) {
    const document = decodeStored(row.doc);
    if (matches !== undefined && !matches(document)) continue;
    kept.push({ row, keys: sortKeys(document, search.sort) });
    if (kept.length > 2 * wanted + 1000) kept = kept.sort(order).slice(0, wanted);
  }
  if (plan.fullScan) reportScan(collection, search, collection.count, onScan);
  return kept.sort(order).slice(search.skip, wanted).map(({ row }) => row);
}

function reportScan(collection: Collection, search: Search, examined: number, onScan: OnScan): void {
  if (examined <= SCAN_LIMIT) return;
  onScan({ collection: collection.name, filter: search.filter, sort: search.sort, examined, collectionSize: collection.count });
}

/** What a document is sorted by: of an array the least element going up, the greatest going down. */
export function sortKeys(document: Document, sort: readonly SortField[]): (Value | undefined)[] {
  return sort.map(({ field, direction }) => {
    const { values } = valuesAtPath(document, splitPath(field));
    let best = values[0];
    for (let i = 1; i < values.length; i++) {
      if (compareValues(values[i], best) * direction < 0) best = values[i];
    }
    return best;
  });
}

export function compareKeys(a: readonly (Value | undefined)[], b: readonly (Value | undefined)[], sort: readonly SortField[]): number {
  for (let i = 0; i < sort.length; i++) {
    const order = compareValues(a[i], b[i]) * (sort[i] as SortField).direction;
    if (order !== 0) return order;
  }
  return 0;
}
