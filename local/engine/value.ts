import type { Binary, ObjectId } from 'bson';

/** Anything a document may hold. A missing field is `undefined` and is never stored. */
export type Value = null | number | string | boolean | Date | RegExp | ObjectId | Binary | Value[] | Document;

/** A stored document or an embedded one. */
export interface Document {
  [field: string]: Value;
}

/** True for an embedded document: not an array, date, pattern or BSON object. */
export function isDocument(value: unknown): value is Document {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** A document's own field; inherited names such as `constructor` are missing fields. */
export function fieldOf(document: Document, field: string): Value | undefined {
  return Object.prototype.hasOwnProperty.call(document, field) ? document[field] : undefined;
}

/** A copy that shares nothing that can change; dates, patterns and ids never do. */
export function structuredCopy(value: Value): Value {
  if (Array.isArray(value)) return value.map(structuredCopy);
  if (!isDocument(value)) return value;
  const copy: Document = {};
  for (const field of Object.keys(value)) copy[field] = structuredCopy(value[field] as Value);
  return copy;
}
