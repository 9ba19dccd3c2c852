import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import type { StaffContract } from '../../../shared/contract';
import type { OutputOf } from '../../../shared/contract/action';
import { hourMs, localDate, localTime } from '../../../shared/kernel/time';
import type { StoreId } from '../../../shared/kernel/ids';
import { store } from '../../_store/store';
import { workingTimeOf } from '../../_complaint/working-time';

type Shown = OutputOf<StaffContract['openingHours']['show']>;
jest.setTimeout(60_000);

/** A Sunday. */
const now = localTime(localDate('2026-11-22'), 10);
let shop: TestShop;
const manager = () => shop.as('demo-manager');
const show = async () => done(await manager().staff<Shown>('openingHours.show', { storeId: 'S1' }));

beforeAll(async () => {
  shop = await openTestShop({ at: now });
});
afterAll(() => shop.cloud.close());

test('a store that has said nothing works around the clock and is offered nine to nine', async () => {
  const shown = await show();
  expect([shown.version, shown.hours.week[0], shown.saved]).toEqual([0, [{ fromMinute: 540, toMinute: 1_260 }], undefined]);
  const [example] = shown.outcome.examples;
  expect(example && example.firstAnswerDueAt - example.sentAt).toBe(4 * hourMs);
});

test('an edit is looked at before it is saved, and nothing is saved by looking', async () => {
  const { hours } = await show();
  const preview = done(await manager().staff<Shown['outcome']>('openingHours.preview', { storeId: 'S1', hours }));
  const saturday = preview.examples.find(({ sentAt }) => sentAt === localTime(localDate('2026-11-28'), 22));
  expect(saturday?.firstAnswerDueAt).toBe(localTime(localDate('2026-11-29'), 13));
  // 2027 was not announced when the calendar was made.
  expect(preview.unknownYears).toEqual([2027]);
  expect((await show()).version).toBe(0);
});

test('saved hours count at once, keep their versions, and the later of two editors is told', async () => {
  const { hours } = await show();
  const closedMonday = { ...hours, week: [[], ...hours.week.slice(1)], specialDays: [{ on: '2026-11-24', blocks: [], note: '盘点' }] };
  const input = { storeId: 'S1', hours: closedMonday, version: 0 };
  const first = done(await manager().staff<Shown>('openingHours.save', input, 'save-1'));
  expect(first.version).toBe(1);
  expect(first.outcome.ahead[0]).toMatchObject({ on: '2026-11-24', basis: 'special', name: '盘点', blocks: [] });
  // The same command again is the same answer, not a second version.
  expect(done(await manager().staff<Shown>('openingHours.save', input, 'save-1')).version).toBe(1);
  expect(await manager().staff('openingHours.save', input)).toMatchObject({ kind: 'refused', refusal: { code: 'OPENING_HOURS_CHANGED', details: { version: 1 } } });
  const kept = await shop.inStore(async () => ({ current: await store.openingHours.get('S1'), first: await store.openingHours.get('S1~v1') }));
  expect(kept.first?.hours).toEqual(kept.current?.hours);
  // Sunday 20:00, two hours: one today, Monday and the stocktaking closed, one on Wednesday.
  const working = await shop.inStore(() => workingTimeOf('S1' as StoreId));
  expect(working.after(localTime(localDate('2026-11-22'), 20), 2 * hourMs)).toBe(localTime(localDate('2026-11-25'), 10));
});

test('hours that never open are refused with what is wrong', async () => {
  const { hours, version } = await show();
  const never = { ...hours, week: [[], [], [], [], [], [], []] };
  for (const call of [manager().staff('openingHours.save', { storeId: 'S1', hours: never, version }), manager().staff('openingHours.preview', { storeId: 'S1', hours: never })]) {
    expect(await call).toMatchObject({ kind: 'refused', refusal: { code: 'OPENING_HOURS_UNFIT', details: { faults: ['never_open'] } } });
  }
});

test('only managers of the store and head office see and set its hours', async () => {
  expect(codeOf(await shop.as('demo-cashier').staff('openingHours.show', { storeId: 'S1' }))).toBe('FORBIDDEN');
  expect(codeOf(await manager().staff('openingHours.show', { storeId: 'S2' }))).toBe('FORBIDDEN');
  expect(codeOf(await manager().staff('openingHours.save', { storeId: 'S2', hours: (await show()).hours, version: 0 }))).toBe('FORBIDDEN');
  expect(codeOf(await shop.as('demo-head-office').staff('openingHours.show', { storeId: 'S2' }))).toBe('done');
  expect(codeOf(await shop.as('demo-head-office').staff('openingHours.show', { storeId: 'NOWHERE' }))).toBe('NOT_FOUND');
});
