#!/usr/bin/env node
/**
 * Lets Huike speak to your official account through a server of yours that has a fixed address. Plain Node.js 18 or newer, no dependencies.
 *
 *   HUIKE_OA_RELAY_KEY=a-long-secret HUIKE_OA_APPID=wx... HUIKE_OA_SECRET=... node oa-relay.mjs 8700
 *
 * Put it behind HTTPS, list the server's address with the official account, set `reach.oa` to `relay`, and give the functions
 * HUIKE_OA_RELAY_URL and the same HUIKE_OA_RELAY_KEY. The account's secret and token stay on this server. Format: docs/decisions/0091.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const { HUIKE_OA_RELAY_KEY: key, HUIKE_OA_APPID: appid, HUIKE_OA_SECRET: secret, WEIXIN_API: api = 'https://api.weixin.qq.com' } = process.env;
if (!key || !appid || !secret) {
  console.error('Set HUIKE_OA_RELAY_KEY, HUIKE_OA_APPID and HUIKE_OA_SECRET.');
  process.exit(2);
}
const mostBytes = 1024 * 1024;
const oldestMs = 5 * 60_000;
const tokenRejected = new Set([40001, 40014, 42001]);
let kept = { token: '', until: 0 };

async function post(path, body) {
  const answer = await fetch(api + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal: AbortSignal.timeout(8_000) });
  return answer.json();
}

/** The stable token in normal mode is the same for everybody who asks; it is asked for anew five minutes before its end. */
async function accessToken() {
  if (kept.until > Date.now()) return kept.token;
  const reply = await post('/cgi-bin/stable_token', { grant_type: 'client_credential', appid, secret, force_refresh: false });
  if (typeof reply.access_token !== 'string') return reply;
  kept = { token: reply.access_token, until: Date.now() + (reply.expires_in - 300) * 1_000 };
  return kept.token;
}

/** A token that WeChat rejects is fetched anew once. */
async function call({ path, query, body }) {
  for (let attempt = 1; ; attempt += 1) {
    const token = await accessToken();
    if (typeof token !== 'string') return token;
    const reply = await post(`${path}?${new URLSearchParams({ ...query, access_token: token })}`, body);
    if (!tokenRejected.has(reply.errcode) || attempt === 2) return reply;
    kept = { token: '', until: 0 };
  }
}

function isSigned(request, text) {
  const [time, given] = [String(request.headers['x-huike-time']), Buffer.from(String(request.headers['x-huike-signature']))];
  const expected = Buffer.from(createHmac('sha256', key).update(`${time}\n${text}`).digest('hex'));
  return Math.abs(Date.now() - Number(time)) <= oldestMs && given.length === expected.length && timingSafeEqual(given, expected);
}

async function read(request) {
  const parts = [];
  let bytes = 0;
  for await (const part of request) if ((bytes += part.length) <= mostBytes) parts.push(part);
  return bytes > mostBytes ? undefined : Buffer.concat(parts).toString('utf8');
}

const server = createServer(async (request, response) => {
  const say = (status, value) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  try {
    const text = await read(request);
    if (text === undefined || request.method !== 'POST' || !isSigned(request, text)) return say(401, { errcode: 40125, errmsg: 'not signed' });
    const asked = JSON.parse(text);
    // Only the server API, and nothing that gives out a token or a new secret.
    if (!/^\/cgi-bin\/(message|template|tags|user)\/[\w/]+$/.test(asked.path)) return say(403, { errcode: 48001, errmsg: 'the relay does not carry this call' });
    say(200, await call(asked));
  } catch (error) {
    // No answer from WeChat: it may have been carried out. Huike asks again where a repeat is known.
    console.error(error.message);
    say(502, 'no answer');
  }
});
server.listen(Number(process.argv[2] ?? 8700), process.env.HOST ?? '127.0.0.1', () => console.log(`The relay listens on port ${server.address().port}`));
