import { store } from '../../cloudfunctions/_store/store';
import { instant } from '../../shared/kernel/time';
import { openTestShop, type TestShop } from '../testing-shop';
import { seedDemoStore } from './demo-store';

let shop: TestShop;
jest.setTimeout(120_000);
beforeAll(async () => { shop = await openTestShop({ at: Date.parse('2026-11-22T10:00+08:00') }); });
afterAll(() => shop.cloud.close());

test('the demo store opens with hours, a complaint at each kind of step, patterns counted, and filled again nothing twice', async () => {
  const fill = () => shop.inStore(() => seedDemoStore(shop.url, instant(shop.cloud.clock.now()), () => undefined, 80));
  await fill();
  const look = () => shop.inStore(async () => {
    const [complaints, hours, days] = await Promise.all([
      store.complaints.find({ filter: {}, order: [{ field: '_id', direction: 'asc' }], limit: 50 }), store.openingHours.get('S1'), store.complaintDays.find({ filter: {}, order: [{ field: '_id', direction: 'asc' }], limit: 10 }),
    ]);
    return { states: complaints.map((complaint) => complaint.state).sort(), version: hours?.version, days: days.length };
  });
  const first = await look();
  expect(first.states).toEqual(['analyse', 'approving', 'closed', 'closed', 'confirming', 'listen', 'listen', 'proposed', 'talk']);
  expect(first.version).toBe(1);
  expect(first.days).toBeGreaterThan(0);
  await fill();
  expect(await look()).toEqual(first);
});
