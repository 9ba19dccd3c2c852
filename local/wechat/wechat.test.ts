import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { startLocalCloud, type LocalCloud } from '../cloud';
import { officialOpenidOf, unionidOf } from './people';

let cloud: LocalCloud;
const start = Date.UTC(2026, 10, 22, 2);

beforeEach(async () => {
  cloud = await startLocalCloud({
    data: ':memory:', functions: join(__dirname, '..', 'fixtures', 'functions'), collections: [{ name: 'people', indexes: [] }], at: start,
    wechat: {
      subscribeTemplates: [{ id: 'SUB', fields: ['thing1', 'time2', 'amount3'] }],
      officialTemplates: [{ id: 'OA', fields: ['thing1', 'character_string2'] }],
      riskyWords: ['赌博'],
    },
  });
});
afterEach(() => cloud.close());

/** Calls WeChat from inside a function, as the product does. */
async function call(api: string, input: object, openid = 'mei'): Promise<{ value?: Record<string, unknown>; errCode?: number; message?: string }> {
  return (await cloud.call('people', { action: 'openapi', api, input }, { openid })) as { value?: Record<string, unknown>; errCode?: number };
}

const message = { touser: 'mei', templateId: 'SUB', page: 'pages/card/index', data: { thing1: { value: '积分即将到期' }, time2: { value: '2026-11-30' }, amount3: { value: '12.50元' } } };

describe('phone numbers', () => {
  test('a code gives its number once', async () => {
    expect((await call('phonenumber.getPhoneNumber', { code: 'phone:13800138000:a' })).value?.['phoneInfo']).toMatchObject({ phoneNumber: '13800138000', countryCode: '86' });
    expect(await call('phonenumber.getPhoneNumber', { code: 'phone:13800138000:a' })).toMatchObject({ errCode: 40029 });
    expect((await call('phonenumber.getPhoneNumber', { code: 'phone:13800138000:b' })).value).toBeDefined();
  });
  test('a code ends after five minutes', async () => {
    cloud.wechat.setPhoneCode('given', '13900139000');
    await cloud.moveClock(start + 6 * 60_000);
    expect(await call('phonenumber.getPhoneNumber', { code: 'given' })).toMatchObject({ errCode: 40029 });
  });
  test('anything else is no code', async () => {
    expect(await call('phonenumber.getPhoneNumber', { code: 'made up' })).toMatchObject({ errCode: 40029 });
  });
});

describe('content checks', () => {
  const check = { version: 2, scene: 2, openid: 'mei', content: '衣服开线了' };
  test('pass, and risky by the list of words', async () => {
    expect((await call('security.msgSecCheck', check)).value?.['result']).toMatchObject({ suggest: 'pass' });
    expect((await call('security.msgSecCheck', { ...check, content: '来赌博吧' })).value?.['result']).toMatchObject({ suggest: 'risky' });
  });
  test('a person who has not visited for two hours cannot be checked', async () => {
    await call('security.msgSecCheck', check);
    await cloud.moveClock(cloud.clock.now() + 2 * 3_600_000 + 60_000);
    expect(await call('security.msgSecCheck', { ...check }, 'jun')).toMatchObject({ errCode: 61010 });
    expect(await call('security.msgSecCheck', { ...check, openid: 'never' })).toMatchObject({ errCode: 61010 });
  });
  test('too long a text, a wrong scene, a wrong version are refused', async () => {
    for (const wrong of [{ content: '字'.repeat(2501) }, { scene: 9 }, { version: 1 }]) expect(await call('security.msgSecCheck', { ...check, ...wrong })).toMatchObject({ errCode: 47001 });
  });
  test('a picture check answers a trace id, and its result can be read', async () => {
    const reply = await call('security.mediaCheckAsync', { version: 2, scene: 2, openid: 'mei', mediaUrl: 'https://local/赌博.png', mediaType: 2 });
    expect(cloud.wechat.media()).toMatchObject([{ traceId: reply.value?.['traceId'], suggest: 'risky' }]);
  });
});

describe('subscribe messages', () => {
  test('one accept is one message', async () => {
    cloud.wechat.addCredits('mei', 'SUB');
    expect((await call('subscribeMessage.send', message)).value).toMatchObject({ errCode: 0 });
    expect(await call('subscribeMessage.send', message)).toMatchObject({ errCode: 43101 });
    expect(cloud.wechat.sent().map(({ accepted, errcode }) => ({ accepted, errcode }))).toEqual([{ accepted: true, errcode: 0 }, { accepted: false, errcode: 43101 }]);
  });
  test('a credit is of one person and one template', async () => {
    cloud.wechat.addCredits('jun', 'SUB', 3);
    expect(await call('subscribeMessage.send', message)).toMatchObject({ errCode: 43101 });
  });
  test.each([
    ['thing longer than 20', { thing1: { value: '字'.repeat(21) } }],
    ['amount with letters', { amount3: { value: 'twelve' } }],
    ['an empty field', { thing1: { value: '' } }],
    ['a missing field', { time2: undefined }],
  ])('47003 for %s, and the credit stays', async (_name, wrong) => {
    cloud.wechat.addCredits('mei', 'SUB');
    expect(await call('subscribeMessage.send', { ...message, data: { ...message.data, ...wrong } })).toMatchObject({ errCode: 47003 });
    expect(cloud.wechat.credits('mei', 'SUB')).toBe(1);
  });
  test('an unknown template is 40037, an empty receiver 40003', async () => {
    expect(await call('subscribeMessage.send', { ...message, templateId: 'NONE' })).toMatchObject({ errCode: 40037 });
    expect(await call('subscribeMessage.send', { ...message, touser: '' })).toMatchObject({ errCode: 40003 });
  });
  test('an error set by hand comes by its number, so many times', async () => {
    cloud.wechat.addCredits('mei', 'SUB', 5);
    cloud.wechat.setError('subscribeMessage.send', 45168, 'sensitive words', 1);
    expect(await call('subscribeMessage.send', message)).toMatchObject({ errCode: 45168 });
    expect((await call('subscribeMessage.send', message)).value).toMatchObject({ errCode: 0 });
  });
});

describe('mini-program codes', () => {
  test('a scene gives a picture', async () => {
    expect((await call('wxacode.getUnlimited', { scene: 's=S1&t=07', page: 'pages/join/index' })).value).toMatchObject({ contentType: 'image/png', head: 'PNG' });
  });
  test('the picture is whole', async () => {
    const { miniProgramCode } = await import('./mini-program-code');
    const png = miniProgramCode('s=S1&t=07', 430);
    const width = png.readUInt32BE(16);
    const data = png.subarray(41, 41 + png.readUInt32BE(33));
    expect(inflateSync(data)).toHaveLength(width * (1 + Math.ceil(width / 8)));
  });
  test.each([
    ['a scene of 33 characters', { scene: 'a'.repeat(33) }, 40169],
    ['Chinese in the scene', { scene: '店' }, 40169],
    ['a page with a leading slash', { scene: 'a', page: '/pages/join' }, 41030],
    ['a width out of bounds', { scene: 'a', width: 100 }, 40097],
  ])('%s is refused', async (_name, input, errCode) => {
    expect(await call('wxacode.getUnlimited', input)).toMatchObject({ errCode });
  });
});

describe('permissions of cloud calls', () => {
  test('an api that config.json does not name is -604101', async () => {
    expect(await call('customerServiceMessage.send', {})).toMatchObject({ errCode: -604101 });
  });
});

describe('the official account', () => {
  const post = async (path: string, body: object): Promise<Record<string, unknown>> =>
    (await (await fetch(`${cloud.url}/fake-weixin/cgi-bin/${path}`, { method: 'POST', body: JSON.stringify(body) })).json()) as Record<string, unknown>;
  const credentials = { grant_type: 'client_credential', appid: 'wxofficial00000000', secret: 'local-secret' };
  const token = async (): Promise<string> => String((await post('stable_token', credentials))['access_token']);
  const template = { template_id: 'OA', data: { thing1: { value: '等级变更' }, character_string2: { value: 'M00012' } } };

  test('the stable token stays the same until five minutes before its end', async () => {
    const first = await token();
    await cloud.moveClock(start + 7_200_000 - 400_000);
    expect(await token()).toBe(first);
    await cloud.moveClock(start + 7_200_000 - 200_000);
    expect(await token()).not.toBe(first);
  });
  test('wrong credentials are refused by name', async () => {
    expect(await post('stable_token', { ...credentials, appid: 'x' })).toMatchObject({ errcode: 40013 });
    expect(await post('stable_token', { ...credentials, secret: 'x' })).toMatchObject({ errcode: 40125 });
  });
  test('an old, a wrong and no token are told apart', async () => {
    const old = await token();
    expect(await post('message/template/send?access_token=wrong', template)).toMatchObject({ errcode: 40001 });
    expect(await post('message/template/send', template)).toMatchObject({ errcode: 41001 });
    await cloud.moveClock(start + 7_300_000);
    expect(await post(`message/template/send?access_token=${old}`, template)).toMatchObject({ errcode: 42001 });
  });
  test('only followers are reached, and a repeated client_msg_id is sent once', async () => {
    const send = async (more: object): Promise<Record<string, unknown>> => post(`message/template/send?access_token=${await token()}`, { ...template, ...more });
    expect(await send({ touser: officialOpenidOf('mei') })).toMatchObject({ errcode: 43004 });
    cloud.wechat.follow('mei');
    const first = await send({ touser: officialOpenidOf('mei'), client_msg_id: 'c1' });
    expect(first).toMatchObject({ errcode: 0 });
    expect(await send({ touser: officialOpenidOf('mei'), client_msg_id: 'c1' })).toMatchObject({ errcode: 0, msgid: first['msgid'] });
    expect(cloud.wechat.sent().filter(({ accepted }) => accepted)).toHaveLength(1);
    cloud.wechat.unfollow('mei');
    expect(await send({ touser: officialOpenidOf('mei') })).toMatchObject({ errcode: 43004 });
  });
  test('template and field errors', async () => {
    cloud.wechat.follow('mei');
    const send = async (more: object): Promise<Record<string, unknown>> => post(`message/template/send?access_token=${await token()}`, { touser: officialOpenidOf('mei'), ...template, ...more });
    expect(await send({ template_id: 'NONE' })).toMatchObject({ errcode: 40037 });
    expect(await send({ data: { thing1: { value: 'x' }, character_string2: { value: '中文' } } })).toMatchObject({ errcode: 47003 });
    cloud.wechat.setError('message/template/send', 45009, 'reach max api daily quota limit', 1);
    expect(await send({})).toMatchObject({ errcode: 45009 });
  });
  test('followers come in pages, with the unionid that joins them to members', async () => {
    cloud.wechat.follow('mei');
    cloud.wechat.follow('jun');
    const access = await token();
    const page = (await (await fetch(`${cloud.url}/fake-weixin/cgi-bin/user/get?access_token=${access}`)).json()) as { total: number; data: { openid: string[] }; next_openid: string };
    expect(page.data.openid.sort()).toEqual([officialOpenidOf('mei'), officialOpenidOf('jun')].sort());
    const next = (await (await fetch(`${cloud.url}/fake-weixin/cgi-bin/user/get?access_token=${access}&next_openid=${page.next_openid}`)).json()) as { count: number };
    expect(next.count).toBe(0);
    const people = await post(`user/info/batchget?access_token=${access}`, { user_list: [{ openid: officialOpenidOf('mei') }, { openid: 'oOAstranger' }] });
    expect(people['user_info_list']).toMatchObject([{ subscribe: 1, unionid: unionidOf('mei') }, { subscribe: 0 }]);
  });
});
