import { createHash } from 'node:crypto';
import type { FakeWeChat, MediaCheck } from './fake-wechat';

/** The event as WeChat pushes it to the mini-program's address. Source: security.mediaCheckAsync version 2, wxa_media_check. */
function eventOf({ traceId, openid, suggest, at }: MediaCheck): Record<string, unknown> {
  const label = suggest === 'risky' ? 20002 : 100;
  return {
    ToUserName: 'gh_local', FromUserName: openid, CreateTime: Math.floor(at / 1_000), MsgType: 'event', Event: 'wxa_media_check', appid: 'wxlocal0000000000', trace_id: traceId, version: 2,
    detail: [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }], errcode: 0, errmsg: 'ok', result: { suggest, label },
  };
}

/**
 * Tells the product what the picture checks found, in the order they were asked, at the address and with the signature of its message push.
 * One that is not answered 200 is told again the next time. Answers how many got through.
 */
export async function tellOfMedia(wechat: FakeWeChat, cloudUrl: string, token: string): Promise<number> {
  let told = 0;
  for (const check of wechat.media().filter((one) => one.told === undefined).sort((left, right) => left.at - right.at)) {
    const timestamp = String(Math.floor(wechat.clock.now() / 1_000));
    const signature = createHash('sha1').update([token, timestamp, check.traceId].sort().join('')).digest('hex');
    const query = new URLSearchParams({ timestamp, nonce: check.traceId, signature });
    const answer = await fetch(`${cloudUrl}/oa?${query.toString()}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(eventOf(check)) });
    if (!answer.ok) continue;
    wechat.recordMedia({ ...check, told: true });
    told += 1;
  }
  return told;
}
