import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import { minuteMs } from '../../shared/kernel/time';

/** What the owner has set in the account's console, from the function's environment. */
export interface PushSettings {
  readonly token: string;
  /** The 43 letters of the message key; absent where messages come in plain text. */
  readonly encodingKey?: string;
}

/** A push is not believed later than this: WeChat's own repeats come within seconds. */
const oldestMs = 10 * minuteMs;

const sha1 = (...parts: string[]): string => createHash('sha1').update([...parts].sort().join('')).digest('hex');

function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Whether the address was called by WeChat: SHA-1 over token, time and nonce in order. Source: WeChat, message push, verification. */
export function isSigned(query: Readonly<Record<string, string>>, { token }: PushSettings, nowMs: number): boolean {
  const { signature = '', timestamp = '', nonce = '' } = query;
  return Math.abs(nowMs - Number(timestamp) * 1_000) <= oldestMs && same(signature, sha1(token, timestamp, nonce));
}

/** The signature of a push, as WeChat makes it. */
export function signatureOf(token: string, timestamp: string, nonce: string): string {
  return sha1(token, timestamp, nonce);
}

/**
 * The text inside an encrypted message (AES-256-CBC, key and iv from the 43 letters): sixteen random bytes, the length, the text, the app id.
 * Null when its own signature does not fit or nothing sensible comes out. Source: WeChat, message encryption.
 */
export function decrypted(encrypt: string, query: Readonly<Record<string, string>>, { token, encodingKey }: PushSettings): string | null {
  const { msg_signature: signature = '', timestamp = '', nonce = '' } = query;
  if (encodingKey === undefined || !same(signature, sha1(token, timestamp, nonce, encrypt))) return null;
  try {
    const key = Buffer.from(`${encodingKey}=`, 'base64');
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    const plain = Buffer.concat([decipher.update(encrypt, 'base64'), decipher.final()]);
    const padding = plain[plain.length - 1] ?? 0;
    const body = plain.subarray(16, plain.length - padding);
    return body.subarray(4, 4 + body.readUInt32BE(0)).toString('utf8');
  } catch {
    return null;
  }
}
