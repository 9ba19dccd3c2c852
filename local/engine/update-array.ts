import { Query } from 'mingo/query';
import { requestFailed } from './errors';
import { compareValues, equalValues } from './ordering';
import { QUERY_OPTIONS } from './query';
import { isDocument, structuredCopy, type Document, type Value } from './value';

/** What becomes of a field: its new value from its present one, undefined on both sides for a missing field. */
export type Change = (current: Value | undefined) => Value | undefined;

function arrayOf(current: Value | undefined, path: string, operator: string): Value[] {
  if (current === undefined) return [];
  if (!Array.isArray(current)) {
    throw requestFailed(`The field '${path}' must be an array but is of another type, ${operator} cannot be applied to ${JSON.stringify(current)}`);
  }
  return current;
}

/** `$push`, with `$each`, `$position`, `$sort` and `$slice` in MongoDB's order: insert, sort, slice. */
export function push(path: string, operand: Value): Change {
  const modifiers = isDocument(operand) && '$each' in operand ? operand : undefined;
  const added = modifiers === undefined ? [operand] : modifiers['$each'];
  if (!Array.isArray(added)) throw requestFailed(`The argument to $each in $push must be an array at '${path}'`);
  return (current) => {
    let result = [...arrayOf(current, path, '$push')];
    const position = modifiers?.['$position'];
    const at = typeof position === 'number' ? (position < 0 ? Math.max(0, result.length + position) : position) : result.length;
    result.splice(at, 0, ...added.map(structuredCopy));
    const order = modifiers?.['$sort'];
    if (order !== undefined) result = sorted(result, order, path);
    const slice = modifiers?.['$slice'];
    if (typeof slice === 'number') result = slice < 0 ? result.slice(slice) : result.slice(0, slice);
    return result;
  };
}

function sorted(elements: Value[], order: Value, path: string): Value[] {
  if (order === 1 || order === -1) return elements.sort((a, b) => compareValues(a, b) * order);
  if (!isDocument(order)) throw requestFailed(`The $sort of $push is invalid at '${path}'`);
  const fields = Object.entries(order);
  return elements.sort((a, b) => {
    for (const [field, direction] of fields) {
      const compared = compareValues(readField(a, field), readField(b, field)) * Number(direction);
      if (compared !== 0) return compared;
    }
    return 0;
  });
}

function readField(element: Value, path: string): Value | undefined {
  let value: Value | undefined = element;
  for (const part of path.split('.')) value = isDocument(value) ? value[part] : undefined;
  return value;
}

/**
 * Adds what is not there yet. Only `{$each: [...]}` adds several; any other array or document is one element.
 * The SDK sends `_.addToSet({each: [..]})` as such a document: that trap is kept.
 */
export function addToSet(path: string, operand: Value): Change {
  const several = isDocument(operand) && '$each' in operand ? operand['$each'] : undefined;
  if (several !== undefined && !Array.isArray(several)) throw requestFailed(`The argument to $each in $addToSet must be an array at '${path}'`);
  const added = several ?? [operand];
  return (current) => {
    const result = [...arrayOf(current, path, '$addToSet')];
    for (const element of added) {
      if (!result.some((present) => equalValues(present, element))) result.push(structuredCopy(element));
    }
    return result;
  };
}

export function pop(path: string, operand: Value): Change {
  if (operand !== 1 && operand !== -1) throw requestFailed(`$pop expects 1 or -1 at '${path}'`);
  return (current) => {
    const array = arrayOf(current, path, '$pop');
    return operand === 1 ? array.slice(0, -1) : array.slice(1);
  };
}

/** Removes elements equal to a value, or that meet a condition: operators on the element, or a query on its fields. */
export function pull(path: string, operand: Value): Change {
  let unwanted: (element: Value) => boolean;
  if (isDocument(operand)) {
    const ofElement = Object.keys(operand)[0]?.startsWith('$') === true;
    const query = new Query((ofElement ? { element: operand } : operand) as Document, QUERY_OPTIONS);
    unwanted = (element) => (ofElement ? query.test({ element }) : isDocument(element) && query.test(element));
  } else if (operand instanceof RegExp) unwanted = (element) => typeof element === 'string' && operand.test(element);
  else unwanted = (element) => equalValues(element, operand);
  return (current) => arrayOf(current, path, '$pull').filter((element) => !unwanted(element));
}

export function pullAll(path: string, operand: Value): Change {
  if (!Array.isArray(operand)) throw requestFailed(`$pullAll requires an array argument at '${path}'`);
  return (current) => arrayOf(current, path, '$pullAll').filter((element) => !operand.some((unwanted) => equalValues(unwanted, element)));
}
