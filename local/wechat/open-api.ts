import { randomUUID } from 'node:crypto';
import type { FakeWeChat, WeChatReply } from './fake-wechat';
import { refused } from './fake-wechat';
import { findFieldError } from './template-fields';
import { miniProgramCode } from './mini-program-code';

/** A reply of a cloud call: JSON, or bytes with their type. */
export type OpenApiReply = { json: WeChatReply } | { bytes: Buffer; contentType: string };

export type Arguments = Record<string, unknown>;

type OpenApi = (wechat: FakeWeChat, input: Arguments) => OpenApiReply;

const PHONE_CODE_LIFE_MS = 5 * 60_000;
const VISIT_LIFE_MS = 2 * 3_600_000;

const ok = (more: Record<string, unknown> = {}): OpenApiReply => ({ json: { errcode: 0, errmsg: 'ok', ...more } });
const no = (errcode: number, errmsg: string): OpenApiReply => ({ json: refused(errcode, errmsg) });

/** A code is `phone:<11 digits>` with any `:suffix`, or one set by hand; it works once, for five minutes from first sight. */
function getPhoneNumber(wechat: FakeWeChat, { code }: Arguments): OpenApiReply {
  if (typeof code !== 'string' || code === '') return no(40029, 'invalid code');
  const set = wechat.state.get<{ phoneNumber: string; at: number }>('phone', code);
  const spelled = /^phone:(1\d{10})(?::(\d{13})?.*)?$/.exec(code);
  const phoneNumber = set?.phoneNumber ?? spelled?.[1];
  // A suffix of thirteen digits is the instant at which the code was given.
  const givenAt = set?.at ?? (spelled?.[2] === undefined ? wechat.clock.now() : Number(spelled[2]));
  if (phoneNumber === undefined || wechat.clock.now() - givenAt > PHONE_CODE_LIFE_MS) return no(40029, 'invalid code');
  if (wechat.state.get('phoneUsed', code) !== undefined) return no(40029, 'code been used');
  wechat.state.put('phoneUsed', code, wechat.clock.now());
  const watermark = { timestamp: Math.floor(wechat.clock.now() / 1000), appid: 'wxlocal0000000000' };
  return ok({ phone_info: { phoneNumber, purePhoneNumber: phoneNumber, countryCode: '86', watermark } });
}

function visitRefusal(wechat: FakeWeChat, openid: unknown): OpenApiReply | undefined {
  if (typeof openid !== 'string' || openid === '') return no(40003, 'invalid openid');
  const visit = wechat.lastVisit(openid);
  if (visit === undefined || wechat.clock.now() - visit > VISIT_LIFE_MS) return no(61010, 'code is expired: the user has not visited within two hours');
  return undefined;
}

function msgSecCheck(wechat: FakeWeChat, { version, scene, openid, content }: Arguments): OpenApiReply {
  if (version !== 2) return no(47001, 'data format error: version must be 2');
  if (typeof scene !== 'number' || ![1, 2, 3, 4].includes(scene)) return no(47001, 'data format error: scene must be 1 to 4');
  if (typeof content !== 'string' || content === '') return no(44002, 'empty post data');
  if ([...content].length > 2500) return no(47001, 'data format error: content is longer than 2500 characters');
  const unseen = visitRefusal(wechat, openid);
  if (unseen !== undefined) return unseen;
  const word = wechat.riskyWords().find((candidate) => content.includes(candidate));
  const suggest = word === undefined ? 'pass' : 'risky';
  const label = word === undefined ? 100 : 20001;
  return ok({ trace_id: randomUUID(), result: { suggest, label }, detail: [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }] });
}

function mediaCheckAsync(wechat: FakeWeChat, { version, scene, openid, media_url: mediaUrl, media_type: mediaType }: Arguments): OpenApiReply {
  if (version !== 2 || typeof scene !== 'number' || ![1, 2, 3, 4].includes(scene)) return no(47001, 'data format error');
  if (mediaType !== 1 && mediaType !== 2) return no(47001, 'data format error: media_type must be 1 or 2');
  if (typeof mediaUrl !== 'string' || !/^https?:\/\//.test(mediaUrl)) return no(47001, 'data format error: media_url');
  const unseen = visitRefusal(wechat, openid);
  if (unseen !== undefined) return unseen;
  const traceId = randomUUID();
  const address = decodeURIComponent(mediaUrl);
  const suggest = wechat.riskyWords().some((word) => address.includes(word)) ? 'risky' : 'pass';
  wechat.recordMedia({ traceId, openid: String(openid), mediaUrl, suggest, at: wechat.clock.now() });
  return ok({ trace_id: traceId });
}

function sendSubscribeMessage(wechat: FakeWeChat, { touser, template_id: templateId, page, data }: Arguments): OpenApiReply {
  const reply = judgeSubscribeMessage(wechat, touser, templateId, data);
  if (reply.errcode === 0) wechat.addCredits(String(touser), String(templateId), -1);
  const number = wechat.record({
    channel: 'subscribe', to: String(touser), templateId: String(templateId), data, page, accepted: reply.errcode === 0, errcode: reply.errcode, errmsg: reply.errmsg,
  });
  return { json: reply.errcode === 0 ? { ...reply, msgid: number } : reply };
}

function judgeSubscribeMessage(wechat: FakeWeChat, touser: unknown, templateId: unknown, data: unknown): WeChatReply {
  if (typeof touser !== 'string' || touser === '') return refused(40003, 'invalid openid');
  const template = typeof templateId === 'string' ? wechat.template('subscribe', templateId) : undefined;
  if (template === undefined) return refused(40037, 'invalid template_id');
  const fieldError = findFieldError(template.fields, data);
  if (fieldError !== undefined) return refused(47003, fieldError.message);
  if (wechat.credits(touser, template.id) <= 0) return refused(43101, 'user refuse to accept the msg');
  return { errcode: 0, errmsg: 'ok' };
}

const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;

function getUnlimited(_: FakeWeChat, { scene, page, width }: Arguments): OpenApiReply {
  if (typeof scene !== 'string' || !SCENE.test(scene)) return no(40169, 'invalid length for scene, or the data is not json string');
  if (page !== undefined && (typeof page !== 'string' || page.startsWith('/') || page.includes('?'))) return no(41030, 'invalid page');
  const pixels = typeof width === 'number' ? width : 430;
  if (pixels < 280 || pixels > 1280) return no(40097, 'invalid args: width');
  return { bytes: miniProgramCode(scene, pixels), contentType: 'image/png' };
}

/** The cloud calls this WeChat knows, by the name the SDK sends. */
export const openApis: ReadonlyMap<string, OpenApi> = new Map<string, OpenApi>([
  ['phonenumber.getPhoneNumber', getPhoneNumber],
  ['security.msgSecCheck', msgSecCheck],
  ['security.mediaCheckAsync', mediaCheckAsync],
  ['subscribeMessage.send', sendSubscribeMessage],
  ['wxacode.getUnlimited', getUnlimited],
]);

/** Calls one api: an error set by hand first, then the api itself. Undefined: there is no such api. */
export function callOpenApi(wechat: FakeWeChat, apiName: string, input: Arguments): OpenApiReply | undefined {
  const api = openApis.get(apiName);
  if (api === undefined) return undefined;
  const error = wechat.takeError(apiName);
  return error === undefined ? api(wechat, input) : { json: error };
}
