import { codeAt } from '../shared/domain/member-code';
import { instant, localDate, localTime } from '../shared/kernel/time';
import { done } from '../local/testing-shop';
import { openJourney, type Journey } from './journey';
import type { PhoneScreen } from './browser';

let journey: Journey;
let member: PhoneScreen;
let manager: PhoneScreen;
let office: PhoneScreen;
let eventId = '';
beforeAll(async () => {
  journey = await openJourney('2026-11-22T10:00');
  await journey.shop.join('mei', { nickname: '沈知夏', marketingConsent: true });
  await journey.shop.join('jun', { nickname: '林一禾' });
}, 60_000);
afterAll(() => journey.close());

test('a manager plans an event and invites; the member sees it on the card and signs up, the next one waits', async () => {
  manager = await journey.phone('demo-manager', 'staff/events/index?role=manager');
  await manager.see('还没有活动');
  await manager.tap('#event-add');
  await manager.type('#event-name', '周年茶会');
  await manager.type('#event-words', '店里三岁了，请您来喝一晚今年的新茶。');
  await manager.type('#event-where', '二楼茶室');
  await manager.type('#event-capacity', '1');
  await journey.picture(manager, 'event-edit');
  await manager.tap('#event-save');
  await manager.page.locator('#event-publish').waitFor();
  await journey.picture(manager, 'event-draft');
  await manager.tap('#event-publish');
  await manager.page.locator('#event-counts').waitFor();

  member = await journey.phone('mei', 'pages/home/index');
  await member.see('邀请您参加「周年茶会」');
  await journey.picture(member, 'card-invited');
  await member.tap('.t-event-new');
  await member.page.locator('#event-sign-up').waitFor();
  await journey.picture(member, 'event');
  await member.tap('#event-sign-up');
  await member.see('报名成功，到店出示会员码签到');
  await journey.picture(member, 'event-signed-up');
  eventId = done(await journey.shop.as('mei').member<{ ahead: { eventId: string }[] }>('events.list')).ahead[0]?.eventId ?? '';
  done(await journey.shop.as('jun').member('events.signUp', { eventId }));
  await journey.visit(member, 'mei', 'member/events/index');
  await member.see('周年茶会');
  await journey.picture(member, 'events');
}, 60_000);

test('who gives his place back lets the first in line move up, who then shows his code at the door, once', async () => {
  await journey.visit(member, 'mei', `member/event/index?id=${eventId}`);
  await member.tap('#event-withdraw');
  await member.tap('#event-withdraw-sure');
  await member.page.locator('#event-sign-up').waitFor();
  await journey.visit(member, 'jun', 'pages/home/index');
  await member.see('「周年茶会」候补成功');
  await journey.picture(member, 'card-moved-up');

  await journey.shop.cloud.moveClock(localTime(localDate('2026-11-29'), 18, 30));
  await journey.visit(manager, 'demo-cashier', `staff/event/index?id=${eventId}`);
  const { memberNumber, secret } = done(await journey.shop.as('jun').member<{ memberNumber: string; secret: string }>('membership.memberCode'));
  await manager.type('#door-code', codeAt(memberNumber, secret, instant(Math.floor(journey.shop.cloud.clock.now()))));
  await journey.picture(manager, 'event-door');
  await manager.tap('#door-let-in');
  await manager.page.locator('#event-came').waitFor();
  expect(await journey.words(manager, '.t-guest')).toContain('已签到');
  await journey.picture(manager, 'event-guests');
}, 60_000);

test('a member picks what she likes, and head office tells her of new goods', async () => {
  office = await journey.phone('demo-head-office', 'staff/topics/index');
  await office.see('还没有话题');
  for (const [zh, en, categories] of [['乌龙茶', 'Oolong', '乌龙，铁观音'], ['茶具', 'Tea ware', '茶具']] as const) {
    await office.tap('#topic-add');
    await office.type('#topic-zh', zh);
    await office.type('#topic-en', en);
    await office.type('#topic-categories', categories);
    await office.tap('#topic-save');
    await office.page.locator('.t-topic', { hasText: zh }).waitFor();
  }
  await journey.picture(office, 'topics');
  await journey.visit(member, 'mei', 'member/interests/index');
  await member.see('乌龙茶');
  await member.tap('[id^="topic-tp_"]:has-text("乌龙茶")');
  await member.page.locator('.chip-on').waitFor();

  await office.tap('#part-news');
  await office.tap('#news-add');
  await office.tap('[id^="news-topic-"]:has-text("乌龙茶")');
  await office.type('#news-title', '明前乌龙到店');
  await office.type('#news-words', '武夷山今年头一批，兰香很足，欢迎来店里试喝。');
  await journey.picture(office, 'news-write');
  await office.tap('#news-publish');
  await office.page.locator('.t-sent-news').waitFor();
  await journey.picture(office, 'news-sent');
  await journey.visit(member, 'mei', 'member/interests/index');
  await member.see('明前乌龙到店');
  await journey.picture(member, 'interests');
}, 60_000);

test('head office writes an article, and the member reads it', async () => {
  await journey.visit(office, 'demo-head-office', 'staff/journal/index');
  await office.tap('#article-add');
  await office.type('#article-title', '一片叶子的旅程');
  await office.type('#article-words', '清明前的武夷山，雾比人起得早。\n\n采茶的人天不亮就上山，一天只采得三斤鲜叶。\n\n我们把它带回来，泡给您喝。');
  await journey.picture(office, 'article-edit');
  await office.tap('#article-publish');
  await office.page.locator('.t-kept-article').waitFor();
  await journey.picture(office, 'journal-desk');
  await journey.visit(member, 'mei', 'member/journal/index');
  await member.see('一片叶子的旅程');
  await journey.picture(member, 'journal');
  await member.tap('.t-article');
  await member.page.locator('#article-title').waitFor();
  await journey.picture(member, 'article');
  expect([...member.errors, ...manager.errors, ...office.errors]).toEqual([]);
}, 60_000);
