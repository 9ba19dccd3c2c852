import type { IncomingMessage, ServerResponse } from 'node:http';
import { CloudError } from './engine/errors';
import type { FunctionHost } from './host/function-host';
import { APP_ID } from './host/invocation';
import { HttpRefusal, readBody, readJson, sendJson, sendText } from './http';
import { readMultipart } from './protocol/multipart';
import { MAX_CLIENT_FILE_BYTES, type Storage } from './storage';
import type { FakeWeChat } from './wechat/fake-wechat';
import { unionidOf } from './wechat/people';

/** WeChat's own limits for a call from the client. Source: WeChat docs, cloud functions and quota. */
const MOST_CALL_BYTES = 100 * 1024;
const MOST_REPLY_BYTES = 1024 * 1024;

/** What a browser uses in place of `wx.cloud`: calls, uploads and file links. Identity is the header's word, which is why it is local only. */
export class ClientEndpoint {
  constructor(
    private readonly host: FunctionHost,
    private readonly storage: Storage,
    private readonly wechat: FakeWeChat,
  ) {}

  /** `POST /call/<function>`: the function's reply as JSON, as `wx.cloud.callFunction` would give it in `result`. */
  async call(functionName: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const openid = openidOf(request);
    const event = await readJson(request, MOST_CALL_BYTES);
    this.wechat.sawVisit(openid);
    try {
      const whole = { ...event, userInfo: { appId: APP_ID, openId: openid } };
      const { text } = await this.host.invoke(functionName, whole, { openid, unionid: unionidOf(openid), source: 'wx_client' });
      if (Buffer.byteLength(text) > MOST_REPLY_BYTES) throw new CloudError('-604001', 'The reply is larger than 1 MB, which WeChat refuses');
      sendText(response, 200, text);
    } catch (error) {
      if (!(error instanceof CloudError)) throw error;
      // The client of WeChat sees the code and a line, never the stack.
      sendJson(response, 500, { code: error.code, message: error.message.split('\n')[0] });
      console.error(`[local cloud] ${functionName}: ${error.message}`);
    }
  }

  /** `POST /storage/upload?path=...`: the file as the body, or as the file of a form. Answers `{fileID}`. */
  async upload(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const openid = openidOf(request);
    const body = await readBody(request, MAX_CLIENT_FILE_BYTES + 64 * 1024);
    const contentType = request.headers['content-type'] ?? 'application/octet-stream';
    let file = { content: body, contentType };
    if (contentType.startsWith('multipart/')) {
      const part = [...(await readMultipart(contentType, body)).values()].find((candidate) => candidate.contentType !== 'text/plain');
      if (part === undefined) throw new HttpRefusal(400, 'The form has no file');
      file = part;
    }
    try {
      sendJson(response, 200, { fileID: this.storage.putByClient(path, openid, file.content, file.contentType) });
    } catch (error) {
      if (!(error instanceof CloudError)) throw error;
      sendJson(response, error.code === 'STORAGE_EXCEED_AUTHORITY' ? 403 : 400, { code: error.code, message: error.message });
    }
  }

  /** `PUT /storage/put`: what `cloud.uploadFile` sends after it asked for a place. Errors are XML, as the object store's are. */
  async put(query: URLSearchParams, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, 64 * 1024 * 1024);
    const path = query.get('path') ?? '';
    const signature = String(request.headers['authorization'] ?? request.headers['signature'] ?? '');
    const type = String(request.headers['content-type'] ?? 'application/octet-stream');
    const error = this.storage.putSigned(path, Number(query.get('expires')), signature, body, type);
    if (error === undefined) {
      response.writeHead(200).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/xml' });
    response.end(`<?xml version="1.0"?><Error><Code>${error}</Code><Message>${error}</Message><RequestId>local</RequestId><TraceId>local</TraceId></Error>`);
  }

  /** `GET /storage/file/<path>?sign=..&t=..`: a file by its link. */
  file(path: string, query: URLSearchParams, response: ServerResponse): void {
    const opened = (name: string) => this.storage.open(name, query.get('sign') ?? '', Number(query.get('t')));
    let found = opened(path);
    // The SDK encodes links that are already encoded.
    if (found === 'forbidden' && /%[0-9A-F]{2}/.test(path)) found = opened(decodedOr(path));
    if (found === 'forbidden') throw new HttpRefusal(403, 'The link is not valid or has ended', 'FORBIDDEN');
    if (found === 'missing') throw new HttpRefusal(404, 'There is no such file', 'NOT_FOUND');
    response.writeHead(200, {
      'content-type': shownAs(found.file.contentType),
      'content-length': found.content.length,
      'cache-control': 'private, max-age=60',
      'x-content-type-options': 'nosniff',
      // An uploaded page must not run as one of ours.
      'content-security-policy': "default-src 'none'; sandbox",
    });
    response.end(found.content);
  }
}

function decodedOr(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function shownAs(contentType: string): string {
  return /^(image\/(png|jpeg|webp|gif)|audio\/|video\/|application\/pdf)/.test(contentType) ? contentType : 'application/octet-stream';
}

function openidOf(request: IncomingMessage): string {
  const openid = request.headers['x-huike-openid'];
  if (typeof openid !== 'string' || !/^[\w-]{1,64}$/.test(openid)) {
    throw new HttpRefusal(400, 'Send the header x-huike-openid: who is calling, 1 to 64 letters, digits, - or _', 'OPENID_MISSING');
  }
  return openid;
}
