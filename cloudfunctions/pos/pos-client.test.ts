import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestShop, type TestShop } from '../../local/testing-shop';
import { openTestTill, type TestTill } from '../../local/testing-till';
import { store } from '../_store/store';

/** The very file that the documentation hands out. */
const script = join(__dirname, '..', '..', 'docs', 'pos-client.mjs');

let shop: TestShop;
let till: TestTill;
let folder: string;
beforeAll(async () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  shop = await openTestShop();
  till = await openTestTill(shop);
  folder = mkdtempSync(join(tmpdir(), 'huike-pos-'));
});
afterAll(async () => {
  await shop.cloud.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Ran { readonly code: number; readonly rows: readonly { row: number; state: string; code?: string }[]; readonly said: string }

function run(rows: unknown, { url = shop.url, secret = till.secret } = {}): Promise<Ran> {
  const file = join(folder, 'rows.json');
  writeFileSync(file, JSON.stringify(rows));
  return new Promise((resolve) => {
    execFile(process.execPath, [script, url, file], { env: { PATH: process.env['PATH'], HUIKE_TILL: till.tillId, HUIKE_SECRET: secret } }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), rows: stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Ran['rows'][number]), said: stderr });
    });
  });
}
const purchase = (number: string, orderNo: string, more: object = {}) => ({ kind: 'purchase', orderNo, at: Math.floor(shop.cloud.clock.now()), paid: 3_000, member: { number }, ...more });

test('needs nothing but Node', () => {
  const imported = [...readFileSync(script, 'utf8').matchAll(/^import .* from '([^']+)'/gm)].map((match) => match[1]);
  expect(imported.length).toBeGreaterThan(0);
  expect(imported.filter((name) => !name?.startsWith('node:'))).toEqual([]);
});

test('posts more rows than one batch holds, says which were refused, and the same file again records nothing twice', async () => {
  const { memberId, memberNumber } = await shop.join('o-file');
  const rows = Array.from({ length: 60 }, (_, index) => purchase(index === 55 ? '99999999' : memberNumber, `F-${index}`));
  const first = await run(rows);
  expect(first.code).toBe(1);
  expect(first.rows.map((row) => row.row)).toEqual(rows.map((_, index) => index));
  expect(first.rows.filter((row) => row.state !== 'recorded')).toMatchObject([{ row: 55, state: 'refused', code: 'MEMBER_UNKNOWN' }]);
  expect((await run(rows)).rows).toEqual(first.rows);
  expect(await shop.inStore(() => store.purchases.count({ memberId }))).toBe(59);
}, 60_000);

test('goes on after a lost answer, and puts a clock right that is off', async () => {
  const { memberId, memberNumber } = await shop.join('o-lost');
  shop.cloud.faults.arm({ kind: 'lostReply', functionName: 'pos', action: 'database.commitTransaction' });
  await shop.cloud.moveClock(shop.cloud.clock.now() + 20 * 60_000);
  const ran = await run([purchase(memberNumber, 'L-1'), purchase(memberNumber, 'L-2')]);
  expect([ran.code, ran.rows.map((row) => row.state)]).toEqual([0, ['recorded', 'recorded']]);
  expect(await shop.inStore(() => store.purchases.count({ memberId }))).toBe(2);
}, 60_000);

test('says what is wrong with a key, and stops', async () => {
  const ran = await run([purchase('00000000', 'K-1')], { secret: 'f'.repeat(64) });
  expect(ran).toMatchObject({ code: 2, rows: [], said: expect.stringContaining('SIGNATURE_WRONG') });
}, 60_000);
