import { fillTestBase } from '../../local/night/testing-base';
import { openTestShop, type TestShop } from '../../local/testing-shop';
import type { Reply } from '../../shared/contract/reply';
import { localDate, localTime, minuteMs } from '../../shared/kernel/time';
import { store } from '../_store/store';
import type { AccountDocument } from '../_store/account-documents';
import type { DecisionDocument, OutboxDocument } from '../_store/outbox-documents';
import type { ContactDocument, TaskDocument } from '../_store/task-documents';

const night = localDate('2026-01-15');
const morning = localTime(night, 9);
let shop: TestShop;
jest.setTimeout(60_000);

const environment = { HUIKE_OA_APPID: 'wxofficial00000000', HUIKE_OA_SECRET: 'local-secret' };
/** The shop after its night, worked out once. */
let afterNight: Buffer;

beforeAll(async () => {
  shop = await openTestShop({ at: localTime(night, 2), environment });
  await fillTestBase(shop, { members: 560, seed: 7, night });
  // Fixed days, so that no model need be fitted: the messages are what is tested here.
  await shop.inStore(async () => {
    const rules = await store.policies.get('current');
    if (!rules) throw new Error('the brand is set up');
    await store.policies.put({ ...rules, retention: { ...rules.retention, gate: { ...rules.retention.gate, buyers: 1_000_000 } } });
  });
  await shop.cloud.runTimer('nightly');
  afterNight = shop.cloud.copy();
  await shop.cloud.close();
});
beforeEach(async () => {
  shop = await openTestShop({ at: morning, environment, from: afterNight });
});
afterEach(async () => {
  jest.restoreAllMocks();
  await shop.cloud.close();
});

type Report = Reply<{ counts: Record<string, number> }>;
const dispatch = async (): Promise<Report> => (await shop.cloud.runTimer('dispatch')) as Report;
const counts = (report: Report): Record<string, number> => (report.kind === 'done' ? report.value.counts : { [report.kind]: 1 });
const outbox = (): Promise<OutboxDocument[]> => shop.inStore(() => store.outbox.find({ filter: {}, order: [{ field: '_id', direction: 'asc' }], limit: 1_000 }));
const accepted = () => shop.cloud.wechat.sent().filter((message) => message.accepted);
const quietLog = () => jest.spyOn(console, 'error').mockImplementation(() => undefined);

/** The first waiting message of a channel, with the documents around it as they are now. */
async function one(channel: OutboxDocument['channel']) {
  const row = (await outbox()).find((message) => message.channel === channel && message.state === 'waiting');
  if (!row) throw new Error(`the base has a ${channel}`);
  const now = () => shop.inStore(async () => ({
    row: (await store.outbox.get(row._id)) as OutboxDocument,
    account: (await store.accounts.get(row.memberId)) as AccountDocument,
    decision: (await store.decisions.get(row.decisionId)) as DecisionDocument,
    tasks: (await store.tasks.find({ filter: { memberId: row.memberId, state: 'open' }, limit: 10 })) as TaskDocument[],
    contacts: (await store.contacts.find({ filter: { memberId: row.memberId }, limit: 10 })) as ContactDocument[],
  }));
  return { row, before: await now(), now };
}
/** Leaves only one message in the outbox, so that a fault hits that one. */
async function only(channel: OutboxDocument['channel']) {
  const chosen = await one(channel);
  await shop.inStore(async () => {
    for (const row of await store.outbox.find({ filter: { state: 'waiting' }, limit: 1_000 })) if (row._id !== chosen.row._id) await store.outbox.remove(row._id);
  });
  return chosen;
}

test('nothing is sent before nine; then everything due is sent once, and nothing a second time', async () => {
  await shop.cloud.moveClock(morning - minuteMs);
  expect(counts(await dispatch())).toEqual({});
  await shop.cloud.moveClock(morning);
  const waiting = await outbox();
  expect(new Set(waiting.map((row) => row.channel))).toEqual(new Set(['subscribe_message', 'oa_template']));
  const subscribed = await one('subscribe_message');
  expect(counts(await dispatch())).toEqual({ sent: waiting.length });
  expect(accepted()).toHaveLength(waiting.length);
  const after = await subscribed.now();
  expect(after.row).toMatchObject({ state: 'sent', queue: 'sent', sentAt: expect.any(Number) as number });
  expect(after.account.credits[subscribed.row.templateId]).toBe(0);
  expect(after.contacts.map((contact) => contact.channel)).toEqual(['subscribe_message']);
  expect(after.account.marketingContactsAt).toContain(after.row.contactAt);
  expect(counts(await dispatch())).toEqual({});
  expect(accepted()).toHaveLength(waiting.length);
});

test('two copies at once share the work and send nothing twice', async () => {
  const waiting = await outbox();
  const reports = await Promise.all([dispatch(), dispatch()]);
  const sent = reports.map((report) => counts(report)['sent'] ?? 0);
  expect((sent[0] ?? 0) + (sent[1] ?? 0)).toBe(waiting.length);
  const keys = accepted().map((message) => `${message.to} ${message.templateId}`);
  expect(keys).toHaveLength(waiting.length);
  expect(new Set(keys).size).toBe(keys.length);
});

test('a member who took his permission back has no credit left, and a person calls instead', async () => {
  const message = await only('subscribe_message');
  shop.cloud.wechat.setError('subscribeMessage.send', 43101, 'user refuse to accept the msg', 1);
  await shop.inStore(() => store.followers.removeWhere({ subscribed: true }));
  expect(counts(await dispatch())).toEqual({ refused: 1 });
  const after = await message.now();
  expect(after.row).toMatchObject({ state: 'refused', queue: 'refused', errorCode: 43101 });
  expect(after.account.credits[message.row.templateId]).toBe(0);
  expect(after.decision).toMatchObject({ channel: 'task' });
  expect(after.decision.reasons.slice(-4)).toEqual(['SUBSCRIBE_REFUSED', 'OA_NOT_FOLLOWING', 'SMS_DISABLED', 'PERSON_CALLS']);
  expect(after.tasks).toHaveLength(1);
  // The call takes the message's place among his contacts: one, not two.
  expect(after.account.marketingContactsAt).toHaveLength(1);
});

test('one who does not follow any more is forgotten as a follower, and a person calls instead', async () => {
  const message = await only('oa_template');
  shop.cloud.wechat.setError('message/template/send', 43004, 'require subscribe', 1);
  await dispatch();
  const after = await message.now();
  expect([after.row.state, after.decision.channel, after.tasks.length]).toEqual(['refused', 'task', 1]);
  expect(after.decision.reasons.slice(-1)).toEqual(['PERSON_CALLS']);
  expect(await shop.inStore(() => store.followers.count({ oaOpenid: message.row.to, subscribed: false }))).toBe(1);
});

test('a busy platform is tried again later, less and less often, and then a person calls', async () => {
  const message = await only('subscribe_message');
  shop.cloud.wechat.setError('subscribeMessage.send', -1, 'system busy');
  const waits: number[] = [];
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    await dispatch();
    const { row } = await message.now();
    if (row.state !== 'waiting') break;
    expect(row.attempts).toBe(attempt);
    waits.push(row.notBefore - shop.cloud.clock.now());
    await shop.cloud.moveClock(row.notBefore);
  }
  expect(waits.map((wait) => Math.round(wait / minuteMs))).toEqual([1, 2, 4, 8]);
  const after = await message.now();
  expect([after.row.state, after.decision.channel]).toEqual(['failed', expect.stringMatching(/task|oa_template/)]);
  expect(after.account.credits[message.row.templateId]).toBe(1);
});

test('a subscribe message whose answer was lost is never sent again, by any way', async () => {
  const message = await only('subscribe_message');
  shop.cloud.faults.arm({ kind: 'lostReply', action: 'wx.openApi', functionName: 'dispatch' });
  await dispatch();
  for (let minutes = 0; minutes < 5; minutes += 1) {
    await shop.cloud.moveClock(shop.cloud.clock.now() + minuteMs);
    await dispatch();
  }
  expect(accepted()).toHaveLength(1);
  const after = await message.now();
  expect([after.row.state, after.tasks.length, after.contacts.length]).toEqual(['failed', 0, 1]);
  expect(after.account.credits[message.row.templateId]).toBe(0);
});

test.each(['subscribe_message', 'oa_template'] as const)('killed after the platform took a %s and before that was written: the member hears once', async (channel) => {
  quietLog();
  const message = await only(channel);
  // The first commit takes room in the quota, the second claims it; the third would write down that it was sent.
  shop.cloud.faults.arm({ kind: 'http', action: 'database.commitTransaction', functionName: 'dispatch', after: 2, times: 1 });
  await dispatch();
  expect(accepted()).toHaveLength(1);
  expect((await message.now()).row.state).toBe('sending');
  for (let minutes = 0; minutes < 5; minutes += 1) {
    await shop.cloud.moveClock(shop.cloud.clock.now() + minuteMs);
    await dispatch();
  }
  expect(accepted()).toHaveLength(1);
  const after = await message.now();
  expect([after.row.state, after.contacts.length]).toEqual([channel === 'oa_template' ? 'sent' : 'failed', 1]);
});

test('killed before the claim was written: the message goes out, once', async () => {
  quietLog();
  const message = await only('subscribe_message');
  shop.cloud.faults.arm({ kind: 'http', action: 'database.commitTransaction', functionName: 'dispatch', after: 1, times: 1 });
  await dispatch();
  expect(accepted()).toHaveLength(0);
  await shop.cloud.moveClock(shop.cloud.clock.now() + minuteMs);
  await dispatch();
  expect(accepted()).toHaveLength(1);
  expect((await message.now()).account.credits[message.row.templateId]).toBe(0);
});

test.each([
  ['complained', 'COMPLAINT_OPEN', (id: string) => store.accounts.update(id, { openComplaints: 1 })],
  ['left', 'MEMBER_GONE', (id: string) => store.members.remove(id)],
  ['withdrew his consent', 'MARKETING_CONSENT_MISSING', async (id: string) => {
    const member = await store.members.get(id);
    return member ? store.members.update(id, { consent: { ...member.consent, marketing: null, marketingWithdrawnAt: morning } }) : false;
  }],
])('a member who %s since the night gets nothing', async (_, reason, change) => {
  const message = await only('subscribe_message');
  await shop.inStore(() => change(message.row.memberId));
  expect(counts(await dispatch())).toEqual({ cancelled: 1 });
  expect(accepted()).toHaveLength(0);
  const after = await message.now();
  expect([after.row.state, after.row.reasons.at(-1)]).toEqual(['cancelled', reason]);
  expect(after.account.marketingContactsAt).not.toContain(message.row.contactAt);
  expect(after.account.credits[message.row.templateId]).toBe(1);
});

test('a rejected token is fetched anew once, and the message goes out', async () => {
  await only('oa_template');
  await shop.inStore(async () => {
    const token = await store.tokens.get('official_account');
    if (!token) throw new Error('the night has read the followers');
    await store.tokens.put({ ...token, token: 'stale', expiresAt: localTime(night, 23) });
  });
  expect(counts(await dispatch())).toEqual({ sent: 1 });
});

test('what the owner must mend stops the channel for this minute and loses no message', async () => {
  shop.cloud.wechat.setError('message/template/send', 40164, 'invalid ip 1.2.3.4, not in whitelist');
  const waiting = (await outbox()).filter((row) => row.channel === 'oa_template');
  await dispatch();
  const after = (await outbox()).filter((row) => row.channel === 'oa_template');
  expect(after.map((row) => row.state)).toEqual(waiting.map(() => 'waiting'));
  shop.cloud.wechat.setError('message/template/send', 0, '');
  await shop.cloud.moveClock(morning + 120 * minuteMs);
  await dispatch();
  expect((await outbox()).filter((row) => row.channel === 'oa_template').map((row) => row.state)).toEqual(waiting.map(() => 'sent'));
});

test('a closed channel does not stand in the way of an open one', async () => {
  shop.cloud.wechat.setError('message/template/send', 45009, 'reach max api daily quota limit');
  await dispatch();
  const rows = await outbox();
  expect(rows.filter((row) => row.channel === 'subscribe_message').every((row) => row.state === 'sent')).toBe(true);
  expect(rows.filter((row) => row.channel === 'oa_template').every((row) => row.notBefore > shop.cloud.clock.now())).toBe(true);
  expect(counts(await dispatch())).toEqual({});
});

test('the night reads who follows, and who has left does not get a message', async () => {
  const followers = await shop.inStore(() => store.followers.count({ subscribed: true }));
  expect(followers).toBe(shop.cloud.wechat.followers().length);
  const gone = shop.cloud.wechat.followers()[0];
  if (!gone?.openid) throw new Error('the base has followers');
  shop.cloud.wechat.unfollow(gone.openid);
  await shop.cloud.moveClock(localTime(localDate('2026-01-16'), 2));
  await shop.cloud.runTimer('nightly');
  expect((await shop.inStore(() => store.followers.get(gone.unionid)))?.subscribed).toBe(false);
});
