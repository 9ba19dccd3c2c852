import { parseArgs } from 'node:util';
import type { LocalCloudOptions } from './cloud';
import { parseLocalInstant } from './control-endpoint';
import { parseFaults } from './faults';

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
