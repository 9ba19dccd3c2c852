import { codeOf, done, openTestShop, type TestShop } from '../../local/testing-shop';
import { officialOpenidOf, unionidOf } from '../../local/wechat/people';
import type { OutputOf } from '../../shared/contract/action';
import type { Reply } from '../../shared/contract/reply';
import type { staffContract } from '../../shared/contract/staff';
import type { DueOccasion } from '../../shared/domain/campaign';
import type { MemberId } from '../../shared/kernel/ids';
import { seededDice } from '../../shared/kernel/random';
import { instant, localDate, localTime, minuteMs } from '../../shared/kernel/time';
import { announcementDocument, stopAnnouncement } from '../_reach/announce';
import { planReach } from '../_reach/plan-reach';
import type { GroupSendDocument } from '../_store/reach-documents';
import { currentPolicies } from '../_store/rules-documents';
import { store } from '../_store/store';
import type { OutboxDocument } from '../_store/outbox-documents';

const day = localDate('2026-11-20');
const due: DueOccasion = { occasion: 'campaign', round: 'r1', facts: { campaignName: '周年', offer: '茶', untilOn: '2026年11月30日' } };
type Groups = OutputOf<typeof staffContract.outbox.groups>;
let shop: TestShop;
jest.setTimeout(60_000);
beforeEach(async () => {
  shop = await openTestShop({ at: localTime(day, 10) });
  await shop.inStore(async () => {
    const found = await currentPolicies();
    // Nobody is held out, and a short message would carry what the group does not.
    await store.policies.put({ ...found, reach: { ...found.reach, holdout: 0 as never, oa: 'fixed_ip', oaGroup: true, sms: 'disabled' } });
  });
});
afterEach(() => shop.cloud.close());
const office = () => shop.as('demo-head-office');

/** So many followers whose decision chose a group message of a campaign; answers their ids. */
async function gathered(people: number, campaign = 'anniversary'): Promise<readonly MemberId[]> {
  const ids: MemberId[] = [];
  for (let i = 0; i < people; i += 1) {
    const openid = `o-${campaign}-${i}`;
    const memberId = (await shop.join(openid, { marketingConsent: true })).memberId as MemberId;
    shop.cloud.wechat.follow(openid);
    await shop.inStore(() => store.followers.put({ _id: unionidOf(openid), oaOpenid: officialOpenidOf(openid), subscribed: true, seenAt: instant(0) }));
    ids.push(memberId);
  }
  await shop.inStore(async () => {
    await planReach({ policies: await currentPolicies(), now: instant(shop.cloud.clock.now()), businessDay: day, dice: seededDice(1) }, ids.map((memberId) => ({ memberId, campaign, due })));
  });
  return ids;
}
const groups = async (as = office()): Promise<Groups['items']> => done(await as.staff<Groups>('outbox.groups')).items;
const decide = (groupId: string, approved: boolean, as = office()) => as.staff<{ state: string }>('outbox.decideGroup', { groupId, approved });
/** Looks for groups: every fifth minute. */
async function look(): Promise<Record<string, number>> {
  await shop.cloud.moveClock((Math.floor(shop.cloud.clock.now() / (5 * minuteMs)) + 1) * 5 * minuteMs);
  const reply = (await shop.cloud.runTimer('dispatch')) as Reply<{ counts: Record<string, number> }>;
  if (reply.kind !== 'done') throw new Error(JSON.stringify(reply));
  return reply.value.counts;
}
const rows = (): Promise<readonly OutboxDocument[]> => shop.inStore(() => store.outbox.find({ filter: {}, limit: 100 }));
const contacts = (memberId: MemberId) => shop.inStore(async () => {
  const account = await store.accounts.get(memberId);
  return { planned: account?.marketingContactsAt, thisMonth: account?.groupSends?.count ?? 0, said: await store.contacts.count({ memberId }) };
});
const untouched = { planned: [], thisMonth: 0, said: 0 };
const change = (groupId: string, patch: Partial<GroupSendDocument>) => shop.inStore(() => store.groupSends.update(groupId, patch));

test('a manager sees what waits and for how many; only head office decides, once, and about what is there', async () => {
  await gathered(2);
  const [group] = await groups(shop.as('demo-manager'));
  expect(group).toMatchObject({ state: 'waiting', members: 2, occasion: 'campaign' });
  const groupId = group?.groupId ?? '';
  expect([codeOf(await decide(groupId, true, shop.as('demo-manager'))), codeOf(await decide('g_no_such', true))]).toEqual(['FORBIDDEN', 'NOT_FOUND']);
  expect(await look()).toEqual({});
  expect(done(await decide(groupId, true))).toEqual({ state: 'approved' });
  expect(codeOf(await decide(groupId, true))).toBe('GROUP_DECIDED');
  expect(await look()).toEqual({ sent: 2 });
  expect(codeOf(await decide(groupId, false))).toBe('GROUP_DECIDED');
  expect((await groups()).map(({ state }) => state)).toEqual(['done']);
});

test('a declined group lets its members go: rows cancelled with the reason, their place among the contacts free, nothing sent', async () => {
  const [first, second] = await gathered(2);
  if (!first || !second) throw new Error('two were gathered');
  expect((await contacts(first)).planned).toHaveLength(1);
  const [group] = await groups();
  expect(done(await decide(group?.groupId ?? '', false))).toEqual({ state: 'declining' });
  expect(await look()).toEqual({ cancelled: 2 });
  expect((await rows()).map(({ state, reasons }) => [state, reasons.at(-1)])).toEqual([['cancelled', 'GROUP_DECLINED'], ['cancelled', 'GROUP_DECLINED']]);
  expect([await contacts(first), await contacts(second)]).toEqual([untouched, untouched]);
  expect([(await groups())[0]?.state, shop.cloud.wechat.sent()]).toEqual(['declined', []]);
});

test('one under way is stopped before it is handed over: who was tagged is let go, the tag is gone, the month is as it was', async () => {
  const [first] = await gathered(3);
  const [group] = await groups();
  done(await decide(group?.groupId ?? '', true));
  // The platform is busy: everybody is tagged, nothing has left.
  shop.cloud.wechat.setError('message/mass/sendall', 45011, 'api minute-quota reach limit');
  await look();
  expect((await groups())[0]?.state).toBe('sending');
  expect((await rows()).map(({ state }) => state)).toEqual(['tagged', 'tagged', 'tagged']);
  shop.cloud.wechat.setError('message/mass/sendall', 0, '');
  expect(done(await decide(group?.groupId ?? '', false))).toEqual({ state: 'declining' });
  expect(await look()).toEqual({ cancelled: 3 });
  expect([await contacts(first as MemberId), shop.cloud.wechat.sent().filter(({ accepted }) => accepted)]).toEqual([untouched, []]);
  expect(await look()).toEqual({});
});

test('what may be out already cannot be stopped any more', async () => {
  await gathered(1);
  const [group] = await groups();
  await change(group?.groupId ?? '', { state: 'sending', handedAt: instant(localTime(day, 10)) });
  expect(await decide(group?.groupId ?? '', false)).toMatchObject({ refusal: { code: 'GROUP_DECIDED', details: { state: 'sending' } } });
});

test.each([['waits for a person', false], ['is approved', true]])('stopping what it belongs to takes a group that %s with it', async (_, approves) => {
  const announcement = { id: 'anniversary', occasion: 'campaign', facts: due.facts } as const;
  const document = { ...announcementDocument(announcement, { kind: 'everybody' }, instant(shop.cloud.clock.now())), state: 'done' as const, phase: 'done' as const };
  await shop.inStore(() => store.announcements.add(document));
  const [first] = await gathered(2, document._id);
  const [group] = await groups();
  if (approves) done(await decide(group?.groupId ?? '', true));
  await shop.inStore(() => stopAnnouncement(announcement));
  expect(await look()).toEqual({ cancelled: 2 });
  expect((await rows()).map(({ reasons }) => reasons.at(-1))).toEqual(['CAMPAIGN_STOPPED', 'CAMPAIGN_STOPPED']);
  expect([await contacts(first as MemberId), shop.cloud.wechat.sent()]).toEqual([untouched, []]);
});

test('cut off while its members are let go, the rest go at the next look', async () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const ids = await gathered(3);
  done(await decide((await groups())[0]?.groupId ?? '', false));
  shop.cloud.faults.arm({ kind: 'http', action: 'database.commitTransaction', functionName: 'dispatch', after: 1, times: 10 });
  await look().catch(() => undefined);
  expect((await groups())[0]?.state).toBe('declining');
  shop.cloud.faults.clear();
  await look();
  expect((await groups())[0]?.state).toBe('declined');
  expect(await Promise.all(ids.map(contacts))).toEqual(ids.map(() => untouched));
  jest.restoreAllMocks();
});

test('groups in trouble with the platform do not stand in the way of other messages', async () => {
  await gathered(1);
  const [row] = await rows();
  if (!row) throw new Error('one was gathered');
  // A hundred that the platform would not tag, older than everything else.
  await shop.inStore(async () => {
    for (let i = 0; i < 100; i += 1) await store.outbox.add({ ...row, _id: `stuck-${i}`, groupId: 'g_stuck', state: 'sending', notBefore: instant(0), leaseUntil: instant(0) });
    const decision = await store.decisions.get(row.decisionId);
    if (decision) await store.decisions.add({ ...decision, _id: 'd_next' });
    await store.outbox.add({ ...row, _id: 'next', decisionId: 'd_next', channel: 'subscribe_message', templateId: 'tpl_campaign', purpose: 'marketing', state: 'waiting', contactAt: row.contactAt });
    await store.accounts.update(row.memberId, { credits: { tpl_campaign: 1 } });
  });
  await look();
  expect((await shop.inStore(() => store.outbox.get('next')))?.attempts).toBe(1);
});
