import { createHash } from 'node:crypto';

function derived(prefix: string, text: string): string {
  return prefix + createHash('sha256').update(`${prefix}:${text}`).digest('base64url').replace(/[-_]/g, 'x').slice(0, 28 - prefix.length);
}

/** The unionid of a person, the same in the mini-program and the official account; derived from the openid. */
export function unionidOf(openid: string): string {
  return derived('u', openid);
}

/** The openid the same person has towards the official account. */
export function officialOpenidOf(openid: string): string {
  return derived('oOA', openid);
}
