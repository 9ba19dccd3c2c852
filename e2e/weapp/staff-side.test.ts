/** @jest-environment jsdom */
import { openWeapp } from './opening';

const weapp = openWeapp();

describe('the tab bar of the built mini-program', () => {
  it('leads to the tabs, and has no desk for who is not staff', async () => {
    const phone = weapp.phone('weapp-looker');
    await phone.openComponent('custom-tab-bar/index');
    await phone.shows('#tab-perks');
    expect(phone.all('#tab-desk')).toHaveLength(0);
    await phone.tap('#tab-perks');
    await phone.until(() => phone.done.opened.includes('/pages/perks/index'), 'the perks tab');
  }, 60_000);
});

describe('the staff package of the built mini-program', () => {
  it('checks a member out who joined a moment ago, without his number being asked', async () => {
    const shopper = weapp.phone('weapp-guest');
    await shopper.open('pages/join/index', { scene: 's%3DS1' });
    await shopper.tap('#join-submit');
    await shopper.shows('#welcomed');
    shopper.leave();

    const till = weapp.phone('demo-cashier');
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
