import { randomBytes } from 'node:crypto';
import { refused, type FakeWeChat, type Follower, type Template, type WeChatReply } from './fake-wechat';
import { OfficialGroups } from './official-groups';
import { findFieldError } from './template-fields';

const TOKEN_LIFE_MS = 7_200_000;
/** Normal mode hands out the same token until so long before its end. */
const RENEWAL_MS = 300_000;
const FOLLOWERS_PER_PAGE = 10_000;
const PEOPLE_PER_CALL = 100;

interface Token {
  value: string;
  expiresAt: number;
}

type Input = Record<string, unknown>;

const known: ReadonlySet<string> = new Set([
  'stable_token', 'message/template/send', 'template/get_all_private_template', 'user/get', 'user/info', 'user/info/batchget',
  'tags/create', 'tags/get', 'tags/delete', 'tags/members/batchtagging', 'message/mass/sendall',
]);

/** Cloud calls that an app makes as the account that shares its environment with it, and the path of the same thing. */
const cloudCalls: ReadonlyMap<string, string> = new Map([
  ['officialAccount.messageTemplate.send', 'message/template/send'], ['officialAccount.messageTemplate.getAllPrivateTemplate', 'template/get_all_private_template'],
  ['officialAccount.user.get', 'user/get'], ['officialAccount.user.infoBatchget', 'user/info/batchget'],
  ['officialAccount.tags.create', 'tags/create'], ['officialAccount.tags.get', 'tags/get'], ['officialAccount.tags.delete', 'tags/delete'],
  ['officialAccount.tags.membersBatchtagging', 'tags/members/batchtagging'], ['officialAccount.message.sendall', 'message/mass/sendall'],
]);

/** The official account's server API, as `api.weixin.qq.com` answers a sender with a listed address. */
export class OfficialAccount {
  private readonly groups: OfficialGroups;

  constructor(private readonly wechat: FakeWeChat) {
    this.groups = new OfficialGroups(wechat);
  }

  private templates(): { template_id: string; title: string }[] {
    return this.wechat.state.list<Template>('template.official').map(({ value }) => ({ template_id: value.id, title: value.title ?? value.id }));
  }


  /** Answers one request, or undefined for a path it does not know. */
  answer(path: string, query: URLSearchParams, body: Input): WeChatReply | Record<string, unknown> | undefined {
    const name = path.replace(/^\/cgi-bin\//, '');
    if (!known.has(name)) return undefined;
    const error = this.wechat.takeError(name);
    if (error !== undefined) return error;
    if (name === 'stable_token') return this.stableToken(body);
    const unauthorized = this.refuseToken(query.get('access_token'));
    return unauthorized ?? this.perform(name, query, body);
  }

  /** Answers a cloud call made as the account: no token, no address, and what the server API has in its query among the arguments. */
  answerCloudCall(apiName: string, input: Input): Record<string, unknown> | undefined {
    const name = cloudCalls.get(apiName);
    if (name === undefined) return undefined;
    const next = input['next_openid'];
    return { ...(this.wechat.takeError(name) ?? this.perform(name, new URLSearchParams(typeof next === 'string' ? { next_openid: next } : {}), input)) };
  }

  private perform(name: string, query: URLSearchParams, body: Input): WeChatReply | Record<string, unknown> {
    if (name === 'message/template/send') return this.sendTemplate(body);
    if (name === 'template/get_all_private_template') return { template_list: this.templates() };
    if (name === 'user/info') return this.userInfo({ user_list: [{ openid: query.get('openid') ?? '' }] }, 'one');
    const grouped = this.groups.answer(name, body);
    if (grouped !== undefined) return grouped;
    return name === 'user/get' ? this.userList(query.get('next_openid') ?? '') : this.userInfo(body);
  }

  private stableToken({ grant_type: grantType, appid, secret, force_refresh: force }: Input): Record<string, unknown> {
    if (grantType !== 'client_credential') return refused(40002, 'invalid grant_type');
    if (appid !== this.wechat.officialAccount.appid) return refused(40013, 'invalid appid');
    if (secret !== this.wechat.officialAccount.secret) return refused(40125, 'invalid appsecret');
    const now = this.wechat.clock.now();
    let token = this.wechat.state.get<Token>('token', 'official');
    if (token === undefined || force === true || token.expiresAt - now < RENEWAL_MS) {
      token = { value: randomBytes(96).toString('base64url'), expiresAt: now + TOKEN_LIFE_MS };
      this.wechat.state.put('token', 'official', token);
    }
    return { access_token: token.value, expires_in: Math.floor((token.expiresAt - now) / 1000) };
  }

  private refuseToken(given: string | null): WeChatReply | undefined {
    const token = this.wechat.state.get<Token>('token', 'official');
    if (given === null || given === '') return refused(41001, 'access_token missing');
    if (token === undefined || given !== token.value) return refused(40001, 'invalid credential, access_token is invalid or not latest');
    return this.wechat.clock.now() >= token.expiresAt ? refused(42001, 'access_token expired') : undefined;
  }

  private sendTemplate(body: Input): WeChatReply {
    const clientMessageId = typeof body['client_msg_id'] === 'string' ? body['client_msg_id'] : undefined;
    const sentBefore = clientMessageId === undefined ? undefined : this.wechat.state.get<number>('clientMessage', clientMessageId);
    // The platform answers a repeated id with the first message and sends nothing.
    if (sentBefore !== undefined) return { errcode: 0, errmsg: 'ok', msgid: sentBefore };
    const verdict = this.judgeTemplate(body);
    const number = this.wechat.record({
      channel: 'official', to: String(body['touser']), templateId: String(body['template_id']), data: body['data'],
      page: body['miniprogram'] ?? body['url'], accepted: verdict.errcode === 0, errcode: verdict.errcode, errmsg: verdict.errmsg,
      ...(clientMessageId === undefined ? {} : { clientMessageId }),
    });
    if (verdict.errcode !== 0) return verdict;
    if (clientMessageId !== undefined) this.wechat.state.put('clientMessage', clientMessageId, number);
    return { ...verdict, msgid: number };
  }

  private judgeTemplate({ touser, template_id: templateId, data }: Input): WeChatReply {
    const template = typeof templateId === 'string' ? this.wechat.template('official', templateId) : undefined;
    if (template === undefined) return refused(40037, 'invalid template_id');
    if (typeof touser !== 'string' || this.follower(touser) === undefined) return refused(43004, 'require subscribe');
    const fieldError = findFieldError(template.fields, data);
    return fieldError === undefined ? { errcode: 0, errmsg: 'ok' } : refused(47003, fieldError.message);
  }

  private follower(officialOpenid: string): Follower | undefined {
    return this.wechat.state.get<Follower>('follower', officialOpenid);
  }

  private userList(nextOpenid: string): Record<string, unknown> {
    const all = this.wechat.followers().map((follower) => follower.officialOpenid);
    const start = nextOpenid === '' ? 0 : all.indexOf(nextOpenid) + 1;
    if (nextOpenid !== '' && start === 0) return refused(40003, 'invalid openid');
    const page = all.slice(start, start + FOLLOWERS_PER_PAGE);
    return { total: all.length, count: page.length, ...(page.length > 0 ? { data: { openid: page } } : {}), next_openid: page[page.length - 1] ?? '' };
  }

  private userInfo({ user_list: list }: Input, form: 'one' | 'many' = 'many'): Record<string, unknown> {
    if (!Array.isArray(list) || list.length === 0 || list.length > PEOPLE_PER_CALL) return refused(40032, 'invalid openid list size');
    const people = (list as { openid?: unknown }[]).map(({ openid }) => {
      const follower = typeof openid === 'string' ? this.follower(openid) : undefined;
      if (follower === undefined) return { subscribe: 0, openid };
      return { subscribe: 1, openid, unionid: follower.unionid, subscribe_time: Math.floor(follower.followedAt / 1000), language: 'zh_CN' };
    });
    return form === 'one' ? (people[0] ?? {}) : { user_info_list: people };
  }
}
