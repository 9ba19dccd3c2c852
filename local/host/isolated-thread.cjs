/* eslint-disable @typescript-eslint/no-require-imports -- plain CommonJS, so that a new thread need not load a TypeScript compiler first */
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { dirname } = require('node:path');
const { parentPort, workerData } = require('node:worker_threads');

/** The program of one instance: loads the function with its first call, serves one call at a time, stays warm. */
const { entry } = workerData;
let main;

function loaded() {
  if (main === undefined) {
    const module = { exports: {} };
    const evaluate = new Function('exports', 'require', 'module', '__filename', '__dirname', `${readFileSync(entry, 'utf8')}\n//# sourceURL=${entry}`);
    evaluate(module.exports, createRequire(entry), module, entry, dirname(entry));
    if (typeof module.exports.main !== 'function') throw new Error(`${entry} does not export main`);
    main = module.exports.main;
  }
  return main;
}

parentPort.on('message', async ({ event, context, environment }) => {
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
  let reply;
  try {
    const result = await loaded()(JSON.parse(event), context);
    reply = { text: JSON.stringify(result ?? null) };
  } catch (error) {
    reply = { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort.postMessage(reply);
});
