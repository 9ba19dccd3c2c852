import { withNoCredit } from '../../shared/domain/campaign';
import { callOfficialAccount } from '../_channels';
import { now as readClock } from '../_runtime/clock';
import { dice } from '../_runtime/dice';
import { identityId } from '../_runtime/identity';
import { photoJudged } from '../_complaint/photo-checks';
import { currentPolicies } from '../_store/rules-documents';
import { store, transact } from '../_store/store';
import { entriesIn, textIn, type PushMessage } from './push-body';
import type { OutboxDocument } from '../_store/outbox-documents';

/** What is done for an event. Each may come twice or late, and doing it again changes nothing. */
const handlers: Readonly<Record<string, (message: PushMessage) => Promise<void>>> = {
  subscribe: (message) => follows(textIn(message, 'FromUserName')),
  unsubscribe: (message) => unfollows(textIn(message, 'FromUserName')),
  TEMPLATESENDJOBFINISH: noticeDelivered,
  MASSSENDJOBFINISH: groupDelivered,
  subscribe_msg_sent_event: subscribeMessagesDelivered,
  subscribe_msg_change_event: permissionsTakenBack,
  wxa_media_check: photoChecked,
};

/** Handles one message; answers what it was, `ignored` for what concerns us not: a tap on accept is counted where it was tapped. */
export async function handlePush(message: PushMessage): Promise<string> {
  const event = textIn(message, 'Event');
  const handle = Object.hasOwn(handlers, event) ? handlers[event] : undefined;
  if (!handle) return 'ignored';
  await handle(message);
  return event;
}

/** The event names the account's openid only; the person is known by the unionid, which is asked for. */
async function follows(oaOpenid: string): Promise<void> {
  const { reach } = await currentPolicies();
  const reply = await callOfficialAccount(reach.oa, '/cgi-bin/user/info', {}, { openid: oaOpenid, lang: 'zh_CN' });
  const unionid = reply['unionid'];
  // Without one (the account is not bound to the platform account, or did not answer) the night's pull finds him.
  if (typeof unionid === 'string' && unionid !== '') await store.followers.put({ _id: unionid, oaOpenid, subscribed: reply['subscribe'] === 1, seenAt: readClock() });
}

async function unfollows(oaOpenid: string): Promise<void> {
  if (oaOpenid !== '') await store.followers.updateWhere({ oaOpenid }, { subscribed: false, seenAt: readClock() });
}

async function noteDelivery(platformId: string, channel: OutboxDocument['channel'], delivery: NonNullable<OutboxDocument['delivery']>): Promise<void> {
  if (platformId !== '') await store.outbox.updateWhere({ platformId, channel }, { delivery });
}

async function noticeDelivered(message: PushMessage): Promise<void> {
  const status = textIn(message, 'Status');
  await noteDelivery(textIn(message, 'MsgID'), 'oa_template', status === 'success' ? 'delivered' : /user block/.test(status) ? 'blocked' : 'undelivered');
}

async function groupDelivered(message: PushMessage): Promise<void> {
  const number = (name: string): number => Number(textIn(message, name)) || 0;
  const platformId = textIn(message, 'MsgID');
  if (platformId !== '') await store.groupSends.updateWhere({ platformId }, { result: { total: number('TotalCount'), sent: number('SentCount'), failed: number('ErrorCount') } });
}

async function subscribeMessagesDelivered(message: PushMessage): Promise<void> {
  for (const entry of entriesIn(message)) await noteDelivery(textIn(entry, 'MsgID'), 'subscribe_message', textIn(entry, 'ErrorCode') === '0' ? 'delivered' : 'undelivered');
}

/** He turned messages of a template off in WeChat's own settings: whatever credit we had counted is gone. */
async function permissionsTakenBack(message: PushMessage): Promise<void> {
  const identity = await store.identities.get(identityId(textIn(message, 'FromUserName')));
  const rejected = entriesIn(message).filter((entry) => textIn(entry, 'SubscribeStatusString') === 'reject').map((entry) => textIn(entry, 'TemplateId'));
  if (!identity || rejected.length === 0) return;
  await transact(async (tx) => {
    const account = await tx.accounts.get(identity.memberId);
    if (!account) return;
    const credits = rejected.reduce((left, templateId) => (templateId in left ? withNoCredit(left, templateId) : left), account.credits);
    await tx.accounts.update(account._id, { credits, revision: account.revision + 1 });
  }, dice);
}

/**
 * What the check found in a complaint's photo. The answer may be here before the question was written down: an error makes WeChat tell it again.
 * Source: WeChat, security.mediaCheckAsync version 2, event wxa_media_check: `trace_id`, `errcode`, `result.suggest`.
 */
async function photoChecked(message: PushMessage): Promise<void> {
  if (!['', '0'].includes(textIn(message, 'errcode'))) return;
  const result = message['result'];
  // In XML the inner names stand among the outer ones.
  const suggest = textIn(typeof result === 'object' && result !== null ? (result as PushMessage) : message, 'suggest');
  if (!(await photoJudged(textIn(message, 'trace_id'), suggest === 'risky'))) throw new Error('a photo check that was not asked for, or not written down yet');
}
