import { join } from 'node:path';
import { startLocalCloud, type LocalCloud } from '../cloud';

const fixtures = join(__dirname, '..', 'fixtures');
const collections = [{ name: 'people', indexes: [] }];

describe('in one shared process', () => {
  let cloud: LocalCloud;
  beforeAll(async () => {
    cloud = await startLocalCloud({ data: ':memory:', functions: join(fixtures, 'functions'), collections });
  });
  afterAll(() => cloud.close());

  test('2,000 interleaved calls never see another caller', async () => {
    let next = 0;
    let mixed = 0;
    const caller = async (): Promise<void> => {
      while (next < 2_000) {
        const openid = `person-${next++}`;
        const reply = (await cloud.call('echo', { pauseMs: next % 3 }, { openid })) as { before: { OPENID: string; UNIONID: string }; after: { OPENID: string } };
        if (reply.before.OPENID !== openid || reply.after.OPENID !== openid) mixed++;
      }
    };
    await Promise.all(Array.from({ length: 100 }, caller));
    expect(mixed).toBe(0);
  }, 30_000);

  test('variables of a call are gone outside it', () => {
    expect(process.env['WX_OPENID']).toBeUndefined();
  });

  test('two clouds in one process do not share the state of a function', async () => {
    const other = await startLocalCloud({ data: ':memory:', functions: join(fixtures, 'functions'), collections });
    const first = (await other.call('echo', {}, { openid: 'mei' })) as { calls: number };
    expect(first.calls).toBe(1);
    await other.close();
  });

  test('a function that ends the process ends only its call', async () => {
    const rogue = await startLocalCloud({ data: ':memory:', functions: join(fixtures, 'rogues'), collections });
    await expect(rogue.call('leaver')).rejects.toThrow('ended its process (code 3)');
    expect(await rogue.call('honest', { name: 'mei' })).toMatchObject({ hello: 'mei' });
    await rogue.close();
  });
});

describe('isolated', () => {
  let cloud: LocalCloud;
  beforeAll(async () => {
    cloud = await startLocalCloud({ data: ':memory:', functions: join(fixtures, 'rogues'), collections, isolate: true });
  });
  afterAll(() => cloud.close());

  const rogues: [what: string, name: string, error: RegExp][] = [
    ['throws where nobody catches', 'thrower', /thrown aside/],
    ['never gives the thread back', 'looper', /timed out after 1 seconds/],
    ['floods its output', 'flooder', /timed out after 1 seconds|Memory limit of 64 MB exceeded/],
    ['ends its process', 'leaver', /ended its process \(code 3\)/],
    ['takes all memory', 'hog', /Memory limit of 64 MB exceeded/],
  ];
  test.each(rogues)('a function that %s fails alone, and may be called again', async (_what, name, error) => {
    const print = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    const rogue = expect(cloud.call(name)).rejects.toThrow(error);
    expect(await cloud.call('honest', { name: 'mei' }, { openid: 'mei' })).toMatchObject({ hello: 'mei', openid: 'mei' });
    await rogue;
    await expect(cloud.call(name)).rejects.toThrow(error);
    const printed = print.mock.calls.reduce((sum, [chunk]) => sum + chunk.length, 0);
    print.mockRestore();
    expect(printed).toBeLessThan(1_000_000);
    expect(await (await fetch(`${cloud.url}/healthz`)).json()).toEqual({ ready: true });
  }, 30_000);

  test('an instance serves one call at a time and keeps its state', async () => {
    const calls = await Promise.all(Array.from({ length: 12 }, () => cloud.call('honest', { name: 'x' }) as Promise<{ calls: number }>));
    expect(calls).toHaveLength(12);
    expect(((await cloud.call('honest', { name: 'x' })) as { calls: number }).calls).toBeGreaterThan(1);
  }, 30_000);

  test('functions reach the database through the SDK', async () => {
    const other = await startLocalCloud({ data: ':memory:', functions: join(fixtures, 'functions'), collections, isolate: true });
    const { value } = (await other.call('people', { action: 'add', person: { name: '梅' } }, { openid: 'mei' })) as { value: string };
    expect(value).toMatch(/^[0-9a-f]{32}$/);
    expect(await other.call('echo', {}, { openid: 'jun' })).toMatchObject({ before: { OPENID: 'jun', SOURCE: 'wx_client' } });
    await other.close();
  }, 30_000);
});
