import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoStoreParameters, generatePurchaseLog } from '../../shared/domain/retention';
import { seededDice } from '../../shared/kernel/random';
import { instant, localDate, localTime, minuteMs, startOfDay } from '../../shared/kernel/time';
import { readHistory, type HistoryRow } from './purchase-rows';

/** The public purchase log lies beside the project on some machines; it is never part of it. */
const realLog = join(__dirname, '..', '..', '..', 'shared', 'data', 'cdnow', 'CDNOW_master.txt');

/** A log of so many customers: the first of the real one where it is there, else one made up from the model. Says which. */
export function sampleLog(customers: number): { readonly source: string; readonly rows: readonly HistoryRow[] } {
  if (existsSync(realLog)) {
    const { rows } = readHistory(readFileSync(realLog, 'utf8'), 'cdnow', { storeId: 'S1', storeIds: new Set(['S1']), now: localTime(localDate('1998-07-01'), 12) });
    const refs = new Set<string>();
    for (const row of rows) if (refs.size < customers) refs.add(row.memberRef);
    return { source: `the first ${customers} customers of CDNOW`, rows: rows.filter((row) => refs.has(row.memberRef)) };
  }
  const seed = 19_970_101;
  const log = generatePurchaseLog({ members: customers, from: localDate('1997-01-01'), to: localDate('1998-06-30'), parameters: demoStoreParameters, dice: seededDice(seed) });
  const rows = log.flatMap((purchases, member) =>
    purchases.map((purchase, index) => ({
      memberRef: String(member + 1).padStart(5, '0'),
      at: instant(startOfDay(purchase.on) + purchase.minuteOfDay * minuteMs),
      paid: purchase.amount,
      storeId: 'S1',
      orderNo: `made-${member + 1}-${index + 1}`,
    })),
  );
  return { source: `${customers} customers made up with seed ${seed}`, rows };
}
