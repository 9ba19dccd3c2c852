import { build } from 'esbuild';
import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** The functions to deploy: every folder with an index.ts whose name does not begin with an underscore. */
async function functionNames(source) {
  const items = await readdir(source, { withFileTypes: true });
  return items
    .filter((item) => item.isDirectory() && !item.name.startsWith('_') && existsSync(join(source, item.name, 'index.ts')))
    .map((item) => item.name)
    .sort();
}

/** Built beside its place and put there whole: a cloud that starts meanwhile never sees half a function. */
async function buildOne(source, target, name) {
  const folder = join(`${target}.part`, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: [join(source, name, 'index.ts')],
    outfile: join(folder, 'index.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node18',
    sourcemap: true,
    legalComments: 'none',
    logLevel: 'warning',
    external: ['wx-server-sdk'],
  });
  const manifest = { name, version: '1.0.0', main: 'index.js', dependencies: { 'wx-server-sdk': '4.0.2' } };
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  const config = join(source, name, 'config.json');
  if (existsSync(config)) await cp(config, join(folder, 'config.json'));
  else await writeFile(join(folder, 'config.json'), `${JSON.stringify({ permissions: { openapi: [] } }, null, 2)}\n`);
  await rm(join(target, name), { recursive: true, force: true });
  await rename(folder, join(target, name));
}

/**
 * Bundles the cloud functions for Node 18, one folder each, ready to upload.
 * Folders of functions that are gone are removed from the target.
 * @returns the names that were built
 */
export async function buildFunctions({ source = join(root, 'cloudfunctions'), target = join(root, 'dist', 'cloudfunctions') } = {}) {
  const names = await functionNames(source);
  await mkdir(target, { recursive: true });
  for (const item of await readdir(target)) if (!names.includes(item)) await rm(join(target, item), { recursive: true, force: true });
  await Promise.all(names.map((name) => buildOne(source, target, name)));
  await rm(`${target}.part`, { recursive: true, force: true });
  return names;
}

/** Newest change under a folder, ms; what tells whether a build is stale. */
async function newestChange(folder) {
  let newest = 0;
  for (const item of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, item.name);
    if (item.isDirectory()) newest = Math.max(newest, await newestChange(path));
    else if (!item.name.includes('.test')) newest = Math.max(newest, statSync(path).mtimeMs);
  }
  return newest;
}

/** Builds only when a source of the functions is newer than the last build; answers the names that were built, none when all was current. Two processes may ask at once: one builds, the other waits. */
export async function buildFunctionsIfStale() {
  const lock = join(root, 'node_modules', '.cache', 'huike-functions.lock');
  await mkdir(dirname(lock), { recursive: true });
  while (!(await takeLock(lock))) await new Promise((resolve) => setTimeout(resolve, 100));
  try {
    return (await isStale()) ? await buildFunctions() : [];
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

const LOCK_LIFE_MS = 60_000;

async function takeLock(lock) {
  try {
    await mkdir(lock);
    return true;
  } catch {
    // Left behind by a build that was killed.
    if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > LOCK_LIFE_MS) await rm(lock, { recursive: true, force: true });
    return false;
  }
}

async function isStale() {
  const names = await functionNames(join(root, 'cloudfunctions'));
  const built = names.map((name) => join(root, 'dist', 'cloudfunctions', name, 'index.js'));
  if (!built.every((file) => existsSync(file))) return true;
  const oldest = Math.min(Infinity, ...built.map((file) => statSync(file).mtimeMs));
  return (await newestChange(join(root, 'cloudfunctions'))) >= oldest || (await newestChange(join(root, 'shared'))) >= oldest;
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const names = process.argv.includes('--if-stale') ? await buildFunctionsIfStale() : await buildFunctions();
  if (names.length > 0) console.log(`Built ${names.length} functions into dist/cloudfunctions: ${names.join(', ')}`);
}
