import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import { minuteMs, type Instant } from '../../kernel/time';

/** What a till signs of a call. `path` is the one of the contract, whatever the gateway leaves of it; `body` the bytes as they are sent. */
export interface SignedCall {
  readonly method: string;
  readonly path: string;
  readonly timestamp: string;
  readonly nonce: string;
  readonly body: Uint8Array;
}

/** A till's clock may be off by so much, in either direction. */
export const clockToleranceMs = 5 * minuteMs;

/** The text under the signature: method, path, timestamp, nonce and the SHA-256 of the body in hex, a line each. */
export function signedText(call: SignedCall): string {
  return [call.method.toUpperCase(), call.path, call.timestamp, call.nonce, bytesToHex(sha256(call.body))].join('\n');
}

/** HMAC-SHA256 of the signed text in lower-case hex; the key is the secret's own characters. Source: RFC 2104, FIPS 180-4. */
export function signatureOf(call: SignedCall, secret: string): string {
  return bytesToHex(hmac(sha256, utf8ToBytes(secret), utf8ToBytes(signedText(call))));
}

/** Whether a call was signed with one of these secrets. All are tried and compared in full, so that the time it takes says nothing. */
export function isSignedWith(call: SignedCall, signature: string, secrets: readonly string[]): boolean {
  let matches = 0;
  for (const secret of secrets) matches |= sameText(signature, signatureOf(call, secret)) ? 1 : 0;
  return matches === 1;
}

function sameText(left: string, right: string): boolean {
  let difference = left.length ^ right.length;
  for (let i = 0; i < right.length; i += 1) difference |= (left.charCodeAt(i) || 0) ^ right.charCodeAt(i);
  return difference === 0;
}

/**
 * Whether a timestamp (milliseconds since 1970, as text) is near enough to now.
 * Refuses CLOCK_WRONG {aheadMs}: by how much the till's clock is ahead, negative when it is behind.
 */
export function checkTimestamp(timestamp: string, now: Instant): Result<{ readonly aheadMs: number }, Refusal<'CLOCK_WRONG', { readonly aheadMs: number }>> {
  const aheadMs = Number(timestamp) - now;
  return Math.abs(aheadMs) <= clockToleranceMs ? accept({ aheadMs }) : refuse('CLOCK_WRONG', { aheadMs });
}
