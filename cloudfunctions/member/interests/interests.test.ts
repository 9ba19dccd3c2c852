import { addDays, dayMs, instant, localDate, localTime } from '../../../shared/kernel/time';
import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import { store } from '../../_store/store';

let shop: TestShop;
const today = localDate('2026-11-22');
beforeEach(async () => { shop = await openTestShop({ at: localTime(today, 10) }); });
afterEach(() => shop.cloud.close());

interface Topic { topicId: string; standing: string }
const office = () => shop.as('demo-head-office');
const topic = async (zh: string, ...categories: string[]) => done(await office().staff<{ topicId: string }>('interests.saveTopic', { name: { zh, en: zh }, categories, isActive: true })).topicId;
const mine = async (openid: string) => Object.fromEntries(done(await shop.as(openid).member<{ topics: Topic[] }>('interests.show')).topics.map(({ topicId, standing }) => [topicId, standing]));
const choose = (openid: string, topicId: string, wanted: boolean) => shop.as(openid).member('interests.choose', { topicId, wanted });
const kindsOf = async (openid: string) => done(await shop.as(openid).member<{ forYou: { kind: string }[] }>('membership.card')).forYou.map(({ kind }) => kind);

/** A purchase of one category, so many days from now. */
async function buy(memberId: string, category: string, inDays: number) {
  await shop.cloud.moveClock(instant(localTime(today, 10) + inDays * dayMs));
  const basket = { memberId, storeId: 'S1', amount: 8_800, lines: [{ category, amount: 8_800 }], coupons: [], pointsToSpend: 0 };
  const { payable } = done(await shop.as('demo-cashier').staff<{ payable: number }>('checkout.quote', basket));
  done(await shop.as('demo-cashier').staff('checkout.commit', { ...basket, payableShown: payable }));
  await shop.cloud.runTimer('voices');
}

test('a member picks a topic with one tap and lets it go with another; a topic that ended cannot be picked', async () => {
  await shop.join('a');
  const oolong = await topic('乌龙茶', '乌龙');
  done(await choose('a', oolong, true));
  expect(await mine('a')).toEqual({ [oolong]: 'picked' });
  done(await choose('a', oolong, false));
  expect(await mine('a')).toEqual({ [oolong]: 'none' });
  done(await office().staff('interests.saveTopic', { topicId: oolong, name: { zh: '乌龙茶', en: 'Oolong' }, categories: [], isActive: false }));
  expect(await mine('a')).toEqual({});
  expect(codeOf(await choose('a', oolong, true))).toBe('TOPIC_ENDED');
});

test('what is bought on two days is taken as liked, shown as such, and never again after a no', async () => {
  const { memberId } = await shop.join('a');
  const [oolong, cups] = [await topic('乌龙茶', '乌龙'), await topic('茶具', '茶具')];
  await buy(memberId, '乌龙', 0);
  expect(await mine('a')).toEqual({ [oolong]: 'none', [cups]: 'none' });
  await buy(memberId, '乌龙', 2);
  expect(await mine('a')).toEqual({ [oolong]: 'bought', [cups]: 'none' });
  done(await choose('a', oolong, false));
  await buy(memberId, '乌龙', 4);
  expect(await mine('a')).toEqual({ [oolong]: 'none', [cups]: 'none' });
});

test('who does not want to be reckoned with has no topic taken from what he buys, and loses those he had; what he picked stays', async () => {
  const { memberId } = await shop.join('a');
  const [oolong, cups] = [await topic('乌龙茶', '乌龙'), await topic('茶具', '茶具')];
  await buy(memberId, '乌龙', 0);
  await buy(memberId, '乌龙', 2);
  done(await choose('a', cups, true));
  done(await shop.as('a').member('privacy.setPersonalised', { personalised: false }));
  expect(await mine('a')).toEqual({ [oolong]: 'none', [cups]: 'picked' });
  await buy(memberId, '乌龙', 4);
  expect(await mine('a')).toEqual({ [oolong]: 'none', [cups]: 'picked' });
});

test('news is on the cards of those who follow a topic, announced once to them, and gone when it is taken back', async () => {
  for (const openid of ['a', 'b']) await shop.join(openid, { marketingConsent: true });
  const [oolong, cups] = [await topic('乌龙茶', '乌龙'), await topic('茶具', '茶具')];
  for (const id of [oolong, cups]) done(await choose('a', id, true));
  const { newsId } = done(await office().staff<{ newsId: string }>('interests.publishNews', { topicIds: [oolong, cups], title: '明前乌龙到店', words: '今年头一批。' }));
  expect([(await kindsOf('a')).includes('topic_news'), (await kindsOf('b')).includes('topic_news')]).toEqual([true, false]);
  const news = async (openid: string) => done(await shop.as(openid).member<{ news: object[] }>('interests.show')).news;
  expect([await news('a'), await news('b')]).toMatchObject([[{ newsId, title: '明前乌龙到店' }], []]);
  for (let look = 0; look < 2; look += 1) await shop.cloud.runTimer('dispatch');
  const decided = await shop.inStore(() => store.decisions.find({ filter: { campaign: `new_goods_${newsId}` }, order: [{ field: 'channel', direction: 'asc' }, { field: '_id', direction: 'asc' }], limit: 10 }));
  expect(decided.map(({ memberId }) => memberId)).toHaveLength(1);
  done(await office().staff('interests.stopNews', { newsId }));
  expect([await kindsOf('a'), await news('a')]).toEqual([expect.not.arrayContaining(['topic_news']), []]);
  expect(await shop.inStore(() => store.announcements.get(`new_goods_${newsId}`))).toMatchObject({ stopped: true });
});

test('only head office keeps topics and tells of new goods, and no photo but its own is shown', async () => {
  const oolong = await topic('乌龙茶');
  for (const [action, input] of [['topics', {}], ['news', {}], ['publishNews', { topicIds: [oolong], title: 'x', words: 'x' }]] as const) expect(codeOf(await shop.as('demo-manager').staff(`interests.${action}`, input))).toBe('FORBIDDEN');
  const photo = 'cloud://local.6875/complaints/m_x/photo.jpg';
  expect(codeOf(await office().staff('interests.publishNews', { topicIds: [oolong], title: 'x', words: 'x', photo }))).toBe('PHOTO_UNREADABLE');
});

test('a copy of one\'s data names his interests and events, and nothing of them is left when he goes', async () => {
  const { memberId } = await shop.join('a');
  const [oolong, cups] = [await topic('乌龙茶', '乌龙'), await topic('茶具', '茶具')];
  done(await choose('a', oolong, true));
  done(await choose('a', cups, false));
  const copy = done(await shop.as('a').member<{ page: { url: string } }>('privacy.exportData', { lang: 'zh' }));
  expect(await (await fetch(copy.page.url)).text()).toContain('乌龙茶');
  done(await shop.as('a').member('privacy.leave', { confirmed: true }));
  await shop.cloud.moveClock(localTime(addDays(today, 1), 3));
  await shop.cloud.runTimer('privacy');
  expect(await shop.inStore(() => Promise.all([store.memberTopics.count({ memberId }), store.declinedTopics.get(memberId)]))).toEqual([0, undefined]);
});
