import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a function's config.json says; the names are the platform's. */
export interface FunctionConfig {
  permissions?: { openapi?: string[] };
  triggers?: { name: string; type: string; config: string }[];
  /** Seconds. */
  timeout?: number;
  /** Megabytes. */
  memorySize?: number;
  runtime?: string;
}

export interface DeployedFunction {
  name: string;
  folder: string;
  entry: string;
  config: FunctionConfig;
}

/** What the CloudBase console gives a function that says nothing. Source: cloud.tencent.com/document/product/876/19360 */
const DEFAULT_TIMEOUT_SECONDS = 20;
const DEFAULT_MEMORY_MEGABYTES = 256;

/** Finds the built functions of a folder. A folder that is not there has none, one without index.js is refused. */
export function readFunctions(folder: string): Map<string, DeployedFunction> {
  const found = new Map<string, DeployedFunction>();
  if (!existsSync(folder)) return found;
  for (const item of readdirSync(folder, { withFileTypes: true })) {
    if (!item.isDirectory()) continue;
    const entry = join(folder, item.name, 'index.js');
    if (!existsSync(entry)) throw new Error(`${join(folder, item.name)} has no index.js: build the functions with "node scripts/build-functions.mjs"`);
    found.set(item.name, { name: item.name, folder: join(folder, item.name), entry, config: readConfig(join(folder, item.name, 'config.json')) });
  }
  return found;
}

function readConfig(file: string): FunctionConfig {
  if (!existsSync(file)) return {};
  let config: FunctionConfig;
  try {
    config = JSON.parse(readFileSync(file, 'utf8')) as FunctionConfig;
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`);
  }
  if ((config.triggers?.length ?? 0) > 1) throw new Error(`${file}: the platform takes one trigger a function, there are ${config.triggers?.length ?? 0}`);
  return config;
}

export function timeoutMs(config: FunctionConfig): number {
  return (config.timeout ?? DEFAULT_TIMEOUT_SECONDS) * 1000;
}

export function memoryMegabytes(config: FunctionConfig): number {
  return config.memorySize ?? DEFAULT_MEMORY_MEGABYTES;
}
