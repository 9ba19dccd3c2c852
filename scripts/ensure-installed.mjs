import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'node_modules', '.huike-installed');

function lockHash() {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'package.json']) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/**
 * Installs what the lockfile names, when it is not installed yet. Says what it does: the first time takes minutes,
 * because better-sqlite3 is compiled where no prebuilt binary can be had.
 * Exits the process with advice when it cannot.
 */
export function ensureInstalled() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) {
    console.error(`Huike needs Node.js 20 or newer; this is ${process.version}.`);
    process.exit(1);
  }
  const wanted = lockHash();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  console.log('Installing packages (the first time about 3 minutes; better-sqlite3 may be compiled here) ...');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const result = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit' });
  if (result.status !== 0) {
    console.error('The packages could not be installed. Check the network to the npm registry, then run the same command again.');
    process.exit(result.status ?? 1);
  }
  writeFileSync(stampFile, wanted);
}
