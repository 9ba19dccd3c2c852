/**
 * Compiles every built WXML and WXSS of `dist/weapp` with WeChat's own compilers (wcc and wcsc, which come with
 * miniprogram-compiler) and weighs the packages. As a command: `node scripts/check-weapp.mjs`; it fails on the first finding.
 * The compilers date from 2019-20: what they refuse is wrong, what they accept is not proven right for the newest library.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const built = path.join(root, 'dist', 'weapp');
/** WeChat takes 2 MB of main package; ours warns long before that. */
const mainBudgetBytes = 1_200_000;
const wechatLimitBytes = 2 * 1024 * 1024;

function compilerPath(name) {
  const bin = path.join(path.dirname(createRequire(import.meta.url).resolve('miniprogram-compiler/package.json')), 'bin');
  const file = { linux: path.join(bin, 'linux', name), darwin: path.join(bin, 'mac', name), win32: path.join(bin, 'windows', `${name}.exe`) }[process.platform];
  if (file === undefined || !existsSync(file)) throw new Error(`There is no ${name} for ${process.platform} in miniprogram-compiler.`);
  if (process.platform !== 'win32') chmodSync(file, 0o755);
  return file;
}

function filesOf(folder, ending) {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.split(path.sep).join('/'))
    .sort();
}

function run(compiler, args) {
  const done = spawnSync(compiler, args, { cwd: built, maxBuffer: 256 * 1024 * 1024, encoding: 'utf8' });
  if (done.error) throw done.error;
  const said = done.stderr.trim();
  return done.status === 0 && !/\bERR\b/.test(said) ? undefined : said || `exit ${done.status}`;
}

/** All WXML together, because templates import each other; components declared as WeChat's own build declares them. */
function compileWxml() {
  const wxml = filesOf(built, '.wxml');
  const components = wxml.flatMap((file) => {
    const jsonFile = path.join(built, file.replace(/wxml$/, 'json'));
    const json = existsSync(jsonFile) ? JSON.parse(readFileSync(jsonFile, 'utf8')) : {};
    const names = Object.keys(json.usingComponents ?? {});
    return names.length > 0 ? [[file, names.length, ...names].join(' ')] : [];
  });
  const failure = run(compilerPath('wcc'), ['-d', '-cc', [components.length, ...components].join(' '), ...wxml, ...filesOf(built, '.wxs'), '-gn', '$gwx']);
  if (failure) throw new Error(`WeChat's WXML compiler refuses the build:\n${failure}`);
  return wxml.length;
}

function compileWxss() {
  const wxss = filesOf(built, '.wxss');
  const compiler = compilerPath('wcsc');
  for (const file of wxss) {
    const failure = run(compiler, ['-lc', file]);
    if (failure) throw new Error(`WeChat's WXSS compiler refuses ${file}:\n${failure}`);
  }
  return wxss.length;
}

function weigh() {
  const { subPackages = [] } = JSON.parse(readFileSync(path.join(built, 'app.json'), 'utf8'));
  const roots = subPackages.map((one) => one.root);
  const sizes = { main: 0, ...Object.fromEntries(roots.map((one) => [one, 0])) };
  for (const file of filesOf(built, '')) {
    const stat = statSync(path.join(built, file));
    if (!stat.isFile()) continue;
    sizes[roots.find((one) => file.startsWith(`${one}/`)) ?? 'main'] += stat.size;
  }
  return sizes;
}

/**
 * Checks the built mini-program.
 * @returns {{ wxml: number, wxss: number, bytes: Record<string, number> }} files compiled, and the bytes of each package.
 * @throws Error that says which file or which package, and what to do.
 */
export function checkWeapp() {
  if (!existsSync(path.join(built, 'app.json'))) throw new Error('dist/weapp is not built. Run: node scripts/build-client.mjs weapp');
  const wxml = compileWxml();
  const wxss = compileWxss();
  const bytes = weigh();
  for (const [name, size] of Object.entries(bytes)) {
    const most = name === 'main' ? mainBudgetBytes : wechatLimitBytes;
    if (size > most) throw new Error(`The ${name} package weighs ${size} bytes; ${most} is the most. Move screens into a subpackage or drop a dependency.`);
  }
  return { wxml, wxss, bytes };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const { wxml, wxss, bytes } = checkWeapp();
    const kb = (size) => `${(size / 1024).toFixed(0)} KB`;
    console.log(`WeChat's compilers take ${wxml} WXML and ${wxss} WXSS files. Packages: ${Object.entries(bytes).map(([name, size]) => `${name} ${kb(size)}`).join(', ')} (main at most ${kb(mainBudgetBytes)}).`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
