import { store } from '../cloudfunctions/_store/store';
import { reconcileBooks } from '../local/books';
import { done } from '../local/testing-shop';
import { dayMs, instant, localDate, localTime } from '../shared/kernel/time';
import { basisPoints } from '../shared/kernel/units';
import type { PhoneScreen } from './browser';
import { openJourney, type Journey } from './journey';

/** A year in a member's life, on her phone. The staff and the nights work through the functions; what is asserted is what she reads. */
let journey: Journey;
let mei: PhoneScreen;
let memberId: string;
const two = (zh: string) => ({ zh, en: zh });
const cashier = () => journey.shop.as('demo-cashier');
const manager = () => journey.shop.as('demo-manager');
const office = () => journey.shop.as('demo-head-office');

beforeAll(async () => {
  journey = await openJourney('2026-03-02T10:00');
  await journey.shop.inStore(async () => {
    const rules = await store.policies.get('current');
    if (!rules) throw new Error('the brand is set up');
    // Nobody is held out of the win-back, so that she hears of it whatever her id is.
    await store.policies.put({ ...rules, reach: { ...rules.reach, holdout: basisPoints(0) } });
  });
}, 60_000);
afterAll(() => journey.close());

const on = (day: string, hour = 10, minute = 0) => journey.shop.cloud.moveClock(localTime(localDate(day), hour, minute));
const at = (page: string) => journey.visit(mei, 'mei', page);
async function night(day: string, job: string, hour: number, minute = 5): Promise<void> {
  await on(day, hour, minute);
  for (let ticks = 0; ticks < 20; ticks += 1) {
    const reply = (await journey.shop.cloud.runTimer(job)) as { kind: string; value?: { state?: string } };
    if (reply.kind !== 'done') throw new Error(`${job} answered ${JSON.stringify(reply)}`);
    if (reply.value?.state === undefined || reply.value.state === 'done') return;
    await journey.shop.cloud.moveClock(journey.shop.cloud.clock.now() + 5 * 60_000);
  }
  throw new Error(`${job} did not end`);
}
/** A purchase that shows her code at the till; answers what she paid. */
async function buy(openid: string, amount: number, coupons: 'best' | readonly string[] = []): Promise<number> {
  await journey.shop.cloud.moveClock(journey.shop.cloud.clock.now() + 60_000);
  const { memberId: id, scanId } = await journey.shop.scan(openid);
  const basket = { memberId: id, scanId, storeId: 'S1', amount, coupons, pointsToSpend: 0 };
  const { payable } = done(await cashier().staff<{ payable: number }>('checkout.quote', basket));
  done(await cashier().staff('checkout.commit', { ...basket, payableShown: payable }));
  return payable;
}

test('March: she joins by the till’s code, buys, reads what it brought and rates it in two taps', async () => {
  mei = await journey.phone('mei', 'pages/join/index?scene=s%3DS1%26t%3D07');
  await mei.see('欢迎来到知春茶事');
  await mei.type('#join-nickname', '沈知夏');
  await mei.tap('#join-marketing');
  await mei.tap('#join-submit');
  await mei.tap('#welcomed-card');
  expect(await journey.words(mei, '#card-tier')).toContain('银卡');
  memberId = done(await journey.shop.as('mei').member<{ member: { memberId: string } }>('membership.card')).member.memberId;
  expect(await buy('mei', 12_850, 'best')).toBe(10_850);
  await at('pages/home/index');
  await mei.tap('.t-purchase-recorded');
  await mei.see('108.50');
  await mei.tap('#visit-store-5');
  await mei.tap('#visit-guide-5');
  await mei.see('谢谢，已经记下');
  await at('member/points/index');
  expect(await journey.words(mei, '#points-balance')).toBe('108');
}, 60_000);

test('March: a large purchase makes her gold, and the month’s gift is claimed', async () => {
  await on('2026-03-20');
  await buy('mei', 100_000);
  await at('pages/home/index');
  await mei.page.locator('#card-tier').filter({ visible: true }).getByText('金卡').waitFor();
  await mei.see('本月礼可以领了');
  await at('pages/perks/index');
  await mei.tap('#month-gift-claim');
  await mei.page.locator('#month-gift-claimed').waitFor();
  await at('member/tiers/index');
  expect(await journey.words(mei, '#tier-now')).toContain('金卡');
}, 60_000);

test('April: her lunar birthday is seen before it is saved, and its gift waits for November', async () => {
  await on('2026-04-10');
  await at('member/profile/index');
  await mei.tap('#profile-birthday');
  await mei.tap('#birthday-calendar-lunar');
  await mei.tap('#birthday-month-10');
  await mei.tap('#birthday-day-20');
  await mei.page.locator('#birthday-preview').waitFor();
  expect(await journey.words(mei, '#birthday-preview')).toMatch(/11月28日/);
  await mei.tap('#birthday-done');
  await mei.page.locator('#profile-birthday-ask').waitFor();
  expect(await journey.words(mei, '#gift-row')).toContain('11月21日');
  expect(await mei.page.locator('#gift-claim').count()).toBe(0);
  await mei.type('#profile-phone', '13912346789');
  await journey.picture(mei, 'profile-phone');
  await mei.tap('#profile-phone-save');
  await mei.see(/6789/);
  expect(await journey.words(mei, '#profile-birthday')).toContain('农历十月二十');
}, 60_000);

test('May: a coupon that everybody got goes to a friend, who joins and takes it', async () => {
  await on('2026-05-06');
  const terms = {
    name: two('好友满 50 减 10'), effect: { kind: 'cash_off', offFen: 1_000 }, thresholdFen: 5_000, storeIds: [], tierIds: [], weekdays: [], categories: [],
    stackingGroup: null, giveable: true, validity: { kind: 'relative', startsAfterDays: 0, days: 30 }, totalLimit: null, perMemberLimit: null,
  };
  const { templateId } = done(await office().staff<{ templateId: string }>('couponTemplates.save', { terms }));
  done(await office().staff('couponTemplates.issue', { templateId, audience: { storeIds: [], tierIds: [], states: [], birthdayIn: null }, expected: 1, expectedExact: true }));
  await journey.shop.cloud.runTimer('issuing');
  await at('pages/coupons/index');
  await mei.page.locator('.t-coupon', { hasText: '好友满 50 减 10' }).filter({ visible: true }).first().click();
  await mei.tap('#give');
  await mei.tap('#give-sure');
  await mei.page.locator('#give-copy').waitFor();
  const couponId = decodeURIComponent(/id=([^&]+)/.exec(mei.page.url())?.[1] ?? '');
  const { link } = done(await journey.shop.as('mei').member<{ link: { offerId: string; key: string } }>('coupons.show', { couponId }));
  const friend = await journey.phone('lan', `member/coupon-offer/index?offer=${link.offerId}&key=${link.key}`);
  await friend.see('沈知夏送您一张');
  await friend.tap('#offer-join');
  await friend.type('#join-nickname', '小美');
  await friend.tap('#join-birthday');
  await friend.tap('#birthday-calendar-lunar');
  await friend.tap('#birthday-month-6');
  await friend.tap('#birthday-leap-leap');
  await friend.tap('#birthday-day-30');
  expect(await journey.words(friend, '#birthday-preview')).toContain('接下来是');
  await friend.see('一年只能自己改一次');
  await journey.picture(friend, 'join-birthday');
  await friend.tap('#birthday-done');
  expect(await journey.words(friend, '#join-birthday')).toContain('农历闰六月三十');
  await friend.tap('#join-submit');
  await friend.tap('#welcomed-offer');
  await friend.tap('#offer-claim');
  await friend.see('您已经领过了');
  expect(friend.errors).toEqual([]);
  await friend.page.context().close();
  await at('pages/coupons/index');
  await mei.tap('#wallet-used');
  await mei.see('已送出');
}, 60_000);

test('June: points become a cup, which is handed to her once', async () => {
  await on('2026-06-03');
  const name = two('手工陶瓷茶杯');
  const terms = { name, detail: name, gives: { kind: 'gift' }, points: 300, tierIds: [], storeIds: [], perMemberLimit: null, fromOn: '2026-06-01', untilOn: null, pickUpDays: 14 };
  done(await office().staff('pointsShop.save', { terms, stock: 12 }));
  await at('member/points-shop/index');
  await mei.tap('.t-reward');
  await mei.tap('#exchange-send');
  await mei.tap('.t-exchange');
  const code = (await journey.words(mei, '#pick-up-digits')).replace(/\s/g, '');
  const { pickUps } = done(await cashier().staff<{ pickUps: { exchangeId: string }[] }>('pointsShop.find', { storeId: 'S1', code }));
  done(await cashier().staff('pointsShop.handOut', { exchangeId: pickUps[0]?.exchangeId, storeId: 'S1', code }));
  await at('member/exchanges/index');
  await mei.see('已领取');
}, 60_000);

test('July: she signs up for an event, answers a survey, makes a suggestion and picks what she likes', async () => {
  await on('2026-07-01');
  const startsAt = localTime(localDate('2026-07-08'), 19);
  const event = { storeId: 'S1', title: '荷花茶会', words: '一起喝今夏的荷香。', where: '二楼茶室', startsAt, endsAt: instant(startsAt + dayMs / 12), signUpUntilAt: instant(startsAt - dayMs), capacity: 10, tierIds: [], scope: 'store' };
  const { eventId } = done(await manager().staff<{ eventId: string }>('events.save', event));
  done(await manager().staff('events.publish', { eventId }));
  const questions = [{ id: 'mark', kind: 'scale', words: two('上次的茶合口味吗？'), required: true, options: [] }];
  const { surveyId } = done(await office().staff<{ surveyId: string }>('surveys.save', { kind: 'survey', title: two('夏天的茶'), opensOn: '2026-07-01', closesOn: '2026-07-20', questions }));
  done(await office().staff('surveys.publish', { surveyId }));
  const { topicId } = done(await office().staff<{ topicId: string }>('interests.saveTopic', { name: two('乌龙茶'), categories: [], isActive: true }));
  await at('pages/home/index');
  await mei.tap('.t-event-new');
  await mei.tap('#event-sign-up');
  await mei.see('报名成功');
  await at(`member/survey/index?id=${surveyId}`);
  await mei.tap('#answer-mark-4');
  await mei.tap('#survey-send');
  await mei.page.locator('.button-off#survey-send').waitFor();
  await at('member/voice/index');
  await mei.tap('#suggest');
  await mei.type('#suggest-words', '希望有小份的试饮，先尝再买');
  await mei.tap('#suggest-send');
  await mei.see('等待回复');
  const waiting = done(await manager().staff<{ items: { suggestionId: string }[] }>('suggestions.list', { state: 'waiting' }));
  done(await manager().staff('suggestions.answer', { suggestionId: waiting.items[0]?.suggestionId, words: '下周起每天下午三点有试饮', isPublic: true }));
  await at('member/interests/index');
  await mei.tap(`#topic-${topicId}`);
  await mei.page.locator(`.chip-on#topic-${topicId}`).waitFor();
  await at('member/voice/index');
  await mei.tap('#voice-mine');
  await mei.see('下周起每天下午三点有试饮');
}, 60_000);

test('August: she complains, is answered, and says that it is good now', async () => {
  await on('2026-08-12');
  await at('member/complain/index');
  await mei.tap('#complain-kind-service');
  await mei.type('#complain-text', '排队二十分钟只开了一个收银台，没有人说明。');
  await mei.tap('#complain-submit');
  await mei.page.locator('#complain-sent').waitFor();
  const [complaint] = await journey.shop.inStore(() => store.complaints.find({ filter: { memberId }, limit: 1 }));
  const { revision } = done(await manager().staff<{ revision: number }>('complaints.show', { complaintId: complaint?._id }));
  done(await manager().staff('complaints.take', {
    complaintId: complaint?._id, revision,
    steps: [
      { step: 'listen', summary: '排队二十分钟只有一个收银台', mood: 'upset' }, { step: 'talk', channel: 'phone', words: '电话里道了谢' },
      { step: 'apologise', words: '让您站着等了二十分钟也没有人说一声，是我没排好班。', repeatConfirmed: false },
      { step: 'analyse', cause: 'waiting', aboutStaffId: null, restatement: '您在意的是没人告诉您要等多久', agreed: 'in_person' },
      { step: 'explain', words: '那天下午前台只剩一个人，是我安排得不对。' }, { step: 'resolve', proposal: '周末起固定开两台收银', agreed: 'in_person' },
      { step: 'compensate', compensation: { kind: 'none', reason: '她说处理好就行' } },
    ],
  }));
  await at('pages/home/index');
  await mei.tap('.t-complaint-to-rate');
  await mei.see('周末起固定开两台收银');
  await mei.tap('#star-5');
  await mei.tap('#rate-submit');
  await mei.page.locator('#rate-card').waitFor({ state: 'detached' });
}, 60_000);

test('September: a friend joins by her card; after his first purchase cannot come back any more both have their coupon', async () => {
  await on('2026-09-01');
  await at('member/referral/index');
  const { scene } = done(await journey.shop.as('mei').member<{ scene: string }>('referral.show'));
  await journey.shop.join('jun', { scene, nickname: '王小军' });
  await buy('jun', 20_000);
  await night('2026-09-20', 'referrals', 6, 10);
  await at('member/referral/index');
  await mei.see('王＊＊');
  expect(await journey.words(mei, '.t-friend')).not.toContain('礼已送到');
  await night('2026-10-02', 'referrals', 6, 10);
  await at('member/referral/index');
  expect(await journey.words(mei, '.t-friend')).toContain('礼已送到');
}, 60_000);

test('October: she buys once more, and the receipt is there for her', async () => {
  await on('2026-10-05');
  await buy('mei', 5_000);
  await at('member/purchases/index');
  await mei.see('47.50');
}, 60_000);

test('November: the birthday’s gift is there in its days, and once', async () => {
  await on('2026-11-25');
  await at('member/profile/index');
  await mei.tap('#gift-claim');
  await mei.see(/已放进您的券/);
  await at('member/profile/index');
  await mei.page.locator('#gift-row').filter({ visible: true }).last().waitFor();
  expect(await mei.page.locator('#gift-claim').count()).toBe(0);
}, 60_000);

test('January: she stays away, is missed in one message, comes back', async () => {
  const templates = ['tpl_drifting', 'tpl_dormant', 'tpl_lost'];
  for (const template of templates) journey.shop.cloud.wechat.addCredits('mei', template);
  done(await journey.shop.as('mei').member('consent.recordSubscriptions', { accepted: templates }));
  await night('2027-01-06', 'nightly', 2);
  await on('2027-01-06', 20);
  await journey.shop.cloud.runTimer('dispatch');
  const [sent] = journey.shop.cloud.wechat.sent().filter(({ to }) => to === 'mei').slice(-1);
  const page = String(sent?.page);
  expect(page).toContain('member/message/index?id=');
  await at(page);
  await mei.see('为什么会收到');
  await at('member/messages/index');
  await mei.page.locator('.t-my-message').filter({ visible: true }).first().waitFor();
  expect(await mei.page.locator('.t-my-message').filter({ visible: true }).count()).toBe(1);
  await on('2027-01-09', 15);
  await buy('mei', 8_800);
  await at('pages/home/index');
  await mei.page.locator('.t-purchase-recorded').first().waitFor();
}, 60_000);

test('a year later: what is left of March’s points is about to end, and says so on the card', async () => {
  await on('2027-03-05');
  await at('pages/home/index');
  await mei.page.locator('.t-points-ending').waitFor();
  await at('member/points/index');
  await mei.page.locator('.t-points-expiring').first().waitFor();
  const ending = await journey.words(mei, '.t-points-expiring');
  expect(ending).toContain('808');
  await night('2027-04-01', 'books', 0);
  await at('member/points/index');
  expect(await journey.words(mei, '.t-points-entry:has-text("到期")')).toContain('808');
}, 60_000);

test('she takes a copy of her data, leaves, and joins again as somebody new', async () => {
  await on('2027-04-02');
  await at('member/own-data/index');
  await mei.tap('#data-copy-make');
  await mei.page.locator('#data-copy-page').waitFor();
  await mei.tap('#data-leave');
  await mei.tap('#leave-sure');
  await mei.tap('#leave-do');
  await mei.page.locator('#go-join').waitFor();
  await at('pages/join/index?scene=s%3DS1');
  await mei.tap('#join-submit');
  await mei.tap('#welcomed-card');
  expect(await journey.words(mei, '#card-tier')).toContain('银卡');
  expect(await journey.words(mei, '#home-points-value')).toBe('0');
  expect((await journey.shop.inStore(reconcileBooks)).differing).toEqual([]);
  expect(mei.errors).toEqual([]);
}, 60_000);
