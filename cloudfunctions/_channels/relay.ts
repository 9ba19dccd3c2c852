import { createHmac } from 'node:crypto';
import { assert } from '../../shared/kernel/assert';
import { now as readClock } from '../_runtime/clock';
import { timeoutMs, type OaSender, type WeixinReply } from './oa-sender';

/**
 * What a relay checks: `x-huike-time` is not older than five minutes, and `x-huike-signature` is the HMAC-SHA256 in hex, under the
 * shared key, of the time, a line break and the body. See docs/decisions/0091-official-account-senders.md.
 */
export function relaySignature(key: string, time: string, body: string): string {
  return createHmac('sha256', key).update(`${time}\n${body}`).digest('hex');
}

/** Calls through the store's own server with a fixed address, which holds the account's secret and token and answers what WeChat answered. */
export const relay: OaSender = {
  kind: 'relay',
  async call({ path, body, query }) {
    const [url, key] = [process.env['HUIKE_OA_RELAY_URL'], process.env['HUIKE_OA_RELAY_KEY']];
    if (!url || !key) return { errcode: 40013, errmsg: 'HUIKE_OA_RELAY_URL and HUIKE_OA_RELAY_KEY are not set' };
    const text = JSON.stringify({ path, query, body });
    const time = String(readClock());
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-huike-time': time, 'x-huike-signature': relaySignature(key, time, text) },
      body: text,
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status === 401) return { errcode: 40125, errmsg: 'the relay did not accept the signature: the two keys differ, or a clock is wrong' };
    // What a proxy says, or the relay without WeChat, is no reply of the platform: whether the call was carried out is not known.
    if (response.status >= 500) throw new Error(`the relay answered ${response.status}`);
    const reply = (await response.json()) as WeixinReply;
    assert(typeof reply === 'object' && reply !== null, 'a reply of the platform is an object');
    return reply;
  },
};
