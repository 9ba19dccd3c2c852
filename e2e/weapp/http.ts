import { request } from 'node:http';

export interface Sent {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}
export interface Came {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
}

/** Node's own request: the tests stand in the document of a browser, which has no way to the shop. */
export function send(url: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Came> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, contentType: response.headers['content-type'] ?? '', body: Buffer.concat(parts) }));
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** Posts a value as JSON; `openid` says whose phone asks, as the local cloud wants to be told. */
export function postJson(url: string, value: unknown, openid?: string): Promise<Came> {
  return send(url, { method: 'POST', headers: { 'content-type': 'application/json', ...(openid === undefined ? {} : { 'x-huike-openid': openid }) }, body: JSON.stringify(value) });
}
