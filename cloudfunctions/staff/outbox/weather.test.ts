import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import type { OutputOf } from '../../../shared/contract/action';
import type { staffContract } from '../../../shared/contract/staff';
import { localDate, localTime } from '../../../shared/kernel/time';
import { store } from '../../_store/store';

type Weather = OutputOf<typeof staffContract.outbox.weather>;
type Announcements = OutputOf<typeof staffContract.outbox.announcements>;
const today = localDate('2026-11-20');
let shop: TestShop;
jest.setTimeout(30_000);
beforeEach(async () => { shop = await openTestShop({ at: localTime(today, 10) }); });
afterEach(() => shop.cloud.close());
const manager = () => shop.as('demo-manager');
const office = () => shop.as('demo-head-office');
const rain = (is: boolean, storeId = 'S1', as = manager()) => as.staff('outbox.setWeather', { storeId, on: today, rain: is });
const told = async () => done(await office().staff<Announcements>('outbox.announcements')).items;

test('a manager puts down the rain of his own store and no other, and it is announced once however often he taps', async () => {
  const before = done(await manager().staff<Weather>('outbox.weather')).days;
  expect([new Set(before.map(({ storeId }) => storeId)), before.map(({ rain: rains }) => rains)]).toEqual([new Set(['S1']), [false, false]]);
  done(await rain(true));
  done(await rain(true));
  expect(done(await manager().staff<Weather>('outbox.weather')).days.map(({ on, rain: rains }) => [on, rains])).toEqual([[today, true], ['2026-11-21', false]]);
  expect(await told()).toMatchObject([{ occasion: 'rainy_day', state: 'running' }]);
  expect([codeOf(await rain(true, 'S2')), codeOf(await rain(true, 'S1', shop.as('demo-cashier')))]).toEqual(['FORBIDDEN', 'FORBIDDEN']);
});

test('that it does not rain after all stops what has not left', async () => {
  done(await rain(true));
  done(await rain(false));
  expect(await told()).toMatchObject([{ state: 'stopped' }]);
  await shop.cloud.runTimer('dispatch');
  expect(await shop.inStore(() => store.outbox.count({ queue: 'waiting' }))).toBe(0);
});

test('head office stops an announcement, a second tap changes nothing, and nobody else may', async () => {
  done(await rain(true));
  const [one] = await told();
  const stop = (as: ReturnType<TestShop['as']>, announcementId = one?.announcementId ?? '') => as.staff('outbox.stopAnnouncement', { announcementId });
  expect([codeOf(await stop(manager())), codeOf(await stop(office(), 'rainy_day_no_such'))]).toEqual(['FORBIDDEN', 'NOT_FOUND']);
  expect([done(await stop(office())), done(await stop(office()))]).toEqual([{ state: 'stopped' }, { state: 'stopped' }]);
  expect(await told()).toMatchObject([{ state: 'stopped', members: 0, waiting: 0, sent: 0 }]);
});
