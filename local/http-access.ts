import type { IncomingMessage, ServerResponse } from 'node:http';
import { CloudError } from './engine/errors';
import type { FunctionHost } from './host/function-host';
import { ENV_ID } from './host/invocation';
import { readBody, sendJson, sendText } from './http';

/** Trigger paths of the HTTP access service and the functions behind them; in production they are set up in the console. */
const functionsByPath: Readonly<Record<string, string>> = { '/pos': 'pos', '/oa': 'oa', '/sms': 'sms' };

/** The function that answers a path: the trigger path itself and what is below it. */
export function functionAtPath(path: string): string | undefined {
  return Object.entries(functionsByPath).find(([trigger]) => path === trigger || path.startsWith(`${trigger}/`))?.[1];
}

/** What the gateway lets through; what is more never reaches the function. */
const MOST_BODY_BYTES = 1024 * 1024;

/** The function's reply when it makes the whole response itself (集成响应). */
interface IntegratedResponse {
  statusCode: number;
  headers?: Record<string, string>;
  body?: string;
  isBase64Encoded?: boolean;
}

/**
 * CloudBase's HTTP access service: a request becomes an event, the reply a response. Nobody vouches for the caller, so the call has no openid.
 * Source: docs.cloudbase.net, 使用 HTTP 访问云函数, read 2026-11-22. Text bodies go over as they are, others in base64.
 */
export async function answerOverHttp(host: FunctionHost, functionName: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(`http://local${request.url ?? '/'}`);
  const body = await readBody(request, MOST_BODY_BYTES);
  const isText = /^(text\/|application\/(json|x-www-form-urlencoded|xml))/.test(request.headers['content-type'] ?? 'text/plain');
  const event = {
    path: url.pathname,
    httpMethod: request.method ?? 'GET',
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value])),
    queryStringParameters: Object.fromEntries(url.searchParams),
    requestContext: { requestId: 'local', envId: ENV_ID, appId: 0, uin: 0 },
    isBase64Encoded: !isText,
    body: body.toString(isText ? 'utf8' : 'base64'),
  };
  try {
    const { text } = await host.invoke(functionName, event, { source: 'wx_http' });
    const reply = JSON.parse(text) as unknown;
    if (!isIntegrated(reply)) return sendText(response, 200, text);
    const content = Buffer.from(reply.body ?? '', reply.isBase64Encoded === true ? 'base64' : 'utf8');
    response.writeHead(reply.statusCode, { ...reply.headers, 'content-length': content.length });
    response.end(content);
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    console.error(`[local cloud] ${functionName}: ${error.message}`);
    sendJson(response, 500, { code: error.code, message: error.message.split('\n')[0] });
  }
}

function isIntegrated(reply: unknown): reply is IntegratedResponse {
  return typeof reply === 'object' && reply !== null && typeof (reply as IntegratedResponse).statusCode === 'number';
}
