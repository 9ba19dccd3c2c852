import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { openTestShop, type TestShop } from '../../local/testing-shop';
import { officialOpenidOf, unionidOf } from '../../local/wechat/people';
import { callOfficialAccount } from './official-account';

const asked = '/cgi-bin/template/get_all_private_template';
let shop: TestShop;
let script: ChildProcess | undefined;
let proxy: Server | undefined;
const environment = { ...process.env };
jest.setTimeout(30_000);
beforeAll(async () => { shop = await openTestShop(); });
afterAll(() => shop.cloud.close());
afterEach(() => {
  script?.kill();
  proxy?.close();
  // One by one: the object itself is the one that functions read their own environment through.
  for (const name of ['HUIKE_OA_RELAY_URL', 'HUIKE_OA_RELAY_KEY', 'HUIKE_OA_APPID']) {
    if (environment[name] === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = environment[name];
  }
});

/** The script an owner runs, in front of the WeChat of this shop; answers its address. */
function startRelay(): Promise<string> {
  const child = spawn(process.execPath, [join(__dirname, '..', '..', 'docs', 'oa-relay.mjs'), '0'], {
    env: { ...environment, HUIKE_OA_RELAY_KEY: 'shared', HUIKE_OA_APPID: 'wxofficial00000000', HUIKE_OA_SECRET: 'local-secret', WEIXIN_API: `${shop.cloud.url}/fake-weixin` },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  script = child;
  return new Promise((resolve) => child.stdout.once('data', (said: Buffer) => resolve(`http://127.0.0.1:${/port (\d+)/.exec(said.toString())?.[1] ?? ''}`)));
}
async function through(answer: (url: string) => void = () => undefined): Promise<void> {
  const url = await startRelay();
  Object.assign(process.env, { HUIKE_OA_RELAY_URL: url, HUIKE_OA_RELAY_KEY: 'shared' });
  answer(url);
}
/** A server of the owner's that answers every call the same. */
async function answering(status: number, body: string): Promise<void> {
  const server = createServer((_request, response) => response.writeHead(status).end(body));
  proxy = server;
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  Object.assign(process.env, { HUIKE_OA_RELAY_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, HUIKE_OA_RELAY_KEY: 'shared' });
}

test('through the relay an owner runs, a notice reaches a follower and the platform\'s own words come back', async () => {
  await through();
  shop.cloud.wechat.follow('o-mei');
  const body = { touser: officialOpenidOf('o-mei'), template_id: 'oa_points_expiring', data: {} };
  shop.cloud.wechat.setError('message/template/send', 43004, 'require subscribe');
  expect(await callOfficialAccount('relay', '/cgi-bin/message/template/send', body)).toMatchObject({ errcode: 43004 });
  shop.cloud.wechat.setError('message/template/send', 0, '');
  expect((await callOfficialAccount('relay', asked, {}))['template_list']).toBeDefined();
});

test('a relay with another key carries nothing, and the owner is told which two things to compare', async () => {
  await through();
  process.env['HUIKE_OA_RELAY_KEY'] = 'another';
  expect(await callOfficialAccount('relay', asked, {})).toMatchObject({ errcode: 40125, errmsg: expect.stringContaining('keys differ') as string });
});

test.each(['/cgi-bin/token', '/cgi-bin/stable_token', '/cgi-bin/message/../token', 'https://example.com/cgi-bin/message/x'])('the relay does not carry %s', async (path) => {
  await through();
  expect(await callOfficialAccount('relay', path, {})).toMatchObject({ errcode: 48001 });
});

test.each([[502, '"no answer"'], [502, '<html>Bad gateway</html>'], [200, '"ok"']])('what is no reply of the platform is never taken for one: %s %s', async (status, body) => {
  await answering(status, body);
  await expect(callOfficialAccount('relay', asked, {})).rejects.toThrow();
});

test('a sender without its settings says which are missing, and asks nobody', async () => {
  delete process.env['HUIKE_OA_RELAY_URL'];
  delete process.env['HUIKE_OA_APPID'];
  expect(await callOfficialAccount('relay', asked, {})).toMatchObject({ errcode: 40013, errmsg: expect.stringContaining('HUIKE_OA_RELAY_URL') as string });
  expect(await callOfficialAccount('cloud_call', asked, {})).toMatchObject({ errcode: 40013, errmsg: expect.stringContaining('HUIKE_OA_APPID') as string });
  expect(await callOfficialAccount('disabled', asked, {})).toMatchObject({ errcode: 48001 });
});

test('a call that has no name among the cloud calls is refused before it leaves', async () => {
  process.env['HUIKE_OA_APPID'] = 'wxofficial00000000';
  expect(await callOfficialAccount('cloud_call', '/cgi-bin/user/info', {})).toMatchObject({ errcode: 48001, errmsg: 'no cloud call for /cgi-bin/user/info' });
});

describe('by cloud call', () => {
  const call = (path: string, body: unknown, query = {}) => shop.inStore(() => callOfficialAccount('cloud_call', path, body, query));
  beforeEach(() => { process.env['HUIKE_OA_APPID'] = 'wxofficial00000000'; });

  test('a notice reaches a follower once, with the platform\'s number; what the platform refuses comes back in its own numbers', async () => {
    shop.cloud.wechat.follow('o-cloud');
    const body = { touser: officialOpenidOf('o-cloud'), template_id: 'oa_points_expiring', client_msg_id: 'cloud-1', data: { thing1: { value: '积分将到期' }, number2: { value: '300' }, date3: { value: '2026年11月30日' }, thing4: { value: '点开可查看积分明细' } } };
    const first = await call('/cgi-bin/message/template/send', body);
    expect(first).toMatchObject({ errcode: 0, msgid: expect.any(Number) as number });
    expect((await call('/cgi-bin/message/template/send', body))['msgid']).toBe(first['msgid']);
    expect(shop.cloud.wechat.sent().filter(({ to, accepted }) => to === officialOpenidOf('o-cloud') && accepted)).toHaveLength(1);
    expect(await call('/cgi-bin/message/template/send', { ...body, touser: officialOpenidOf('o-nobody'), client_msg_id: 'cloud-2' })).toMatchObject({ errcode: 43004 });
  });

  test('who follows and which templates there are read as the server API writes them', async () => {
    shop.cloud.wechat.follow('o-cloud');
    const list = await call('/cgi-bin/user/get', {});
    const openids = (list['data'] as { openid: string[] }).openid;
    expect(openids).toContain(officialOpenidOf('o-cloud'));
    const people = await call('/cgi-bin/user/info/batchget', { user_list: openids.map((openid) => ({ openid, lang: 'zh_CN' })) });
    expect(people['user_info_list']).toContainEqual(expect.objectContaining({ openid: officialOpenidOf('o-cloud'), subscribe: 1, unionid: unionidOf('o-cloud') }));
    expect((await call(asked, {}))['template_list']).not.toEqual([]);
  });

  test('a group message goes to everybody under its tag', async () => {
    shop.cloud.wechat.follow('o-cloud');
    const { tag } = (await call('/cgi-bin/tags/create', { tag: { name: 'hk_cloud' } })) as { tag?: { id: number } };
    expect(await call('/cgi-bin/tags/members/batchtagging', { openid_list: [officialOpenidOf('o-cloud')], tagid: tag?.id })).toMatchObject({ errcode: 0 });
    expect(await call('/cgi-bin/message/mass/sendall', { filter: { is_to_all: false, tag_id: tag?.id }, text: { content: '好久不见' }, msgtype: 'text', clientmsgid: 'cloud-g' })).toMatchObject({ errcode: 0, msg_id: expect.anything() as unknown });
  });

  test('an answer that was lost is no refusal: nothing is known of the call', async () => {
    shop.cloud.wechat.setError('message/template/send', -1, 'system error');
    await expect(call('/cgi-bin/message/template/send', { touser: officialOpenidOf('o-cloud'), template_id: 'oa_points_expiring', data: {} })).rejects.toThrow();
    shop.cloud.wechat.setError('message/template/send', 0, '');
  });
});
