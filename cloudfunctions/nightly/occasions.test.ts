import { openTestShop, type TestShop } from '../../local/testing-shop';
import { playNight } from '../../local/night/play-night';
import { statisticsOf, noCosts } from '../../shared/domain/retention';
import type { MemberId, StoreId } from '../../shared/kernel/ids';
import { addDays, instant, localDate, localTime, minuteMs, type LocalDate } from '../../shared/kernel/time';
import { fen, points } from '../../shared/kernel/units';
import { announce, stopAnnouncement } from '../_reach/announce';
import { store } from '../_store/store';
import type { AccountDocument } from '../_store/account-documents';
import type { MemberDocument } from '../_store/member-documents';
import type { OutboxDocument } from '../_store/outbox-documents';
import type { PurchaseDocument } from '../_store/purchase-documents';

const day = localDate('2026-11-20');
let shop: TestShop;
jest.setTimeout(60_000);
beforeEach(async () => {
  shop = await openTestShop({ at: localTime(day, 1) });
});
afterEach(() => shop.cloud.close());

/** A member with consent and a credit for every template that is named. */
async function member(name: string, occasion: string, account: Partial<AccountDocument> = {}, more: Partial<MemberDocument> = {}): Promise<MemberId> {
  const { memberId } = await shop.join(`o-${name}`, { marketingConsent: true });
  const templateId = `tpl_${occasion}`;
  shop.cloud.wechat.addCredits(`o-${name}`, templateId);
  await shop.inStore(async () => {
    await store.accounts.update(memberId, { credits: { [templateId]: 1 }, ...account });
    if (Object.keys(more).length > 0) await store.members.update(memberId, { ...more });
  });
  return memberId as MemberId;
}
/** Nobody is held out, so that who is missing is missing by a fault. */
const holdNobodyOut = () => shop.inStore(async () => {
  const rules = await store.policies.get('current');
  if (rules) await store.policies.put({ ...rules, reach: { ...rules.reach, holdout: 0 as never } });
});
const told = () => shop.inStore(async () => {
  const rows: OutboxDocument[] = await store.outbox.find({ filter: {}, order: [{ field: '_id', direction: 'asc' }], limit: 100 });
  return rows.map((row) => `${row.memberId} ${row.campaignOccasion}`).sort();
});
const night = async (on: LocalDate): Promise<void> => {
  await shop.cloud.moveClock(localTime(on, 2));
  await playNight(shop.url, on);
};

async function everyOccasion(): Promise<string[]> {
  const yesterday = addDays(day, -1);
  const [bought, closedAt] = [localTime(yesterday, 15), localTime(yesterday, 17)];
  const people = {
    points_expiring: await member('points', 'points_expiring', { points: { buckets: [{ expiresIn: '2026-11' as never, points: points(300) }], pending: [], owedPoints: points(0), entryCount: 1 }, booksDueOn: localDate('2026-12-01') }),
    tier_changing: await member('tier', 'tier_changing', { tier: { tierId: 'gold', since: localDate('2026-01-01'), months: [], manual: null, grace: { since: localDate('2026-10-01'), endsOn: localDate('2026-11-28'), noticedOn: null } } }),
    coupon_expiring: await member('coupon', 'coupon_expiring'),
    first_purchase: await member('first', 'first_purchase', { statistics: statisticsOf([{ on: yesterday, amount: fen(8_800) }]) }),
    complaint_closed: await member('complaint', 'complaint_closed'),
    birthday: await member('birthday', 'birthday', {}, { birthday: { birthday: { calendar: 'solar', month: 11, day: 20 }, setOn: yesterday } }),
  };
  await shop.inStore(async () => {
    const [coupon] = await store.coupons.find({ filter: { memberId: people.coupon_expiring, state: 'issued' }, limit: 1 });
    if (!coupon) throw new Error('joining brings a coupon');
    await store.coupons.put({ ...coupon, validUntilAt: localTime(localDate('2026-12-01'), 0) });
    await store.purchases.add({ _id: 'p_first', memberId: people.first_purchase, storeId: 'S1' as StoreId, at: bought } as unknown as PurchaseDocument);
    await store.complaints.add({ _id: 'c_1', memberId: people.complaint_closed, storeId: 'S1', queue: 'closed', queueAt: closedAt, tickAt: null } as never);
    // Their totals of costs are whole, so that no night counts these few lines anew.
    for (const id of Object.values(people)) await store.accounts.update(id, { costs: noCosts });
  });
  return Object.entries(people).map(([occasion, id]) => `${id} ${occasion}`).sort();
}

test('each occasion finds its member through an index, tells him in the morning, and does not tell him again', async () => {
  const expected = await everyOccasion();
  await holdNobodyOut();
  await night(day);
  expect(await told()).toEqual(expected);
  expect(shop.cloud.wechat.sent().filter((message) => message.accepted).map((message) => message.templateId).sort()).toEqual(expected.map((line) => `tpl_${line.split(' ')[1]}`).sort());
  await night(addDays(day, 1));
  expect(await told()).toEqual(expected);
});

test('a night cut off between its decisions and their messages is finished by the next tick, and nobody hears twice', async () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const expected = await everyOccasion();
  await holdNobodyOut();
  await shop.cloud.moveClock(localTime(day, 2));
  shop.cloud.faults.arm({ kind: 'http', action: 'database.insertDocument', collection: 'outbox', functionName: 'nightly', times: 1, after: 2 });
  await shop.cloud.runTimer('nightly');
  expect((await told()).length).toBeLessThan(expected.length);
  await shop.cloud.moveClock(localTime(day, 2, 5));
  await night(day);
  expect(await told()).toEqual(expected);
  jest.restoreAllMocks();
});

test('a night that was missed is made up for where a late word is better than none: thanks yes, birthday wishes no', async () => {
  await everyOccasion();
  await holdNobodyOut();
  await shop.inStore(async () => {
    for (const _id of ['first_purchase', 'birthday']) await store.occasionMarks.put({ _id, doneOn: addDays(day, -1) });
  });
  await night(addDays(day, 2));
  const occasions = (await told()).map((line) => line.split(' ')[1]);
  expect(occasions).toContain('first_purchase');
  expect(occasions).not.toContain('birthday');
});

test('a festival is announced to everybody and rain to the members of its store, decided by pages in the morning', async () => {
  const midAutumn = localDate('2026-09-25');
  await shop.cloud.close();
  shop = await openTestShop({ at: localTime(midAutumn, 1) });
  await member('a', 'festival');
  const b = await member('b', 'rainy_day', { storeId: 'S2' as StoreId });
  await holdNobodyOut();
  await shop.inStore(() => store.storeWeather.put({ _id: `S2_${midAutumn}`, storeId: 'S2' as StoreId, on: midAutumn, rain: true, setAt: instant(0), source: 'staff' }));
  // The night announces, its morning decides and sends.
  await night(midAutumn);
  expect((await told()).map((line) => line.split(' ')[1]).sort()).toEqual(['festival', 'rainy_day']);
  const rain = await shop.inStore(() => store.decisions.find({ filter: { memberId: b }, order: [{ field: 'decidedAt', direction: 'desc' }], limit: 10 }));
  expect(rain.map((decision) => [decision.occasion, decision.channel]).sort()).toEqual([['festival', 'none'], ['rainy_day', 'subscribe_message']]);
});

test('new goods reach who wants to hear of the topic and an invitation the guests of the event, once, and a stop holds', async () => {
  const [mei, jun] = [await member('mei', 'new_goods'), await member('jun', 'event_invitation')];
  await holdNobodyOut();
  const now = localTime(day, 10);
  await shop.cloud.moveClock(now);
  await shop.inStore(async () => {
    for (const topicId of ['oolong', 'spring']) await store.memberTopics.add({ _id: `${topicId}~${mei}`, topicId, memberId: mei, by: 'picked', at: now });
    await store.eventGuests.add({ _id: `e_1~${jun}`, eventId: 'e_1', memberId: jun, state: 'going', signedUpAt: now, changedAt: now, movedUpAt: null, cameAt: null });
    const goods = { id: 'oolong_spring', occasion: 'new_goods', facts: { topic: '乌龙茶', goods: '春茶到店' } } as const;
    for (let again = 0; again < 2; again += 1) await announce(goods, { kind: 'topics', topicIds: ['spring', 'oolong'] }, now);
    await announce({ id: 'e_1', occasion: 'event_invitation', facts: { eventName: '周年茶会', eventOn: '2026年11月28日' } }, { kind: 'event', eventId: 'e_1' }, now);
    await expect(announce({ id: 'e_2', occasion: 'event_invitation', facts: {} }, { kind: 'event', eventId: 'e_2' }, now)).rejects.toThrow('eventName, eventOn');
  });
  await shop.cloud.runTimer('dispatch');
  expect(await told()).toEqual([`${mei} new_goods`, `${jun} event_invitation`].sort());
  expect(await shop.inStore(() => store.announcements.count({ state: 'done' }))).toBe(2);
  // Prepared and sent in one look; a second look finds nothing.
  await shop.cloud.moveClock(now + 5 * minuteMs);
  await shop.cloud.runTimer('dispatch');
  expect(shop.cloud.wechat.sent().filter((message) => message.accepted)).toHaveLength(2);
});

test('what waits of a stopped announcement is cancelled before it is sent, and says why', async () => {
  const mei = await member('mei', 'new_goods');
  await holdNobodyOut();
  const evening = localTime(day, 22);
  await shop.cloud.moveClock(evening);
  const goods = { id: 'g', occasion: 'new_goods', facts: { topic: '绿茶', goods: '明前' } } as const;
  await shop.inStore(async () => {
    await announce(goods, { kind: 'members', memberIds: [mei] }, evening);
  });
  await shop.cloud.runTimer('dispatch');
  await shop.inStore(() => stopAnnouncement(goods));
  await shop.cloud.moveClock(localTime(addDays(day, 1), 9));
  await shop.cloud.runTimer('dispatch');
  const [row] = await shop.inStore(() => store.outbox.find({ filter: { memberId: mei }, limit: 1 }));
  expect([row?.state, row?.reasons.at(-1)]).toEqual(['cancelled', 'CAMPAIGN_STOPPED']);
  expect((await shop.inStore(() => store.accounts.get(mei)))?.marketingContactsAt).toEqual([]);
  expect(shop.cloud.wechat.sent()).toEqual([]);
});

