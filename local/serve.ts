import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startLocalCloud, type LocalCloud, type LocalCloudOptions } from './cloud';
import { parseLocalInstant } from './control-endpoint';
import { parseFaults } from './faults';

export interface ServeOptions extends Partial<LocalCloudOptions> {
  collections: LocalCloudOptions['collections'];
}

/** Reads the options of `npm start`; refuses unknown ones with a sentence. */
export function parseServeArguments(argv: readonly string[]): Partial<LocalCloudOptions> {
  const { values } = parseArgs({
    args: [...argv],
    options: { port: { type: 'string' }, data: { type: 'string' }, at: { type: 'string' }, host: { type: 'string' }, faults: { type: 'string' }, isolate: { type: 'boolean' } },
  });
  const options: Partial<LocalCloudOptions> = {};
  if (values.port !== undefined) options.port = portOf(values.port);
  if (values.data !== undefined) options.data = values.data;
  if (values.host !== undefined) options.host = values.host;
  if (values.isolate !== undefined) options.isolate = values.isolate;
  if (values.faults !== undefined) options.faults = parseFaults(values.faults);
  if (values.at !== undefined) {
    const at = parseLocalInstant(values.at);
    if (at === undefined) throw new Error(`--at takes a local time such as 2026-11-22T10:00, got "${values.at}"`);
    options.at = at;
  }
  return options;
}

function portOf(written: string): number {
  const port = Number(written);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port takes 0 to 65535, got "${written}"`);
  return port;
}

/**
 * Starts the cloud as `npm start` runs it: built functions and client from `dist`, data in `.data`, timers on.
 * Ctrl-C closes it cleanly; a second Ctrl-C does not wait.
 */
export async function serve(options: ServeOptions): Promise<LocalCloud> {
  const cloud = await startLocalCloud({
    data: '.data',
    port: 8790,
    functions: join('dist', 'cloudfunctions'),
    web: join('dist', 'h5'),
    timers: true,
    ...options,
  });
  // A function's forgotten rejection must not end the server for everybody else.
  process.on('unhandledRejection', (reason) => console.error('[local cloud] a rejection nobody handled', reason));
  let closing = false;
  const stop = (): void => {
    if (closing) process.exit(1);
    closing = true;
    void cloud.close().finally(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  if (options.host !== undefined && options.host !== '127.0.0.1') {
    console.warn(`WARNING: listening on ${options.host}. Anybody who reaches this address can be any member or member of staff.`);
  }
  return cloud;
}
