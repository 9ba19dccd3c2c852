import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'node_modules', '.huike-installed');

function lockHash() {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'package.json']) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** What is said when something could not be installed; the process ends with it. */
function giveUp(status) {
  console.error('The packages could not be installed. Check the network to the npm registry, then run the same command again.');
  process.exit(status ?? 1);
}

/** The one package that is compiled, where no prebuilt binary can be had: a minute of one core. */
function installDriver(npm) {
  return new Promise((resolve) => {
    const child = spawn(npm, ['rebuild', 'better-sqlite3', '--loglevel=error'], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk) => (said += chunk));
    child.on('error', (error) => (said += error.message));
    child.on('close', (status) => {
      if (status === 0) return resolve();
      console.error(said.slice(-6000));
      return giveUp(status);
    });
  });
}

/**
 * Installs what the lockfile names, when it is not installed yet. Says what it does: the first time takes minutes.
 * On return every package lies in its place and builds and checks can run; the promise it returns is kept when the
 * database driver is there as well, which whoever opens a shop must await.
 * Exits the process with advice when it cannot.
 */
export function ensureInstalled() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) {
    console.error(`Huike needs Node.js 20 or newer; this is ${process.version}.`);
    process.exit(1);
  }
  const wanted = lockHash();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return Promise.resolve();
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    console.error('node_modules is a link, and what it leads to is not what this lockfile names. Installing would empty the folder of another checkout: remove the link, then run the same command again.');
    process.exit(1);
  }
  console.log('Installing packages (the first time about 2 minutes; better-sqlite3 may be compiled here) ...');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const result = spawnSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit' });
  if (result.status !== 0) giveUp(result.status);
  return installDriver(npm).then(() => writeFileSync(stampFile, wanted));
}
