import { isDocument, fieldOf, type Document, type Value } from './value';

export type FieldPath = readonly string[];

const splitPaths = new Map<string, FieldPath>();

/** Splits `a.b.0` once and remembers it: the same few paths come with every request. */
export function splitPath(path: string): FieldPath {
  let parts = splitPaths.get(path);
  if (parts === undefined) {
    parts = path.split('.');
    if (splitPaths.size > 5_000) splitPaths.clear();
    splitPaths.set(path, parts);
  }
  return parts;
}

export function isArrayIndex(part: string): boolean {
  return /^(0|[1-9]\d*)$/.test(part);
}

/**
 * Visits every value a query path reaches, going through arrays of documents as MongoDB does, until `visit` answers true.
 * A missing field is visited as `undefined`; elements that are not documents are not missing, they are skipped.
 */
export function someAtPath(value: Value | undefined, path: FieldPath, depth: number, visit: (leaf: Value | undefined) => boolean): boolean {
  if (depth === path.length) return visit(value);
  const part = path[depth] as string;
  if (Array.isArray(value)) {
    if (isArrayIndex(part) && Number(part) < value.length && someAtPath(value[Number(part)], path, depth + 1, visit)) return true;
    for (const element of value) {
      if (isDocument(element) && someAtPath(element, path, depth, visit)) return true;
    }
    return false;
  }
  if (isDocument(value)) return someAtPath(fieldOf(value, part), path, depth + 1, visit);
  return visit(undefined);
}

/**
 * The values a document gives to a sort or an index on this path: array elements one by one.
 * `throughArray` says that an array was met, which makes an index multikey.
 */
export function valuesAtPath(document: Document, path: FieldPath): { values: (Value | undefined)[]; throughArray: boolean } {
  if (path.length === 1) {
    const value = fieldOf(document, path[0] as string);
    if (!Array.isArray(value)) return { values: [value], throughArray: false };
  }
  const values: (Value | undefined)[] = [];
  let throughArray = false;
  collect(document, 0);
  return { values, throughArray };

  function collect(value: Value | undefined, depth: number): void {
    if (depth === path.length) {
      if (Array.isArray(value)) {
        throughArray = true;
        for (const element of value) values.push(element);
      } else values.push(value);
      return;
    }
    const part = path[depth] as string;
    if (Array.isArray(value)) {
      throughArray = true;
      if (isArrayIndex(part) && Number(part) < value.length) collect(value[Number(part)], depth + 1);
      for (const element of value) if (isDocument(element)) collect(element, depth);
    } else if (isDocument(value)) collect(fieldOf(value, part), depth + 1);
    else values.push(undefined);
  }
}
