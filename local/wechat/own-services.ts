import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { FakeWeChat } from './fake-wechat';

/** A cloudID is worth something for five minutes. Source: developers.weixin.qq.com/miniprogram/dev/framework/open-ability/signature.html, read 2026-11. */
const CLOUD_ID_LIFE_MS = 5 * 60_000;
/** What an open-data item says for a cloudID that is not this caller's, or no longer. The real number is not told anywhere we found. */
const CLOUD_ID_INVALID = -601006;
/** An hour; the real life of a token for another account's environment is not told. */
const SHARED_TOKEN_LIFE_MS = 3_600_000;

interface OpenData {
  openid: string;
  data: unknown;
  at: number;
}

/** The phone was given a cloudID for open data (steps, a phone number, group information): for tests and the control API. */
export function giveCloudId(wechat: FakeWeChat, openid: string, data: unknown): string {
  const cloudId = `local_${randomUUID()}`;
  wechat.state.put('cloudId', cloudId, { openid, data, at: wechat.clock.now() } satisfies OpenData);
  return cloudId;
}

/** Each cloudID's data for the person it was given to, within its life; an error beside it otherwise, the others unharmed. */
export function openDataOf(wechat: FakeWeChat, openid: string, appid: string, cloudIds: readonly string[]): { cloudId: string; json: string }[] {
  return cloudIds.map((cloudId) => {
    const given = wechat.state.get<OpenData>('cloudId', cloudId);
    const isGood = given !== undefined && given.openid === openid && wechat.clock.now() - given.at <= CLOUD_ID_LIFE_MS;
    const watermark = { appid, timestamp: Math.floor(wechat.clock.now() / 1000) };
    const data = isGood && typeof given.data === 'object' ? { ...given.data, watermark } : given?.data;
    return { cloudId, json: JSON.stringify(isGood ? { cloudID: cloudId, data } : { cloudID: cloudId, errCode: CLOUD_ID_INVALID, errMsg: 'cloudID is invalid or expired' }) };
  });
}

/** What the phone and WeChat share for a person; never sent anywhere. */
const sessionKeyOf = (openid: string): string => createHash('sha256').update(`session ${openid}`).digest('base64');

/** HMAC-SHA256 with the session key over the sorted parameters, one after another: real-time voice and cloud calls are signed so. */
export function signatureOf(openid: string, parameters: readonly string[]): string {
  return createHmac('sha256', sessionKeyOf(openid)).update([...parameters].sort().join('')).digest('hex');
}

/** Another account lets this one use its environment: for tests and the control API. */
export function shareEnvironment(wechat: FakeWeChat, resourceAppid: string, resourceEnv: string): void {
  wechat.state.put('sharedEnvironment', `${resourceAppid} ${resourceEnv}`, { at: wechat.clock.now() });
}

/** A token for a shared environment; undefined when nobody shared it. */
export function sharedToken(wechat: FakeWeChat, resourceAppid: string, resourceEnv: string): string | undefined {
  if (wechat.state.get('sharedEnvironment', `${resourceAppid} ${resourceEnv}`) === undefined) return undefined;
  const token = randomUUID();
  wechat.state.put('sharedToken', token, { resourceEnv, at: wechat.clock.now() });
  return token;
}

/** Whether a request may speak to this environment by such a token. */
export function isSharedTokenGood(wechat: FakeWeChat, token: string, environment: string): boolean {
  const given = wechat.state.get<{ resourceEnv: string; at: number }>('sharedToken', token);
  return given !== undefined && given.resourceEnv === environment && wechat.clock.now() - given.at <= SHARED_TOKEN_LIFE_MS;
}
