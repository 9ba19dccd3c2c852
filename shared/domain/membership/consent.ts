import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import type { Instant } from '../../kernel/time';

/** Where a consent was given or taken back. */
export type ConsentChannel = 'join' | 'settings' | 'official_account' | 'import';

export interface ConsentGrant {
  readonly version: string;
  readonly at: Instant;
  readonly channel: ConsentChannel;
}

/**
 * What a member has agreed to. `privacy` is needed to be a member at all; `marketing` is a separate switch, off until he turns it on.
 * History is kept apart, one line for each change (`ConsentChange`).
 */
export interface Consent {
  readonly privacy: ConsentGrant;
  readonly marketing: ConsentGrant | null;
  /** The last time marketing was turned off; null when never. */
  readonly marketingWithdrawnAt: Instant | null;
}

/** What a member can agree to or switch: the privacy text, marketing at all, being chosen by his visits, and each way of hearing from the store. */
export const consentKinds = ['privacy', 'marketing', 'personalised', 'subscribe_message', 'oa_template', 'oa_group', 'sms', 'task'] as const;
export type ConsentKind = (typeof consentKinds)[number];

export interface ConsentChange {
  readonly what: ConsentKind;
  readonly granted: boolean;
  readonly version: string;
  readonly at: Instant;
  readonly channel: ConsentChannel;
}

export type PrivacyRefusal = Refusal<'PRIVACY_UNACCEPTED', { readonly currentVersion: string }>;

/**
 * The consent a shopper joins with. Marketing is on only when he turned it on himself.
 * Refuses PRIVACY_UNACCEPTED {currentVersion} when he accepted no text, or one that is no longer the current one.
 */
export function consentAtJoin(
  given: { readonly privacyVersion: string | null; readonly marketing: boolean; readonly at: Instant },
  currentVersion: string,
): Result<{ readonly consent: Consent; readonly changes: readonly ConsentChange[] }, PrivacyRefusal> {
  if (given.privacyVersion !== currentVersion) return refuse('PRIVACY_UNACCEPTED', { currentVersion });
  const grant: ConsentGrant = { version: currentVersion, at: given.at, channel: 'join' };
  const consent: Consent = { privacy: grant, marketing: given.marketing ? grant : null, marketingWithdrawnAt: null };
  const privacy: ConsentChange = { what: 'privacy', granted: true, ...grant };
  return accept({ consent, changes: given.marketing ? [privacy, { ...privacy, what: 'marketing' }] : [privacy] });
}

/** Turns marketing on or off; no change when it already is so. */
export function setMarketing(
  consent: Consent,
  wish: { readonly granted: boolean; readonly version: string; readonly at: Instant; readonly channel: ConsentChannel },
): { readonly consent: Consent; readonly change: ConsentChange | null } {
  const { granted, ...grant } = wish;
  if (granted === (consent.marketing !== null)) return { consent, change: null };
  const marketing = granted ? grant : null;
  const marketingWithdrawnAt = granted ? consent.marketingWithdrawnAt : wish.at;
  return { consent: { ...consent, marketing, marketingWithdrawnAt }, change: { what: 'marketing', ...wish } };
}

/** Changes kept with a member; older ones are out of any dispute's reach. */
export const mostConsentChanges = 50;

/**
 * The history with one change more, newest last, at most `mostConsentChanges`. What gives way is the oldest that a later change of the
 * same kind replaced; what he joined under always stays, and so does the last word on each switch.
 * @example addConsentChange(fiftyTurnsOfSms, marketingOff) //=> fifty: the first turn of the text messages went, not what he joined under
 */
export function addConsentChange(changes: readonly ConsentChange[], change: ConsentChange): readonly ConsentChange[] {
  const all = [...changes, change];
  if (all.length <= mostConsentChanges) return all;
  const replaced = all.findIndex(({ what }, index) => what !== 'privacy' && all.slice(index + 1).some((later) => later.what === what));
  return all.filter((_, index) => index !== replaced);
}

/** The change that turning a switch of his own leaves in the history, under the text that holds for him. */
export const switchTurned = (consent: Consent, what: Exclude<ConsentKind, 'privacy' | 'marketing'>, granted: boolean, at: Instant): ConsentChange =>
  ({ what, granted, version: consent.privacy.version, at, channel: 'settings' });
