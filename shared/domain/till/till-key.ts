import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import { dayMs, instant, type Instant } from '../../kernel/time';

/** The key of one till system: it speaks for one store and nothing else. */
export interface TillKey {
  readonly storeId: string;
  readonly name: string;
  readonly state: 'active' | 'revoked';
  /** 64 hex digits, made where it is shown; the server needs it to check what is signed with it. */
  readonly secret: string;
  /** The secret before it, good for a while so that the till can be changed over without a gap. */
  readonly previous: { readonly secret: string; readonly goodUntilAt: Instant } | null;
  readonly madeAt: Instant;
  readonly changedAt: Instant;
}

/** After a rotation the old secret is good for so long. */
export const changeOverMs = dayMs;

/** Whether a text has the form of a secret: 64 hex digits in lower case. It says nothing about whose it is. */
export const isTillSecret = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** A new key. */
export function makeTillKey(of: Pick<TillKey, 'storeId' | 'name' | 'secret'>, at: Instant): TillKey {
  return { ...of, state: 'active', previous: null, madeAt: at, changedAt: at };
}

export type TillRefusal = Refusal<'TILL_REVOKED', { readonly revokedAt: Instant }>;

/** Gives a key another secret; the old one stays good for a day. Refuses TILL_REVOKED {revokedAt}. */
export function rotateTillKey(key: TillKey, secret: string, at: Instant): Result<TillKey, TillRefusal> {
  if (key.state === 'revoked') return refuse('TILL_REVOKED', { revokedAt: key.changedAt });
  return accept({ ...key, secret, previous: { secret: key.secret, goodUntilAt: instant(at + changeOverMs) }, changedAt: at });
}

/** Ends a key and both its secrets at once and for good. A key that was revoked stays as it is. */
export function revokeTillKey(key: TillKey, at: Instant): TillKey {
  return key.state === 'revoked' ? key : { ...key, state: 'revoked', previous: null, changedAt: at };
}

/**
 * The secrets that a call may be signed with at a moment; none once the key was revoked.
 * @example secretsAt({ ...key, previous: { secret: 'old', goodUntilAt: instant(10) } }, instant(10)) //=> only the new one
 */
export function secretsAt(key: TillKey, at: Instant): readonly string[] {
  if (key.state === 'revoked') return [];
  return key.previous !== null && at < key.previous.goodUntilAt ? [key.secret, key.previous.secret] : [key.secret];
}
