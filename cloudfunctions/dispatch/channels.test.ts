import { openTestShop, type TestShop } from '../../local/testing-shop';
import { unionidOf, officialOpenidOf } from '../../local/wechat/people';
import type { DueOccasion, MessageChannel, ReachPolicy } from '../../shared/domain/campaign';
import { seededDice } from '../../shared/kernel/random';
import type { MemberId } from '../../shared/kernel/ids';
import { addDays, hourMs, instant, localDate, localTime, minuteMs } from '../../shared/kernel/time';
import type { Reply } from '../../shared/contract/reply';
import { planReach } from '../_reach/plan-reach';
import { currentPolicies } from '../_store/rules-documents';
import { store } from '../_store/store';
import type { OutboxDocument } from '../_store/outbox-documents';

const day = localDate('2026-11-20');
const morning = localTime(day, 10, 1);
let shop: TestShop;
let people = 0;
jest.setTimeout(60_000);
beforeEach(async () => {
  shop = await openTestShop({ at: morning });
  await rules({ holdout: 0 as never, oaGroup: true, sms: 'tencent' });
});
afterEach(() => shop.cloud.close());

const rules = (change: Partial<ReachPolicy>) => shop.inStore(async () => {
  const found = await currentPolicies();
  await store.policies.put({ ...found, reach: { ...found.reach, ...change } });
});
const points: DueOccasion = { occasion: 'points_expiring', round: '202611', facts: { points: '300', pointsExpireOn: '2026年11月30日' } };
const goods: DueOccasion = { occasion: 'new_goods', round: 'spring', facts: { topic: '绿茶', goods: '明前' } };
const campaign: DueOccasion = { occasion: 'campaign', round: 'r1', facts: { campaignName: '周年', offer: '茶', untilOn: '2026年11月30日' } };
const back: DueOccasion = { occasion: 'lost', round: 'x', facts: { lastOn: '2026年01月30日' } };
const occasionOf: Readonly<Record<MessageChannel, DueOccasion>> = { subscribe_message: goods, oa_template: points, oa_group: campaign, sms: back };

/** A member whose decision takes a channel, with the outbox row that waits. */
async function waiting(channel: MessageChannel): Promise<OutboxDocument> {
  const openid = `o-${channel}-${(people += 1)}`;
  const memberId = (await shop.join(openid, { marketingConsent: true })).memberId as MemberId;
  const due = occasionOf[channel];
  if (channel === 'subscribe_message') shop.cloud.wechat.addCredits(openid, 'tpl_new_goods', 9);
  if (channel === 'oa_template' || channel === 'oa_group') shop.cloud.wechat.follow(openid);
  return shop.inStore(async () => {
    if (channel === 'subscribe_message') await store.accounts.update(memberId, { credits: { tpl_new_goods: 1 } });
    if (channel === 'sms') await store.members.update(memberId, { phone: '13800138000' });
    if (channel === 'oa_template' || channel === 'oa_group') await store.followers.put({ _id: unionidOf(openid), oaOpenid: officialOpenidOf(openid), subscribed: true, seenAt: instant(0) });
    const now = instant(shop.cloud.clock.now());
    await planReach({ policies: await currentPolicies(), now, businessDay: day, dice: seededDice(1) }, [{ memberId, campaign: due.occasion, due }]);
    const [row] = await store.outbox.find({ filter: { memberId }, limit: 1 });
    if (row?.channel !== channel) throw new Error(`the decision took ${String(row?.channel)}`);
    return row;
  });
}
const dispatch = async (): Promise<Record<string, number>> => {
  const reply = (await shop.cloud.runTimer('dispatch')) as Reply<{ counts: Record<string, number> }>;
  if (reply.kind !== 'done') throw new Error(JSON.stringify(reply));
  return reply.value.counts;
};
const rowNow = (row: OutboxDocument): Promise<OutboxDocument> => shop.inStore(async () => (await store.outbox.get(row._id)) as OutboxDocument);
const apiOf = { subscribe_message: 'subscribeMessage.send', oa_template: 'message/template/send', sms: 'SendSms' } as const;

// Every code of the platform's tables, on the channel that may meet it: what becomes of the message, and when it is tried again.
const table: readonly (readonly [channel: keyof typeof apiOf, code: number | string, state: string, waitMinutes: number | null])[] = [
  ['subscribe_message', -1, 'waiting', 1], ['subscribe_message', 43101, 'refused', null], ['subscribe_message', 43107, 'waiting', 1_440], ['subscribe_message', 43108, 'waiting', 1],
  ['subscribe_message', 45168, 'refused', null], ['subscribe_message', 47003, 'refused', null], ['subscribe_message', 40037, 'refused', null], ['subscribe_message', 40003, 'refused', null],
  ['subscribe_message', 41030, 'refused', null], ['subscribe_message', 40001, 'waiting', 1], ['subscribe_message', 40014, 'waiting', 1], ['subscribe_message', 99_999, 'refused', null],
  ['oa_template', -1, 'waiting', 1], ['oa_template', 40001, 'waiting', 1], ['oa_template', 40014, 'waiting', 1], ['oa_template', 42001, 'waiting', 1], ['oa_template', 40003, 'refused', null],
  ['oa_template', 40013, 'waiting', 60], ['oa_template', 40125, 'waiting', 60], ['oa_template', 40037, 'refused', null], ['oa_template', 40164, 'waiting', 60], ['oa_template', 43004, 'refused', null],
  ['oa_template', 45009, 'waiting', 1_440], ['oa_template', 45011, 'waiting', 1], ['oa_template', 45015, 'refused', null], ['oa_template', 45047, 'refused', null], ['oa_template', 47001, 'refused', null],
  ['oa_template', 47003, 'refused', null], ['oa_template', 48001, 'waiting', 1_440], ['oa_template', 48004, 'waiting', 1_440],
  ['sms', 'LimitExceeded.PhoneNumberDailyLimit', 'waiting', 1_440], ['sms', 'LimitExceeded.PhoneNumberThirtySecondLimit', 'waiting', 1], ['sms', 'FailedOperation.PhoneNumberInBlacklist', 'refused', null],
  ['sms', 'FailedOperation.InsufficientBalanceInSmsPackage', 'waiting', 1_440], ['sms', 'FailedOperation.ContainSensitiveWord', 'refused', null], ['sms', 'SomethingNew', 'refused', null],
];

test('each code of the platforms ends a message, or puts it off for as long as it says', async () => {
  const got: unknown[] = [];
  for (const [channel, code] of table) {
    const row = await waiting(channel);
    shop.cloud.wechat.setError(apiOf[channel], typeof code === 'number' ? code : 1, typeof code === 'number' ? 'set by the test' : code);
    await dispatch();
    const { state, notBefore } = await rowNow(row);
    got.push([channel, code, state, state === 'waiting' ? Math.round((notBefore - shop.cloud.clock.now()) / minuteMs) : null]);
    shop.cloud.wechat.setError(apiOf[channel], 0, '');
    await shop.inStore(() => store.outbox.removeWhere({ state: 'waiting', notBefore: row.notBefore }));
    await shop.inStore(() => store.outbox.remove(row._id));
  }
  expect(got).toEqual(table.map((line) => [...line]));
});

test('a short message is signed as the provider documents, carries its variables and keeps its number', async () => {
  const row = await waiting('sms');
  expect(await dispatch()).toEqual({ sent: 1 });
  expect(shop.cloud.wechat.sent()).toMatchObject([{ channel: 'sms', to: '+8613800138000', templateId: 'sms_lost', data: ['知春茶事', expect.any(String) as string], accepted: true }]);
  expect((await rowNow(row)).platformId).toBeDefined();
});

test('a wrong secret is refused by the provider, and the message waits for the owner', async () => {
  await shop.cloud.close();
  shop = await openTestShop({ at: morning, environment: { HUIKE_SMS_SECRET_ID: 'local-sms-id', HUIKE_SMS_SECRET_KEY: 'wrong', HUIKE_SMS_APP_ID: '1400000000', HUIKE_SMS_SIGN: '知春茶事' } });
  await rules({ holdout: 0 as never, sms: 'tencent', oa: 'disabled' });
  const row = await waiting('sms');
  await dispatch();
  expect(await rowNow(row)).toMatchObject({ state: 'waiting', errorCode: 60_007 });
});

test('a group message waits for a person; approved it goes once to everybody under its tag, and the tag is gone', async () => {
  const rows = [await waiting('oa_group'), await waiting('oa_group'), await waiting('oa_group')];
  const five = Math.ceil(shop.cloud.clock.now() / (5 * minuteMs)) * 5 * minuteMs;
  await shop.cloud.moveClock(five);
  await dispatch();
  expect(shop.cloud.wechat.sent()).toEqual([]);
  const texts = new Set(rows.map((row) => row.groupId));
  await shop.inStore(() => store.groupSends.updateWhere({ state: 'waiting' }, { state: 'approved' }));
  // One of them complains meanwhile: he is not under the tag.
  await shop.inStore(() => store.accounts.update(rows[2]?.memberId ?? '', { openComplaints: 1 }));
  expect(await dispatch()).toMatchObject({ sent: 2, cancelled: 1 });
  await dispatch();
  expect(shop.cloud.wechat.sent().filter((message) => message.accepted)).toHaveLength(2);
  expect(await shop.inStore(() => store.groupSends.count({ state: 'done' }))).toBe(texts.size);
  const account = await shop.inStore(() => store.accounts.get(rows[0]?.memberId ?? ''));
  expect(account?.groupSends).toEqual({ month: '2026-11', count: 1 });
  expect(await shop.inStore(() => store.contacts.count({ memberId: rows[0]?.memberId ?? '', channel: 'oa_group' }))).toBe(1);
});

test.each([
  ['the members were tagged', 'database.modifyDocument', 'outbox', 6],
  ['the platform took it', 'database.modifyDocument', 'groupSends', 2],
])('killed after %s: everybody under the tag hears once', async (_, action, collection, after) => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  for (let i = 0; i < 3; i += 1) await waiting('oa_group');
  await shop.inStore(() => store.groupSends.updateWhere({ state: 'waiting' }, { state: 'approved' }));
  await shop.cloud.moveClock(Math.ceil(shop.cloud.clock.now() / (5 * minuteMs)) * 5 * minuteMs);
  shop.cloud.faults.arm({ kind: 'http', action, collection, functionName: 'dispatch', after, times: 1 });
  await shop.cloud.runTimer('dispatch');
  for (let again = 1; again <= 3; again += 1) {
    await shop.cloud.moveClock(shop.cloud.clock.now() + 5 * minuteMs);
    await dispatch();
  }
  const to = shop.cloud.wechat.sent().filter((message) => message.accepted).map((message) => message.to);
  expect([to.length, new Set(to).size]).toEqual([3, 3]);
  jest.restoreAllMocks();
});

test('the month\'s group messages are used up at the platform: each goes on to his next way', async () => {
  const row = await waiting('oa_group');
  shop.cloud.wechat.setError('message/mass/sendall', 45028, 'has no masssend quota');
  await shop.inStore(() => store.groupSends.updateWhere({ state: 'waiting' }, { state: 'approved' }));
  await shop.cloud.moveClock(Math.ceil(shop.cloud.clock.now() / (5 * minuteMs)) * 5 * minuteMs);
  await dispatch();
  expect(await rowNow(row)).toMatchObject({ state: 'refused', errorCode: 45028 });
  const decision = await shop.inStore(() => store.decisions.get(row.decisionId));
  expect(decision?.reasons).toContain('GROUP_REFUSED');
});

test('no more leave in a minute and in a day than the rules allow, by however many copies, and the rest goes when there is room', async () => {
  for (let i = 0; i < 5; i += 1) await waiting('subscribe_message');
  const policies = await shop.inStore(() => currentPolicies());
  await rules({ quotas: { ...policies.reach.quotas, subscribe_message: { perMinute: 2, perDay: 3 } } });
  await Promise.all([dispatch(), dispatch()]);
  const sent = (): number => shop.cloud.wechat.sent().filter((message) => message.accepted).length;
  expect(sent()).toBe(2);
  await shop.cloud.moveClock(shop.cloud.clock.now() + minuteMs);
  await dispatch();
  expect(sent()).toBe(3);
  await shop.cloud.moveClock(shop.cloud.clock.now() + hourMs);
  await dispatch();
  expect(sent()).toBe(3);
  await shop.cloud.moveClock(localTime(addDays(day, 1), 10));
  await dispatch();
  await shop.cloud.moveClock(shop.cloud.clock.now() + minuteMs);
  await dispatch();
  expect(sent()).toBe(5);
});

test('a copy that finds no room does not keep another from using the room that one has taken', async () => {
  await shop.cloud.close();
  let transactions = 0;
  // Room in the quota, then the first claim: in between the other copy, which read the same messages, puts all of them off.
  shop = await openTestShop({
    at: morning,
    onRequest: ({ action, functionName }) => {
      if (action !== 'database.startTransaction' || functionName !== 'dispatch') return;
      transactions += 1;
      if (transactions === 2) void shop.cloud.engine.update('outbox', { state: 'waiting' }, { $set: { notBefore: instant(shop.cloud.clock.now() + minuteMs) } }, true);
    },
  });
  await rules({ holdout: 0 as never });
  for (let i = 0; i < 3; i += 1) await waiting('subscribe_message');
  const { reach } = await shop.inStore(() => currentPolicies());
  await rules({ quotas: { ...reach.quotas, subscribe_message: { perMinute: 2, perDay: 2 } } });
  expect(await dispatch()).toMatchObject({ sent: 2 });
  expect(shop.cloud.wechat.sent().filter((message) => message.accepted)).toHaveLength(2);
});

test('a member who complains while his refused message goes on to the next way is left alone by every way', async () => {
  await shop.cloud.close();
  let memberId = '' as MemberId;
  let complained: Promise<unknown> = Promise.resolve();
  const complain = (): void => {
    complained = shop.cloud.engine.update('accounts', { _id: memberId }, { $set: { openComplaints: 1 } }, false);
  };
  let transactions = 0;
  // Room in the quota, the claim, and then, after the platform's no and a reading of the member, the next way: the complaint lands before that third one.
  shop = await openTestShop({
    at: morning,
    onRequest: ({ action, functionName }) => {
      if (action !== 'database.startTransaction' || functionName !== 'dispatch') return;
      transactions += 1;
      if (transactions === 3) complain();
    },
  });
  await rules({ holdout: 0 as never, oa: 'disabled' });
  memberId = (await shop.join('o-complains', { marketingConsent: true })).memberId as MemberId;
  shop.cloud.wechat.addCredits('o-complains', 'tpl_lost');
  const decisionId = await shop.inStore(async () => {
    await store.accounts.update(memberId, { credits: { tpl_lost: 1 } });
    const planning = { policies: await currentPolicies(), now: instant(shop.cloud.clock.now()), businessDay: day, dice: seededDice(1) };
    return (await planReach(planning, [{ memberId, campaign: 'lost', due: back }]))[0]?._id ?? '';
  });
  shop.cloud.wechat.setError('subscribeMessage.send', 43101, 'user refuse to accept the msg');
  expect(await dispatch()).toEqual({ refused: 1 });
  await complained;
  const decision = await shop.inStore(() => store.decisions.get(decisionId));
  expect([decision?.channel, decision?.reasons.includes('COMPLAINT_OPEN')]).toEqual(['none', true]);
  expect(await shop.inStore(() => store.tasks.count({ memberId, state: 'open' }))).toBe(0);
  expect((await shop.inStore(() => store.accounts.get(memberId)))?.credits).toEqual({ tpl_lost: 0 });
});
