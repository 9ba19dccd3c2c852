import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import { addDays, dayMs, hourMs, instant, localDate, localTime } from '../../../shared/kernel/time';
import { store } from '../../_store/store';

let shop: TestShop;
const today = localDate('2026-11-22');
const startsAt = localTime(addDays(today, 6), 19);
beforeAll(async () => { shop = await openTestShop({ at: localTime(today, 10) }); });
afterAll(() => shop.cloud.close());

const body = {
  storeId: 'S1', title: '周年茶会', words: '一起喝今年的新茶。', where: '二楼茶室', startsAt, endsAt: instant(startsAt + 2 * hourMs), signUpUntilAt: instant(startsAt - dayMs),
  capacity: 10, tierIds: [] as string[], scope: 'store',
};
const event = (eventId: string) => shop.inStore(() => store.events.get(eventId));
const save = (openid: string, more: object, commandId?: string) => shop.as(openid).staff<{ eventId: string }>('events.save', { ...body, ...more }, commandId);

test('an event is not taken over by who names his command like the one that made it, neither a draft nor a published one', async () => {
  for (const published of [false, true]) {
    const commandId = `made-${published}`;
    const { eventId } = done(await save('demo-manager', {}, commandId));
    if (published) done(await shop.as('demo-manager').staff('events.publish', { eventId }));
    const before = await event(eventId);
    expect(codeOf(await save('demo-manager-s2', { storeId: 'S2', title: '抢来的茶会', revision: before?.revision }, commandId))).toBe('EVENT_CHANGED');
    expect(await event(eventId)).toEqual(before);
    // His own command again is answered as before.
    expect(done(await save('demo-manager', {}, commandId)).eventId).toBe(eventId);
  }
});

test('what head office invites every store to is changed by head office alone', async () => {
  const { eventId } = done(await save('demo-head-office', { scope: 'all' }));
  for (const _state of ['draft', 'published']) {
    const before = await event(eventId);
    expect(codeOf(await save('demo-manager', { eventId, revision: before?.revision, title: '别的茶会' }))).toBe('NOT_FOUND');
    expect(await event(eventId)).toEqual(before);
    await shop.as('demo-head-office').staff('events.publish', { eventId });
    for (const [openid, mayChange] of [['demo-manager', false], ['demo-head-office', true]] as const) expect(done(await shop.as(openid).staff<{ mayChange: boolean }>('events.show', { eventId })).mayChange).toBe(mayChange);
  }
  const published = await event(eventId);
  done(await save('demo-head-office', { eventId, revision: published?.revision, title: '改期的茶会', scope: 'all' }));
  expect((await event(eventId))?.title).toBe('改期的茶会');
});
