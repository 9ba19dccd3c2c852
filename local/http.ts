import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request that cannot be served, with the status and the sentence to answer. */
export class HttpRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly code = 'BAD_REQUEST',
  ) {
    super(message);
  }
}

/** Reads a body of bounded size. Refuses a larger one with 413. */
export async function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) throw new HttpRefusal(413, `The body is larger than ${mostBytes} bytes`, 'EXCEED_MAX_PAYLOAD_SIZE');
    chunks.push(chunk);
  }
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
}

/** Reads a JSON object; an empty body is an empty object. */
export async function readJson(request: IncomingMessage, mostBytes: number): Promise<Record<string, unknown>> {
  const text = (await readBody(request, mostBytes)).toString('utf8');
  if (text.trim() === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new HttpRefusal(400, 'The body is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new HttpRefusal(400, 'The body must be a JSON object');
  return value as Record<string, unknown>;
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  sendText(response, status, JSON.stringify(value));
}

export function sendText(response: ServerResponse, status: number, json: string): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(json), 'cache-control': 'no-store' });
  response.end(json);
}

const LOOPBACK = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])(:\d+)?$/;

/**
 * Refuses a request that a web page of another site made the browser send (DNS rebinding):
 * both the name it was sent to and the page it comes from must be this machine.
 */
export function refuseForeignHost(request: IncomingMessage): void {
  const host = request.headers.host ?? '';
  const origin = request.headers.origin;
  if (!LOOPBACK.test(host)) throw new HttpRefusal(403, `This server answers on this machine only, not as "${host}"`, 'FORBIDDEN_HOST');
  if (origin !== undefined && origin !== 'null' && !LOOPBACK.test(origin.replace(/^https?:\/\//, ''))) {
    throw new HttpRefusal(403, `Pages of ${origin} may not use this server`, 'FORBIDDEN_ORIGIN');
  }
  if (origin === 'null') throw new HttpRefusal(403, 'Pages without an origin may not use this server', 'FORBIDDEN_ORIGIN');
}

/** True for a request that this machine sent itself, whichever of its addresses it used. */
export function isFromThisMachine({ remoteAddress, localAddress }: { remoteAddress?: string | undefined; localAddress?: string | undefined }): boolean {
  if (remoteAddress === undefined) return false;
  return remoteAddress === '::1' || remoteAddress.startsWith('127.') || remoteAddress.startsWith('::ffff:127.') || remoteAddress === localAddress;
}
