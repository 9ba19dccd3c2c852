import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalCloud, type LocalCloud } from './cloud';
import { isFromThisMachine } from './http';

let folder: string;
let cloud: LocalCloud;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'huike-web-'));
  const web = join(folder, 'h5');
  mkdirSync(join(web, 'js'), { recursive: true });
  writeFileSync(join(web, 'index.html'), '<title>回客</title>');
  writeFileSync(join(web, 'js', 'app.0123abcd.js'), 'let hashed;');
  writeFileSync(join(web, 'js', 'plain.js'), 'let plain;');
  writeFileSync(join(folder, 'secret.txt'), 'not for the web');
  symlinkSync(join(folder, 'secret.txt'), join(web, 'link.txt'));
  cloud = await startLocalCloud({
    data: ':memory:', web, functions: join(__dirname, 'fixtures', 'functions'), collections: [{ name: 'people', indexes: [] }, { name: 'ticks', indexes: [] }], onScan: () => undefined,
  });
});
afterAll(async () => {
  await cloud.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => fetch(cloud.url + path, { headers });
const post = (path: string, body: string | Uint8Array<ArrayBuffer> | FormData, headers: Record<string, string> = {}): Promise<Response> => fetch(cloud.url + path, { method: 'POST', body, headers });
/** Sends a path as it is: fetch would tidy it first. */
const raw = (path: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: cloud.port, path }, (response) => resolve(response.resume().statusCode)).on('error', reject).end();
  });

describe('the browser client', () => {
  test('is served, the page never from a cache unasked, hashed files for ever', async () => {
    const page = await get('/');
    expect([page.status, page.headers.get('content-type'), page.headers.get('cache-control')]).toEqual([200, 'text/html; charset=utf-8', 'no-cache']);
    expect((await get('/js/app.0123abcd.js')).headers.get('cache-control')).toContain('immutable');
    expect((await get('/js/plain.js')).headers.get('cache-control')).toBe('no-cache');
  });
  test('answers 304 to the tag it gave', async () => {
    const tag = (await get('/')).headers.get('etag') as string;
    expect((await get('/', { 'if-none-match': tag })).status).toBe(304);
  });
  test('pages of the app get the page, missing files do not', async () => {
    expect(await (await get('/pages/card/index')).text()).toContain('回客');
    expect((await get('/js/none.js')).status).toBe(404);
  });
  test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/js/../../secret.txt', '/link.txt', '/js/%00.js', '/%'])('nothing outside its folder: %s', async (path) => {
    expect([400, 404]).toContain(await raw(path));
  });
});

describe('uploads of the client', () => {
  const asMei = { 'x-huike-openid': 'mei', 'content-type': 'image/png' };
  test('a file as the body, and as a form', async () => {
    const direct = (await (await post('/storage/upload?path=photos/a.png', 'picture', asMei)).json()) as { fileID: string };
    expect(direct.fileID).toMatch(/photos\/a\.png$/);
    const form = new FormData();
    form.append('file', new Blob(['other'], { type: 'image/jpeg' }), 'b.jpg');
    const sent = (await (await post('/storage/upload?path=photos/b.jpg', form, { 'x-huike-openid': 'mei' })).json()) as { fileID: string };
    const shown = await fetch(cloud.storage.downloadLink(sent.fileID, undefined)['tempFileURL'] as string);
    expect([shown.headers.get('content-type'), await shown.text()]).toEqual(['image/jpeg', 'other']);
  });
  test('only the creator writes over a file', async () => {
    await post('/storage/upload?path=photos/mine.png', 'mine', asMei);
    expect((await post('/storage/upload?path=photos/mine.png', 'theirs', { ...asMei, 'x-huike-openid': 'jun' })).status).toBe(403);
    expect((await post('/storage/upload?path=photos/mine.png', 'newer', asMei)).status).toBe(200);
  });
  test('nobody, a bad path and a large file are refused', async () => {
    expect((await post('/storage/upload?path=a.png', 'x')).status).toBe(400);
    for (const path of ['', '/a.png', 'a/../b.png', 'a//b.png']) expect((await post(`/storage/upload?path=${encodeURIComponent(path)}`, 'x', asMei)).status).toBe(400);
    const large = await post('/storage/upload?path=large.png', new Uint8Array(10 * 1024 * 1024 + 1), asMei);
    expect([400, 413]).toContain(large.status);
  });
  test('an uploaded page is not shown as one', async () => {
    const { fileID } = (await (await post('/storage/upload?path=evil.html', '<script>1</script>', { ...asMei, 'content-type': 'text/html' })).json()) as { fileID: string };
    const shown = await fetch(cloud.storage.downloadLink(fileID, undefined)['tempFileURL'] as string);
    expect(shown.headers.get('content-type')).toBe('application/octet-stream');
    expect(shown.headers.get('content-security-policy')).toContain('sandbox');
  });
  test('a link made up or changed is refused', async () => {
    expect((await get('/storage/file/photos/a.png')).status).toBe(403);
    expect((await get(`/storage/file/photos/a.png?sign=${'0'.repeat(64)}&t=${Date.now() + 1e6}`)).status).toBe(403);
  });
});

describe('calls of the client', () => {
  const asMei = { 'x-huike-openid': 'mei' };
  test('what is not a JSON object is refused', async () => {
    for (const body of ['[1]', 'not json', '"text"']) expect((await post('/call/echo', body, asMei)).status).toBe(400);
  });
  test('more than 100 KB are refused, as WeChat does', async () => {
    expect((await post('/call/echo', JSON.stringify({ text: 'x'.repeat(101 * 1024) }), asMei)).status).toBe(413);
  });
  test('a failing function answers a code and no stack', async () => {
    const error = jest.spyOn(console, 'error').mockReturnValue();
    const reply = await post('/call/people', JSON.stringify({ action: 'fail' }), asMei);
    error.mockRestore();
    const text = await reply.text();
    expect(reply.status).toBe(500);
    expect(JSON.parse(text)).toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL' });
    expect(text).not.toMatch(/ at |\.js/);
  });
  test('calling with GET, and what does not exist, say so', async () => {
    expect((await get('/call/echo')).status).toBe(405);
    expect((await post('/nothing', '{}')).status).toBe(404);
  });
  test('an unreadable openid is refused', async () => {
    expect((await post('/call/echo', '{}', { 'x-huike-openid': 'a b;c' })).status).toBe(400);
  });
});

test.each([
  ['127.0.0.1', '127.0.0.1', true], ['::1', '::1', true], ['::ffff:127.0.0.1', '::ffff:127.0.0.1', true], ['192.168.1.5', '192.168.1.5', true],
  ['192.168.1.9', '192.168.1.5', false], [undefined, undefined, false],
])('a request from %s to %s is of this machine: %s', (remoteAddress, localAddress, expected) => {
  expect(isFromThisMachine({ remoteAddress, localAddress })).toBe(expected);
});

describe('the control API', () => {
  const control = async (path: string, body?: object): Promise<{ status: number; json: Record<string, unknown> }> => {
    const response = body === undefined ? await get(path) : await post(path, JSON.stringify(body));
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  };
  test('a local time is meant at +08:00', async () => {
    await control('/local/clock', { at: '2030-05-01T10:00' });
    const { json } = await control('/local/clock');
    expect(Math.abs((json['at'] as number) - Date.UTC(2030, 4, 1, 2))).toBeLessThan(5_000);
    const reply = (await cloud.call('echo', {}, { openid: 'mei' })) as { clockOffsetMs: string };
    expect(Math.abs(Number(reply.clockOffsetMs) - (Date.UTC(2030, 4, 1, 2) - Date.now()))).toBeLessThan(5_000);
    const before = cloud.clock.now();
    await control('/local/clock', { advanceDays: 2 });
    expect(Math.round((cloud.clock.now() - before) / 1000)).toBe(2 * 86_400);
  });
  test('a timer runs on demand', async () => {
    const { json } = await control('/local/timers/tick', {});
    expect(json['result']).toMatchObject({ at: expect.any(Number) });
  });
  test('what WeChat was sent can be read, and people and errors can be played', async () => {
    await control('/local/wechat/templates', { id: 'T9', fields: ['thing1'] });
    await control('/local/wechat/credits', { openid: 'mei', templateId: 'T9', count: 2 });
    await control('/local/wechat/followers', { openid: 'mei' });
    await control('/local/wechat/errors', { api: 'subscribeMessage.send', errcode: 43108, times: 1 });
    const { json } = await control('/local/wechat');
    expect(json).toMatchObject({ credits: [{ openid: 'mei', templateId: 'T9', credits: 2 }], followers: [{ openid: 'mei' }], errors: [{ api: 'subscribeMessage.send', errcode: 43108, times: 1 }] });
    await control('/local/wechat/followers', { openid: 'mei', follow: false });
    expect((await control('/local/wechat')).json['followers']).toEqual([]);
  });
  test('faults are armed, listed and cleared', async () => {
    expect((await control('/local/faults', { kind: 'http', action: 'database.addCollection', times: 3 })).json['faults']).toMatchObject([{ kind: 'http', left: 3 }]);
    expect((await control('/local/faults', { clear: true })).json['faults']).toEqual([]);
    expect((await control('/local/faults', { kind: 'sabotage' })).status).toBe(400);
  });
  test('a request it does not understand says what to send', async () => {
    expect(await control('/local/clock', { at: 'tomorrow' })).toMatchObject({ status: 400, json: { message: expect.stringContaining('advanceDays') } });
    expect((await control('/local/wechat/credits', { openid: 'mei' })).status).toBe(400);
    expect((await control('/local/nothing', {})).status).toBe(404);
  });
});
