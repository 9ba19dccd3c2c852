import { evalExpr } from 'mingo/core';
import type { Iterator as LazyIterator } from 'mingo/lazy';
import type { AnyObject } from 'mingo/types';
import { requestFailed } from './errors';
import { splitPath } from './field-path';
import { distanceMetres, positionOf } from './geo';
import { $group } from './group';
import type { SortField } from './planner';
import { compileQuery } from './query';
import { compareKeys, sortKeys } from './search';
import { documentsOf, streamed, type Stage } from './stage';
import { fieldOf, isDocument, type Document, type Value } from './value';

/** Reads `{a: 1, b: -1}`; refuses anything but 1 and -1. */
export function readSort(expr: unknown): SortField[] {
  if (!isDocument(expr) || Object.keys(expr).length === 0) throw requestFailed('$sort stage must have at least one sort key');
  return Object.entries(expr).map(([field, direction]) => {
    if (direction !== 1 && direction !== -1) throw requestFailed('$sort key ordering must be 1 (for ascending) or -1 (for descending)');
    return { field, direction };
  });
}

/** Sorts with no more rows in memory than a following `$limit` needs. */
function sorted(source: LazyIterator, sort: readonly SortField[], wanted: number): LazyIterator {
  return streamed(function* () {
    let kept: { document: Document; keys: (Value | undefined)[] }[] = [];
    const order = (a: { keys: (Value | undefined)[] }, b: { keys: (Value | undefined)[] }): number => compareKeys(a.keys, b.keys, sort);
    for (const document of documentsOf(source)) {
      kept.push({ document, keys: sortKeys(document, sort) });
      if (kept.length > 2 * wanted + 1000) kept = kept.sort(order).slice(0, wanted);
    }
    yield* kept.sort(order).slice(0, wanted).map(({ document }) => document);
  });
}

const $sort: Stage = (source, expr) => sorted(source, readSort(expr), Infinity);

/** Not on the wire: what `$sort` directly followed by `$limit` is rewritten to. */
const $sortLimit: Stage = (source, expr) => {
  const { sort, limit } = expr as { sort: unknown; limit: number };
  return sorted(source, readSort(sort), limit);
};

function wholeNumber(expr: unknown, stage: string, least: number): number {
  if (typeof expr !== 'number' || !Number.isInteger(expr) || expr < least) throw requestFailed(`the ${stage} must be a whole number of at least ${least}`);
  return expr;
}

/** Stops asking once it has enough. */
const $limit: Stage = (source, expr) => {
  let left = wholeNumber(expr, 'limit', 1);
  return streamed(function* () {
    for (const document of documentsOf(source)) {
      yield document;
      if (--left === 0) return;
    }
  });
};

const $skip: Stage = (source, expr) => {
  let left = wholeNumber(expr, 'skip', 0);
  return source.filter(() => left-- <= 0);
};

/** Nothing counted gives no document at all. */
const $count: Stage = (source, expr) => {
  if (typeof expr !== 'string' || expr === '' || expr.startsWith('$') || expr.includes('.')) throw requestFailed('the count field must be a non-empty string, without $ or .');
  return streamed(function* () {
    let count = 0;
    for (let next = source.next(); !next.done; next = source.next()) count++;
    if (count > 0) yield { [expr]: count };
  });
};

const $sortByCount: Stage = (source, expr, options) => {
  const grouped = $group(source, { _id: expr, count: { $sum: 1 } }, options);
  return sorted(grouped, [{ field: 'count', direction: -1 }, { field: '_id', direction: 1 }], Infinity);
};

/** Draws without putting back: no document comes twice. */
const $sample: Stage = (source, expr) => {
  const size = isDocument(expr) ? expr['size'] : undefined;
  if (typeof size !== 'number' || size < 0) throw requestFailed('size argument to $sample must be a positive number');
  return streamed(function* () {
    const drawn: Document[] = [];
    let seen = 0;
    for (const document of documentsOf(source)) {
      seen++;
      if (drawn.length < size) drawn.push(document);
      else {
        const at = Math.floor(Math.random() * seen);
        if (at < size) drawn[at] = document;
      }
    }
    yield* drawn;
  });
};

/** A value that is not an array counts as an array of itself. */
const $unwind: Stage = (source, expr) => {
  const { path, includeArrayIndex, preserveNullAndEmptyArrays } = (typeof expr === 'string' ? { path: expr } : expr) as {
    path?: unknown;
    includeArrayIndex?: string;
    preserveNullAndEmptyArrays?: boolean;
  };
  if (typeof path !== 'string' || !path.startsWith('$')) throw requestFailed(`path option to $unwind stage should be prefixed with a '$': ${String(path)}`);
  const parts = splitPath(path.slice(1));
  const withIndex = (document: Document, index: number | null): Document => (includeArrayIndex === undefined ? document : { ...document, [includeArrayIndex]: index });
  return streamed(function* () {
    for (const document of documentsOf(source)) {
      const value = parts.reduce<Value | undefined>((held, part) => (isDocument(held) ? fieldOf(held, part) : undefined), document);
      if (Array.isArray(value) && value.length > 0) {
        for (const [i, element] of value.entries()) yield withIndex(replaced(document, parts, element), i);
      } else if (Array.isArray(value) || value === undefined || value === null) {
        if (preserveNullAndEmptyArrays) yield withIndex(Array.isArray(value) ? replaced(document, parts, undefined) : document, null);
      } else yield withIndex(document, null);
    }
  });
};

/** A copy with another value at the path; undefined takes the field away. */
function replaced(document: Document, parts: readonly string[], value: Value | undefined): Document {
  const [first, ...rest] = parts as [string, ...string[]];
  const copy = { ...document };
  if (rest.length > 0) copy[first] = replaced(document[first] as Document, rest, value);
  else if (value === undefined) delete copy[first];
  else copy[first] = value;
  return copy;
}

/** Distances in metres from a point, nearest first, 100 documents unless told otherwise. */
const $geoNear: Stage = (source, expr) => {
  const spec = expr as Document;
  const near = positionOf(spec['near']);
  const distanceField = spec['distanceField'];
  if (near === undefined || typeof distanceField !== 'string') throw requestFailed('$geoNear requires near and distanceField');
  const matches = compileQuery(isDocument(spec['query']) ? spec['query'] : {});
  const key = typeof spec['key'] === 'string' ? spec['key'] : undefined;
  const multiplier = typeof spec['distanceMultiplier'] === 'number' ? spec['distanceMultiplier'] : 1;
  const most = typeof spec['maxDistance'] === 'number' ? spec['maxDistance'] : Infinity;
  const least = typeof spec['minDistance'] === 'number' ? spec['minDistance'] : 0;
  const limit = Number(spec['limit'] ?? spec['num'] ?? 100);
  return streamed(function* () {
    const found: { document: Document; metres: number }[] = [];
    for (const document of documentsOf(source)) {
      const place = key === undefined ? Object.values(document).find((value) => isDocument(value) && positionOf(value) !== undefined) : document[key];
      const position = positionOf(place);
      if (position === undefined || !matches(document)) continue;
      const metres = distanceMetres(near, position);
      if (metres < least || metres > most) continue;
      const located = typeof spec['includeLocs'] === 'string' ? { [spec['includeLocs']]: place as Value } : {};
      found.push({ document: { ...document, [distanceField]: metres * multiplier, ...located }, metres });
    }
    yield* found.sort((a, b) => a.metres - b.metres).slice(0, limit).map(({ document }) => document);
  });
};

/** New root documents only; a missing one is an error. */
const $replaceRoot: Stage = (source, expr, options) => {
  const { newRoot } = expr as AnyObject;
  return source.map((document: unknown) => {
    const root = evalExpr(document, newRoot, options) as Value | undefined;
    if (!isDocument(root)) throw requestFailed("'newRoot' expression must evaluate to an object");
    return root;
  });
};

/** Stages where mingo's differ from MongoDB's or hold too much in memory. */
export const pipelineStages: Record<`$${string}`, Stage> = { $sort, $sortLimit, $limit, $skip, $count, $sortByCount, $sample, $unwind, $geoNear, $replaceRoot };
