import { parseArgs } from 'node:util';
import { store } from '../cloudfunctions/_store/store';
import { reconcileBooks } from '../local/books';
import { run as importHistory } from '../local/commands/import';
import { openTestShop } from '../local/testing-shop';
import { addDays, localDate, localTime, minuteMs, type LocalDate } from '../shared/kernel/time';

/**
 * The books' night over an imported base: the first one, on which everybody's old points and tiers fall due at once, and the next, on
 * which nobody's do. `npx tsx bench/books.ts --purchases FILE [--format cdnow] [--on YYYY-MM-DD]`
 */
const { values } = parseArgs({
  options: { purchases: { type: 'string' }, format: { type: 'string', default: 'cdnow' }, on: { type: 'string', default: '1998-08-01' } },
});

async function main(): Promise<void> {
  if (values.purchases === undefined) throw new Error('say which history: --purchases FILE');
  const first = localDate(values.on);
  const shop = await openTestShop({ at: localTime(addDays(first, -1), 12) });
  const seconds = async (work: () => Promise<unknown>): Promise<string> => {
    const started = performance.now();
    await work();
    return ((performance.now() - started) / 1000).toFixed(1);
  };
  const night = async (on: LocalDate): Promise<void> => {
    await shop.cloud.moveClock(localTime(on, 0, 5));
    const ticks: string[] = [];
    for (let state = 'running'; state !== 'done'; ) {
      ticks.push(await seconds(async () => {
        const reply = (await shop.cloud.runTimer('books')) as { value?: { state: string } };
        state = reply.value?.state ?? 'fault';
      }));
      if (state === 'fault') throw new Error('the night failed; see the log above');
      await shop.cloud.moveClock(shop.cloud.clock.now() + 5 * minuteMs);
    }
    const done = await shop.inStore(() => store.booksRuns.get(`books_${on}`));
    console.log(`night of ${on}: ticks of ${ticks.join(' s, ')} s; members ${done?.members}, moved ${done?.settled}, entries ${done?.entries}, findings ${done?.findings}, left due ${done?.leftDue}`);
  };
  console.log(`import: ${await seconds(() => importHistory(['--purchases', values.purchases ?? '', '--format', values.format, '--store', 'S1', '--url', shop.url]))} s`);
  await night(first);
  await night(addDays(first, 1));
  console.log(`differing by a reading member by member: ${(await shop.inStore(reconcileBooks)).differing.length}`);
  await shop.cloud.close();
}

void main();
