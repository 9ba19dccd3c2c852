/** @jest-environment jsdom */
import { openWeapp } from './opening';
import type { Phone } from './phone';

const weapp = openWeapp();
let phone: Phone;
beforeAll(() => {
  phone = weapp.phone('weapp-careful');
});

describe("WeChat's question for consent", () => {
  it('is not asked before something needs it', async () => {
    await phone.open('pages/join/index', { scene: encodeURIComponent('s=S1') });
    await phone.shows('#join-submit');
    expect(phone.all('#privacy-ask')).toHaveLength(0);
  }, 60_000);

  it('may be refused, and the shopper joins all the same', async () => {
    const asked = phone.needPrivacy();
    await phone.tap('#privacy-ask-refuse');
    expect(await asked).toEqual({ event: 'disagree' });
    await phone.tap('#join-submit');
    expect(await phone.shows('#welcomed')).toContain('欢迎加入');
    phone.leave();
  }, 60_000);

  it('is asked when a link is to be copied, and a refusal says what to do', async () => {
    await phone.open('member/own-data/index');
    await phone.tap('#data-copy-make');
    await phone.tap('#data-copy-page');
    await phone.tap('#privacy-ask-refuse');
    await phone.until(() => phone.text('.t-notice')?.includes('没有复制成功') === true, 'what to do');
    expect(phone.done.clipboard).toEqual([]);
  }, 60_000);

  it('is asked in our words, and agreeing lets everything go on that waited', async () => {
    await phone.tap('#data-copy-page');
    const second = phone.needPrivacy();
    expect(await phone.shows('#privacy-ask')).toContain('用户隐私保护指引');
    await phone.tap('#privacy-ask-contract');
    await phone.until(() => phone.done.opened.includes('privacy-contract'), 'the guide to open');
    phone.agree('#privacy-ask-agree');
    expect(await second).toEqual({ event: 'agree', buttonId: 'privacy-ask-agree' });
    await phone.until(() => phone.all('#privacy-ask').length === 0, 'the question to go');
    await phone.until(() => phone.done.clipboard.length === 1, 'the link on the clipboard');
    expect(await weapp.shop.file(phone.done.clipboard[0] ?? '')).toBeDefined();
    phone.leave();
  }, 60_000);
});
