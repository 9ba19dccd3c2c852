import { minuteMs } from '../../shared/kernel/time';
import { inputHash } from '../_runtime/hash';
import type { Channel } from './channel';
import { callOfficialAccount } from './official-account';
import { outcomeOfCode, platformIdOf } from './send-errors';

/**
 * The official account's template message, by the sender that the store's rules name.
 * `client_msg_id` (32 characters of hash) makes a repeat harmless: the platform answers the first message again and sends nothing. So a message
 * whose answer was lost is handed over once more.
 */
export const oaTemplate: Channel = {
  repeatsAreKnown: true,
  async send({ _id, to, templateId, page, fields }, policy) {
    const data = Object.fromEntries(fields.map(({ name, value }) => [name, { value }]));
    const appid = process.env['WX_APPID'];
    const link = appid ? { miniprogram: { appid, pagepath: page } } : {};
    try {
      const reply = await callOfficialAccount(policy.oa, '/cgi-bin/message/template/send', { touser: to, template_id: templateId, ...link, client_msg_id: inputHash(_id), data });
      return outcomeOfCode(reply.errcode ?? 0, platformIdOf(reply['msgid']));
    } catch {
      return { kind: 'later', afterMs: minuteMs };
    }
  },
};
