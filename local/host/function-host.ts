import { CloudError } from '../engine/errors';
import { memoryMegabytes, readFunctions, timeoutMs, type DeployedFunction } from './function-folder';
import { invocationEnvironment, newInvocation, ENV_ID, type Caller, type Invocation } from './invocation';
import type { Runner } from './shared-process';

export interface HostOptions {
  folder: string;
  runner: Runner;
  cloudUrl: () => string;
  clockOffsetMs: () => number;
  /** More variables for every function. */
  environment?: Record<string, string>;
}

/** A reply may have 6 MB at most. Source: cloud.tencent.com/document/product/583/11637 */
const MAX_REPLY_BYTES = 6 * 1024 * 1024;

/** The functions as deployed: finds them, gives each call its environment and time limit, and knows who is calling. */
export class FunctionHost {
  readonly functions: Map<string, DeployedFunction>;
  private readonly running = new Map<string, Invocation>();

  constructor(private readonly options: HostOptions) {
    this.functions = readFunctions(options.folder);
  }

  /** The call that a request's token belongs to; undefined for requests from outside any function. */
  invocationOf(token: string | undefined): Invocation | undefined {
    return token === undefined || token === '' ? undefined : this.running.get(token);
  }

  get runningCount(): number {
    return this.running.size;
  }

  /**
   * Calls a function and answers the text of its JSON reply.
   * @throws CloudError FUNCTIONS_REQUEST_FAIL for an unknown function, FUNCTIONS_EXECUTE_FAIL when it throws or its time is over.
   */
  async invoke(name: string, event: unknown, caller: Caller): Promise<{ text: string; requestId: string }> {
    const deployed = this.functions.get(name);
    if (deployed === undefined) {
      const known = [...this.functions.keys()].join(', ') || 'none';
      throw new CloudError('FUNCTIONS_REQUEST_FAIL', `FunctionName parameter could not be found: ${name} (deployed: ${known})`);
    }
    const sent = copied(event);
    const invocation = newInvocation(name, caller, deployed.config.permissions?.openapi ?? []);
    this.running.set(invocation.token, invocation);
    try {
      const environment = { ...invocationEnvironment(invocation, this.options.cloudUrl(), this.options.clockOffsetMs()), ...this.options.environment };
      const result = await this.withinTime(deployed, (cutOff) => this.options.runner.run(deployed, sent, contextOf(deployed, invocation), environment, cutOff));
      return { text: replyText(result), requestId: invocation.requestId };
    } catch (error) {
      throw error instanceof CloudError ? error : executionFailed(error);
    } finally {
      invocation.ended = true;
      this.running.delete(invocation.token);
    }
  }

  private async withinTime<T>(deployed: DeployedFunction, work: (cutOff: AbortSignal) => Promise<T>): Promise<T> {
    const limit = timeoutMs(deployed.config);
    let timer: NodeJS.Timeout | undefined;
    const cutOff = new AbortController();
    const overdue = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new CloudError('FUNCTIONS_EXECUTE_FAIL', `Invoking task timed out after ${limit / 1000} seconds (function ${deployed.name})`));
        cutOff.abort();
      }, limit);
    });
    // Also what fails before it begins is a failure of the work, so that the timer never outlives it.
    const working = Promise.resolve().then(() => work(cutOff.signal));
    // Whatever becomes of it after the time is over concerns nobody.
    working.catch(() => undefined);
    try {
      return await Promise.race([working, overdue]);
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    await this.options.runner.close();
  }
}

/** What goes over the wire is JSON: a function must not see the caller's own objects. */
function copied(event: unknown): unknown {
  try {
    return event === undefined ? {} : JSON.parse(JSON.stringify(event));
  } catch {
    throw new CloudError('INVALID_PARAM', 'The event is not JSON, or is nested too deeply to be sent');
  }
}

function replyText(result: unknown): string {
  const text = JSON.stringify(result ?? null);
  if (Buffer.byteLength(text) > MAX_REPLY_BYTES) throw new CloudError('FUNCTIONS_EXECUTE_FAIL', 'The reply is larger than 6 MB');
  return text;
}

function executionFailed(error: unknown): CloudError {
  const shown = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new CloudError('FUNCTIONS_EXECUTE_FAIL', shown);
}

function contextOf(deployed: DeployedFunction, invocation: Invocation): Record<string, unknown> {
  return {
    callbackWaitsForEmptyEventLoop: false,
    memory_limit_in_mb: memoryMegabytes(deployed.config),
    time_limit_in_ms: timeoutMs(deployed.config),
    request_id: invocation.requestId,
    requestId: invocation.requestId,
    function_name: deployed.name,
    function_version: '$LATEST',
    namespace: ENV_ID,
  };
}
