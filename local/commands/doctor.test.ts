import { openTestShop, type TestShop } from '../testing-shop';
import { store } from '../../cloudfunctions/_store/store';
import { run } from './doctor';

let shop: TestShop;
jest.setTimeout(60_000);
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.cloud.close());

async function doctor(): Promise<{ readonly code: number; readonly said: string }> {
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  const code = await run(['oa', '--url', shop.url]);
  const said = String(log.mock.calls[0]?.[0]);
  log.mockRestore();
  return { code, said };
}

test('a healthy account is told with its templates', async () => {
  expect(await doctor()).toMatchObject({ code: 0, said: expect.stringContaining('oa_points_expiring') as string });
});

test.each([
  [40164, 'invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist', 'Add 203.0.113.7 to the list'],
  [40125, 'invalid appsecret', 'HUIKE_OA_SECRET'],
  [48001, 'api unauthorized', 'verified service account'],
  [48004, 'api forbidden', 'violation'],
  [45001, 'something else', 'list of global error codes'],
])('error %i: the owner is told what to do', async (errcode, errmsg, advice) => {
  shop.cloud.wechat.setError('template/get_all_private_template', errcode, errmsg, 1);
  expect(await doctor()).toMatchObject({ code: 1, said: expect.stringContaining(advice) as string });
});

test('an account that is switched off is no fault', async () => {
  await shop.inStore(async () => {
    const rules = await store.policies.get('current');
    if (rules) await store.policies.put({ ...rules, reach: { ...rules.reach, oa: 'disabled' } });
  });
  expect(await doctor()).toMatchObject({ code: 0, said: expect.stringContaining('the default') as string });
});
