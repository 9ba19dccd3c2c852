import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectionDefinitions } from '../cloudfunctions/_store/collections';
import { startLocalCloud, type LocalCloudOptions } from './cloud';
import { ENV_ID } from './host/invocation';
import { installEnvironment, processEnvironment, withEnvironment, type Environment } from './host/environment';
import { setUpBrand } from './seed/set-up';
import { shortMessageSecrets } from './short-messages';

const root = join(__dirname, '..');
export const defaultDataFolder = join(root, '.data');
const urlFile = (data: string): string => join(data, 'huike.url');

/** The credentials the local official account accepts; in production they are variables of the function. */
export const officialAccountSecrets = { HUIKE_OA_APPID: 'wxofficial00000000', HUIKE_OA_SECRET: 'local-secret', HUIKE_OA_PUSH_TOKEN: 'local-push-token', ...shortMessageSecrets };

/** A shop that answers at `url`: one that was running already, or one that this process started and must close. */
export interface Shop {
  readonly url: string;
  readonly startedHere: boolean;
  close(): Promise<void>;
}

/** What a process needs in its environment for the SDK to speak to a local cloud outside any function. */
function sdkEnvironment(url: string): Environment {
  return {
    ...processEnvironment(),
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
    TENCENTCLOUD_RUNENV: 'SCF', TENCENTCLOUD_REGION: 'ap-shanghai', TENCENTCLOUD_SECRETID: 'local', TENCENTCLOUD_SECRETKEY: 'local',
    SCF_NAMESPACE: ENV_ID, TCB_ENV: ENV_ID, SILENCE: 'true',
  };
}

/** Runs work that uses the typed store (the SDK itself) against a shop. */
export function withStore<T>(url: string, work: () => Promise<T>): Promise<T> {
  installEnvironment();
  return withEnvironment(sdkEnvironment(url), work);
}

/** The shop that uses this data directory now, if its server answers. */
async function runningShop(data: string): Promise<string | undefined> {
  if (!existsSync(urlFile(data))) return undefined;
  const url = readFileSync(urlFile(data), 'utf8').trim();
  const answer = await fetch(`${url}/healthz`).catch(() => undefined);
  return answer?.ok ? url : undefined;
}

/** Builds the functions whose sources changed since the last build. What it says goes to stderr: stdout may be a command's JSON. */
export function buildStaleFunctions(): void {
  execFileSync(process.execPath, [join(root, 'scripts', 'build-functions.mjs'), '--if-stale'], { stdio: ['ignore', 2, 'inherit'] });
}

/**
 * Starts a local cloud on a data directory, with the brand's rules set up where there are none, and leaves its address in the directory
 * so that commands in another terminal find it.
 * @throws when another server holds the directory, or the database in it is not ours; the message says what to do.
 */
export async function openShop(options: Partial<LocalCloudOptions> & { readonly data: string }) {
  const cloud = await startLocalCloud({
    functions: join(root, 'dist', 'cloudfunctions'),
    web: join(root, 'dist', 'h5'),
    collections: collectionDefinitions,
    environment: officialAccountSecrets,
    ...options,
  });
  const onDisk = options.data !== ':memory:';
  if (onDisk) writeFileSync(urlFile(options.data), `${cloud.url}\n`);
  await withStore(cloud.url, () => setUpBrand(cloud.url));
  return {
    cloud,
    url: cloud.url,
    startedHere: true as const,
    async close() {
      if (onDisk) rmSync(urlFile(options.data), { force: true });
      await cloud.close();
    },
  };
}

/** For commands: the shop at `--url`, else the one running on the data directory, else one started here for as long as the command runs. */
export async function reachShop(where: { readonly url?: string | undefined; readonly data?: string | undefined; readonly at?: number | undefined }): Promise<Shop> {
  const stay = (): Promise<void> => Promise.resolve();
  if (where.url !== undefined) return { url: where.url.replace(/\/$/, ''), startedHere: false, close: stay };
  const data = where.data ?? defaultDataFolder;
  const running = await runningShop(data);
  if (running !== undefined) return { url: running, startedHere: false, close: stay };
  buildStaleFunctions();
  return openShop({ data, port: 0, ...(where.at === undefined ? {} : { at: where.at }) });
}
