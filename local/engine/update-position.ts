import { Query } from 'mingo/query';
import { requestFailed } from './errors';
import { isArrayIndex, splitPath } from './field-path';
import { QUERY_OPTIONS } from './query';
import { isDocument, fieldOf, type Document, type Value } from './value';

/**
 * Replaces the positional parts of an update path: `$` by the place of the first element that the query matched,
 * `$[]` by every place. A path without them is answered as it is.
 *
 * @example
 * positionedPaths(doc, doc, 'lines.$.count', { 'lines.sku': 'b' }) //=> ['lines.1.count'] when lines[1].sku is 'b'
 */
export function positionedPaths(current: Document, before: Document, path: string, filter: Document): string[] {
  if (!path.includes('$')) return [path];
  const parts = splitPath(path);
  const at = parts.findIndex((part) => part.startsWith('$'));
  const arrayPath = parts.slice(0, at).join('.');
  const array = valueAt(current, parts.slice(0, at));
  if (!Array.isArray(array)) throw requestFailed(`The path '${arrayPath}' must exist in the document in order to apply array updates.`);
  const rest = parts.slice(at + 1);
  const positions = parts[at] === '$[]' ? [...array.keys()] : [matchedPosition(before, parts, at, filter)];
  return positions.flatMap((position) => positionedPaths(current, before, [arrayPath, String(position), ...rest].join('.'), filter));
}

function matchedPosition(before: Document, parts: readonly string[], at: number, filter: Document): number {
  if (parts[at] !== '$') throw requestFailed(`No array filter found for identifier '${parts[at] ?? ''}'`);
  const arrayPath = parts.slice(0, at).join('.');
  const array = valueAt(before, parts.slice(0, at));
  const terms = elementTerms(filter, arrayPath);
  const queries = terms.map((term) => new Query(term, QUERY_OPTIONS));
  const elements = Array.isArray(array) ? array : [];
  const fits = (element: Value, query: Query): boolean => query.test({ element, ...(isDocument(element) ? { fields: element } : {}) });
  let position = elements.findIndex((element) => queries.every((query) => fits(element, query)));
  if (position < 0) position = elements.findIndex((element) => queries.some((query) => fits(element, query)));
  if (queries.length === 0 || position < 0) throw requestFailed('The positional operator did not find the match needed from the query.');
  return position;
}

/** The query's terms about this array, turned into terms about one element. */
function elementTerms(filter: Document, arrayPath: string): Document[] {
  return Object.keys(filter).flatMap((field): Document[] => {
    const operand = filter[field] as Value;
    if ((field === '$and' || field === '$or') && Array.isArray(operand)) return operand.flatMap((part) => (isDocument(part) ? elementTerms(part, arrayPath) : []));
    if (field.startsWith(`${arrayPath}.`)) return [{ [`fields.${field.slice(arrayPath.length + 1)}`]: operand }];
    if (field !== arrayPath) return [];
    const inner = isDocument(operand) ? operand['$elemMatch'] : undefined;
    if (!isDocument(inner)) return [{ element: operand }];
    const ofScalar = Object.keys(inner)[0]?.startsWith('$') === true;
    return ofScalar ? [{ element: inner }] : Object.keys(inner).map((name) => ({ [`fields.${name}`]: inner[name] as Value }));
  });
}

function valueAt(document: Document, parts: readonly string[]): Value | undefined {
  let value: Value | undefined = document;
  for (const part of parts) {
    if (Array.isArray(value) && isArrayIndex(part)) value = value[Number(part)];
    else value = isDocument(value) ? fieldOf(value, part) : undefined;
  }
  return value;
}
