import { createRequire } from 'node:module';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Starts a thread whose program is TypeScript, whoever loaded this file: tsx's own command-line hook
 * does nothing in threads, so its programmatic one is called first.
 */
export function startTypeScriptWorker(program: string, options: Omit<WorkerOptions, 'eval' | 'workerData'> & { workerData: Record<string, unknown> }): Worker {
  const loader = createRequire(__filename).resolve('tsx/cjs/api');
  const start = "const { workerData } = require('node:worker_threads'); require(workerData.loader).register(); require(workerData.program);";
  return new Worker(start, { ...options, eval: true, execArgv: [], workerData: { ...options.workerData, loader, program } });
}
