// `npm test`: installs what is missing, checks, then runs every test, the real browser's included. Arguments go to jest.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, root } from './ensure-installed.mjs';

const installed = ensureInstalled();
const jestArguments = process.argv.slice(2);
if (jestArguments.length === 0) {
  const { check } = await import('./check.mjs');
  await check().catch(async (error) => {
    console.error(error.message);
    await installed;
    process.exit(1);
  });
}
await installed;
const resultFile = join(root, 'node_modules', '.cache', 'huike-test-result.json');
const run = spawnSync(
  process.execPath,
  // Answers of the local cloud are short-lived: with more room for what is young, fewer of them grow old.
  ['--max-semi-space-size=64', join(root, 'node_modules', '.bin', 'jest'), '--maxWorkers=2', '--json', `--outputFile=${resultFile}`, ...jestArguments],
  { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, TZ: 'UTC', ...(jestArguments.length === 0 ? { HUIKE_FUNCTIONS_BUILT: 'yes' } : {}) } },
);
const result = JSON.parse(readFileSync(resultFile, 'utf8'));
console.log(`${result.numPassedTests} passed, ${result.numFailedTests + result.numRuntimeErrorTestSuites} failed${result.numPendingTests > 0 ? `, ${result.numPendingTests} skipped` : ''}`);
process.exit(run.status ?? 1);
