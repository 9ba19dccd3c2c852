import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import { assert } from '../../kernel/assert';
import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import { secondMs, type Instant } from '../../kernel/time';

/** A code is shown for so long before the next one. */
export const memberCodeStepMs = 30 * secondMs;
/** Digits of the member's number, then digits that only his phone and the server can compute. 16 in all, within Code 128's comfortable width. */
export const memberNumberDigits = 8;
/** Eight: three codes of a hundred million are right at a moment, and wrong ones are counted (`CodeAttempts`) long before guessing pays. */
export const proofDigits = 8;
/** Codes one step early or late are accepted: phones' clocks differ, and a queue takes a moment. */
const toleratedSteps = 1;

export type MemberCodeRefusal =
  | Refusal<'MEMBER_CODE_MALFORMED', Record<string, never>>
  | Refusal<'MEMBER_CODE_EXPIRED', Record<string, never>>
  | Refusal<'MEMBER_CODE_USED', Record<string, never>>;

/** The step a moment falls in. */
export function stepAt(at: Instant): number {
  return Math.floor(at / memberCodeStepMs);
}

/**
 * The proof of a step: HMAC-SHA256 over the step as eight bytes, dynamically truncated to eight digits.
 * Source: RFC 4226 section 5.3 (truncation), RFC 6238 (time steps, SHA-256).
 */
function proofOf(secret: string, step: number): string {
  assert(/^(?:[0-9a-f]{2}){16,64}$/.test(secret), 'a member code secret is 16 to 64 bytes in hex');
  const counter = new Uint8Array(8);
  // In two halves: phones before iOS 15 have no 64-bit setter.
  const written = new DataView(counter.buffer);
  written.setUint32(0, Math.floor(step / 2 ** 32));
  written.setUint32(4, step % 2 ** 32);
  const digest = hmac(sha256, hexToBytes(secret), counter);
  const view = new DataView(digest.buffer, digest.byteOffset, digest.byteLength);
  const offset = view.getUint8(digest.byteLength - 1) & 0x0f;
  const number = view.getUint32(offset) & 0x7fff_ffff;
  return String(number % 10 ** proofDigits).padStart(proofDigits, '0');
}

/**
 * The code a member's phone shows at a moment: 16 digits, a new one every 30 seconds. Needs no network, only the secret and a clock.
 * `memberNumber` is the number printed on the card, 8 digits; `secret` is 16 to 64 random bytes in lower-case hex.
 */
export function codeAt(memberNumber: string, secret: string, at: Instant): string {
  assert(/^\d{8}$/.test(memberNumber), 'a member number is eight digits');
  return memberNumber + proofOf(secret, stepAt(at));
}

/** Milliseconds until the shown code changes, 1 to 30,000. */
export function msUntilNextCode(at: Instant): number {
  return memberCodeStepMs - (((at % memberCodeStepMs) + memberCodeStepMs) % memberCodeStepMs);
}

/**
 * Takes a scanned or typed code apart; spaces and hyphens between the groups are allowed, full-width digits too.
 * Refuses MEMBER_CODE_MALFORMED.
 * @example parseCode('0000 4711 9465 7712').value.memberNumber //=> '00004711'
 */
export function parseCode(text: string): Result<{ readonly memberNumber: string; readonly proof: string }, MemberCodeRefusal> {
  const plain = text
    .replace(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[\s-]/g, '');
  if (!/^\d{16}$/.test(plain)) return refuse('MEMBER_CODE_MALFORMED', {});
  return accept({ memberNumber: plain.slice(0, memberNumberDigits), proof: plain.slice(memberNumberDigits) });
}

/** The code in groups of four, as it stands under the bars. @example groupCode('0000471194657712') //=> '0000 4711 9465 7712' */
export function groupCode(code: string): string {
  return code.replace(/(\d{4})(?=\d)/g, '$1 ');
}

/**
 * Whether a code is this member's, now, and not used yet. The answer is the step to be stored as the last accepted one: a code of that
 * step or an earlier one is refused from then on, so that a screenshot is worth nothing once the code was used, or a minute later.
 * Refuses MEMBER_CODE_MALFORMED; MEMBER_CODE_USED when the code was right but its step is not after the last accepted one;
 * MEMBER_CODE_EXPIRED otherwise (too old, too early, or not this member's: the three are not told apart).
 * `lastAcceptedStep` is null for a member whose code was never used.
 */
export function verifyCode(
  code: string,
  secret: string,
  at: Instant,
  lastAcceptedStep: number | null,
): Result<{ readonly step: number }, MemberCodeRefusal> {
  const parsed = parseCode(code);
  if (!parsed.ok) return parsed;
  const now = stepAt(at);
  let matched: number | null = null;
  // All steps are computed and compared in full, so that the time it takes says nothing.
  for (let step = now - toleratedSteps; step <= now + toleratedSteps; step += 1) {
    if (sameDigits(parsed.value.proof, proofOf(secret, step))) matched = step;
  }
  if (matched === null) return refuse('MEMBER_CODE_EXPIRED', {});
  if (lastAcceptedStep !== null && matched <= lastAcceptedStep) return refuse('MEMBER_CODE_USED', {});
  return accept({ step: matched });
}

function sameDigits(left: string, right: string): boolean {
  let difference = left.length ^ right.length;
  for (let i = 0; i < left.length; i += 1) difference |= left.charCodeAt(i) ^ right.charCodeAt(i);
  return difference === 0;
}
