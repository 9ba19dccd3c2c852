import { minuteMs } from '../../shared/kernel/time';
import { callWeChat, wechatErrorCode } from '../_store/cloud';
import type { Channel } from './channel';
import { outcomeOfCode, platformIdOf } from './send-errors';

/**
 * The mini-program's subscribe message, by cloud call. The platform has no message id for it, so a repeat would be a second
 * message: when the answer is lost the message counts as sent and is never tried again.
 */
export const subscribeMessage: Channel = {
  repeatsAreKnown: false,
  async send({ to, templateId, page, fields }) {
    const data = Object.fromEntries(fields.map(({ name, value }) => [name, { value }]));
    try {
      const reply = await callWeChat('subscribeMessage.send', { touser: to, templateId, page, data, lang: 'zh_CN' });
      return outcomeOfCode(typeof reply['errCode'] === 'number' ? reply['errCode'] : 0, platformIdOf(reply['msgid'] ?? reply['msgId']));
    } catch (error) {
      const errorCode = wechatErrorCode(error);
      // -604101: our own config.json lacks the permission; nothing has reached the user.
      if (errorCode === -604101) return { kind: 'later', errorCode, afterMs: 10 * minuteMs };
      if (errorCode !== undefined && isPlatformAnswer(error, errorCode)) return outcomeOfCode(errorCode);
      return { kind: 'unknown' };
    }
  },
};

/** Whether the number is WeChat's own answer. It signs them with `rid`; -1 of the SDK itself means that it knows nothing. */
function isPlatformAnswer(error: unknown, errorCode: number): boolean {
  return errorCode > 0 || (errorCode === -1 && /\brid: /.test(error instanceof Error ? error.message : String(error)));
}
