import { sha256 } from '@noble/hashes/sha2.js';
import type { BasisPoints } from '../../kernel/units';

/**
 * Whether a member is held out of a campaign: a salted hash decides, so it is the same on every machine and every night,
 * and nobody can be moved in or out by hand. Each campaign holds out other members.
 * @example isHeldOut({ memberId, campaign: 'win_back', salt, share: basisPoints(10_000) }) //=> true, everybody
 */
export function isHeldOut(of: { readonly memberId: string; readonly campaign: string; readonly salt: string; readonly share: BasisPoints }): boolean {
  return holdoutPoint(`${of.salt}|${of.campaign}|${of.memberId}`) < of.share;
}

/** A text's place in 0..9,999, evenly spread. */
export function holdoutPoint(text: string): number {
  // Bytes by hand: ids and salts are ASCII, and the rules know no TextEncoder.
  const digest = sha256(Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff));
  const number = ((digest[0] ?? 0) * 256 + (digest[1] ?? 0)) * 65_536 + (digest[2] ?? 0) * 256 + (digest[3] ?? 0);
  return Math.floor((number / 4_294_967_296) * 10_000);
}
