import { Binary, ObjectId } from 'bson';
import { typeRank } from './ordering';
import { isDocument, type Value } from './value';

/**
 * A value as SQLite stores it in an index: SQLite orders numbers < text < blobs, which is MongoDB's order
 * for numbers and strings; every later type is a blob led by its rank, compared byte by byte.
 */
export type Key = number | string | Buffer;

/** Null and missing. A primary key of SQLite takes no NULL, so the least number stands for it. */
export const NULL_KEY = -Infinity;

/** NaN sorts below all numbers and above null; -Infinity moves up one place to make room. */
export const NAN_KEY = -Number.MAX_VALUE;
const NEGATIVE_INFINITY_KEY = -1.797693134862315e308;

/** An empty array gives an index no element; MongoDB keeps it apart from null. */
export const EMPTY_ARRAY_KEY: Key = Buffer.from([0]);

export function encodeKey(value: Value | undefined): Key {
  switch (typeof value) {
    case 'undefined':
      return NULL_KEY;
    case 'number':
      return Number.isNaN(value) ? NAN_KEY : Math.max(value, NEGATIVE_INFINITY_KEY) + 0;
    case 'string':
      return value;
    default:
      return value === null ? NULL_KEY : Buffer.concat(ordered(value));
  }
}

/** True where the key says everything about the value, so that SQL alone may decide an equality. */
export function keyIsExact(value: Value): boolean {
  if (typeof value === 'number') return value > NEGATIVE_INFINITY_KEY;
  return typeof value === 'string' || typeof value === 'boolean' || value instanceof Date;
}

/** The keys between which all values of this value's type lie: low inclusive, high exclusive. */
export function typeBounds(value: Value): { low: Key; high: Key } | undefined {
  if (typeof value === 'number') return { low: NAN_KEY, high: '' };
  if (typeof value === 'string') return { low: '', high: Buffer.alloc(0) };
  if (value === null) return undefined;
  const rank = typeRank(value);
  return { low: Buffer.from([rank]), high: Buffer.from([rank + 1]) };
}

function ordered(value: Value): Buffer[] {
  const rank = Buffer.from([typeRank(value)]);
  if (value === null) return [rank];
  if (typeof value === 'number') return [rank, orderedDouble(value)];
  if (typeof value === 'string') return [rank, orderedText(value)];
  if (typeof value === 'boolean') return [rank, Buffer.from([value ? 1 : 0])];
  if (Array.isArray(value)) return [rank, ...value.flatMap(ordered), Buffer.from([0])];
  if (value instanceof Date) return [rank, orderedDouble(value.getTime())];
  if (value instanceof ObjectId) return [rank, Buffer.from(value.toHexString(), 'hex')];
  if (value instanceof Binary) return [rank, orderedText((value.value(true) as Buffer).toString('base64'))];
  if (value instanceof RegExp) return [rank, orderedText(String(value))];
  if (!isDocument(value)) return [rank, orderedText(JSON.stringify(value))];
  const parts = Object.keys(value).flatMap((field) => {
    const member = value[field] as Value;
    return [Buffer.from([typeRank(member)]), orderedText(field), ...ordered(member)];
  });
  return [rank, ...parts, Buffer.from([0])];
}

/** A double whose bytes sort as the number does: sign bit flipped, negatives inverted. */
function orderedDouble(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  // NaN is the least number: nothing but zeros is below the inverted bytes of -Infinity.
  if (Number.isNaN(value)) return bytes;
  bytes.writeDoubleBE(value + 0);
  const negative = (bytes[0] as number) >= 0x80;
  for (let i = 0; i < 8; i++) bytes[i] = negative ? ~(bytes[i] as number) & 0xff : bytes[i] as number;
  if (!negative) bytes[0] = (bytes[0] as number) | 0x80;
  return bytes;
}

/** UTF-8 ended by 0 1, inner zero bytes written 0 2, so that a prefix sorts first. */
function orderedText(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  const end = Buffer.from([0, 1]);
  if (!bytes.includes(0)) return Buffer.concat([bytes, end]);
  const escaped: number[] = [];
  for (const byte of bytes) {
    if (byte === 0) escaped.push(0, 2);
    else escaped.push(byte);
  }
  return Buffer.concat([Buffer.from(escaped), end]);
}
