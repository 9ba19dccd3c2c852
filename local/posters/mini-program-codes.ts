/** Where codes come from: WeChat's server interface, or the local one under the same paths. */
export interface CodeSource {
  /** `https://api.weixin.qq.com`, or a local shop's `/fake-weixin`. */
  readonly url: string;
  readonly appid: string;
  readonly secret: string;
  /** Page that a scan opens. */
  readonly page: string;
  /** The version that a scan opens; `release` once the mini-program is published. */
  readonly version: 'release' | 'trial' | 'develop';
}

interface WeChatError {
  errcode?: number;
  errmsg?: string;
}

/** What an owner can do about it. Source: the error tables of stable_token and getwxacodeunlimit, read 2026-11. */
const advice: Readonly<Record<number, string>> = {
  40013: 'The appid is not known: copy it from the mini-program\'s settings.',
  40125: 'The secret is wrong: make a new one in the mini-program\'s settings.',
  40164: 'This machine\'s address is not on the list of the mini-program (开发管理, IP 白名单): add the address named in the message.',
  41030: 'The page is not part of the published mini-program: publish it first, or ask for --version trial.',
  45009: 'Too many codes within a minute: wait a minute and run it again.',
};

function refusal(what: string, { errcode, errmsg }: WeChatError): Error {
  return new Error(`WeChat refused ${what}: ${errcode ?? ''} ${errmsg ?? ''}. ${advice[errcode ?? 0] ?? ''}`.trim());
}

async function post(url: string, body: object): Promise<Response> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal: AbortSignal.timeout(20_000) }).catch((error: unknown) => {
    throw new Error(`WeChat could not be reached at ${new URL(url).host}: ${(error as Error).message}`);
  });
  if (!response.ok) throw new Error(`WeChat answered HTTP ${response.status} at ${new URL(url).pathname}`);
  return response;
}

/** Asks for a code's picture, one scene at a time; the token is fetched once, in the form that does not end other servers' tokens. */
export async function openCodeSource(source: CodeSource): Promise<(scene: string) => Promise<Buffer>> {
  const answer = (await (await post(`${source.url}/cgi-bin/stable_token`, { grant_type: 'client_credential', appid: source.appid, secret: source.secret })).json()) as WeChatError & { access_token?: string };
  if (answer.access_token === undefined) throw refusal('the token', answer);
  const url = `${source.url}/wxa/getwxacodeunlimit?access_token=${encodeURIComponent(answer.access_token)}`;
  return async (scene) => {
    const response = await post(url, { scene, page: source.page, width: 1280, check_path: source.version === 'release', env_version: source.version });
    const bytes = Buffer.from(await response.arrayBuffer());
    if ((response.headers.get('content-type') ?? '').includes('json')) throw refusal(`the code ${scene}`, JSON.parse(bytes.toString('utf8')) as WeChatError);
    return bytes;
  };
}
