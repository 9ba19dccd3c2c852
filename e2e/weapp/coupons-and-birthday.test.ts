/** @jest-environment jsdom */
import { openWeapp } from './opening';
import type { Phone, ShareCard } from './phone';

// A Sunday.
const weapp = openWeapp('2026-11-22T10:00');
const openid = 'weapp-mei';
let phone: Phone;
let friend: Phone;
let card: ShareCard;
const two = (zh: string) => ({ zh, en: zh });
interface Held {
  readonly couponId: string;
  readonly name: { readonly zh: string };
}
const wallet = async (whose: string): Promise<readonly string[]> =>
  (await weapp.shop.done<{ items: Held[] }>('member', whose, 'coupons.wallet', { state: 'usable' })).items.map(({ name }) => name.zh);

/** Issues one to every member, as head office does. */
async function issue(name: string, more: object): Promise<void> {
  const terms = {
    name: two(name), effect: { kind: 'cash_off', offFen: 1_000 }, thresholdFen: 5_000, storeIds: [], tierIds: [], weekdays: [], categories: [], stackingGroup: null, giveable: true,
    validity: { kind: 'relative', startsAfterDays: 0, days: 30 }, totalLimit: null, perMemberLimit: null, ...more,
  };
  const { templateId } = await weapp.shop.done<{ templateId: string }>('staff', 'demo-head-office', 'couponTemplates.save', { terms });
  await weapp.shop.done('staff', 'demo-head-office', 'couponTemplates.issue', { templateId, audience: { storeIds: [], tierIds: [], states: [], birthdayIn: null }, expected: 1, expectedExact: true });
  await weapp.shop.play('timers/issuing');
}

beforeAll(async () => {
  const { shop } = weapp;
  const memberId = await shop.join(openid, '沈知夏');
  await shop.sell(memberId, 12_850, 'best');
  await issue('好友满 50 减 10', {});
  await issue('周一满 50 减 10', { weekdays: [1], giveable: false });
  phone = weapp.phone(openid);
}, 60_000);

describe('coupons on the built mini-program', () => {
  it('are there by state, each with why it cannot be used today', async () => {
    await phone.open('pages/coupons/index');
    await phone.shows('.t-coupon');
    const waits = phone.all('.t-coupon').find((ticket) => ticket.$$.textContent?.includes('周一满 50 减 10'));
    expect(waits?.$$.textContent).toContain('今天不能用，换个日子就可以');
    await phone.tap('#wallet-used');
    await phone.until(() => phone.texts('.t-coupon').length === 1, 'the one that was used');
    expect(phone.text('.t-coupon')).toContain('今天 10:00 使用');
    await phone.tap('#wallet-ended');
    await phone.until(() => phone.all('.t-coupon').length === 0, 'nothing that ended');
    await phone.tap('#wallet-usable');
    await phone.tapOn('.t-coupon', '周一满 50 减 10');
    await phone.arrives('member/coupon/index');
    expect(await phone.shows('#coupon-why-not')).toContain('今天不能用，换个日子就可以');
    expect(phone.text('#coupon-conditions')).toContain('限周一');
    expect(phone.all('#give')).toHaveLength(0);
    phone.goBack('pages/coupons/index');
  });

  it('go to a friend by a share card that leads to this one coupon', async () => {
    await phone.tapOn('.t-coupon', '好友满 50 减 10');
    await phone.arrives('member/coupon/index');
    await phone.shows('#coupon-usable');
    await phone.tap('#give');
    await phone.tapTwice('#give-sure');
    card = await phone.share('#give-share');
    expect(card).toEqual({ title: '送您一张知春茶事的券：好友满 50 减 10', path: expect.stringMatching(/^\/member\/coupon-offer\/index\?offer=[^&]+&key=[^&]+$/) as string });
  });

  it('are taken by the friend after joining, once at a double tap, and are then the friend’s', async () => {
    friend = weapp.phone('weapp-lan');
    await friend.openCard(card);
    await friend.tap('#offer-join');
    await friend.arrives('pages/join/index');
    await friend.type('#join-nickname', '小美');
    await friend.tap('#join-submit');
    expect(await friend.shows('#welcomed-offer')).toBe('去领好友送的券');
    await friend.tap('#welcomed-offer');
    await friend.arrives('member/coupon-offer/index');
    await friend.tapTwice('#offer-claim');
    await friend.shows('#offer-coupons');
    expect(friend.text('#offer-said')).toContain('您已经领过了');
    expect((await wallet('weapp-lan')).filter((name) => name === '好友满 50 减 10')).toHaveLength(1);
    expect(await wallet(openid)).not.toContain('好友满 50 减 10');

    const late = weapp.phone('weapp-late');
    await late.openCard(card);
    expect(await late.shows('#offer-said')).toContain('已被领走');

    phone.goBack('pages/coupons/index');
    await phone.tap('#wallet-used');
    await phone.tapOn('.t-coupon', '已送出');
    await phone.arrives('member/coupon/index');
    expect(await phone.shows('#given-to')).toContain('小美');
    phone.leave();
  });

  it('that were not used stand among the ended ones when their days are over', async () => {
    await weapp.shop.play('clock', { at: '2027-02-01T10:00' });
    const later = weapp.phone(openid);
    await later.open('pages/coupons/index');
    await later.tap('#wallet-ended');
    await later.until(() => later.texts('.t-coupon').some((words) => words.includes('周一满 50 减 10')), 'the ended one');
    later.leave();
    await weapp.shop.play('clock', { at: '2026-11-22T10:30' });
  });
});

describe('the birthday on the built mini-program', () => {
  it('shows this year’s day of a lunar birthday before it is saved, keeps the choice when the network is lost, and gives the gift once', async () => {
    await phone.open('member/profile/index');
    await phone.tap('#profile-birthday');
    await phone.tap('#birthday-calendar-lunar');
    await phone.tap('#birthday-month-10');
    await phone.tap('#birthday-day-20');
    expect(await phone.shows('#birthday-preview')).toContain('11月28日');

    phone.done.network.offline = true;
    await phone.tap('#birthday-done');
    await phone.says('网络');
    phone.done.network.offline = false;
    expect(phone.attribute('#birthday-day-20', 'class')).toContain('chip-on');
    await phone.tapTwice('#birthday-done');
    await phone.shows('#profile-birthday-ask');
    expect(phone.text('#profile-birthday')).toContain('农历十月二十');

    const before = await wallet(openid);
    await phone.tapTwice('#gift-claim');
    await phone.until(() => phone.all('#gift-claim').length === 0, 'the gift to be taken');
    expect(phone.text('#gift-row')).toContain('已领取');
    expect(await wallet(openid)).toHaveLength(before.length + 1);
    phone.leave();
  });

  it('shows where a 29 February is kept in a year that has none, and the store may be asked to put a wrong one right', async () => {
    await friend.open('member/profile/index');
    await friend.tap('#profile-birthday');
    await friend.tap('#birthday-month-2');
    await friend.tap('#birthday-day-29');
    expect(await friend.shows('#birthday-preview')).toContain('2月28日');
    await friend.tap('#birthday-done');
    await friend.tap('#profile-birthday-ask');
    await friend.tap('#birthday-month-3');
    await friend.tap('#birthday-day-1');
    await friend.type('#birthday-reason', '我是三月一日');
    await friend.tap('#birthday-done');
    await friend.says('已经告诉门店');
    const { items } = await weapp.shop.done<{ items: { reason: string }[] }>('staff', 'demo-manager', 'birthdayWishes.waiting');
    expect(items.map(({ reason }) => reason)).toEqual(['我是三月一日']);
  });
});
