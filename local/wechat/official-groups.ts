import { refused, type FakeWeChat, type Follower, type WeChatReply } from './fake-wechat';

type Input = Record<string, unknown>;

interface Tag {
  id: number;
  name: string;
}

const FOLLOWERS_PER_TAGGING = 50;
const TAGS_PER_FOLLOWER = 20;
const GROUP_MESSAGES_A_MONTH = 4;
const OFFSET_MS = 8 * 3_600_000;

const ok = (more: Record<string, unknown> = {}): WeChatReply => ({ errcode: 0, errmsg: 'ok', ...more });

/** Tags of followers and group messages by tag, as `api.weixin.qq.com` answers them. */
export class OfficialGroups {
  constructor(private readonly wechat: FakeWeChat) {}

  /** Answers one request, or undefined for a name it does not know. */
  answer(name: string, body: Input): WeChatReply | undefined {
    switch (name) {
      case 'tags/create':
        return this.createTag(body);
      case 'tags/get':
        return ok({ tags: this.tags().map((tag) => ({ ...tag, count: this.members(tag.id).length })) });
      case 'tags/delete':
        return this.deleteTag(body);
      case 'tags/members/batchtagging':
        return this.tagMembers(body);
      case 'message/mass/sendall':
        return this.sendToTag(body);
      default:
        return undefined;
    }
  }

  private tags(): Tag[] {
    return this.wechat.state.list<Tag>('tag').map(({ value }) => value);
  }

  private members(tagId: number): string[] {
    return this.wechat.state.list<number[]>('tagged').filter(({ value }) => value.includes(tagId)).map(({ key }) => key);
  }

  private createTag({ tag }: Input): WeChatReply {
    const name = (tag as { name?: unknown } | undefined)?.name;
    if (typeof name !== 'string' || name === '') return refused(47001, 'data format error');
    if ([...name].length > 30) return refused(45158, 'tag name too long');
    const known = this.tags();
    if (known.some((each) => each.name === name)) return refused(45157, 'invalid tag name: taken');
    const made = { id: 100 + Math.max(0, ...known.map((each) => each.id - 100)) + 1, name };
    this.wechat.state.put('tag', String(made.id), made);
    return ok({ tag: made });
  }

  private deleteTag({ tag }: Input): WeChatReply {
    const id = (tag as { id?: unknown } | undefined)?.id;
    if (!this.wechat.state.remove('tag', String(id))) return refused(45058, 'can not modify this tag');
    for (const { key, value } of this.wechat.state.list<number[]>('tagged')) this.wechat.state.put('tagged', key, value.filter((each) => each !== id));
    return ok();
  }

  private tagMembers({ openid_list: list, tagid }: Input): WeChatReply {
    if (!Array.isArray(list) || list.length === 0 || list.length > FOLLOWERS_PER_TAGGING) return refused(40032, 'invalid openid list size');
    if (this.wechat.state.get('tag', String(tagid)) === undefined) return refused(45159, 'invalid tag id');
    for (const openid of list as string[]) {
      if (this.wechat.state.get<Follower>('follower', openid) === undefined) return refused(40003, 'invalid openid');
      const has = this.wechat.state.get<number[]>('tagged', openid) ?? [];
      if (has.includes(Number(tagid))) continue;
      if (has.length >= TAGS_PER_FOLLOWER) return refused(45059, 'tags over limit');
      this.wechat.state.put('tagged', openid, [...has, Number(tagid)]);
    }
    return ok();
  }

  /** A repeated `clientmsgid` is refused with the number of the first message; a follower gets four group messages in a month. */
  private sendToTag({ filter, text, msgtype, clientmsgid }: Input): WeChatReply {
    const { is_to_all: toAll, tag_id: tagId } = (filter ?? {}) as { is_to_all?: unknown; tag_id?: unknown };
    const content = (text as { content?: unknown } | undefined)?.content;
    if (toAll === true || msgtype !== 'text' || typeof content !== 'string' || content === '') return refused(40007, 'only text to a tag is played here');
    const known = typeof clientmsgid === 'string' ? this.wechat.state.get<number>('groupMessage', clientmsgid) : undefined;
    if (known !== undefined) return { ...refused(45065, 'clientmsgid exist'), msg_id: known };
    if (this.wechat.state.get('tag', String(tagId)) === undefined) return refused(45159, 'invalid tag id');
    const month = new Date(this.wechat.clock.now() + OFFSET_MS).toISOString().slice(0, 7);
    let first: number | undefined;
    for (const openid of this.members(Number(tagId))) {
      const key = `${openid} ${month}`;
      const had = this.wechat.state.get<number>('groupMonth', key) ?? 0;
      const accepted = had < GROUP_MESSAGES_A_MONTH;
      if (accepted) this.wechat.state.put('groupMonth', key, had + 1);
      const number = this.wechat.record({
        channel: 'group', to: openid, templateId: `tag ${String(tagId)}`, data: content, accepted, errcode: accepted ? 0 : 45028, errmsg: accepted ? 'ok' : 'has no masssend quota',
        ...(typeof clientmsgid === 'string' ? { clientMessageId: clientmsgid } : {}),
      });
      first ??= number;
    }
    if (first === undefined) return refused(45159, 'no follower has this tag');
    if (typeof clientmsgid === 'string') this.wechat.state.put('groupMessage', clientmsgid, first);
    return { errcode: 0, errmsg: 'send job submission success', msg_id: first, msg_data_id: first };
  }
}
