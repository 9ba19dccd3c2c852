import { callWeChatAs, wechatErrorCode } from '../_store/cloud';
import type { OaSender } from './oa-sender';

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
      const { errCode: _code, errMsg, ...reply } = await callWeChatAs(appid, name, { ...(body as Record<string, unknown>), ...query });
      return { ...reply, errcode: 0, errmsg: String(errMsg ?? 'ok') };
    } catch (error) {
      const errcode = wechatErrorCode(error);
      // Our own config.json does not name the call: nothing has reached WeChat, and only the owner can mend it.
      if (errcode === -604101) return { errcode: 48001, errmsg: `${name} is not among the permissions in the function's config.json` };
      // Numbers below zero are the cloud's own, or "busy": nothing is known of the call.
      if (errcode === undefined || errcode < 0) throw error;
      return { errcode, errmsg: error instanceof Error ? error.message : String(error) };
    }
  },
};
