import { races, runRace, type RaceName } from '../local/races';
import { openTestShop } from '../local/testing-shop';

/**
 * `npx tsx bench/races.ts [rounds] [race]`: every race through the real SDK against a local cloud in memory, 200 rounds each unless told.
 * Prints a line a race; exits with 1 at the first wrong round.
 */
async function main(): Promise<void> {
  const rounds = Number(process.argv[2] ?? 200);
  const wanted = process.argv[3];
  const names = (Object.keys(races) as RaceName[]).filter((name) => wanted === undefined || name === wanted);
  for (const name of names) {
    const shop = await openTestShop();
    const started = performance.now();
    await runRace(shop, name, rounds);
    const { entries, purchases } = await import('../local/books').then(({ reconcileBooks }) => shop.inStore(reconcileBooks));
    console.log(`${name}: ${rounds} rounds, ${purchases} purchases, ${entries} points entries, every book agrees, ${((performance.now() - started) / 1000).toFixed(1)} s`);
    await shop.cloud.close();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
