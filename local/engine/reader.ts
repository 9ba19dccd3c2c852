import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { startTypeScriptWorker } from '../typescript-worker';
import { CloudError } from './errors';
import type { SortField } from './planner';
import type { ScanReport } from './search';

/** What the reader thread is asked; filters travel as stored text, since patterns do not survive being copied between threads. */
export type ReaderRequest = {
  id: number;
  /** The schema number of whoever asks: the thread opens the file anew when it has grown. */
  schema: number;
  collection: string;
} & (
  | { kind: 'find'; filter: string; sort: readonly SortField[]; skip: number; limit: number; projection: string }
  | { kind: 'count'; filter: string }
  | { kind: 'aggregate'; pipeline: string; nowMs: number }
);

export type ReaderReply = { id: number; scans: ScanReport[] } & ({ texts: string[] } | { total: number } | { code: string; message: string });

interface Waiting {
  resolve: (reply: ReaderReply) => void;
  reject: (error: Error) => void;
}

/** A job that takes longer is given up, and the thread with it. */
const LONGEST_JOB_MS = 120_000;

/**
 * A second thread with its own read-only view of the database file: long searches run there,
 * so that one report does not stop the till. Starts with the first question.
 */
export class Reader {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;

  constructor(
    private readonly file: string,
    private readonly onScan: (report: ScanReport) => void,
  ) {}

  async ask(request: ReaderRequest): Promise<ReaderReply> {
    const reply = await this.send({ ...request, id: ++this.lastId });
    for (const scan of reply.scans) this.onScan(scan);
    if ('code' in reply) throw new CloudError(reply.code, reply.message);
    return reply;
  }

  private send(request: ReaderRequest): Promise<ReaderReply> {
    const worker = (this.worker ??= this.start());
    return new Promise((resolve, reject) => {
      const overdue = setTimeout(() => {
        reject(new CloudError('SERVER_TIMEOUT', `The search took longer than ${LONGEST_JOB_MS / 1000} seconds`));
        this.fail(worker, new CloudError('SERVER_TIMEOUT', 'A search before this one took too long'));
      }, LONGEST_JOB_MS).unref();
      const settle = <T>(settled: (value: T) => void) => (value: T): void => {
        clearTimeout(overdue);
        settled(value);
      };
      this.waiting.set(request.id, { resolve: settle(resolve), reject: settle(reject) });
      worker.postMessage(request);
    });
  }

  private start(): Worker {
    const worker = startTypeScriptWorker(join(__dirname, 'reader-thread.ts'), {
      workerData: { file: this.file },
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    worker.unref();
    worker.on('message', (reply: ReaderReply) => {
      this.waiting.get(reply.id)?.resolve(reply);
      this.waiting.delete(reply.id);
    });
    worker.on('error', (error) => this.fail(worker, error));
    return worker;
  }

  /** The thread is lost: whoever waits is told, the next question starts another. */
  private fail(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
    void worker.terminate();
  }

  async close(): Promise<void> {
    const worker = this.worker;
    this.worker = undefined;
    for (const { reject } of this.waiting.values()) reject(new Error('The local cloud is closing'));
    this.waiting.clear();
    await worker?.terminate();
  }
}
