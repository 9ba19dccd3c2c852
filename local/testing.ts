import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { collectionDefinitions } from '../cloudfunctions/_store/collections';
import { startLocalCloud, type LocalCloud, type LocalCloudOptions } from './cloud';

const ROOT = join(__dirname, '..');

/** Whoever runs the whole suite has just built them; elsewhere once in a test file, for looking for stale sources takes a process of its own. */
let built = process.env['HUIKE_FUNCTIONS_BUILT'] === 'yes';

function buildFunctionsOnce(): void {
  if (built) return;
  execFileSync(process.execPath, [join(ROOT, 'scripts', 'build-functions.mjs'), '--if-stale'], { stdio: 'pipe' });
  built = true;
}

/**
 * A local cloud for tests: in memory, on any free port, with the product's functions freshly built where a source
 * changed, and full scans of more than 10,000 documents refused.
 */
export async function openTestCloud(options: Partial<LocalCloudOptions> = {}): Promise<LocalCloud> {
  if (options.functions === undefined) buildFunctionsOnce();
  return startLocalCloud({
    data: ':memory:',
    port: 0,
    functions: join(ROOT, 'dist', 'cloudfunctions'),
    scanIsError: true,
    collections: collectionDefinitions,
    ...options,
  });
}
