import { callWeChatAs, wechatErrorCode } from '../_store/cloud';
import type { OaSender, WeixinReply } from './oa-sender';

/** Names of cloud calls by path. Source: WeChat, cloud calls of a shared environment, and the page of each call. */
const names: Readonly<Record<string, string>> = {
  '/cgi-bin/message/template/send': 'officialAccount.messageTemplate.send',
  '/cgi-bin/template/get_all_private_template': 'officialAccount.messageTemplate.getAllPrivateTemplate',
  '/cgi-bin/message/mass/sendall': 'officialAccount.message.sendall',
  '/cgi-bin/user/get': 'officialAccount.user.get',
  '/cgi-bin/user/info/batchget': 'officialAccount.user.infoBatchget',
  '/cgi-bin/tags/create': 'officialAccount.tags.create',
  '/cgi-bin/tags/get': 'officialAccount.tags.get',
  '/cgi-bin/tags/delete': 'officialAccount.tags.delete',
  '/cgi-bin/tags/members/batchtagging': 'officialAccount.tags.membersBatchtagging',
};

/**
 * Calls as the official account by WeChat's cloud call, without token and address list. It needs one company behind both apps and the
 * environment shared with the account. Whether WeChat lets a timer's function call so is not documented: `huike doctor oa` finds it out.
 */
export const cloudCall: OaSender = {
  kind: 'cloud_call',
  async call({ path, body, query }) {
    const name = names[path];
    const appid = process.env['HUIKE_OA_APPID'];
    if (name === undefined || !appid) return { errcode: name === undefined ? 48001 : 40013, errmsg: name === undefined ? `no cloud call for ${path}` : 'HUIKE_OA_APPID is not set' };
    try {
      return asWeixin(await callWeChatAs(appid, name, { ...(body as Record<string, unknown>), ...query }));
    } catch (error) {
      const errcode = wechatErrorCode(error);
      // Without a number of the platform nothing is known of the call.
      if (errcode === undefined || errcode === -1) throw error;
      return { errcode, errmsg: error instanceof Error ? error.message : String(error) };
    }
  },
};

/** The SDK writes `errCode`, `msgId`; the server API `errcode`, `msgid`. */
function asWeixin(reply: Record<string, unknown>): WeixinReply {
  const { errCode, errMsg, msgId, ...rest } = reply;
  return { ...rest, errcode: typeof errCode === 'number' ? errCode : 0, errmsg: String(errMsg ?? 'ok'), ...(msgId === undefined ? {} : { msgid: msgId, msg_id: msgId }) };
}
