import { parseArgs } from 'node:util';
import { reconcileBooks } from '../books';
import { reachShop, withStore } from '../shop';

export const summary = 'compares every balance with its entries: exit code 1 when they differ';

/** Prints what was compared and who differs; 0 when the books agree. */
export async function run(argv: string[]): Promise<number> {
  const { values } = parseArgs({ args: argv, options: { data: { type: 'string' }, url: { type: 'string' }, json: { type: 'boolean', default: false } } });
  const shop = await reachShop(values);
  try {
    const report = await withStore(shop.url, reconcileBooks);
    if (values.json) console.log(JSON.stringify(report));
    else console.log(`${report.members} members, ${report.purchases} purchases, ${report.entries} points entries: ${report.differing.length === 0 ? 'the books agree' : `${report.differing.length} balances differ from their entries`}.`);
    for (const { memberId, balance, entries } of report.differing.slice(0, 20)) console.error(`  ${memberId}: balance ${balance}, entries ${entries}`);
    return report.differing.length === 0 ? 0 : 1;
  } finally {
    await shop.close();
  }
}
