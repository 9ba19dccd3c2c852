import { parseArgs } from 'node:util';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { store } from '../cloudfunctions/_store/store';
import { instant } from '../shared/kernel/time';
import { outliveFunctions } from './host/environment';
import { seedDemoStore } from './seed/demo-store';
import { defaultDataFolder, openShop, withStore } from './shop';
import { parseServeArguments } from './serve-arguments';

const options = {
  port: { type: 'string' }, data: { type: 'string' }, host: { type: 'string' }, at: { type: 'string' }, faults: { type: 'string' }, isolate: { type: 'boolean' },
  seed: { type: 'string', default: 'demo' }, fresh: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
} as const;

const usage = `npm start -- [options]
  --port N              default 8790; 0 takes any free port
  --data DIR            where the shop keeps its data, default .data
  --seed demo|none      what an empty shop is filled with, default demo
  --fresh               forgets the data first
  --at 2026-11-22T10:00 where the clock starts
  --host ADDRESS        default 127.0.0.1; anything else lets others in
  --isolate             each call of a function in a thread of its own, with its memory limit
  --faults LIST         makes things go wrong on purpose, see local/faults.ts`;

const people = [
  ['a shopper with a join code', '/?as=demo-shopper#/pages/join/index?scene=s%3DS1%26t%3D07'],
  ['沈知夏, a member who comes often', '/?as=demo-regular'],
  ['陆明轩, a member who is drifting away', '/?as=demo-drifting'],
  ['林晓, cashier at 知春路店', '/?as=demo-cashier#/pages/desk/index'],
  ['周岚, manager of 知春路店', '/?as=demo-manager#/pages/desk/index'],
  ['唐宁, head office', '/?as=demo-head-office#/pages/desk/index'],
] as const;

/** Only a folder that holds a shop, or nothing, is ever removed. */
function forget(data: string): void {
  if (!existsSync(data)) return;
  if (!existsSync(join(data, 'huike.sqlite'))) throw new Error(`--fresh: ${data} does not look like a shop's data folder, so it was left alone.`);
  const pid = existsSync(join(data, 'huike.pid')) ? Number(readFileSync(join(data, 'huike.pid'), 'utf8')) : 0;
  let alive = pid > 0;
  try {
    if (alive) process.kill(pid, 0);
  } catch {
    alive = false;
  }
  if (alive && existsSync(join(data, 'huike.url'))) throw new Error(`A shop is running on ${data} (process ${pid}). Stop it first.`);
  rmSync(data, { recursive: true });
}

async function main(): Promise<void> {
  const { values } = parseArgs({ args: process.argv.slice(2), options });
  if (values.help) return void console.log(usage);
  if (values.seed !== 'demo' && values.seed !== 'none') throw new Error('--seed takes demo or none.');
  const { seed, fresh, help: _help, ...serving } = values;
  const data = resolve(serving.data ?? defaultDataFolder);
  if (fresh) forget(data);
  const argv = Object.entries(serving).flatMap(([name, value]) => (value === undefined || name === 'data' ? [] : typeof value === 'boolean' ? [`--${name}`] : [`--${name}`, value]));
  const shop = await openShop({ port: 8790, timers: true, ...parseServeArguments(argv), data });
  let closing = false;
  const stop = (): void => {
    if (closing) process.exit(1);
    closing = true;
    console.log('\nClosing the shop ...');
    void shop.close().finally(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  outliveFunctions();
  if (seed === 'demo') await seedDemo(shop.url, data, Math.floor(shop.cloud.clock.now()));
  if (serving.host !== undefined && !['127.0.0.1', 'localhost', '::1'].includes(serving.host)) {
    console.warn(`\n  WARNING: the shop listens on ${serving.host}. Whoever reaches it can be any member and any staff: use it for a demonstration only.\n`);
  }
  console.log(`\nHuike is ready at ${shop.url}\n`);
  for (const [who, path] of people) console.log(`  ${padded(who, 40)} ${shop.url}${path}`);
  console.log('\nCtrl-C closes the shop.');
}

/**
 * Fills an empty shop with the demo store. A filling that was cut off is taken up again at the next start, with the same day and dice,
 * so that it makes the same store and nothing twice.
 */
async function seedDemo(url: string, data: string, nowMs: number): Promise<void> {
  const marker = join(data, 'huike.seeding');
  const cutOff = existsSync(marker) ? Number(readFileSync(marker, 'utf8')) : undefined;
  const [someone] = await withStore(url, () => store.members.find({ filter: {}, limit: 1 }));
  if (someone && cutOff === undefined) return;
  console.log('Filling the demo store: 3,000 members over two years ...');
  const now = cutOff ?? nowMs;
  writeFileSync(marker, String(now));
  let shown = 0;
  await seedDemoStore(url, instant(now), (done, total) => {
    const percent = Math.floor((done / total) * 100);
    if (percent >= shown + 20) console.log(`  ${(shown = percent - (percent % 20))}%`);
  });
  rmSync(marker);
}

/** Pads for a terminal, where a Chinese character is two columns wide. */
function padded(text: string, columns: number): string {
  const width = [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0);
  return text + ' '.repeat(Math.max(0, columns - width));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
