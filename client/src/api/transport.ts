import type { Call, Reply } from '../../../shared/contract';
import type { FunctionName } from './contract-types';

/** A way to the cloud. Both ways reject with `NoAnswer` when nothing came back, and never for what the cloud answered. */
export interface Transport {
  call(functionName: FunctionName, call: Call): Promise<Reply>;
  /** Stores a file of the phone under a path of the cloud. @returns its file id. */
  upload(cloudPath: string, filePath: string): Promise<string>;
}

/** The network was lost, or the cloud did not answer in time. Whether a command happened is not known. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** Whether what came back has the shape of a reply; a proxy's error page has not. */
export function isReply(value: unknown): value is Reply {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, at } = value as { kind?: unknown; at?: unknown };
  return typeof at === 'number' && (kind === 'done' || kind === 'refused' || kind === 'fault');
}
