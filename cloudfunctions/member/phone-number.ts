import { phoneTail } from '../../shared/domain/membership';
import { callWeChat, wechatErrorCode } from '../_store/cloud';
import type { MemberDocument } from '../_store/member-documents';

/** WeChat's answers to a phone code that is spent, foreign or too old. */
const badPhoneCodes = new Set([40013, 40029, 41002, -604100]);

/** The number behind WeChat's code; undefined for a code that is spent, foreign or too old. */
export async function phoneOf(code: string): Promise<string | undefined> {
  try {
    const answer = await callWeChat('phonenumber.getPhoneNumber', { code });
    return (answer['phoneInfo'] as { purePhoneNumber?: string } | undefined)?.purePhoneNumber;
  } catch (error) {
    // A refused code is the shopper's to repeat; anything else is trouble on the way and must be seen as that.
    if (badPhoneCodes.has(wechatErrorCode(error) ?? 0)) return undefined;
    throw error;
  }
}

/** A number too short to have a tail is kept, but tills cannot find it by its end. */
export function phoneFields(phone: string): Pick<MemberDocument, 'phone' | 'phoneTail'> {
  const tail = phoneTail(phone);
  return tail === null ? { phone } : { phone, phoneTail: tail };
}
