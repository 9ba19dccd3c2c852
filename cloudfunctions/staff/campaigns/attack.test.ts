import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import { staffContract } from '../../../shared/contract/staff';
import { anybody, type CampaignPlan } from '../../../shared/domain/campaign';
import { instant, localDate, localTime } from '../../../shared/kernel/time';
import { store } from '../../_store/store';

const today = localDate('2026-11-20');
const plan: CampaignPlan = { name: '请老朋友回来', audience: anybody, offer: '', untilOn: null, templateIds: ['tpl_lost'], calls: false, startAt: null, rounds: 1, gapDays: 10, windowDays: 14 };
let shop: TestShop;
let campaignId = '';
let memberId = '';
let messageId = '';
beforeAll(async () => {
  shop = await openTestShop({ at: localTime(today, 10) });
  ({ memberId } = await shop.join('o-mei', { marketingConsent: true }));
  await shop.join('o-stranger', { marketingConsent: true });
  const saved = done(await shop.as('demo-manager').staff<{ campaignId: string; revision: number }>('campaigns.save', { homeStoreId: 'S1', plan }));
  ({ campaignId } = saved);
  done(await shop.as('demo-manager').staff('campaigns.submit', { campaignId, revision: saved.revision }));
  messageId = 'd_x_m.sub';
  await shop.inStore(async () => {
    const row = { memberId, storeId: 'S1', decisionId: 'd_x_m', campaignOccasion: 'lost', templateId: 'tpl_lost', occasion: 'lost', purpose: 'marketing', channel: 'subscribe_message', to: 'o-mei', page: 'p', fields: [{ name: 'thing1', value: '欢迎回来' }], state: 'sent', queue: 'sent', reasons: [], decidedAt: instant(1), notBefore: instant(1), contactAt: instant(1), attempts: 1 };
    await store.outbox.add({ ...row, _id: messageId } as never);
    await store.groupSends.add({ _id: 'g_1', campaign: campaignId, occasion: 'campaign', templateId: 't', text: '好久不见', businessDay: today, createdAt: instant(1), state: 'waiting' });
    await store.announcements.add({ _id: 'an_1', occasion: 'festival', state: 'running', round: 'r', facts: {}, audience: { kind: 'everybody' }, createdAt: instant(1), members: 0, decided: {} } as never);
  });
});
afterAll(() => shop.cloud.close());

/** Everything that these calls could change. */
const everything = () => shop.inStore(async () => ({
  campaigns: await store.campaigns.find({ filter: {}, limit: 10 }), policies: await store.policies.find({ filter: {}, limit: 10 }), outbox: await store.outbox.find({ filter: {}, limit: 10 }),
  groups: await store.groupSends.find({ filter: {}, limit: 10 }), announcements: await store.announcements.find({ filter: {}, limit: 10 }), weather: await store.storeWeather.find({ filter: {}, limit: 10 }),
  switches: (await store.accounts.find({ filter: {}, limit: 10 })).map(({ reachSwitches, revision }) => [reachSwitches, revision]),
  tags: (await store.members.find({ filter: {}, limit: 10 })).map(({ tags }) => tags),
}));

/** A well-formed call of every action of campaigns, the outbox and templates, as somebody who knows all ids would make it. */
const calls = (): readonly (readonly [action: string, input: object])[] => [
  ['campaigns.list', {}], ['campaigns.show', { campaignId }], ['campaigns.choices', {}], ['campaigns.save', { campaignId, revision: 2, homeStoreId: 'S1', plan }],
  ['campaigns.count', { campaignId, revision: 2 }], ['campaigns.submit', { campaignId, revision: 2 }], ['campaigns.approve', { campaignId, revision: 2 }],
  ['campaigns.decline', { campaignId, revision: 2, because: '不要发了' }], ['campaigns.stop', { campaignId, reason: '不要发了' }], ['campaigns.test', { campaignId, templateId: 'tpl_lost' }],
  ['campaigns.pooled', {}], ['campaigns.why', { memberId, campaignId }],
  ['outbox.list', { filter: 'sent' }], ['outbox.groups', {}], ['outbox.decideGroup', { groupId: 'g_1', approved: true }], ['outbox.setWeather', { storeId: 'S1', on: today, rain: true }],
  ['outbox.weather', {}], ['outbox.announcements', {}], ['outbox.stopAnnouncement', { announcementId: 'an_1' }], ['outbox.checkAccount', {}],
  ['templates.list', {}], ['templates.save', { version: 1, template: { templateId: 't9', channel: 'subscribe_message', purpose: 'marketing', occasion: 'lost', name: { zh: '好', en: 'a' }, page: 'pages/home/index', fields: [{ name: 'thing1', variants: ['好'] }] } }],
];

test('every action of campaigns, the outbox and templates is tried below', () => {
  const { campaigns, outbox, templates } = staffContract;
  const there = Object.entries({ campaigns, outbox, templates }).flatMap(([area, actions]) => Object.keys(actions).map((name) => `${area}.${name}`));
  expect(calls().map(([action]) => action).sort()).toEqual(there.sort());
});

test.each(['demo-cashier', 'demo-cashier-s2', 'o-mei', 'o-nobody'])('%s is shown nothing and changes nothing by any action of the manager\'s desk', async (openid) => {
  const before = await everything();
  for (const [action, input] of calls()) expect([action, codeOf(await shop.as(openid).staff(action, input))]).toEqual([action, 'FORBIDDEN']);
  expect(await everything()).toEqual(before);
});

test('a manager of another store approves, stops and reads nothing of it, and no manager takes a step of head office', async () => {
  const before = await everything();
  const mustFail = new Map([
    ...['show', 'count', 'submit', 'decline', 'stop', 'test', 'why'].map((name) => [`campaigns.${name}`, 'NOT_FOUND'] as const),
    ...['campaigns.save', 'campaigns.approve', 'outbox.decideGroup', 'outbox.announcements', 'outbox.stopAnnouncement', 'outbox.checkAccount', 'templates.save', 'outbox.setWeather'].map((action) => [action, 'FORBIDDEN'] as const),
  ]);
  for (const [action, input] of calls()) {
    const expected = mustFail.get(action);
    if (expected !== undefined) expect([action, codeOf(await shop.as('demo-manager-s2').staff(action, input))]).toEqual([action, expected]);
  }
  for (const action of ['campaigns.approve', 'outbox.decideGroup', 'outbox.stopAnnouncement', 'templates.save']) {
    expect([action, codeOf(await shop.as('demo-manager').staff(action, calls().find(([each]) => each === action)?.[1]))]).toEqual([action, 'FORBIDDEN']);
  }
  expect(await everything()).toEqual(before);
});

test('a member opens no other member\'s message, turns no other\'s ways, and tells nobody who he is by the input', async () => {
  const before = await everything();
  const tries: [string, object, string][] = [
    ['messages.open', { messageId }, 'NOT_FOUND'], ['messages.open', { messageId: 'd_none.sub' }, 'NOT_FOUND'], ['messages.open', { messageId, memberId }, 'INVALID_INPUT'],
    ['messages.setWay', { way: 'sms', on: false, memberId }, 'INVALID_INPUT'], ['messages.setWay', { way: 'pigeon', on: false }, 'INVALID_INPUT'], ['messages.list', { memberId }, 'INVALID_INPUT'],
  ];
  for (const [action, input, code] of tries) expect([action, codeOf(await shop.as('o-stranger').member(action, input))]).toEqual([action, code]);
  expect(done(await shop.as('o-stranger').member<{ items: unknown[] }>('messages.list')).items).toEqual([]);
  for (const action of ['messages.open', 'messages.setWay', 'messages.list']) {
    const input = action === 'messages.open' ? { messageId } : action === 'messages.setWay' ? { way: 'sms', on: false } : {};
    expect([action, codeOf(await shop.as('demo-head-office').member(action, input))]).toEqual([action, 'FORBIDDEN']);
  }
  expect(await everything()).toEqual(before);
});
