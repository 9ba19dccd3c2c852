import cloud from 'wx-server-sdk';
import { join } from 'node:path';
import { startLocalCloud, type LocalCloud } from './cloud';

const functions = join(__dirname, 'fixtures', 'functions');
const collections = [
  { name: 'people', indexes: [{ name: 'phone', keys: [{ field: 'phone', direction: 1 as const }], unique: true }] },
  { name: 'ticks', indexes: [] },
];

let local: LocalCloud;
const asMei = { openid: 'mei' };

beforeAll(async () => {
  local = await startLocalCloud({ data: ':memory:', functions, collections, at: Date.UTC(2026, 10, 22, 2), timers: true });
});
afterAll(async () => {
  await local.close();
});

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(local.url + path, { method: 'POST', body: JSON.stringify(body), headers });

test('a function stores and reads through the unmodified SDK', async () => {
  const { value: id } = (await local.call('people', { action: 'add', person: { name: '梅', phone: '138' } }, asMei)) as { value: string };
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(await local.call('people', { action: 'get', id }, asMei)).toEqual({ value: { _id: id, name: '梅', phone: '138' } });
});

test('a unique key is refused with the words of the real service', async () => {
  await local.call('people', { action: 'add', person: { phone: 'twice' } }, asMei);
  const reply = (await local.call('people', { action: 'add', person: { phone: 'twice' } }, asMei)) as { errCode: number; message: string };
  expect(reply.errCode).toBe(-502001);
  expect(reply.message).toContain('E11000 duplicate key error');
});

test('interleaved calls each see their own caller', async () => {
  const replies = await Promise.all(
    Array.from({ length: 50 }, (_, i) => local.call('echo', { pauseMs: i % 7 }, { openid: `person-${i}` }) as Promise<{ before: { OPENID: string }; after: { OPENID: string } }>),
  );
  expect(replies.map((reply) => reply.before.OPENID)).toEqual(replies.map((_, i) => `person-${i}`));
  expect(replies.map((reply) => reply.after.OPENID)).toEqual(replies.map((_, i) => `person-${i}`));
});

test('a function called by a function sees the chained source and no openid', async () => {
  const { value } = (await local.call('people', { action: 'call', name: 'echo', event: { hello: 1 } }, asMei)) as { value: { before: Record<string, unknown> } };
  expect(value.before).toMatchObject({ SOURCE: 'wx_client,scf' });
  expect(value.before['OPENID']).toBeUndefined();
});

test('work left running after the return is refused, as production would lose it', async () => {
  await local.call('people', { action: 'forget' }, asMei);
  expect(await local.call('people', { action: 'whatBecameOfIt' }, asMei)).toEqual({ value: expect.stringContaining('await everything before returning') });
  expect(await local.engine.count('people', { name: 'late' })).toBe(0);
});

test('a function that throws or overruns its time fails alone', async () => {
  await expect(local.call('people', { action: 'fail' }, asMei)).rejects.toThrow('as told');
  await expect(local.call('nap')).rejects.toThrow('timed out after 0.2 seconds');
  await expect(local.call('missing')).rejects.toThrow('could not be found: missing');
});

test('POST /call needs an openid and gives the reply of the function', async () => {
  const anonymous = await post('/call/echo', {});
  expect(anonymous.status).toBe(400);
  expect(await anonymous.json()).toMatchObject({ code: 'OPENID_MISSING' });
  const reply = await post('/call/echo', { action: 'hi' }, { 'x-huike-openid': 'mei' });
  expect(await reply.json()).toMatchObject({ event: { action: 'hi', userInfo: { openId: 'mei' } }, before: { OPENID: 'mei', SOURCE: 'wx_client' } });
});

test('refuses to answer under a foreign name or to a foreign page', async () => {
  const { request } = await import('node:http');
  const status = (headers: Record<string, string>) =>
    new Promise((resolve, reject) => request(`${local.url}/healthz`, { headers }, (response) => resolve(response.resume().statusCode)).on('error', reject).end());
  expect(await status({})).toBe(200);
  expect(await status({ host: 'evil.example' })).toBe(403);
  expect(await status({ origin: 'https://evil.example' })).toBe(403);
});

test('moving the clock fires each timer between at its own instant, with nobody as the caller', async () => {
  const at = local.clock.now() + 3 * 86_400_000;
  const { fired } = (await (await post('/local/clock', { at })).json()) as { fired: { at: number }[] };
  expect(fired.map((firing) => new Date(firing.at).toISOString())).toEqual(['2026-11-22T18:30:00.000Z', '2026-11-23T18:30:00.000Z', '2026-11-24T18:30:00.000Z']);
  const ticks = (await local.engine.find('ticks', { filter: {}, sort: [], skip: 0, limit: 10 }, {})).map((text) => JSON.parse(text) as Record<string, unknown>);
  expect(ticks).toHaveLength(3);
  expect(ticks[0]).toMatchObject({ source: 'wx_trigger', openid: null, trigger: 'timer', event: { Type: 'Timer', TriggerName: 'daily' } });
  expect(Math.abs((ticks[0]?.['at'] as number) - Date.UTC(2026, 10, 22, 18, 30))).toBeLessThan(5_000);
});

test('a search without an index over more than 10,000 documents is refused in tests, and named', async () => {
  const strict = await startLocalCloud({ data: ':memory:', functions, collections, scanIsError: true });
  await strict.engine.insert('people', Array.from({ length: 10_001 }, (_, i) => ({ phone: String(i), town: i % 7 })));
  await expect(strict.engine.find('people', { filter: { town: 9 }, sort: [], skip: 0, limit: 10 }, {})).rejects.toThrow(/full scan of people: 10001 of 10001 documents for {"town":9}/);
  expect(await strict.engine.find('people', { filter: { phone: '5' }, sort: [], skip: 0, limit: 10 }, {})).toHaveLength(1);
  expect(strict.scans).toMatchObject([{ collection: 'people', filter: { town: 9 } }]);
  await strict.close();
});

test('the SDK outside any function may use the cloud too, by environment alone', async () => {
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${local.url}/admin` }), TENCENTCLOUD_RUNENV: 'SCF', TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'local-env', TCB_ENV: 'local-env', TENCENTCLOUD_SECRETID: 'local', TENCENTCLOUD_SECRETKEY: 'local', SILENCE: 'true',
  });
  cloud.init({ env: 'local-env' });
  const uploaded = (await cloud.uploadFile({ cloudPath: 'photos/a b.txt', fileContent: Buffer.from('photo') as never })) as unknown as { fileID: string };
  const { fileContent } = (await cloud.downloadFile({ fileID: uploaded.fileID })) as unknown as { fileContent: Buffer };
  expect(fileContent.toString()).toBe('photo');
  const removed = (await cloud.deleteFile({ fileList: [uploaded.fileID] })) as unknown as { fileList: { status: number }[] };
  expect(removed.fileList[0]?.status).toBe(0);
});
