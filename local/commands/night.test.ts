import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localDate, localTime } from '../../shared/kernel/time';
import { fillTestBase, readNightBooks } from '../night/testing-base';
import { buildStaleFunctions, openShop, withStore } from '../shop';
import type { TestShop } from '../testing-shop';
import { run } from './night';

const night = localDate('2026-01-15');
let data: string;
let printed: string[];
jest.setTimeout(120_000);

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'huike-night-'));
  printed = [];
  jest.spyOn(console, 'log').mockImplementation((line: string) => { printed.push(line); });
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(data, { recursive: true });
});

/** A shop on the data directory with a base in it; the part of a test shop that the base needs. */
async function openBase() {
  buildStaleFunctions();
  const shop = await openShop({ data, port: 0, at: localTime(night, 1) });
  const testShop = { cloud: shop.cloud, inStore: <T>(work: () => Promise<T>) => withStore(shop.url, work) } as TestShop;
  return { shop, testShop };
}
interface Printed {
  readonly wasDone: boolean;
  readonly run: { readonly decided: Record<string, number> };
  readonly dispatched: Record<string, number>;
  readonly decisions: readonly { readonly channel: string; readonly reasons: string[]; readonly message?: { readonly state: string } }[];
}
const lastJson = (): Printed => JSON.parse(printed.at(-1) ?? '') as Printed;

test('a night on a running shop decides and sends; the same night again changes nothing and sends nothing', async () => {
  const { shop, testShop } = await openBase();
  try {
    await fillTestBase(testShop, { members: 560, seed: 7, night });
    expect(await run(['--on', night, '--data', data, '--json'])).toBe(0);
    const first = lastJson();
    expect(first.decisions).toHaveLength(Object.values(first.run.decided).reduce((sum, count) => sum + count, 0));
    expect(first.decisions.every((decision) => decision.reasons.length > 0)).toBe(true);
    const messages = first.decisions.filter((decision) => decision.message !== undefined);
    expect(messages.length).toBeGreaterThan(0);
    expect(first.dispatched).toEqual({ sent: messages.length });
    expect(messages.every((decision) => decision.message?.state === 'sent')).toBe(true);
    const [books, sent] = [await readNightBooks(testShop), shop.cloud.wechat.sent().length];
    expect(await run(['--on', night, '--data', data, '--json'])).toBe(0);
    const second = lastJson();
    expect([second.wasDone, second.dispatched, second.decisions]).toEqual([true, {}, first.decisions]);
    expect(await readNightBooks(testShop)).toEqual(books);
    expect(shop.cloud.wechat.sent()).toHaveLength(sent);
  } finally {
    await shop.close();
  }
});

test('without a running shop the command opens the data itself, and lets go of it', async () => {
  const { shop, testShop } = await openBase();
  await fillTestBase(testShop, { members: 20, seed: 3, night });
  await shop.close();
  expect(await run(['--on', night, '--data', data])).toBe(0);
  expect(printed.join('\n')).toContain('fixed days: too little history for a model');
  expect(await run(['--on', night, '--data', data])).toBe(0);
  expect(printed.join('\n')).toContain('nothing was changed');
});

test.each([[[]], [['--on', '2026-02-30']], [['--help', '--on', night]]])('%j explains itself and does nothing', async (argv) => {
  expect(await run([...argv])).toBe(argv[0] === '--help' ? 0 : 2);
  expect(printed).toEqual([]);
});
