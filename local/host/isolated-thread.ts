import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { IsolatedCall, IsolatedReply } from './isolated-workers';

const { entry } = workerData as { entry: string };

type Main = (event: unknown, context: unknown) => unknown;
let main: Main | undefined;

/** As in the cloud: the module is loaded by the first call, under that call's variables, and stays warm. */
function loaded(): Main {
  if (main === undefined) {
    const module = { exports: {} as { main?: unknown } };
    const evaluate = new Function('exports', 'require', 'module', '__filename', '__dirname', `${readFileSync(entry, 'utf8')}\n//# sourceURL=${entry}`) as (...scope: unknown[]) => void;
    evaluate(module.exports, createRequire(entry), module, entry, dirname(entry));
    if (typeof module.exports.main !== 'function') throw new Error(`${entry} does not export main`);
    main = module.exports.main as Main;
  }
  return main;
}

parentPort?.on('message', (call: IsolatedCall) => {
  for (const name of Object.keys(process.env)) if (!(name in call.environment)) delete process.env[name];
  Object.assign(process.env, call.environment);
  void (async () => {
    let reply: IsolatedReply;
    try {
      reply = { text: JSON.stringify((await loaded()(JSON.parse(call.event), call.context)) ?? null) };
    } catch (error) {
      reply = { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
    parentPort?.postMessage(reply);
  })();
});
