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
