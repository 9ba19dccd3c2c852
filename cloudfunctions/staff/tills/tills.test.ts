import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import { signedTill } from '../../../local/testing-till';
import { dayMs, minuteMs } from '../../../shared/kernel/time';
import { store } from '../../_store/store';

let shop: TestShop;
beforeAll(async () => { shop = await openTestShop(); });
afterAll(() => shop.cloud.close());

interface Shown { tillId: string; secret?: string }
interface Listed { tills: { tillId: string; name: string; state: string; usedAt?: number; oldGoodUntilAt?: number }[] }
const headOffice = () => shop.as('demo-head-office');
const add = async (commandId?: string) => done(await headOffice().staff<Shown>('tills.add', { storeId: 'S1', name: '1 号机' }, commandId));
const pass = (ms: number) => shop.cloud.moveClock(shop.cloud.clock.now() + ms);
const post = ({ tillId, secret = '' }: Shown) => signedTill(shop, tillId, secret).post([{}]);

test('a key that head office makes speaks for its store, and the list says when it was last used, but never a secret', async () => {
  const key = await add();
  expect(key.secret).toMatch(/^[0-9a-f]{64}$/);
  expect(await post(key)).toMatchObject({ status: 200, storeId: 'S1' });
  const listed = await headOffice().staff<Listed>('tills.list');
  expect(done(listed).tills.find((till) => till.tillId === key.tillId)).toMatchObject({ name: '1 号机', state: 'active', usedAt: expect.any(Number) });
  expect(JSON.stringify(listed)).not.toContain(key.secret);
});

test('the secret is shown once: the same command again within minutes answers the same, later without it, and no other copy is kept', async () => {
  const key = await add('make-key');
  expect(await add('make-key')).toEqual(key);
  await pass(11 * minuteMs);
  expect(await add('make-key')).toEqual({ tillId: key.tillId });
  const commands = await shop.inStore(() => store.commands.find({ filter: {}, limit: 1000 }));
  expect(JSON.stringify(commands)).not.toContain(key.secret);
  expect(codeOf(await headOffice().staff('tills.add', { storeId: 'S2', name: '1 号机' }, 'make-key'))).toBe('COMMAND_REUSED');
});

test('a changed key takes the old secret for a day, a change sent twice is one change, a revoked key none', async () => {
  const old = await add();
  const fresh = done(await headOffice().staff<Shown>('tills.rotate', { tillId: old.tillId }, 'change-key'));
  expect(done(await headOffice().staff<Shown>('tills.rotate', { tillId: old.tillId }, 'change-key'))).toEqual(fresh);
  expect([(await post(old)).status, (await post(fresh)).status]).toEqual([200, 200]);
  await pass(dayMs);
  expect([(await post(old)).status, (await post(fresh)).status]).toEqual([401, 200]);
  done(await headOffice().staff('tills.revoke', { tillId: old.tillId }));
  expect((await post(fresh)).error?.code).toBe('SIGNATURE_WRONG');
  expect(codeOf(await headOffice().staff('tills.rotate', { tillId: old.tillId }))).toBe('TILL_REVOKED');
});

test('only head office, only stores that are there, only keys that are there', async () => {
  for (const openid of ['demo-cashier', 'demo-manager']) {
    expect(codeOf(await shop.as(openid).staff('tills.list'))).toBe('FORBIDDEN');
    expect(codeOf(await shop.as(openid).staff('tills.add', { storeId: 'S1', name: 'x' }))).toBe('FORBIDDEN');
  }
  expect(codeOf(await headOffice().staff('tills.add', { storeId: 'S9', name: 'x' }))).toBe('STORE_UNKNOWN');
  expect(codeOf(await headOffice().staff('tills.rotate', { tillId: 'till_none1' }))).toBe('NOT_FOUND');
  expect(codeOf(await headOffice().staff('tills.revoke', { tillId: 'till_none1' }))).toBe('NOT_FOUND');
});
