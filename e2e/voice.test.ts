import { done } from '../local/testing-shop';
import { openJourney, type Journey } from './journey';
import type { PhoneScreen } from './browser';

let journey: Journey;
const phones: PhoneScreen[] = [];
beforeAll(async () => {
  journey = await openJourney('2026-11-22T10:00');
  for (const [openid, nickname] of [['o-first', '林一禾'], ['o-second', '沈知夏']] as const) await journey.shop.join(openid, { nickname });
  const { member } = done(await journey.shop.as('o-first').member<{ member: { memberId: string } }>('membership.card'));
  for (const amount of [60_000, 62_000]) done(await journey.shop.as('demo-cashier').staff('checkout.commit', { memberId: member.memberId, storeId: 'S1', amount, coupons: [], pointsToSpend: 0, payableShown: amount }));
}, 60_000);
afterAll(async () => { await journey.close(); });

async function open(openid: string, page: string): Promise<PhoneScreen> {
  const phone = await journey.phone(openid, page);
  phones.push(phone);
  return phone;
}
const both = async (phone: PhoneScreen, id: string, zh: string, en: string): Promise<void> => {
  await phone.type(`#${id}-zh`, zh);
  await phone.type(`#${id}-en`, en);
};

test('head office publishes a poll; two members vote, and the first sees the second\'s vote come in', async () => {
  const office = await open('demo-head-office', 'staff/surveys/index?role=head_office');
  await office.tap('#new-poll');
  await both(office, 'survey-title', '春天上哪款新茶', 'Which tea for spring');
  await both(office, 'q1-words', '您想先喝到哪一款？', 'Which would you like first?');
  await both(office, 'q1-o1', '明前龙井', 'Longjing');
  await both(office, 'q1-o2', '茉莉白茶', 'Jasmine white');
  await office.see('可以发布了');
  await journey.picture(office, 'poll-edit');
  await office.tap('#survey-publish');
  await office.see('进行中');

  const first = await open('o-first', 'pages/home/index');
  await first.see('投一票：春天上哪款新茶');
  await journey.picture(first, 'card-news');
  await first.tap('.t-survey-open');
  await first.tap('#answer-q1-o1');
  await first.tap('#survey-send');
  await first.see('1 位会员投了票');
  const second = await open('o-second', 'member/voice/index');
  await second.tap('.t-survey');
  await second.tap('#answer-q1-o2');
  await second.tap('#survey-send');
  await second.see('2 位会员投了票');
  await first.see('2 位会员投了票');
  expect(await journey.words(first, '#poll-o2')).toContain('50%，1 票');
  await journey.picture(first, 'poll-results');
}, 40_000);

let visitSurveyId = '';
const two = (zh: string) => ({ zh, en: zh });
const survey = {
  kind: 'survey', title: two('这次来得怎么样'), opensOn: '2026-11-20', closesOn: '2026-11-30',
  questions: [
    { id: 'visit', kind: 'single', words: two('这个月来过店里吗？'), required: true, options: [{ id: 'yes', words: two('来过') }, { id: 'no', words: two('还没有'), goTo: 'again' }] },
    { id: 'mark', kind: 'scale', words: two('上次的茶合口味吗？'), required: true, options: [] },
    { id: 'again', kind: 'nps', words: two('愿意把我们推荐给朋友吗？'), required: true, options: [] },
    { id: 'more', kind: 'text', words: two('还想对我们说什么？'), required: false, options: [] },
  ],
};

test('a survey skips what does not concern him, says what is missing, and head office reads the result', async () => {
  const office = journey.shop.as('demo-head-office');
  const { surveyId } = done(await office.staff<{ surveyId: string }>('surveys.save', survey));
  visitSurveyId = surveyId;
  done(await office.staff('surveys.publish', { surveyId }));
  const member = await open('o-first', `member/survey/index?id=${surveyId}`);
  await member.see('上次的茶合口味吗');
  await member.tap('#answer-visit-no');
  expect(await member.page.locator('#question-mark').filter({ visible: true }).count()).toBe(0);
  await member.tap('#survey-send');
  await member.see('还有必答的题没有答');
  await member.tap('#answer-again-9');
  await member.type('#answer-more', '店里很安静，喜欢');
  await journey.picture(member, 'survey');
  await member.tap('#survey-send');
  await member.page.locator('.button-off#survey-send').waitFor();
  done(await journey.shop.as('o-second').member('surveys.answer', { surveyId, answers: { visit: 'yes', mark: 4, again: 6 } }));
  const head = await open('demo-head-office', `staff/survey-results/index?id=${surveyId}`);
  await head.see('2 人回答');
  expect(await journey.words(head, '#result-mark')).toContain('4.0 分');
  await journey.picture(head, 'survey-results');
  await head.tap('#said-more');
  await head.see('店里很安静，喜欢');
}, 40_000);

test('a suggestion is answered for everybody to read, without the name', async () => {
  const member = await open('o-first', 'member/voice/index');
  await journey.picture(member, 'voice');
  await member.tap('#suggest');
  await member.type('#suggest-words', '希望有小份的试饮，先尝再买');
  await member.tap('#suggest-send');
  await member.see('等待回复');
  const manager = await open('demo-manager', 'staff/suggestions/index');
  await manager.tap('.t-reply-open');
  await manager.type('#reply-words', '下周起每天下午三点有试饮，欢迎来');
  await manager.tap('#reply-public');
  await journey.picture(manager, 'suggestion-reply');
  await manager.tap('#reply-send');
  await manager.see('没有待回复的建议');
  const other = await open('o-second', 'member/voice/index');
  await other.tap('#voice-public');
  await other.see('下周起每天下午三点有试饮');
  expect(await journey.words(other, '#voice-screen')).not.toContain('林一禾');
  await journey.picture(other, 'suggestions-public');
}, 40_000);

test('the month\'s gift is claimed once on the perks page, and no screen threw an error', async () => {
  const member = await open('o-first', 'pages/perks/index');
  await member.page.locator('#month-gift-claim').waitFor();
  await journey.picture(member, 'perks');
  await member.tap('#month-gift-claim');
  await member.page.locator('#month-gift-claimed').waitFor();
  await journey.picture(member, 'perks-claimed');
  expect(phones.flatMap(({ errors }) => errors)).toEqual([]);
}, 40_000);

test('an answer may be changed until the survey closes, and not after', async () => {
  const member = await open('o-first', `member/survey/index?id=${visitSurveyId}`);
  const mine = async () => done(await journey.shop.as('o-first').member<{ mine: Record<string, unknown> }>('surveys.show', { surveyId: visitSurveyId })).mine['again'];
  await member.tap('#answer-again-3');
  await member.tap('#survey-send');
  await member.see('谢谢您的回答');
  expect(await mine()).toBe(3);
  await member.tap('#answer-again-8');
  journey.shop.cloud.clock.advance(9 * 24 * 3_600_000);
  await member.tap('#survey-send');
  await member.see(/已经结束|已结束/);
  expect(await mine()).toBe(3);
  expect(member.errors).toEqual([]);
}, 40_000);
