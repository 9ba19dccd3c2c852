/** What may be made to go wrong, and for which requests. */
export interface Fault {
  /**
   * latency: answer later. conflict: the write of a transaction is refused, or its commit. duplicate: E11000.
   * http: an HTTP error instead of an answer. lostReply: the work is done, the connection dies before the answer.
   * crash: the server process ends, before or after the work.
   */
  kind: 'latency' | 'conflict' | 'duplicate' | 'http' | 'lostReply' | 'crash';
  /** Wire action, e.g. `database.modifyDocument`; any when absent. */
  action?: string;
  collection?: string;
  /** Only requests from this function. */
  functionName?: string;
  /** crash: before or after the work. Default before. */
  when?: 'before' | 'after';
  /** latency: how long. */
  ms?: number;
  /** http: the status. Default 500. */
  status?: number;
  /** The fault happens so many times and is then over. Default 1. */
  times?: number;
  /** So many fitting requests pass first. Default 0. */
  after?: number;
}

const KINDS: readonly string[] = ['latency', 'conflict', 'duplicate', 'http', 'lostReply', 'crash'];

/** Reads a fault that came as JSON; undefined when it is none. */
export function readFault(given: Record<string, unknown>): Fault | undefined {
  const counts = ['ms', 'status', 'times', 'after'] as const;
  const names = ['action', 'collection', 'functionName', 'when'] as const;
  if (!KINDS.includes(String(given['kind']))) return undefined;
  if (counts.some((name) => given[name] !== undefined && typeof given[name] !== 'number')) return undefined;
  if (names.some((name) => given[name] !== undefined && typeof given[name] !== 'string')) return undefined;
  return given as unknown as Fault;
}

export interface FaultyRequest {
  action: string;
  collection?: string | undefined;
  functionName?: string | undefined;
  inTransaction: boolean;
}

interface Armed {
  fault: Fault;
  passing: number;
  left: number;
}

const WRITES = new Set(['database.insertDocument', 'database.modifyDocument', 'database.removeDocument']);

/** Faults that tests and `--faults` arm, each counted down as it happens. */
export class Faults {
  private armed: Armed[] = [];

  arm(fault: Fault): void {
    this.armed.push({ fault, passing: fault.after ?? 0, left: fault.times ?? 1 });
  }

  clear(): void {
    this.armed = [];
  }

  list(): (Fault & { left: number })[] {
    return this.armed.map(({ fault, left }) => ({ ...fault, left }));
  }

  /** The faults that happen to this request, used up by asking. */
  take(request: FaultyRequest): Fault[] {
    if (this.armed.length === 0) return [];
    const happening: Fault[] = [];
    for (const armed of this.armed) {
      if (!fits(armed.fault, request)) continue;
      if (armed.passing > 0) {
        armed.passing--;
        continue;
      }
      armed.left--;
      happening.push(armed.fault);
    }
    this.armed = this.armed.filter(({ left }) => left > 0);
    return happening;
  }
}

function fits(fault: Fault, request: FaultyRequest): boolean {
  if (fault.action !== undefined && fault.action !== request.action) return false;
  if (fault.collection !== undefined && fault.collection !== request.collection) return false;
  if (fault.functionName !== undefined && fault.functionName !== request.functionName) return false;
  if (fault.kind === 'conflict') return request.action === 'database.commitTransaction' || (request.inTransaction && WRITES.has(request.action));
  if (fault.kind === 'duplicate') return request.action === 'database.insertDocument';
  return true;
}

/** `conflict`, `latency:200`, `http:503@database.getDocument`, several separated by commas: the words of `--faults`. */
export function parseFaults(text: string): Fault[] {
  return text.split(',').filter(Boolean).map((word) => {
    const [what = '', action] = word.split('@');
    const [kind = '', number] = what.split(':');
    if (!KINDS.includes(kind)) {
      throw new Error(`Unknown fault "${kind}": latency:MS, conflict, duplicate, http:STATUS, lostReply or crash, each with @action if wanted`);
    }
    return {
      kind: kind as Fault['kind'],
      times: kind === 'latency' ? Infinity : 1,
      ...(action === undefined ? {} : { action }),
      ...(kind === 'latency' ? { ms: Number(number ?? 100) } : {}),
      ...(kind === 'http' ? { status: Number(number ?? 500) } : {}),
    };
  });
}
