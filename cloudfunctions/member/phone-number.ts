import { phoneTail } from '../../shared/domain/membership';
import type { OpenId } from '../../shared/kernel/ids';
import { minuteMs, type Instant } from '../../shared/kernel/time';
import { callWeChat, wechatErrorCode } from '../_store/cloud';
import type { MemberDocument } from '../_store/member-documents';

/** WeChat's answers to a phone code that is spent, foreign or too old. */
const badPhoneCodes = new Set([40013, 40029, 41002, -604100]);

async function askWeChat(code: string): Promise<string | undefined> {
  try {
    const answer = await callWeChat('phonenumber.getPhoneNumber', { code });
    return (answer['phoneInfo'] as { purePhoneNumber?: string } | undefined)?.purePhoneNumber;
  } catch (error) {
    // A refused code is the shopper's to repeat; anything else is trouble on the way and must be seen as that.
    if (badPhoneCodes.has(wechatErrorCode(error) ?? 0)) return undefined;
    throw error;
  }
}

/** A code lives for five minutes; nobody sends it later. */
const codeMs = 5 * minuteMs;
const mostKept = 1_000;
/** Numbers that WeChat gave lately, by who sent which code; in memory alone. */
const given = new Map<string, { readonly phone: Promise<string | undefined>; readonly at: Instant }>();

function makeRoom(now: Instant): void {
  for (const [key, { at }] of given) if (Math.abs(now - at) >= codeMs || given.size >= mostKept) given.delete(key);
}

/**
 * The number behind WeChat's code; undefined for a code that is spent, foreign or too old. WeChat answers a code once: a command that was
 * cut off behind the question, or begins again, or comes twice at once, finds the answer here for five minutes, if it comes from the same person.
 */
export async function phoneOf(code: string, { openid, now }: { readonly openid: OpenId; readonly now: Instant }): Promise<string | undefined> {
  const key = `${openid}~${code}`;
  makeRoom(now);
  const asked = given.get(key) ?? { phone: askWeChat(code), at: now };
  given.set(key, asked);
  try {
    const phone = await asked.phone;
    if (phone === undefined) given.delete(key);
    return phone;
  } catch (error) {
    given.delete(key);
    throw error;
  }
}

/** A number too short to have a tail is kept, but tills cannot find it by its end. */
export function phoneFields(phone: string): Pick<MemberDocument, 'phone' | 'phoneTail'> {
  const tail = phoneTail(phone);
  return tail === null ? { phone } : { phone, phoneTail: tail };
}
