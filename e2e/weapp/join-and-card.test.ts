/** @jest-environment jsdom */
import { startShop, type RunningShop } from './local-shop';
import { buildWeapp, Phone } from './phone';

let shop: RunningShop;
let phone: Phone;
const complaints: string[] = [];

beforeAll(async () => {
  buildWeapp();
  shop = await startShop();
  // The compiled templates report what they cannot draw on the console; nobody else would see it.
  for (const level of ['error', 'warn'] as const) {
    const say = console[level].bind(console);
    jest.spyOn(console, level).mockImplementation((...said: unknown[]) => {
      if (said.some((one) => String(one).includes('WXMLRT_'))) complaints.push(said.map(String).join(' '));
      else say(...said);
    });
  }
  phone = new Phone(shop.url, 'weapp-shopper');
}, 600_000);

afterAll(async () => {
  await shop?.close();
});

describe('the built mini-program, on the local cloud', () => {
  it('joins in one tap from a scanned code and says that the welcome coupon is there', async () => {
    await phone.open('pages/join/index', { scene: encodeURIComponent('s=S1&t=07') });
    expect(await phone.shows('#join-gift')).not.toBe('');
    await phone.type('#join-nickname', '小满');
    await phone.tap('#join-submit');
    expect(await phone.shows('#welcomed')).toContain('欢迎加入');
    await phone.tap('#welcomed-code');
    await phone.until(() => phone.done.opened.includes('/pages/code/index'), 'the way to the code screen');
    phone.leave();
  }, 60_000);

  it('shows the card of the new member, with his name, his tier and his coupon', async () => {
    await phone.open('pages/home/index');
    expect(await phone.shows('#tier-card')).toContain('小满');
    expect(phone.text('#card-tier')).toBe('银卡');
    expect(phone.text('#home-points-value')).toBe('0');
    expect(phone.text('#home-coupons-value')).toBe('1');
    expect(phone.all('.t-coupon-new')).toHaveLength(1);
    phone.leave();
  }, 60_000);

  it('shows a member code of four groups on a bright screen that stays awake, and restores the phone afterwards', async () => {
    await phone.open('pages/code/index');
    expect(await phone.shows('#code-digits')).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/);
    await phone.until(() => phone.done.keepsScreenOn, 'the screen to be kept on');
    expect(phone.done.brightness).toBe(1);
    phone.leave();
    await phone.until(() => !phone.done.keepsScreenOn, 'the screen to be let go');
    expect(phone.done.brightness).toBe(0.4);
  }, 60_000);

  it('still shows a member code when the mini-program starts again without a network', async () => {
    const later = new Phone(shop.url, 'weapp-shopper');
    phone.done.storage.forEach((value, key) => later.done.storage.set(key, value));
    later.done.offline = true;
    await later.open('pages/code/index');
    expect(await later.shows('#code-digits')).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/);
    later.leave();
  }, 60_000);

  it('draws nothing that the compiled templates complain about', () => {
    expect(complaints).toEqual([]);
  });
});
