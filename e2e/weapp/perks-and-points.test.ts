/** @jest-environment jsdom */
import { openWeapp } from './opening';
import type { Phone } from './phone';

const openid = 'weapp-mei';
const weapp = openWeapp('2026-09-20T10:00');
let phone: Phone;
let memberId: string;
const two = (zh: string) => ({ zh, en: zh });

beforeAll(async () => {
  const { shop } = weapp;
  memberId = await shop.join(openid, '沈知夏');
  await shop.sell(memberId, 100_000);
  for (let visit = 0; visit < 9; visit += 1) await shop.sell(memberId, 1_000);
  await shop.play('clock', { at: '2026-11-10T10:00' });
  for (let visit = 0; visit < 10; visit += 1) await shop.sell(memberId, 1_000);
  phone = weapp.phone(openid);
}, 60_000);

describe('perks on the built mini-program', () => {
  it('shows the tiers side by side with the member’s own marked, and what is missing to the next', async () => {
    await phone.open('pages/perks/index');
    await phone.shows('#tier-gold');
    expect(phone.texts('.tier-column-head')).toEqual(['银卡', '金卡', '钻卡']);
    expect(phone.all('.tier-column-now')).toEqual(phone.all('#tier-gold'));
    expect(phone.text('#tier-gold')).toContain('当前等级');
    expect(phone.text('#perks-next-step')).toMatch(/钻卡/);
    expect(phone.all('.t-perk').length).toBeGreaterThan(0);
  });

  it('gives the month’s gift once, however often it is tapped and although the answer is lost on its way', async () => {
    phone.done.network.losesAnswers = 1;
    await phone.tapTwice('#month-gift-claim');
    await phone.shows('#month-gift-claimed');
    expect(phone.done.network.called.filter((action) => action === 'membership.claimMonthGift')).toHaveLength(2);
    const { items } = await weapp.shop.done<{ items: { couponId: string; name: { zh: string } }[] }>('member', openid, 'coupons.wallet', { state: 'usable' });
    const gift = phone.text('#month-gift-claimed')?.split(' · ')[0] ?? '';
    expect(items.filter(({ name }) => name.zh === gift)).toHaveLength(1);
    await phone.tap('#month-gift');
    await phone.arrives('member/coupon/index');
    await phone.shows('#coupon-conditions');
    phone.goBack('pages/perks/index');
  });

  it('leads to how the tier came about', async () => {
    await phone.tap('#perks-history');
    await phone.arrives('member/tiers/index');
    expect(await phone.shows('#tier-now')).toContain('金卡');
    expect(phone.texts('.t-tier-event').some((words) => words.includes('银卡'))).toBe(true);
    phone.goBack('pages/perks/index');
  });

  it('shows what it knew when it starts again without a network, and where it knew nothing says what to do, which helps', async () => {
    const later = phone.restart();
    later.done.network.offline = true;
    await later.open('pages/perks/index');
    await later.shows('#tier-gold');
    await later.open('member/points/index');
    await later.shows('#retry');
    later.done.network.offline = false;
    await later.tap('#retry');
    await later.shows('.t-points-entry');
    later.goBack('pages/perks/index');
    await later.shows('.t-offline');
    later.leave();
    await later.open('pages/perks/index');
    await later.shows('#month-gift-claimed');
    await later.until(() => later.all('.t-offline').length === 0, 'the word on the network to go');
  });
});

describe('points on the built mini-program', () => {
  it('buys one cup at a double tap, and shows the code it is handed over for', async () => {
    const terms = { name: two('手工陶瓷茶杯'), detail: two('每只都不一样'), gives: { kind: 'gift' }, points: 300, tierIds: [], storeIds: [], perMemberLimit: null, fromOn: '2026-11-01', untilOn: null, pickUpDays: 14 };
    await weapp.shop.done('staff', 'demo-head-office', 'pointsShop.save', { terms, stock: 12 });
    await phone.open('member/points/index');
    const before = Number((await phone.shows('#points-balance')).replace(/,/g, ''));
    await phone.tap('#points-shop');
    await phone.arrives('member/points-shop/index');
    await phone.tap('.t-reward');
    await phone.until(() => phone.text('.t-sheet')?.includes(`兑换后余 ${(before - 300).toLocaleString('en')} 分`) === true, 'what will be left');
    await phone.tapTwice('#exchange-send');
    await phone.arrives('member/exchanges/index');
    await phone.shows('.t-exchange');
    expect(phone.all('.t-exchange')).toHaveLength(1);
    await phone.tap('.t-exchange');
    expect(await phone.shows('#pick-up-digits')).toMatch(/^\d{3,5}( \d{3,5})+$/);
    expect(phone.attribute('#pick-up-qr image, #pick-up-qr', 'src')).toMatch(/^data:image\/svg\+xml/);
    const code = phone.text('#pick-up-digits')?.replace(/\s/g, '');
    const { pickUps } = await weapp.shop.done<{ pickUps: { exchangeId: string }[] }>('staff', 'demo-cashier', 'pointsShop.find', { storeId: 'S1', code });
    await weapp.shop.done('staff', 'demo-cashier', 'pointsShop.handOut', { exchangeId: pickUps[0]?.exchangeId, storeId: 'S1', code });
    phone.goBack('member/points-shop/index');
    await phone.until(() => phone.text('#shop-balance') === (before - 300).toLocaleString('en'), 'the balance after one cup');
    await phone.tap('#shop-exchanges');
    await phone.arrives('member/exchanges/index');
    expect(await phone.shows('.t-exchange')).toContain('已领取');
    expect(phone.all('.t-exchange')).toHaveLength(1);
    phone.goBack('member/points-shop/index');
    phone.goBack('member/points/index');
    await phone.until(() => phone.text('#points-balance') === (before - 300).toLocaleString('en'), 'the balance on the screen under it');
    phone.leave();
  });

  it('shows twenty entries by month with what ends soon on top, and the next twenty when the thumb comes to the end, also after the network was lost', async () => {
    await weapp.shop.play('clock', { at: '2027-07-20T10:00' });
    await phone.open('member/points/index');
    await phone.shows('.t-points-entry');
    const rows = () => phone.all('.t-points-entry').length;
    expect(rows()).toBe(20);
    expect(phone.texts('.t-points-expiring')).toHaveLength(1);
    expect(phone.text('.t-points-expiring')).toMatch(/9月30日到期/);
    expect(phone.texts('.section-title')).toEqual(expect.arrayContaining([expect.stringContaining('11月'), expect.stringContaining('9月')]));
    expect(phone.text('.t-points-entry')).toMatch(/兑换.*-300/);

    phone.done.network.offline = true;
    phone.scrollToEnd();
    await phone.shows('.t-offline');
    expect(rows()).toBe(20);
    phone.done.network.offline = false;
    const asked = () => phone.done.network.called.filter((action) => action === 'points.entries').length;
    const before = asked();
    phone.scrollToEnd();
    phone.scrollToEnd();
    await phone.until(() => rows() === 21, 'the rest of the entries');
    expect(asked()).toBe(before + 1);
    expect(phone.all('.t-offline')).toHaveLength(0);
    expect(new Set(phone.texts('.t-points-entry')).size).toBe(21);
    phone.scrollToEnd();
    expect(asked()).toBe(before + 1);
  });
});
