import { Binary, ObjectId } from 'bson';
import { isDocument, type Document, type Value } from './value';

/**
 * The place of a value's type in MongoDB's comparison order.
 * Source: MongoDB manual, "Comparison/Sort Order". Missing sorts with null.
 */
export function typeRank(value: Value | undefined): number {
  switch (typeof value) {
    case 'undefined':
      return 2;
    case 'number':
      return 3;
    case 'string':
      return 4;
    case 'boolean':
      return 9;
    default:
      return objectRank(value);
  }
}

function objectRank(value: Exclude<Value, number | string | boolean>): number {
  if (value === null) return 2;
  if (Array.isArray(value)) return 6;
  if (value instanceof Date) return 10;
  if (value instanceof ObjectId) return 8;
  if (value instanceof Binary) return 7;
  if (value instanceof RegExp) return 12;
  return 5;
}

/** Text order by code point, as UTF-8 bytes sort; plain `<` compares UTF-16 units and puts emoji too early. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) {
      const surrogateX = x >= 0xd800 && x <= 0xdfff;
      const surrogateY = y >= 0xd800 && y <= 0xdfff;
      if (surrogateX !== surrogateY) return surrogateX ? (y >= 0xe000 ? 1 : x - y) : x >= 0xe000 ? -1 : x - y;
      return x - y;
    }
  }
  return a.length - b.length;
}

/**
 * MongoDB's total order over values, types first. NaN is the least number; arrays compare element by element.
 *
 * @example
 * compareValues(null, undefined) //=> 0, a missing field sorts with null
 */
export function compareValues(a: Value | undefined, b: Value | undefined): number {
  if (a === b) return 0;
  const rankA = typeRank(a);
  const rankB = typeRank(b);
  if (rankA !== rankB) return rankA - rankB;
  switch (rankA) {
    case 2:
      return 0;
    case 3:
      return compareNumbers(a as number, b as number);
    case 4:
      return compareStrings(a as string, b as string);
    case 5:
      return compareDocuments(a as Document, b as Document);
    case 6:
      return compareArrays(a as Value[], b as Value[]);
    case 7:
      return Buffer.compare((a as Binary).value(true) as Buffer, (b as Binary).value(true) as Buffer);
    case 8:
      return compareStrings((a as ObjectId).toHexString(), (b as ObjectId).toHexString());
    case 9:
      return Number(a) - Number(b);
    case 10:
      return compareNumbers((a as Date).getTime(), (b as Date).getTime());
    default:
      return compareStrings(String(a), String(b));
  }
}

function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1;
  if (Number.isNaN(b)) return 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareArrays(a: Value[], b: Value[]): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const order = compareValues(a[i], b[i]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Field by field in stored order: type, then name, then value, then the shorter first. */
function compareDocuments(a: Document, b: Document): number {
  if (!isDocument(a) || !isDocument(b)) return compareStrings(JSON.stringify(a), JSON.stringify(b));
  const keysA = Object.keys(a);
  const keysB = Object.keys(b);
  const length = Math.min(keysA.length, keysB.length);
  for (let i = 0; i < length; i++) {
    const keyA = keysA[i] as string;
    const keyB = keysB[i] as string;
    const order = typeRank(a[keyA]) - typeRank(b[keyB]) || compareStrings(keyA, keyB) || compareValues(a[keyA], b[keyB]);
    if (order !== 0) return order;
  }
  return keysA.length - keysB.length;
}

/** Equality as MongoDB's `$eq` sees it between two single values: same type family and same place in the order. */
export function equalValues(a: Value | undefined, b: Value | undefined): boolean {
  return compareValues(a, b) === 0;
}
