/** A request as CloudBase's HTTP access service hands it to a function. Source: docs.cloudbase.net, 使用 HTTP 访问云函数, read 2026-11-22. */
export interface HttpEvent {
  readonly path?: unknown;
  readonly httpMethod?: unknown;
  readonly queryStringParameters?: unknown;
  readonly body?: unknown;
  readonly isBase64Encoded?: unknown;
}
/** The answer it makes a response of. */
export interface HttpAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The body as text, whichever way the gateway hands it over. */
export function bodyText({ body, isBase64Encoded }: HttpEvent): string {
  return isBase64Encoded === true ? Buffer.from(String(body), 'base64').toString('utf8') : String(body ?? '');
}

/** The parameters behind the path, as texts. */
export function queryOf({ queryStringParameters: given }: HttpEvent): Readonly<Record<string, string>> {
  if (typeof given !== 'object' || given === null) return {};
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
}
