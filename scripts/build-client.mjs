/**
 * Builds the client for WeChat (`dist/weapp`) and for the browser (`dist/h5`).
 * A target whose inputs are unchanged since its last good build is left as it is, so that a second start is fast.
 * As a command: `node scripts/build-client.mjs [weapp] [h5]`; with `--force` the stamps are ignored.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const client = path.join(root, 'client');
/** What a build must have written to count as done. */
const proof = { weapp: 'app.json', h5: 'index.html' };

/** Files a build reads, sorted: the client, the rules it shares with the cloud, and the pinned dependencies. Tests are not built. */
function inputFiles() {
  const isInput = (name) => !/\.(test|test-d|property\.test|model\.test)\.tsx?$/.test(name) && !name.endsWith('.md');
  const walk = (folder) =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : walk(file);
      return isInput(entry.name) ? [file] : [];
    });
  const folders = ['client', 'shared/kernel', 'shared/domain', 'shared/contract'].map((name) => path.join(root, name)).filter(existsSync);
  return [...folders.flatMap(walk), path.join(root, 'package-lock.json'), fileURLToPath(import.meta.url)].sort();
}

function hashOfInputs() {
  const hash = createHash('sha256');
  for (const file of inputFiles()) hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

const stampFile = (target) => path.join(root, 'dist', `.client-${target}.stamp`);

function isFresh(target, hash) {
  return existsSync(stampFile(target)) && readFileSync(stampFile(target), 'utf8') === hash && existsSync(path.join(root, 'dist', target, proof[target]));
}

/** Runs Taro's compiler for one target. It reports some errors and still ends with 0, so its words and its files are checked too. */
function compile(target) {
  rmSync(stampFile(target), { force: true });
  rmSync(path.join(root, 'dist', target), { recursive: true, force: true });
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, 'node_modules/@tarojs/cli/bin/taro'), 'build', '--type', target], {
      cwd: client,
      env: { ...process.env, NODE_ENV: 'production', TARO_ENV: target, FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      const bad = code !== 0 || /✖ Errors|Failed to compile|Module build failed|ModuleNotFoundError|Can't resolve/.test(said);
      if (bad || !existsSync(path.join(root, 'dist', target, proof[target]))) {
        reject(new Error(`The ${target} build failed (exit ${code}). The compiler said:\n${said.slice(-6000)}`));
      } else resolve();
    });
  });
}

/**
 * Builds the named targets, one after the other.
 * @param {('weapp' | 'h5')[]} targets
 * @param {{ force?: boolean, say?: (line: string) => void }} options
 * @returns {Promise<{ built: string[], skipped: string[] }>}
 * @throws Error with the compiler's words when a target does not build.
 */
export async function buildClient(targets = ['weapp', 'h5'], { force = false, say = () => {} } = {}) {
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  const result = { built: [], skipped: [] };
  for (const target of targets) {
    if (!(target in proof)) throw new Error(`No such target: ${target}. There are weapp and h5.`);
    const hash = hashOfInputs();
    if (!force && isFresh(target, hash)) {
      result.skipped.push(target);
      continue;
    }
    say(`Building the client for ${target === 'h5' ? 'the browser' : 'WeChat'} ...`);
    await compile(target);
    writeFileSync(stampFile(target), hash);
    result.built.push(target);
  }
  return result;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const words = process.argv.slice(2);
  const targets = words.filter((word) => !word.startsWith('--'));
  buildClient(targets.length > 0 ? targets : undefined, { force: words.includes('--force'), say: console.log }).then(
    ({ built, skipped }) => console.log(`built: ${built.join(', ') || 'nothing'}; unchanged: ${skipped.join(', ') || 'nothing'}`),
    (error) => {
      console.error(error.message);
      process.exitCode = 1;
    },
  );
}
