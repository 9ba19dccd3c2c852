import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import type { StateTable } from '../state-table';
import { officialOpenidOf, unionidOf } from './people';

export interface Template {
  id: string;
  title?: string;
  /** Keys of its fields, e.g. `thing1`, `time2`. */
  fields: string[];
}

export interface Follower {
  /** Openid towards the official account. */
  officialOpenid: string;
  unionid: string;
  /** Openid towards the mini-program, where known. */
  openid?: string;
  followedAt: number;
}

/** One message that was handed to WeChat, accepted or not. */
export interface SentMessage {
  number: number;
  channel: 'subscribe' | 'official' | 'group' | 'sms';
  at: number;
  to: string;
  templateId: string;
  data: unknown;
  page?: unknown;
  clientMessageId?: string;
  accepted: boolean;
  errcode: number;
  errmsg: string;
  messageId?: number;
}

export interface MediaCheck {
  traceId: string;
  openid: string;
  mediaUrl: string;
  suggest: 'pass' | 'risky';
  at: number;
  /** Whether the product was told of it. */
  told?: true;
}

export interface WeChatOptions {
  subscribeTemplates?: Template[];
  officialTemplates?: Template[];
  /** The official account's credentials that the token call accepts. */
  officialAccount?: { appid: string; secret: string };
  /** Words that a content check calls risky. */
  riskyWords?: string[];
}

export const DEFAULT_OFFICIAL_ACCOUNT = { appid: 'wxofficial00000000', secret: 'local-secret' };

/** A reply in WeChat's own form; `errcode` 0 is success. */
export type WeChatReply = { errcode: number; errmsg: string } & Record<string, unknown>;

export function refused(errcode: number, errmsg: string): WeChatReply {
  return { errcode, errmsg: `${errmsg} rid: ${randomUUID().slice(0, 8)}` };
}

/** What people did in WeChat and what was sent to them: lasts over a restart. */
export class FakeWeChat {
  readonly officialAccount: { appid: string; secret: string };

  constructor(
    readonly state: StateTable,
    readonly clock: Clock,
    options: WeChatOptions,
  ) {
    this.officialAccount = options.officialAccount ?? DEFAULT_OFFICIAL_ACCOUNT;
    for (const template of options.subscribeTemplates ?? []) this.setTemplate('subscribe', template);
    for (const template of options.officialTemplates ?? []) this.setTemplate('official', template);
    if (options.riskyWords !== undefined) this.setRiskyWords(options.riskyWords);
  }

  setTemplate(channel: 'subscribe' | 'official', template: Template): void {
    this.state.put(`template.${channel}`, template.id, template);
  }

  template(channel: 'subscribe' | 'official', id: string): Template | undefined {
    return this.state.get<Template>(`template.${channel}`, id);
  }

  /** As if the person tapped accept: one tap, one message. */
  addCredits(openid: string, templateId: string, count = 1): number {
    const total = Math.max(0, this.credits(openid, templateId) + count);
    this.state.put('credit', `${openid} ${templateId}`, total);
    return total;
  }

  credits(openid: string, templateId: string): number {
    return this.state.get<number>('credit', `${openid} ${templateId}`) ?? 0;
  }

  /** A person of the mini-program follows the official account; the unionid joins the two. */
  follow(openid: string): Follower {
    const follower = { officialOpenid: officialOpenidOf(openid), unionid: unionidOf(openid), openid, followedAt: this.clock.now() };
    this.state.put('follower', follower.officialOpenid, follower);
    return follower;
  }

  unfollow(openid: string): boolean {
    return this.state.remove('follower', officialOpenidOf(openid));
  }

  followers(): Follower[] {
    return this.state.list<Follower>('follower').map(({ value }) => value);
  }

  setRiskyWords(words: string[]): void {
    this.state.put('setting', 'riskyWords', words);
  }

  riskyWords(): string[] {
    return this.state.get<string[]>('setting', 'riskyWords') ?? [];
  }

  /** Every call of this api fails so from now on, `times` often (for ever when absent); errcode 0 ends it. */
  setError(api: string, errcode: number, errmsg: string, times?: number): void {
    if (errcode === 0) this.state.remove('error', api);
    else this.state.put('error', api, { errcode, errmsg, ...(times === undefined ? {} : { times }) });
  }

  takeError(api: string): WeChatReply | undefined {
    const error = this.state.get<{ errcode: number; errmsg: string; times?: number }>('error', api);
    if (error === undefined) return undefined;
    if (error.times !== undefined) this.setError(api, error.times > 1 ? error.errcode : 0, error.errmsg, error.times - 1);
    return refused(error.errcode, error.errmsg);
  }

  /** The person opened the mini-program: content checks accept an openid for two hours after. */
  sawVisit(openid: string): void {
    this.state.put('visit', openid, this.clock.now());
  }

  lastVisit(openid: string): number | undefined {
    return this.state.get<number>('visit', openid);
  }

  /** A phone number for a code of one's own choosing, beside the `phone:<number>` codes. */
  setPhoneCode(code: string, phoneNumber: string): void {
    this.state.put('phone', code, { phoneNumber, at: this.clock.now() });
  }

  record(message: Omit<SentMessage, 'number' | 'at'>): number {
    return this.state.append('sent', { at: this.clock.now(), ...message });
  }

  sent(): SentMessage[] {
    return this.state.list<SentMessage>('sent').map(({ value }) => value);
  }

  recordMedia(check: MediaCheck): void {
    this.state.put('media', check.traceId, check);
  }

  media(): MediaCheck[] {
    return this.state.list<MediaCheck>('media').map(({ value }) => value);
  }

  /** Everything there is to see, for the control API and for tests. */
  view(): Record<string, unknown> {
    return {
      sent: this.sent(),
      media: this.media(),
      followers: this.followers(),
      credits: this.state.list<number>('credit').map(({ key, value }) => {
        const [openid, templateId] = key.split(' ');
        return { openid, templateId, credits: value };
      }),
      templates: {
        subscribe: this.state.list<Template>('template.subscribe').map(({ value }) => value),
        official: this.state.list<Template>('template.official').map(({ value }) => value),
      },
      riskyWords: this.riskyWords(),
      errors: this.state.list('error').map(({ key, value }) => ({ api: key, ...(value as object) })),
    };
  }
}
