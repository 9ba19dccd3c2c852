import { dayMs, hourMs, minuteMs } from '../../shared/kernel/time';
import type { SendOutcome } from './channel';

/** What a number of the platform asks us to do with the message. */
type Advice = 'refused' | { readonly laterMs: number };

/**
 * The platform's numbers. A number that is not here is refused: sending again what we do not understand is how accounts are lost.
 * Source: WeChat, commErrCode and subscribeMessage.send, template message and mass send pages.
 */
export const advice: Readonly<Record<number, Advice>> = {
  [-1]: { laterMs: minuteMs }, // busy
  40001: { laterMs: minuteMs }, 40014: { laterMs: minuteMs }, 42001: { laterMs: minuteMs }, // token, still bad after one renewal
  40003: 'refused', // openid wrong, or no follower
  40013: { laterMs: hourMs }, 40125: { laterMs: hourMs }, 40164: { laterMs: hourMs }, // the owner must mend id, secret or address list
  40037: 'refused', // template
  41030: 'refused', // page
  43004: 'refused', // must follow
  43101: 'refused', // the user took his permission back
  43107: { laterMs: dayMs }, // capability banned
  43108: { laterMs: minuteMs }, // another message to the same user at this moment
  45009: { laterMs: dayMs }, // the day's quota
  45011: { laterMs: minuteMs }, // the minute's quota
  45015: 'refused', 45047: 'refused', // the window of a conversation is closed, or too many in it
  45028: 'refused', // the month's group messages are used up
  45067: { laterMs: minuteMs }, // the same group message too soon after a try
  45168: 'refused', // sensitive words
  47001: 'refused', 47003: 'refused', // a field breaks its rule
  48001: { laterMs: dayMs }, 48004: { laterMs: dayMs }, // not granted, banned: the owner must look
};

/** The user's permission for this template is used up or taken back, whatever our ledger says. */
export const permissionGone = 43101;
/** The platform has taken this group message before, under the same client id: it is sent. */
export const groupTakenBefore = 45065;
/** He does not follow the account any more, or never did. */
export const notFollowing: ReadonlySet<number> = new Set([40003, 43004]);
/** The access token is not good any more. */
export const tokenRejected: ReadonlySet<number> = new Set([40001, 40014, 42001]);
/** Only the owner can mend these: wrong id or secret, address not listed, api not granted or taken away. */
export const ownerMustAct: ReadonlySet<number> = new Set([40013, 40125, 40164, 43107, 48001, 48004]);

/** What the platform's answer means for a message: accepted, to be tried later (`afterMs`), or refused for good, as every number is that the table does not know. */
export function outcomeOfCode(errorCode: number, platformId?: string): SendOutcome {
  if (errorCode === 0) return { kind: 'accepted', ...(platformId === undefined ? {} : { platformId }) };
  const found = advice[errorCode] ?? 'refused';
  return found === 'refused' ? { kind: 'refused', errorCode } : { kind: 'later', errorCode, afterMs: found.laterMs };
}

/** A platform's message id as text; absent where it gave none. */
export function platformIdOf(given: unknown): string | undefined {
  return typeof given === 'number' || (typeof given === 'string' && given !== '') ? String(given) : undefined;
}
