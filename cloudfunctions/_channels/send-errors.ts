import { dayMs, hourMs, minuteMs } from '../../shared/kernel/time';
import type { SendOutcome } from './channel';

/** What a number of the platform asks us to do with the message. */
type Advice = 'refused' | { readonly laterMs: number };

/**
 * The platform's numbers. A number that is not here is refused: sending again what we do not understand is how accounts are lost.
 * Source: WeChat, commErrCode and subscribeMessage.send, template message pages.
 */
const advice: Readonly<Record<number, Advice>> = {
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
  45168: 'refused', // sensitive words
  47001: 'refused', 47003: 'refused', // a field breaks its rule
  48001: { laterMs: dayMs }, 48004: { laterMs: dayMs }, // not granted, banned: the owner must look
};

/** The user's permission for this template is used up or taken back, whatever our ledger says. */
export const permissionGone = 43101;
/** He does not follow the account any more, or never did. */
export const notFollowing: ReadonlySet<number> = new Set([40003, 43004]);
/** The access token is not good any more. */
export const tokenRejected: ReadonlySet<number> = new Set([40001, 40014, 42001]);

export function outcomeOfCode(errorCode: number): SendOutcome {
  if (errorCode === 0) return { kind: 'accepted' };
  const found = advice[errorCode] ?? 'refused';
  return found === 'refused' ? { kind: 'refused', errorCode } : { kind: 'later', errorCode, afterMs: found.laterMs };
}
