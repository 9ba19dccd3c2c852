import { requestFailed } from './errors';
import { isDocument, type Value } from './value';

/** MongoDB's own limits. */
const MOST_BYTES = 16 * 1024 * 1024;
const DEEPEST = 100;

/** Refuses what MongoDB does not store: field names beginning with `$`, nesting deeper than 100. */
export function refuseUnstorable(value: Value, depth = 0): void {
  if (depth > DEEPEST) throw requestFailed(`The document is nested deeper than ${DEEPEST} levels`);
  if (Array.isArray(value)) {
    for (const element of value) if (typeof element === 'object' && element !== null) refuseUnstorable(element, depth + 1);
  } else if (isDocument(value)) {
    for (const field of Object.keys(value)) {
      if (field.startsWith('$')) throw requestFailed(`The dollar ($) prefixed field '${field}' in '${field}' is not valid for storage.`);
      const member = value[field];
      if (typeof member === 'object' && member !== null) refuseUnstorable(member, depth + 1);
    }
  }
}

/** Refuses a document that is too large, by the length of its text; a character may be several bytes. */
export function refuseTooLarge(text: string): void {
  if (text.length > MOST_BYTES || (text.length > MOST_BYTES / 3 && Buffer.byteLength(text) > MOST_BYTES)) {
    throw requestFailed('object to insert too large. size in bytes exceeds 16777216');
  }
}
