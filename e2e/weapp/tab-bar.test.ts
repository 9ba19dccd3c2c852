/** @jest-environment jsdom */
import { startShop, type RunningShop } from './local-shop';
import { buildWeapp, Phone } from './phone';

let shop: RunningShop;

beforeAll(async () => {
  buildWeapp();
  shop = await startShop();
}, 600_000);

afterAll(async () => {
  await shop?.close();
});

describe('the tab bar of the built mini-program', () => {
  it('leads to the tabs, and has no desk for who is not staff', async () => {
    const phone = new Phone(shop.url, 'weapp-looker');
    await phone.openComponent('custom-tab-bar/index');
    await phone.shows('#tab-perks');
    expect(phone.all('#tab-desk')).toHaveLength(0);
    await phone.tap('#tab-perks');
    await phone.until(() => phone.done.opened.includes('/pages/perks/index'), 'the perks tab');
  }, 60_000);
});
