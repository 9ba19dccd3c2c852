/* eslint-disable @typescript-eslint/no-require-imports -- plain CommonJS, so that no TypeScript compiler is in the memory that is measured */
const { createRequire } = require('node:module');

/** One instance of a built function in a process of its own: runs it when told to, and says what the process has needed at most. */
const entry = process.argv[2];

process.on('message', async ({ environment }) => {
  Object.assign(process.env, environment);
  const { main } = createRequire(entry)(entry);
  // A cold start is not the job's work: 0.2 s to load the function and the SDK.
  const started = performance.now();
  const reply = await main({}, {});
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.send({ reply, seconds: (performance.now() - started) / 1_000, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakMb: maxRSS / 1_024 });
});
