import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Presets, SingleBar } from 'cli-progress';
import { instant } from '../../shared/kernel/time';
import { callFunction } from '../call';
import { readHistory, type BadRow, type HistoryShop } from '../import/purchase-rows';
import { batchesOf, sendHistory } from '../import/send-history';
import { headOfficeOpenid } from '../seed/brand';
import { reachShop } from '../shop';

export const summary = 'brings members and purchases of an older system in, through the rules a till uses';

const usage = `huike import --purchases FILE [--format csv|cdnow] --store S1 [--data DIR | --url URL] [--bad-rows FILE] [--json]

  csv: member_id,purchased_at,amount_yuan,store,order_no   (store and order_no may be empty)
  --store names whose member ids these are, and the store of rows that name none; one id is one member in every store.
  Rows that cannot be taken are written to --bad-rows (default FILE.bad.csv) with their line numbers and left out.
  The same file again imports nothing twice. A running shop on the same data directory is used where there is one.`;

function reportBadRows(bad: readonly BadRow[], file: string): void {
  if (bad.length === 0) return;
  const quoted = (text: string): string => `"${text.replace(/"/g, '""')}"`;
  writeFileSync(file, `line,why,row\n${bad.map((row) => `${row.line},${quoted(row.why)},${quoted(row.text)}`).join('\n')}\n`);
  console.error(`${bad.length} rows could not be taken; they are in ${file} with their line numbers.`);
}

/** The stores head office has, and the time it is there: what a row is checked against before anything is sent. */
async function historyShop(url: string, storeId: string): Promise<HistoryShop> {
  const overview = { action: 'desk.overview', input: {} };
  const { staff } = await callFunction<{ staff: { stores: { storeId: string }[] } }>(url, 'staff', headOfficeOpenid, overview);
  const { at } = (await (await fetch(`${url}/local/clock`)).json()) as { at: number };
  return { storeId, storeIds: new Set(staff.stores.map((store) => store.storeId)), now: instant(Math.floor(at)) };
}

/** Runs the import; exit code 0 also when some rows were left out, 2 when the command itself makes no sense. */
export async function run(argv: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: {
      purchases: { type: 'string' }, format: { type: 'string' }, store: { type: 'string' }, data: { type: 'string' },
      url: { type: 'string' }, 'bad-rows': { type: 'string' }, json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
    },
  });
  const format = values.format ?? (values.purchases?.endsWith('.csv') ? 'csv' : 'cdnow');
  if (values.help || values.purchases === undefined || values.store === undefined || (format !== 'csv' && format !== 'cdnow')) {
    console.error(usage);
    return values.help ? 0 : 2;
  }
  const startedAt = performance.now();
  const shop = await reachShop({ url: values.url, data: values.data });
  const bar = new SingleBar({ format: 'importing {bar} {percentage}% | {value}/{total} purchases | {state}', stream: process.stderr, noTTYOutput: false }, Presets.shades_classic);
  try {
    const { rows, bad } = readHistory(readFileSync(values.purchases, 'utf8'), format, await historyShop(shop.url, values.store));
    reportBadRows(bad, values['bad-rows'] ?? `${values.purchases.split(/[\\/]/).at(-1) ?? 'import'}.bad.csv`);
    bar.start(rows.length, 0, { state: '' });
    const totals = await sendHistory(shop.url, batchesOf(rows, values.store), (done, away) => bar.update(done, { state: away ? 'waiting for the shop' : '' }));
    bar.stop();
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    if (values.json) console.log(JSON.stringify({ ...totals, rowsBad: bad.length, seconds }));
    else console.log(`${totals.membersAdded} members and ${totals.purchasesAdded} purchases imported, ${totals.purchasesKnown} were known already, ${bad.length} rows left out, ${seconds} s.${totals.identitiesTaken === 0 ? '' : ` ${totals.identitiesTaken} WeChat identities belonged to members already and were left with them.`}`);
    return 0;
  } finally {
    bar.stop();
    await shop.close();
  }
}
