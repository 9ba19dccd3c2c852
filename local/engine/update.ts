import { requestFailed } from './errors';
import { isArrayIndex, splitPath } from './field-path';
import { compareValues } from './ordering';
import { refuseUnstorable } from './storable';
import { positionedPaths } from './update-position';
import { addToSet, pop, pull, pullAll, push, type Change } from './update-array';
import { fieldOf, isDocument, structuredCopy, type Document, type Value } from './value';

const MAX_ARRAY_INDEX = 100_000;

/**
 * Applies update operators to a copy of the document, as MongoDB would.
 * `filter` is the query that found the document: `$` in a path is the first element of the array that it matched.
 * Refuses unknown operators, two operators on one path, operands of the wrong type and a changed `_id`.
 *
 * @example
 * applyUpdate({ _id: 'a', n: 'x' }, { $inc: { n: 1 } }) //=> refused: $inc needs a number
 */
export function applyUpdate(before: Document, update: Document, filter: Document = {}): Document {
  const operators = Object.keys(update);
  if (operators.length === 0) throw requestFailed('Update document is empty');
  const after = structuredCopy(before) as Document;
  const touched: string[] = [];
  for (const operator of operators) {
    const fields = update[operator];
    if (!isDocument(fields)) throw requestFailed(`Modifiers operate on fields but we found another type for ${operator}`);
    for (const written of Object.keys(fields)) {
      for (const path of positionedPaths(after, before, written, filter)) {
        refuseConflict(touched, path);
        applyOne(after, operator, path, fields[written] as Value, touched);
      }
    }
  }
  refuseUnstorable(after);
  if (compareValues(before['_id'], after['_id']) !== 0) {
    throw requestFailed("Performing an update on the path '_id' would modify the immutable field '_id'");
  }
  return after;
}

function refuseConflict(touched: string[], path: string): void {
  if (touched.some((other) => other === path || other.startsWith(`${path}.`) || path.startsWith(`${other}.`))) {
    throw requestFailed(`Updating the path '${path}' would create a conflict at '${path}'`);
  }
  touched.push(path);
}

function applyOne(document: Document, operator: string, path: string, operand: Value, touched: string[]): void {
  if (path === '' || path.split('.').includes('')) throw requestFailed(`The update path '${path}' contains an empty field name`);
  if (operator === '$unset') return unset(document, path);
  if (operator === '$rename') return rename(document, path, operand, touched);
  if (operator === '$pull' || operator === '$pullAll' || operator === '$pop') {
    // These make nothing where there is nothing.
    if (readAt(document, path) === undefined) return;
  }
  writeAt(document, path, changeOf(operator, path, operand));
}

function changeOf(operator: string, path: string, operand: Value): Change {
  switch (operator) {
    case '$set':
      return () => structuredCopy(operand);
    case '$inc':
      return arithmetic(operator, path, operand, (current) => current + (operand as number), operand);
    case '$mul':
      return arithmetic(operator, path, operand, (current) => current * (operand as number), 0);
    case '$min':
      return (current) => (current === undefined || compareValues(operand, current) < 0 ? operand : current);
    case '$max':
      return (current) => (current === undefined || compareValues(operand, current) > 0 ? operand : current);
    case '$bit':
      return bitwise(path, operand);
    case '$push':
      return push(path, operand);
    case '$addToSet':
      return addToSet(path, operand);
    case '$pop':
      return pop(path, operand);
    case '$pull':
      return pull(path, operand);
    case '$pullAll':
      return pullAll(path, operand);
    default:
      throw requestFailed(`Unknown modifier: ${operator}`);
  }
}

function arithmetic(operator: string, path: string, operand: Value, compute: (current: number) => number, whenMissing: Value): Change {
  if (typeof operand !== 'number') throw requestFailed(`Cannot ${operator === '$inc' ? 'increment' : 'multiply'} with non-numeric argument: {${path}: ${JSON.stringify(operand)}}`);
  return (current) => {
    if (current === undefined) return whenMissing;
    if (typeof current !== 'number') {
      throw requestFailed(`Cannot apply ${operator} to a value of non-numeric type. The field '${path}' holds ${JSON.stringify(current)}`);
    }
    return compute(current);
  };
}

function bitwise(path: string, operand: Value): Change {
  const [kind, mask] = isDocument(operand) ? Object.entries(operand)[0] ?? [] : [];
  if (typeof mask !== 'number' || !['and', 'or', 'xor'].includes(kind ?? '')) throw requestFailed(`The $bit modifier for '${path}' needs and, or or xor with an integer`);
  return (current) => {
    const value = current ?? 0;
    if (typeof value !== 'number' || !Number.isInteger(value)) throw requestFailed(`Cannot apply $bit to a value of non-integral type at '${path}'`);
    return kind === 'and' ? value & mask : kind === 'or' ? value | mask : value ^ mask;
  };
}

function readAt(document: Document, path: string): Value | undefined {
  let value: Value | undefined = document;
  for (const part of splitPath(path)) {
    if (Array.isArray(value)) value = isArrayIndex(part) ? value[Number(part)] : undefined;
    else if (isDocument(value)) value = fieldOf(value, part);
    else return undefined;
  }
  return value;
}

/** Writes through documents and array positions, making documents on the way; refuses to go through a scalar. */
function writeAt(document: Document, path: string, change: Change): void {
  const parts = splitPath(path);
  let holder: Document | Value[] = document;
  for (let i = 0; i < parts.length - 1; i++) {
    const part = parts[i] as string;
    let next = childOf(holder, part, path);
    if (next === undefined) {
      next = {};
      assign(holder, part, next);
    }
    if (!isDocument(next) && !Array.isArray(next)) {
      throw requestFailed(`Cannot create field '${parts[i + 1] as string}' in element {${part}: ${JSON.stringify(next)}}`);
    }
    holder = next;
  }
  const last = parts[parts.length - 1] as string;
  const value = change(childOf(holder, last, path));
  if (value !== undefined) assign(holder, last, value);
}

function childOf(holder: Document | Value[], part: string, path: string): Value | undefined {
  if (!Array.isArray(holder)) return fieldOf(holder, part);
  if (part.startsWith('$')) throw requestFailed(`The positional operator did not find the match needed from the query: '${path}'`);
  if (!isArrayIndex(part)) throw requestFailed(`Cannot create field '${part}' in an array (path '${path}')`);
  return holder[Number(part)];
}

function assign(holder: Document | Value[], part: string, value: Value): void {
  if (!Array.isArray(holder)) {
    if (part === '__proto__') throw requestFailed('A field must not be named __proto__');
    holder[part] = value;
    return;
  }
  const position = Number(part);
  if (position > MAX_ARRAY_INDEX) throw requestFailed(`The array index ${position} is too large`);
  while (holder.length < position) holder.push(null);
  holder[position] = value;
}

/** In an array the element becomes null, so that the others keep their places. */
function unset(document: Document, path: string): void {
  const parts = splitPath(path);
  let holder: Value | undefined = document;
  for (const part of parts.slice(0, -1)) {
    holder = Array.isArray(holder) ? holder[Number(part)] : isDocument(holder) ? fieldOf(holder, part) : undefined;
  }
  const last = parts[parts.length - 1] as string;
  if (Array.isArray(holder)) {
    if (isArrayIndex(last) && Number(last) < holder.length) holder[Number(last)] = null;
  } else if (isDocument(holder)) delete holder[last];
}

function rename(document: Document, from: string, operand: Value, touched: string[]): void {
  if (typeof operand !== 'string' || operand === '') throw requestFailed(`The 'to' field for $rename must be a string: ${from}`);
  refuseConflict(touched, operand);
  const value = readAt(document, from);
  if (value === undefined) return;
  unset(document, from);
  writeAt(document, operand, () => value);
}
