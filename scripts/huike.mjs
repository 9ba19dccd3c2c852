// `npm run huike -- <command>`: the command line of the shop. Commands live in local/commands, one file each.
import { ensureInstalled, root } from './ensure-installed.mjs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

await ensureInstalled();
const result = spawnSync(process.execPath, ['--import', 'tsx', join(root, 'local', 'commands', 'index.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: process.env,
});
process.exit(result.status ?? 1);
