// `npm start`: installs what is missing, builds what changed, opens the shop. Options after `--`, see `npm start -- --help`.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, root } from './ensure-installed.mjs';

const installed = ensureInstalled();
const asksForHelp = process.argv.includes('--help');
if (!asksForHelp) {
  const { buildFunctionsIfStale } = await import('./build-functions.mjs');
  const { buildClient } = await import('./build-client.mjs');
  await buildFunctionsIfStale();
  await buildClient(['h5']);
}
await installed;
const shop = spawn(process.execPath, ['--import', 'tsx', join(root, 'local', 'start.ts'), ...process.argv.slice(2)], { stdio: 'inherit', cwd: root });
// Ctrl-C reaches the shop by itself (same terminal); this process only waits for it to close.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => shop.kill(signal));
shop.on('exit', (code) => process.exit(code ?? 0));
