import type { PosCallRefusal } from '../../shared/contract/pos';
import { posPath } from '../../shared/contract/pos';
import { accept, refuse, type Refusal, type Result } from '../../shared/kernel/result';
import { callWords } from './words';

/**
 * A request as CloudBase's HTTP access service hands it to a function, and the answer it makes a response of.
 * Source: docs.cloudbase.net, 使用 HTTP 访问云函数 (集成请求, 集成响应), read 2026-11-22.
 */
export interface HttpCall {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}
export interface HttpAnswer {
  readonly isBase64Encoded: false;
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type CallRefusal = Refusal<PosCallRefusal, Readonly<Record<string, unknown>>>;

const statusOf: Readonly<Record<PosCallRefusal, number>> = {
  PATH_UNKNOWN: 404, METHOD_WRONG: 405, SIGNATURE_MISSING: 401, SIGNATURE_WRONG: 401, CLOCK_WRONG: 401, NONCE_USED: 409,
  BODY_TOO_LARGE: 413, BODY_NOT_JSON: 400, BATCH_INVALID: 400, UNAVAILABLE: 503, INTERNAL: 500,
};

/** Whatever calls, the event may hold anything: what is no request of the gateway is an unknown path. */
export function readCall(event: unknown): Result<HttpCall, CallRefusal> {
  const given = (typeof event === 'object' && event !== null ? event : {}) as Record<string, unknown>;
  const { path, httpMethod, body } = given;
  // A gateway that is set up under /pos may keep its own part of the path or take it off.
  if (typeof path !== 'string' || !(path === posPath || `/pos${path}` === posPath)) return refuse('PATH_UNKNOWN', { path: posPath });
  if (httpMethod !== 'POST') return refuse('METHOD_WRONG', { method: 'POST' });
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries((given['headers'] ?? {}) as Record<string, unknown>)) headers[name.toLowerCase()] = String(value);
  const encoded = given['isBase64Encoded'] === true || given['isBase64Encoded'] === 'true';
  return accept({ method: httpMethod, path: posPath, headers, body: Buffer.from(typeof body === 'string' ? body : '', encoded ? 'base64' : 'utf8') });
}

const answer = (statusCode: number, value: unknown): HttpAnswer => ({
  isBase64Encoded: false,
  statusCode,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(value),
});

export const answerDone = (value: unknown): HttpAnswer => answer(200, value);

/** A call that was refused whole: the code, its facts, and what to do. */
export const answerRefused = (refusal: CallRefusal): HttpAnswer =>
  answer(statusOf[refusal.code], { error: { code: refusal.code, message: callWords[refusal.code], ...refusal.details } });
