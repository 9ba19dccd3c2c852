import { createHash, createHmac } from 'node:crypto';

/** A request of Tencent Cloud's API, version 3 of its signatures: what is signed is what is sent. */
export interface TencentRequest {
  readonly service: string;
  readonly host: string;
  readonly action: string;
  readonly version: string;
  readonly region?: string;
  /** The JSON text exactly as it is sent. */
  readonly body: string;
  readonly secretId: string;
  readonly secretKey: string;
  /** Seconds since 1970; the service refuses one that is more than five minutes off. */
  readonly timestamp: number;
}

const contentType = 'application/json; charset=utf-8';
const hash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const mac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text, 'utf8').digest();

/**
 * The TC3-HMAC-SHA256 signature in hex: of the canonical request (method, path, query, the signed headers content-type, host and
 * x-tc-action, the hash of the body) under a key made from the secret, the UTC day, the service and `tc3_request`.
 * Source: Tencent Cloud API, signature method v3.
 */
export function tencentSignature(request: Omit<TencentRequest, 'secretId' | 'version' | 'region'>): string {
  const text = ['TC3-HMAC-SHA256', String(request.timestamp), scopeOf(request), canonicalHash(request)].join('\n');
  const dayKey = mac(`TC3${request.secretKey}`, utcDay(request.timestamp));
  return mac(mac(mac(dayKey, request.service), 'tc3_request'), text).toString('hex');
}

/** The hash of the canonical request: the documentation prints it for its example. */
export function canonicalHash({ host, action, body }: Pick<TencentRequest, 'host' | 'action' | 'body'>): string {
  const headers = `content-type:${contentType}\nhost:${host}\nx-tc-action:${action.toLowerCase()}\n`;
  return hash(['POST', '/', '', headers, signedHeaders, hash(body)].join('\n'));
}

const signedHeaders = 'content-type;host;x-tc-action';
const scopeOf = ({ timestamp, service }: { readonly timestamp: number; readonly service: string }): string => `${utcDay(timestamp)}/${service}/tc3_request`;

/** The day of a moment in UTC: the signature does not know the store's clock. */
function utcDay(timestamp: number): string {
  return new Date(timestamp * 1_000).toISOString().slice(0, 10);
}

/** The headers of a signed request; `host` the client writes itself, from the address. */
export function tencentHeaders(request: TencentRequest): Record<string, string> {
  const authorization = `TC3-HMAC-SHA256 Credential=${request.secretId}/${scopeOf(request)}, SignedHeaders=${signedHeaders}, Signature=${tencentSignature(request)}`;
  return {
    'authorization': authorization,
    'content-type': contentType,
    'x-tc-action': request.action,
    'x-tc-timestamp': String(request.timestamp),
    'x-tc-version': request.version,
    ...(request.region === undefined ? {} : { 'x-tc-region': request.region }),
  };
}
