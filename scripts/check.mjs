// `npm run check`: types, lint, dependency rules, both client builds, official WXML/WXSS compile, size budgets.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, root } from './ensure-installed.mjs';

const bin = (name) => join(root, 'node_modules', '.bin', name);

/** Runs a command quietly; its words are shown only when it fails. */
function command(file, args) {
  return () =>
    new Promise((resolve, reject) => {
      const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
      let said = '';
      child.stdout.on('data', (chunk) => (said += chunk));
      child.stderr.on('data', (chunk) => (said += chunk));
      child.on('error', reject);
      child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(said.slice(-12_000)))));
    });
}

async function step(name, work) {
  const startedAt = performance.now();
  const figure = await Promise.resolve()
    .then(work)
    .catch((error) => {
    console.error(`✗ ${name}\n${error.message ?? error}`);
    throw new Error(`${name} failed`);
  });
  console.log(`✓ ${name}${figure ? `: ${figure}` : ''} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
}

/** Everything but the tests. Two lanes, because a machine has two cores at least: what compiles, and what reads. */
export async function check() {
  const { buildFunctionsIfStale } = await import('./build-functions.mjs');
  const { buildClient } = await import('./build-client.mjs');
  const { checkWeapp } = await import('./check-weapp.mjs');
  const { weighH5 } = await import('./weigh-h5.mjs');
  const build = async () => {
    await step('functions bundled for Node 18', async () => void (await buildFunctionsIfStale()));
    await step('browser client built', async () => void (await buildClient(['h5'])));
    await step('browser client within its weight', () => {
      const { all, heaviestPage } = weighH5();
      return `${Math.round(all / 1024)} KB, heaviest page ${Math.round(heaviestPage / 1024)} KB`;
    });
    await step('WeChat client built', async () => void (await buildClient(['weapp'])));
    await step('WXML and WXSS compile, sizes within budget', () => {
      const { wxml, wxss, bytes } = checkWeapp();
      return `${wxml} WXML, ${wxss} WXSS, main package ${Math.round(bytes.main / 1024)} KB, member ${Math.round(bytes.member / 1024)} KB, staff ${Math.round(bytes.staff / 1024)} KB`;
    });
  };
  const read = async () => {
    await step('types and lint', command(process.execPath, ['--max-old-space-size=4096', join(root, 'scripts', 'check-code.mjs')]));
    await step('dependency rules', command(process.execPath, [bin('depcruise'), '--config', '.dependency-cruiser.cjs', 'shared', 'cloudfunctions', 'client/src', 'local', 'bench', 'e2e', 'scripts']));
    await step('the drawing of the house is current', async () => {
      const { drawArchitecture } = await import('./draw-architecture.mjs');
      if (!drawArchitecture({ write: false })) throw new Error('docs/architecture.md is not what the code says: run node scripts/draw-architecture.mjs');
    });
  };
  const results = await Promise.allSettled([build(), read()]);
  const failed = results.filter((result) => result.status === 'rejected').map((result) => result.reason.message);
  if (failed.length > 0) throw new Error(failed.join('; '));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const installed = ensureInstalled();
  await check().catch(async (error) => {
    console.error(error.message);
    await installed;
    process.exit(1);
  });
  await installed;
}
