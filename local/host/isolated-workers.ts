import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { CloudError } from '../engine/errors';
import { processEnvironment, type Environment } from './environment';
import { memoryMegabytes, type DeployedFunction } from './function-folder';
import type { Runner } from './shared-process';

export interface IsolatedCall {
  event: string;
  context: unknown;
  environment: Environment;
}

export type IsolatedReply = { text: string } | { failure: string };

/** A function has at most so many instances at once; further calls wait for one. */
const MOST_INSTANCES = 8;

/** What one call may print; the rest is not read, and the instance is not used again. */
const MOST_OUTPUT_BYTES = 64 * 1024;

interface Instance {
  worker: Worker;
  printed: number;
  busy: boolean;
  settle: ((outcome: IsolatedReply | Error) => void) | undefined;
}

/**
 * Runs each call in a thread that serves one call at a time, with its own modules, variables, time and memory:
 * closest to production. What throws, hangs, floods or exits there harms no other call.
 */
export class IsolatedRunner implements Runner {
  private readonly pools = new Map<string, Instance[]>();
  private readonly waiting = new Map<string, (() => void)[]>();
  private readonly base = processEnvironment();
  private closed = false;

  async run(deployed: DeployedFunction, event: unknown, context: unknown, environment: Environment, cutOff: AbortSignal): Promise<unknown> {
    const instance = await this.instanceFor(deployed);
    const stop = (): void => this.discard(deployed, instance, new CloudError('FUNCTIONS_EXECUTE_FAIL', 'The call was cut off'));
    cutOff.addEventListener('abort', stop);
    try {
      const reply = await this.exchange(instance, { event: JSON.stringify(event), context, environment: { ...this.base, ...environment } });
      if ('failure' in reply) throw new CloudError('FUNCTIONS_EXECUTE_FAIL', reply.failure);
      return JSON.parse(reply.text);
    } finally {
      cutOff.removeEventListener('abort', stop);
      instance.busy = false;
      if (instance.printed > MOST_OUTPUT_BYTES) this.discard(deployed, instance, new Error('printed too much'));
      this.waiting.get(deployed.name)?.shift()?.();
    }
  }

  private exchange(instance: Instance, call: IsolatedCall): Promise<IsolatedReply> {
    instance.printed = 0;
    instance.worker.stdout.resume();
    instance.worker.stderr.resume();
    return new Promise((resolve, reject) => {
      instance.settle = (outcome) => {
        instance.settle = undefined;
        if (outcome instanceof Error) reject(outcome);
        else resolve(outcome);
      };
      instance.worker.postMessage(call);
    });
  }

  private async instanceFor(deployed: DeployedFunction): Promise<Instance> {
    for (;;) {
      if (this.closed) throw new CloudError('FUNCTIONS_EXECUTE_FAIL', 'The local cloud is closing');
      const pool = this.pools.get(deployed.name) ?? [];
      this.pools.set(deployed.name, pool);
      const idle = pool.find((instance) => !instance.busy);
      if (idle !== undefined) {
        // Taken before anybody else can look.
        idle.busy = true;
        return idle;
      }
      if (pool.length < MOST_INSTANCES) return this.start(deployed, pool);
      await new Promise<void>((proceed) => {
        const queue = this.waiting.get(deployed.name) ?? [];
        this.waiting.set(deployed.name, queue);
        queue.push(proceed);
      });
    }
  }

  private start(deployed: DeployedFunction, pool: Instance[]): Instance {
    const worker = new Worker(join(__dirname, 'isolated-thread.cjs'), {
      execArgv: [],
      workerData: { entry: deployed.entry },
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes(deployed.config) },
    });
    worker.unref();
    const instance: Instance = { worker, printed: 0, busy: true, settle: undefined };
    for (const stream of [worker.stdout, worker.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        instance.printed += chunk.length;
        if (instance.printed <= MOST_OUTPUT_BYTES) process.stdout.write(chunk);
        // Not reading on holds the thread's output back in its own memory, which is limited.
        else stream.pause();
      });
    }
    worker.on('message', (reply: IsolatedReply) => instance.settle?.(reply));
    worker.on('error', (error: Error & { code?: string }) => {
      const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      const message = outOfMemory ? `Memory limit of ${memoryMegabytes(deployed.config)} MB exceeded (function ${deployed.name})` : (error.stack ?? error.message);
      this.discard(deployed, instance, new CloudError('FUNCTIONS_EXECUTE_FAIL', message));
    });
    worker.on('exit', (code) => this.discard(deployed, instance, new CloudError('FUNCTIONS_EXECUTE_FAIL', `The function ended its process (code ${code})`)));
    pool.push(instance);
    return instance;
  }

  /** The instance is gone; its call, if it had one, fails with this. */
  private discard(deployed: DeployedFunction, instance: Instance, error: Error): void {
    const pool = this.pools.get(deployed.name);
    const at = pool?.indexOf(instance) ?? -1;
    instance.settle?.(error);
    if (at < 0) return;
    pool?.splice(at, 1);
    void instance.worker.terminate();
  }

  async close(): Promise<void> {
    this.closed = true;
    const all = [...this.pools.values()].flat();
    this.pools.clear();
    for (const queue of this.waiting.values()) for (const proceed of queue) proceed();
    await Promise.all(all.map(({ worker, settle }) => {
      settle?.(new CloudError('FUNCTIONS_EXECUTE_FAIL', 'The local cloud is closing'));
      return worker.terminate();
    }));
  }
}
