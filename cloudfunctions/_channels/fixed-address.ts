import { instant } from '../../shared/kernel/time';
import { assert } from '../../shared/kernel/assert';
import { now as readClock } from '../_runtime/clock';
import { store } from '../_store/store';
import { timeoutMs, type OaSender, type WeixinCall, type WeixinReply } from './oa-sender';
import { tokenRejected } from './send-errors';

const tokenId = 'official_account';
/** The platform hands out a new token so long before the old one ends. */
const renewBeforeMs = 5 * 60_000;

const baseUrl = (): string => process.env['HUIKE_WEIXIN_URL'] ?? 'https://api.weixin.qq.com';

async function post(path: string, body: unknown): Promise<WeixinReply> {
  const response = await fetch(`${baseUrl()}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const reply = (await response.json()) as WeixinReply;
  assert(typeof reply === 'object' && reply !== null, 'a reply of the platform is an object');
  return reply;
}

/** The owner's credentials, from the function's environment; undefined while the sender is not set up. */
export function credentials(): { readonly appid: string; readonly secret: string } | undefined {
  const [appid, secret] = [process.env['HUIKE_OA_APPID'], process.env['HUIKE_OA_SECRET']];
  return appid && secret ? { appid, secret } : undefined;
}

/**
 * The access token, kept in the database so that all instances share it. `stable_token` in normal mode gives every caller
 * the same token until five minutes before its end, so two instances that fetch at once do no harm.
 */
async function accessToken(): Promise<{ readonly token: string } | WeixinReply> {
  const now = readClock();
  const kept = await store.tokens.get(tokenId);
  if (kept && kept.expiresAt - now > renewBeforeMs) return { token: kept.token };
  const known = credentials();
  if (!known) return { errcode: 40013, errmsg: 'HUIKE_OA_APPID and HUIKE_OA_SECRET are not set' };
  const reply = await post('/cgi-bin/stable_token', { grant_type: 'client_credential', ...known, force_refresh: false });
  const { access_token: token, expires_in: seconds } = reply;
  if (typeof token !== 'string' || typeof seconds !== 'number') return { ...reply, errcode: reply.errcode ?? -1 };
  await store.tokens.put({ _id: tokenId, token, expiresAt: instant(now + seconds * 1_000) });
  return { token };
}

/** Calls from this function's own fixed address, which must stand in the account's list. A rejected token is fetched anew once. */
export const fixedAddress: OaSender = {
  kind: 'fixed_ip',
  async call({ path, body, query }: WeixinCall) {
    for (let attempt = 1; ; attempt += 1) {
      const token = await accessToken();
      if (!('token' in token) || typeof token.token !== 'string') return token;
      const parameters = new URLSearchParams({ access_token: token.token, ...query });
      const reply = await post(`${path}?${parameters.toString()}`, body);
      if (!tokenRejected.has(reply.errcode ?? 0) || attempt === 2) return reply;
      await store.tokens.remove(tokenId);
    }
  },
};
