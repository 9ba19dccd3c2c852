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

describe('the staff package of the built mini-program', () => {
  it('checks a member out who joined a moment ago, without his number being asked', async () => {
    const shopper = new Phone(shop.url, 'weapp-guest');
    await shopper.open('pages/join/index', { scene: 's%3DS1' });
    await shopper.tap('#join-submit');
    await shopper.shows('#welcomed');
    shopper.leave();

    const till = new Phone(shop.url, 'demo-cashier');
    await till.open('staff/checkout/index');
    await till.shows('#recently-joined');
    await till.tap('.t-member');
    for (const key of ['1', '2', '8', 'dot', '5']) await till.tap(`#key-${key}`);
    await till.until(() => till.text('#amount-shown') === '¥128.5', 'the amount that was typed');
    await till.tap('#amount-next');
    expect(await till.shows('#quote-payable')).toBe('¥108.50');
    await till.until(() => till.text('#checkout-commit') === '收款 ¥108.50', 'the sum on the button');
    await till.tap('#checkout-commit');
    await till.shows('#checkout-done');
    expect(till.text('#done-paid')).toBe('¥108.50');
    expect(till.text('#done-earned')).toBe('+108');
    till.leave();
  }, 60_000);
});
