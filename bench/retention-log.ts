/**
 * Makes a purchase log of a size: `npx tsx bench/retention-log.ts --members 1000000 --out purchases.csv [--seed 1]`.
 * Two years of a chain, about ten purchases a member, in the order of the days, as a till exports it.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { generatePurchaseLog, type GeneratorParameters } from '../shared/domain/retention/generate';
import { seededDice } from '../shared/kernel/random';
import { dateOfDayNumber, dayNumber, localDate } from '../shared/kernel/time';

const chain: GeneratorParameters = {
  buying: { k: 1, r: 1.3, alpha: 25, a: 0.5, b: 3.6, modified: true },
  spend: { p: 6, q: 4, v: 4_000 },
  shareFromStart: 0.35,
};
export const chainFrom = localDate('2024-11-21');
export const chainTo = localDate('2026-11-20');

/** Writes the log and answers how many purchases it holds. */
export function writePurchaseCsv(path: string, members: number, seed: number): number {
  const first = dayNumber(chainFrom);
  const days = dayNumber(chainTo) - first + 1;
  const memberOf: number[][] = Array.from({ length: days }, () => []);
  const amountOf: number[][] = Array.from({ length: days }, () => []);
  const dice = seededDice(seed);
  for (let done = 0; done < members; done += 10_000) {
    const batch = generatePurchaseLog({ members: Math.min(10_000, members - done), from: chainFrom, to: chainTo, parameters: chain, dice });
    batch.forEach((purchases, i) => {
      for (const { on, amount } of purchases) {
        const day = dayNumber(on) - first;
        memberOf[day]?.push(done + i);
        amountOf[day]?.push(amount);
      }
    });
  }
  const file = openSync(path, 'w');
  writeSync(file, 'member_id,purchased_at,amount_yuan\n');
  let purchases = 0;
  for (let day = 0; day < days; day += 1) {
    const on = dateOfDayNumber(first + day);
    const amounts = amountOf[day] ?? [];
    const lines = (memberOf[day] ?? []).map((member, i) => `m${String(member).padStart(7, '0')},${on},${((amounts[i] ?? 0) / 100).toFixed(2)}\n`);
    purchases += lines.length;
    writeSync(file, lines.join(''));
  }
  closeSync(file);
  return purchases;
}

if (process.argv[1] === __filename) {
  const { values } = parseArgs({ options: { members: { type: 'string' }, out: { type: 'string' }, seed: { type: 'string', default: '1' } } });
  if (values.members === undefined || values.out === undefined) throw new Error('say --members N and --out FILE');
  console.error(`${writePurchaseCsv(values.out, Number(values.members), Number(values.seed))} purchases`);
}
