/**
 * Weighs the built browser client (`dist/h5`).
 * As a command: `node scripts/weigh-h5.mjs`.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const built = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'dist', 'h5');
/** All screens together, and what opening one more screen may load. What screens share is one file, so a page that weighs more carries a copy of it. */
const mostBytes = 3 * 1024 * 1024;
const mostPageBytes = 100 * 1024;

/**
 * @returns {{ all: number, heaviestPage: number }} bytes, before compression.
 * @throws Error that says what is too heavy and where to look.
 */
export function weighH5() {
  if (!existsSync(path.join(built, 'index.html'))) throw new Error('dist/h5 is not built. Run: node scripts/build-client.mjs h5');
  const files = readdirSync(built, { recursive: true }).map((file) => ({ file, bytes: statSync(path.join(built, file)).size }));
  const all = files.filter(({ file }) => statSync(path.join(built, file)).isFile()).reduce((sum, { bytes }) => sum + bytes, 0);
  if (all > mostBytes) throw new Error(`The browser client weighs ${all} bytes; ${mostBytes} is the most. Look for what several pages carry: splitChunks in client/config.`);
  // A page's own file is named by a number; those of the start are named in index.html, the shared one by its name.
  const html = readFileSync(path.join(built, 'index.html'), 'utf8');
  const first = new Set([...html.matchAll(/js\/\d+\.[0-9a-f]{8}\.js/g)].map(([name]) => path.basename(name)));
  const pages = files.filter(({ file }) => /js[\\/]\d+\.[0-9a-f]{8}\.js$/.test(file) && !first.has(path.basename(file)));
  const heaviestPage = Math.max(0, ...pages.map(({ bytes }) => bytes));
  if (heaviestPage > mostPageBytes) throw new Error(`A page of the browser client weighs ${heaviestPage} bytes; ${mostPageBytes} is the most. What it shares with other pages belongs in the shared file: splitChunks in client/config.`);
  return { all, heaviestPage };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const { all, heaviestPage } = weighH5();
    console.log(`The browser client weighs ${Math.round(all / 1024)} KB, its heaviest page ${Math.round(heaviestPage / 1024)} KB.`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
