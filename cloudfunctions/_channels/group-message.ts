import type { OaSenderKind } from '../../shared/domain/campaign';
import { minuteMs } from '../../shared/kernel/time';
import { inputHash } from '../_runtime/hash';
import type { SendOutcome } from './channel';
import { callOfficialAccount } from './official-account';
import type { WeixinReply } from './oa-sender';
import { groupTakenBefore, outcomeOfCode, platformIdOf } from './send-errors';

/** The platform takes so many openids in one tagging call. */
export const followersPerTagging = 50;
/** A tag of this name is there already. */
const tagNameTaken = 45157;

type Tagged = { readonly ok: true; readonly tagId: number } | { readonly ok: false; readonly errorCode: number };

/** Makes the tag of a group message, or finds the one that an earlier try made. */
export async function createTag(kind: OaSenderKind, groupId: string): Promise<Tagged> {
  // A tag's name has at most 30 characters.
  const name = `hk_${inputHash(groupId).slice(0, 20)}`;
  const made = await callOfficialAccount(kind, '/cgi-bin/tags/create', { tag: { name } });
  if ((made.errcode ?? 0) === 0) return tagIdIn(made['tag']);
  if (made.errcode !== tagNameTaken) return { ok: false, errorCode: made.errcode ?? -1 };
  const all = await callOfficialAccount(kind, '/cgi-bin/tags/get', {});
  const found = ((all['tags'] ?? []) as { id?: number; name?: string }[]).find((tag) => tag.name === name);
  return found ? tagIdIn(found) : { ok: false, errorCode: all.errcode ?? tagNameTaken };
}

function tagIdIn(tag: unknown): Tagged {
  const id = (tag as { id?: unknown } | undefined)?.id;
  return typeof id === 'number' ? { ok: true, tagId: id } : { ok: false, errorCode: -1 };
}

/** Puts followers under a tag, at most fifty; doing it twice changes nothing. Answers the platform's number, 0 when they are. */
export async function tagFollowers(kind: OaSenderKind, tagId: number, openids: readonly string[]): Promise<number> {
  const reply = await callOfficialAccount(kind, '/cgi-bin/tags/members/batchtagging', { openid_list: [...openids], tagid: tagId });
  return reply.errcode ?? 0;
}

/** Takes a tag away, and with it everybody's place under it. */
export async function removeTag(kind: OaSenderKind, tagId: number): Promise<number> {
  const reply = await callOfficialAccount(kind, '/cgi-bin/tags/delete', { tag: { id: tagId } });
  return reply.errcode ?? 0;
}

/**
 * Hands a text to everybody under a tag, once: `clientmsgid` makes the platform know a repeat, so an answer that was lost is simply asked
 * for again.
 */
export async function sendToTag(kind: OaSenderKind, groupId: string, tagId: number, text: string): Promise<SendOutcome> {
  let reply: WeixinReply;
  try {
    reply = await callOfficialAccount(kind, '/cgi-bin/message/mass/sendall', {
      filter: { is_to_all: false, tag_id: tagId }, text: { content: text }, msgtype: 'text', clientmsgid: inputHash(groupId),
    });
  } catch {
    return { kind: 'later', afterMs: minuteMs };
  }
  const errorCode = reply.errcode ?? 0;
  return outcomeOfCode(errorCode === groupTakenBefore ? 0 : errorCode, platformIdOf(reply['msg_id']));
}
