/**
 * Speed of the retention engine from a file: `npx tsx bench/retention.ts [--members 1000000] [--parser]`.
 * Makes a log of that many members (about twelve purchases each), scores it in a process of its own held to one core,
 * and prints wall time, processor time and peak memory. `--parser` also times csv-parse on the same file, parsing alone.
 */
import { spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse';
import { run } from '../local/commands/score';
import { chainTo, writePurchaseCsv } from './retention-log';

const inChild = process.argv[2] === '--score';

async function scoreInThisProcess(path: string, out: string): Promise<void> {
  const startedMs = performance.now();
  const code = await run(['--purchases', path, '--as-of', chainTo, '--out', out]);
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  console.error(`score: ${((performance.now() - startedMs) / 1_000).toFixed(1)} s wall, ${((userCPUTime + systemCPUTime) / 1e6).toFixed(1)} s processor, ${Math.round(maxRSS / 1_024)} MB peak`);
  process.exitCode = code;
}

async function parseAlone(path: string): Promise<void> {
  const startedMs = performance.now();
  let rows = 0;
  for await (const row of createReadStream(path).pipe(parse({ from_line: 2 }))) if (Array.isArray(row)) rows += 1;
  console.error(`csv-parse, parsing alone: ${rows} rows in ${((performance.now() - startedMs) / 1_000).toFixed(1)} s`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { members: { type: 'string', default: '1000000' }, parser: { type: 'boolean', default: false } } });
  const folder = mkdtempSync(join(tmpdir(), 'huike-bench-'));
  try {
    const path = join(folder, 'purchases.csv');
    const purchases = writePurchaseCsv(path, Number(values.members), 1);
    console.error(`${values.members} members, ${purchases} purchases, ${Math.round(statSync(path).size / 1e6)} MB`);
    const command = [process.execPath, '--import', 'tsx', __filename, '--score', path, join(folder, 'scores.csv')];
    const held = process.platform === 'linux' ? ['taskset', '-c', '0', ...command] : command;
    const startedMs = performance.now();
    const result = spawnSync(held[0] ?? process.execPath, held.slice(1), { stdio: 'inherit' });
    console.error(`whole process: ${((performance.now() - startedMs) / 1_000).toFixed(1)} s`);
    if (values.parser) await parseAlone(path);
    process.exitCode = result.status ?? 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (inChild) void scoreInThisProcess(process.argv[3] ?? '', process.argv[4] ?? '');
else void main();
