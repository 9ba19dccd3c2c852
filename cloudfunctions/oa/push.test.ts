import { createCipheriv, createHash } from 'node:crypto';
import { openTestShop, type TestShop } from '../../local/testing-shop';
import { officialOpenidOf, unionidOf } from '../../local/wechat/people';
import { instant, localDate, localTime } from '../../shared/kernel/time';
import { store } from '../_store/store';
import { signatureOf } from './push-signature';

const token = 'local-push-token';
const key = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
const now = localTime(localDate('2026-11-20'), 10);
let shop: TestShop;
jest.setTimeout(30_000);
beforeEach(async () => {
  shop = await openTestShop({ at: now });
});
afterEach(() => shop.cloud.close());

const xml = (fields: Record<string, string>): string => `<xml>${Object.entries(fields).map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`).join('')}</xml>`;
async function push(body: string, more: { query?: Record<string, string>; method?: string; at?: number } = {}): Promise<{ status: number; text: string }> {
  const timestamp = String(Math.floor((more.at ?? shop.cloud.clock.now()) / 1_000));
  const query = new URLSearchParams({ timestamp, nonce: 'n1', signature: signatureOf(token, timestamp, 'n1'), ...more.query });
  const answer = await fetch(`${shop.url}/oa?${query.toString()}`, { method: more.method ?? 'POST', headers: { 'content-type': 'text/xml' }, ...(more.method === 'GET' ? {} : { body }) });
  return { status: answer.status, text: await answer.text() };
}
const follower = (openid: string) => shop.inStore(() => store.followers.get(unionidOf(openid)));

test('the address is set up with the signature of its token, and with no other', async () => {
  expect(await push('', { method: 'GET', query: { echostr: 'hello' } })).toEqual({ status: 200, text: 'hello' });
  expect((await push('', { method: 'GET', query: { echostr: 'hello', signature: '0'.repeat(40) } })).status).toBe(401);
  expect((await push('', { method: 'GET', query: { echostr: 'hello' }, at: now - 3_600_000 })).status).toBe(401);
});

test('who follows is known at once by the unionid, and who leaves is not written to any more; twice is as once', async () => {
  shop.cloud.wechat.follow('mei');
  const event = { ToUserName: 'gh_1', FromUserName: officialOpenidOf('mei'), MsgType: 'event' };
  for (let again = 0; again < 2; again += 1) expect(await push(xml({ ...event, Event: 'subscribe' }))).toEqual({ status: 200, text: 'success' });
  expect(await follower('mei')).toMatchObject({ oaOpenid: officialOpenidOf('mei'), subscribed: true });
  await push(xml({ ...event, Event: 'unsubscribe' }));
  expect(await follower('mei')).toMatchObject({ subscribed: false });
});

test('a forged push changes nothing', async () => {
  shop.cloud.wechat.follow('mei');
  const body = xml({ FromUserName: officialOpenidOf('mei'), MsgType: 'event', Event: 'subscribe' });
  expect((await push(body, { query: { signature: 'forged' } })).status).toBe(401);
  // Through the door of the mini-program anybody may call with any event.
  const through = await shop.cloud.call('oa', { httpMethod: 'POST', queryStringParameters: {}, body, MsgType: 'event', Event: 'subscribe' }, { openid: 'somebody', source: 'wx_client' });
  expect(through).toMatchObject({ statusCode: 401 });
  // What cannot be made a text says nothing, and shows nobody a stack.
  const strange = await shop.cloud.call('oa', { httpMethod: 'POST', queryStringParameters: { signature: { toString: null } }, body: { toString: null } }, { openid: 'somebody', source: 'wx_client' });
  expect(strange).toMatchObject({ statusCode: 401, body: 'not signed' });
  expect(await shop.cloud.call('oa', null, { openid: 'somebody', source: 'wx_client' })).toMatchObject({ statusCode: 401 });
  expect(await follower('mei')).toBeUndefined();
});

test('delivery events are written to the message they name', async () => {
  await shop.inStore(async () => {
    const row = { memberId: 'm', storeId: 'S1', decisionId: 'd', campaignOccasion: 'x', templateId: 't', occasion: 'x', purpose: 'service', to: 'o', page: 'p', fields: [], state: 'sent', queue: 'sent', reasons: [], decidedAt: now, notBefore: now, contactAt: now, attempts: 1 };
    await store.outbox.add({ ...row, _id: 'a', channel: 'oa_template', platformId: '11' } as never, { ...row, _id: 'b', channel: 'oa_template', platformId: '12' } as never, { ...row, _id: 'c', channel: 'subscribe_message', platformId: '13' } as never);
    await store.groupSends.add({ _id: 'g', campaign: 'c', occasion: 'campaign', templateId: 't', text: '好', businessDay: localDate('2026-11-20'), createdAt: instant(now), state: 'sent', platformId: '14' });
  });
  await push(xml({ MsgType: 'event', Event: 'TEMPLATESENDJOBFINISH', MsgID: '11', Status: 'success' }));
  await push(xml({ MsgType: 'event', Event: 'TEMPLATESENDJOBFINISH', MsgID: '12', Status: 'failed:user block' }));
  await push(JSON.stringify({ MsgType: 'event', Event: 'subscribe_msg_sent_event', List: [{ TemplateId: 't', MsgID: '13', ErrorCode: '0', ErrorStatus: 'success' }] }));
  await push(xml({ MsgType: 'event', Event: 'MASSSENDJOBFINISH', MsgID: '14', Status: 'sendsuccess', TotalCount: '100', SentCount: '97', ErrorCount: '3' }));
  const rows = await shop.inStore(() => store.outbox.getMany(['a', 'b', 'c']));
  expect([...rows.values()].map(({ _id, delivery }) => [_id, delivery]).sort()).toEqual([['a', 'delivered'], ['b', 'blocked'], ['c', 'delivered']]);
  expect((await shop.inStore(() => store.groupSends.get('g')))?.result).toEqual({ total: 100, sent: 97, failed: 3 });
});

test('who turns a template off in WeChat has no credit for it left', async () => {
  const { memberId } = await shop.join('mei');
  await shop.inStore(() => store.accounts.update(memberId, { credits: { tpl_a: 2, tpl_b: 1 } }));
  await push(JSON.stringify({ FromUserName: 'mei', MsgType: 'event', Event: 'subscribe_msg_change_event', List: [{ TemplateId: 'tpl_a', SubscribeStatusString: 'reject' }, { TemplateId: 'tpl_b', SubscribeStatusString: 'accept' }] }));
  expect((await shop.inStore(() => store.accounts.get(memberId)))?.credits).toEqual({ tpl_a: 0, tpl_b: 1 });
});

test('an encrypted push is read, and with a key set a plain one is refused', async () => {
  await shop.cloud.close();
  shop = await openTestShop({ at: now, environment: { HUIKE_OA_PUSH_TOKEN: token, HUIKE_OA_PUSH_KEY: key, HUIKE_OA_APPID: 'wxofficial00000000', HUIKE_OA_SECRET: 'local-secret' } });
  shop.cloud.wechat.follow('jun');
  const plain = xml({ FromUserName: officialOpenidOf('jun'), MsgType: 'event', Event: 'subscribe' });
  const aes = Buffer.from(`${key}=`, 'base64');
  const text = Buffer.from(plain);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const whole = Buffer.concat([Buffer.alloc(16, 7), length, text, Buffer.from('wxofficial00000000')]);
  const padding = 32 - (whole.length % 32);
  const cipher = createCipheriv('aes-256-cbc', aes, aes.subarray(0, 16)).setAutoPadding(false);
  const encrypt = Buffer.concat([cipher.update(Buffer.concat([whole, Buffer.alloc(padding, padding)])), cipher.final()]).toString('base64');
  const timestamp = String(Math.floor(shop.cloud.clock.now() / 1_000));
  const signed = createHash('sha1').update([token, timestamp, 'n1', encrypt].sort().join('')).digest('hex');
  expect((await push(plain)).status).toBe(401);
  expect((await push(xml({ Encrypt: encrypt }), { query: { encrypt_type: 'aes', msg_signature: 'wrong' } })).status).toBe(401);
  expect(await push(xml({ Encrypt: encrypt }), { query: { encrypt_type: 'aes', msg_signature: signed } })).toEqual({ status: 200, text: 'success' });
  expect(await follower('jun')).toMatchObject({ subscribed: true });
});
