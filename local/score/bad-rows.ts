import { writeFileSync } from 'node:fs';
import { rowFaultSentences } from './fields';
import { badRowsKept, type PurchaseFile } from './purchase-file';

/** How many bad rows are said on standard error; the rest go to a file. */
const saidAloud = 10;

/** Says which rows were skipped and why: the first ten on standard error, up to a thousand in a file where one is named. */
export function reportBadRows(file: PurchaseFile, path: string | undefined): void {
  console.error(`${file.rows} purchases of ${file.members.size} members; ${file.dropped} of zero or below left out; ${file.badRows} bad rows skipped`);
  for (const { line, fault } of file.firstBadRows.slice(0, saidAloud)) console.error(`  line ${line} ${rowFaultSentences[fault]}`);
  if (file.badRows > saidAloud) {
    console.error(path === undefined ? `  and ${file.badRows - saidAloud} more; --bad-rows FILE lists them` : `  and ${file.badRows - saidAloud} more, listed in ${path}`);
  }
  if (path === undefined) return;
  const lines = file.firstBadRows.map(({ line, fault }) => `${line},${fault},"${rowFaultSentences[fault]}"`);
  const rest = file.badRows - file.firstBadRows.length;
  if (rest > 0) lines.push(`,,"${rest} more after the first ${badRowsKept}"`);
  writeFileSync(path, ['line,fault,meaning', ...lines, ''].join('\n'));
}
