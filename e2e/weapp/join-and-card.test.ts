/** @jest-environment jsdom */
import { openWeapp } from './opening';
import type { Phone } from './phone';

const weapp = openWeapp();
let phone: Phone;
beforeAll(() => {
  phone = weapp.phone('weapp-shopper');
});

describe('the built mini-program, on the local cloud', () => {
  it('joins in one tap from a scanned code, with the number WeChat gives or without, and says that the welcome coupon is there', async () => {
    await phone.open('pages/join/index', { scene: encodeURIComponent('s=S1&t=07') });
    expect(await phone.shows('#join-gift')).not.toBe('');
    await phone.type('#join-nickname', '小满');
    await phone.answerPhone('#join-phone-share', { errMsg: 'getPhoneNumber:fail user deny' });
    expect(phone.all('.t-notice')).toHaveLength(0);
    await phone.answerPhone('#join-phone-share', { errMsg: 'getPhoneNumber:fail', errno: 1400001 });
    expect(await phone.shows('.t-notice')).toContain('不填也不影响');
    await phone.answerPhone('#join-phone-share', { code: 'phone:13900002468' });
    await phone.says('已授权');
    await phone.tap('#join-submit');
    expect(await phone.shows('#welcomed')).toContain('欢迎加入');
  }, 60_000);

  it('shows a member code of four groups on a bright screen that stays awake, and restores the phone when he goes back', async () => {
    await phone.tap('#welcomed-code');
    await phone.arrives('pages/code/index');
    expect(await phone.shows('#code-digits')).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/);
    await phone.until(() => phone.done.keepsScreenOn, 'the screen to be kept on');
    expect(phone.done.brightness).toBe(1);
    phone.goBack('pages/join/index');
    await phone.until(() => !phone.done.keepsScreenOn, 'the screen to be let go');
    expect(phone.done.brightness).toBe(0.4);
  }, 60_000);

  it('shows the card of the new member, with his name, his tier and his coupon', async () => {
    await phone.tap('#welcomed-card');
    await phone.arrives('pages/home/index');
    expect(await phone.shows('#tier-card')).toContain('小满');
    expect(phone.text('#card-tier')).toBe('银卡');
    expect(phone.text('#home-points-value')).toBe('0');
    expect(phone.text('#home-coupons-value')).toBe('1');
    expect(phone.all('.t-coupon-new')).toHaveLength(1);
    expect((await weapp.shop.done<{ phoneMasked?: string }>('member', 'weapp-shopper', 'profile.show')).phoneMasked).toMatch(/2468$/);
  }, 60_000);

  it('invites a friend by a share card, who reads on joining that a friend invites him', async () => {
    await phone.open('member/referral/index');
    const card = await phone.share('#referral-share');
    phone.goBack('pages/home/index');
    const friend = weapp.phone('weapp-friend');
    await friend.openCard(card);
    await friend.says('好友邀请您');
    await friend.fillByWechat('#join-nickname', '小满的朋友');
    await friend.tap('#join-submit');
    await friend.shows('#welcomed');
    const { member } = await weapp.shop.done<{ member: { nickname: string } }>('member', 'weapp-friend', 'membership.card');
    expect(member.nickname).toBe('小满的朋友');
    const { items } = await weapp.shop.done<{ items: unknown[] }>('member', 'weapp-shopper', 'referral.show');
    expect(items).toHaveLength(1);
  }, 60_000);

  it('still shows a member code when the mini-program starts again without a network', async () => {
    const later = phone.restart();
    later.done.network.offline = true;
    await later.open('pages/code/index');
    expect(await later.shows('#code-digits')).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/);
    later.leave();
  }, 60_000);
});
