import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { installEnvironment, processEnvironment, withEnvironment, type Environment } from './environment';
import type { DeployedFunction } from './function-folder';

export type Main = (event: unknown, context: unknown) => unknown;

/** Runs one call of a function and answers what it returned, or throws what it threw. */
export interface Runner {
  /** `cutOff` fires when the call's time is over. */
  run(deployed: DeployedFunction, event: unknown, context: unknown, environment: Environment, cutOff: AbortSignal): Promise<unknown>;
  close(): Promise<void>;
}

/**
 * Runs all functions in this process, calls interleaved: one warm instance each, as loaded by this runner.
 * Each call sees its own environment. A function's endless loop would stop everything: that is what `--isolate` is for.
 */
export class SharedProcessRunner implements Runner {
  private readonly loaded = new Map<string, Main>();
  private readonly base: Environment;

  constructor() {
    installEnvironment();
    this.base = processEnvironment();
  }

  async run(deployed: DeployedFunction, event: unknown, context: unknown, environment: Environment): Promise<unknown> {
    return withEnvironment({ ...this.base, ...environment }, async () => {
      const main = this.loaded.get(deployed.name) ?? this.load(deployed);
      return main(event, context);
    });
  }

  private load(deployed: DeployedFunction): Main {
    const main = loadMain(deployed.entry);
    this.loaded.set(deployed.name, main);
    return main;
  }

  async close(): Promise<void> {
    this.loaded.clear();
  }
}

/** Evaluates a bundle as a fresh instance, its module state its own; what it requires from node_modules is shared. */
function loadMain(entry: string): Main {
  const module: { exports: { main?: unknown } } = { exports: {} };
  const source = `${readFileSync(entry, 'utf8')}\n//# sourceURL=${entry}`;
  // The bundle must be evaluated anew for every cloud; require() would hand out the instance of another one.
  const evaluate = new Function('exports', 'require', 'module', '__filename', '__dirname', source) as (...scope: unknown[]) => void;
  evaluate(module.exports, createRequire(entry), module, entry, dirname(entry));
  if (typeof module.exports.main !== 'function') throw new Error(`${entry} does not export main`);
  return module.exports.main as Main;
}
