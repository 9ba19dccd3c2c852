import { randomBytes } from 'node:crypto';
import { APP_ID } from '../host/invocation';
import { refused, type FakeWeChat } from './fake-wechat';
import { openApis, type OpenApiReply } from './open-api';

/** The secret that the local mini-program's server interface accepts, together with the appid of `getWXContext`. */
export const MINI_PROGRAM_SECRET = 'local-mini-secret';
const TOKEN_LIFE_MS = 7_200_000;

interface Token {
  value: string;
  expiresAt: number;
}

/** The mini-program's own server interface over HTTP, for programs outside the cloud: a token, and codes for print. */
export class MiniProgramApi {
  constructor(private readonly wechat: FakeWeChat) {}

  /** Answers one request, or undefined for what is not the mini-program's. */
  answer(path: string, query: URLSearchParams, body: Record<string, unknown>): OpenApiReply | undefined {
    if (path === '/cgi-bin/stable_token' && body['appid'] === APP_ID) return { json: this.stableToken(body) };
    if (path !== '/wxa/getwxacodeunlimit') return undefined;
    const error = this.wechat.takeError('wxa/getwxacodeunlimit');
    if (error !== undefined) return { json: error };
    const token = this.wechat.state.get<Token>('token', 'mini');
    if (token === undefined || query.get('access_token') !== token.value) return { json: refused(40001, 'invalid credential, access_token is invalid or not latest') };
    if (this.wechat.clock.now() >= token.expiresAt) return { json: refused(42001, 'access_token expired') };
    return openApis.get('wxacode.getUnlimited')?.(this.wechat, body);
  }

  private stableToken({ grant_type: grantType, secret }: Record<string, unknown>): ReturnType<typeof refused> | Record<string, unknown> & { errcode: number; errmsg: string } {
    if (grantType !== 'client_credential') return refused(40002, 'invalid grant_type');
    if (secret !== MINI_PROGRAM_SECRET) return refused(40125, 'invalid appsecret');
    const now = this.wechat.clock.now();
    let token = this.wechat.state.get<Token>('token', 'mini');
    if (token === undefined || token.expiresAt <= now) {
      token = { value: randomBytes(96).toString('base64url'), expiresAt: now + TOKEN_LIFE_MS };
      this.wechat.state.put('token', 'mini', token);
    }
    return { errcode: 0, errmsg: 'ok', access_token: token.value, expires_in: Math.floor((token.expiresAt - now) / 1000) };
  }
}
