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

/** Texts and numbers; whoever calls past the gateway may send anything else, which says nothing. */
const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** The body as text, whichever way the gateway hands it over. */
export function bodyText({ body, isBase64Encoded }: HttpEvent): string {
  const text = textOf(body);
  return isBase64Encoded === true ? Buffer.from(text, 'base64').toString('utf8') : text;
}

/** The parameters behind the path, as texts. */
export function queryOf({ queryStringParameters: given }: HttpEvent): Readonly<Record<string, string>> {
  if (typeof given !== 'object' || given === null) return {};
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, textOf(value)]));
}
