import { Binary, EJSON, ObjectId } from 'bson';
import { requestFailed } from './errors';
import { isDocument, type Document, type Value } from './value';

/**
 * Reads extended JSON text, canonical or relaxed, as the SDK sends it and as documents are stored.
 * `nowMs` is what `db.serverDate()` stands for. Refuses text that is not JSON and a field named `__proto__`.
 *
 * @example
 * decodeValue('{"$numberInt":"-0"}', 0) //=> 0, the wire knows no negative zero
 */
export function decodeValue(text: string, nowMs: number): Value {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw requestFailed(`The text is not extended JSON: ${text.slice(0, 80)}`);
  }
  return revive(parsed, nowMs);
}

/** Like `decodeValue`, for text that must hold an object. */
export function decodeDocument(text: string, nowMs: number): Document {
  const value = decodeValue(text, nowMs);
  if (!isDocument(value)) throw requestFailed(`An object is expected, got ${text.slice(0, 80)}`);
  return value;
}

/** Reads a document this engine stored itself: it holds no server dates. */
export function decodeStored(text: string): Document {
  return revive(JSON.parse(text), 0) as Document;
}

/** Revives values already parsed from JSON, for stages that arrive inline. */
export function revive(value: unknown, nowMs: number): Value {
  if (typeof value !== 'object' || value === null) return value as Value;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const element: unknown = value[i];
      if (typeof element === 'object' && element !== null) value[i] = revive(element, nowMs);
    }
    return value as Value[];
  }
  const record = value as Record<string, unknown>;
  for (const key in record) {
    if (key.charCodeAt(0) === 36) {
      const special = reviveSpecial(record, key, nowMs);
      if (special !== undefined) return special;
    }
    if (key === '__proto__') throw requestFailed('A field must not be named __proto__');
    const member = record[key];
    if (typeof member === 'object' && member !== null) record[key] = revive(member, nowMs);
  }
  return record as Document;
}

function reviveSpecial(record: Record<string, unknown>, key: string, nowMs: number): Value | undefined {
  const held = record[key];
  switch (key) {
    case '$numberInt':
    case '$numberLong':
      return Number(held) + 0;
    case '$numberDouble':
    case '$numberDecimal':
      return Number(held);
    case '$date':
      return new Date(typeof held === 'object' && held !== null ? Number((held as { $numberLong?: string }).$numberLong) : (held as string | number));
    case '$oid':
      return new ObjectId(String(held));
    case '$regularExpression': {
      const { pattern, options } = held as { pattern: string; options?: string };
      return regularExpression(pattern, options ?? '');
    }
    case '$binary':
    case '$uuid':
    case '$timestamp':
      return EJSON.deserialize(record as never) as unknown as Value;
    case '$undefined':
      return null;
    case '$tcb_server_date': {
      const offset = (held as { offset?: unknown } | null)?.offset;
      return new Date(nowMs + Number(revive(offset ?? 0, nowMs)));
    }
    default:
      return undefined;
  }
}

/** Builds the pattern with the options MongoDB knows (i, m, s); `g` and `u` mean nothing there. */
export function regularExpression(pattern: string, options: string): RegExp {
  const flags = [...new Set(options)].filter((flag) => 'ims'.includes(flag)).join('');
  try {
    return new RegExp(pattern, flags);
  } catch (error) {
    throw requestFailed(`Regular expression is invalid: ${(error as Error).message}`);
  }
}

/** Writes relaxed extended JSON: plain JSON wherever JSON can say it, which is what lets SQL look inside. */
export function encodeValue(value: Value): string {
  return JSON.stringify(isPlainJson(value) ? value : toPlain(value));
}

/** True for what JSON itself can say; most documents are, and need no copy. */
function isPlainJson(value: Value): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isPlainJson);
  if (!isDocument(value)) return false;
  for (const field in value) if (!isPlainJson(value[field] as Value)) return false;
  return true;
}

function toPlain(value: Value): unknown {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : { $numberDouble: String(value) };
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(toPlain);
  if (value instanceof Date) return plainDate(value);
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } };
  if (value instanceof ObjectId) return { $oid: value.toHexString() };
  if (value instanceof Binary) return EJSON.serialize(value as never);
  if (!isDocument(value)) return EJSON.serialize(value as never);
  const plain: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const member = value[key];
    if (member !== undefined) plain[key] = toPlain(member);
  }
  return plain;
}

function plainDate(date: Date): unknown {
  const ms = date.getTime();
  if (Number.isNaN(ms)) throw requestFailed('A date is invalid');
  return ms >= 0 && ms < 253402300800000 ? { $date: date.toISOString() } : { $date: { $numberLong: String(ms) } };
}
