import { PNG } from 'pngjs';
import { seedDemoStore } from '../local/seed/demo-store';
import { stepsTaken, takeSteps } from '../local/testing-complaints';
import { done, type TestShop } from '../local/testing-shop';
import { dayMs, hourMs, instant, localDateOf } from '../shared/kernel/time';

/** The member whose phone is looked at: she comes regularly. */
export const regular = 'demo-regular';

/** What screens of one thing show. */
export interface LivedIn {
  readonly memberId: string;
  readonly purchaseId: string;
  readonly complaintId: string;
  readonly couponId: string;
  /** A coupon she offers to a friend, as her link names it. */
  readonly offer: { readonly offerId: string; readonly key: string };
  readonly eventId: string;
  readonly articleId: string;
  readonly campaignId: string;
  readonly surveyId: string;
}

const words = (zh: string, en: string) => ({ zh, en });
const friends = [['o-he', '何雨桐'], ['o-xu', '许南星'], ['o-ye', '叶青禾']] as const;

/** A picture of so many pixels a side: a cup of tea on a table, as far as colours go. */
function cupPng(side: number): Buffer {
  const png = new PNG({ width: side, height: side });
  for (let place = 0; place < side * side; place += 1) {
    const [x, y] = [(place % side) / side - 0.5, Math.floor(place / side) / side - 0.5];
    const away = Math.hypot(x, y);
    const [r, g, b] = away < 0.22 ? [122, 78, 40] : away < 0.3 ? [246, 243, 236] : [176 + 40 * y, 148 + 30 * y, 120 + 20 * x];
    png.data.set([r ?? 0, g ?? 0, b ?? 0, 255], place * 4);
  }
  return PNG.sync.write(png);
}

function putPhotos(shop: TestShop, openid: string, folder: string, names: readonly string[]): readonly string[] {
  const [large, small] = [cupPng(480), cupPng(160)];
  return names.map((name) => {
    shop.cloud.storage.putByClient(`${folder}/${name}.small.jpg`, openid, small, 'image/png');
    return shop.cloud.storage.putByClient(`${folder}/${name}.jpg`, openid, large, 'image/png');
  });
}

/** Three friends join by her code, so that she has brought somebody and somebody else has a say; one asks for another birthday. */
async function inviteFriends(shop: TestShop): Promise<void> {
  const { member } = done(await shop.as(regular).member<{ member: { memberNumber: string } }>('membership.card'));
  for (const [openid, nickname] of friends) await shop.join(openid, { nickname, marketingConsent: true, scene: `s=S1&r=${member.memberNumber}` });
  const born = (month: number, day: number) => ({ calendar: 'solar' as const, month, day });
  // In a shop of another size she has told hers already, and it is locked: then that one stays.
  await shop.as(regular).member('profile.saveBirthday', { birthday: born(11, 25) });
  done(await shop.as('o-he').member('profile.saveBirthday', { birthday: born(5, 1) }));
  done(await shop.as('o-he').member('profile.askBirthday', { birthday: born(5, 2), reason: '填错一天' }));
}

/** Today's purchase at the till of a guide who shows his contact card, with a note on how to keep what was bought. */
async function buyToday(shop: TestShop, memberId: string): Promise<string> {
  const [cashier, office] = [shop.as('demo-cashier'), shop.as('demo-head-office')];
  const { cards } = done(await cashier.staff<{ cards: { staffId: string; isMe: boolean }[] }>('contactCards.list'));
  const staffId = cards.find(({ isMe }) => isMe)?.staffId;
  done(await cashier.staff('contactCards.save', { staffId, wechatId: 'linxiao_tea' }));
  for (const [category, zh, en] of [['', '请避光、密封保存。', 'Keep it sealed, away from light.'], ['茶叶', '开封后请放冰箱冷藏，三个月内喝完。', 'Once opened keep it in the fridge and drink it within three months.']] as const) done(await office.staff('careNotes.save', { category, text: words(zh, en), version: 0 }));
  const basket = { memberId, storeId: 'S1', amount: 26_800, lines: [{ category: '茶叶', amount: 26_800 }], coupons: [], pointsToSpend: 0 };
  const { payable } = done(await cashier.staff<{ payable: number }>('checkout.quote', basket));
  const { purchaseId } = done(await cashier.staff<{ purchaseId: string }>('checkout.commit', { ...basket, payableShown: payable }));
  return purchaseId;
}

const terms = (zh: string, en: string, more: object) => ({
  name: words(zh, en), thresholdFen: 10_000, storeIds: [], tierIds: [], weekdays: [], categories: [], stackingGroup: null, giveable: true,
  validity: { kind: 'relative', startsAfterDays: 0, days: 30 }, totalLimit: null, perMemberLimit: null, ...more,
});

/** Three kinds of coupon for everybody; she offers one of hers to a friend. */
async function giveCoupons(shop: TestShop): Promise<Pick<LivedIn, 'couponId' | 'offer'>> {
  const office = shop.as('demo-head-office');
  const audience = { storeIds: ['S1'], tierIds: [], states: [], birthdayIn: null };
  const count = done(await office.staff<{ members: number; exact: boolean }>('couponTemplates.count', { audience }));
  for (const each of [
    terms('老友立减 20 元', '¥20 off for friends', { effect: { kind: 'cash_off', offFen: 2_000 } }),
    terms('茶具九折', '10% off tea ware', { effect: { kind: 'percent', offRate: 1_000, capFen: 5_000 }, categories: ['茶具'] }),
    terms('周三送茶点', 'A Wednesday treat', { effect: { kind: 'gift', giftName: words('桂花糕一份', 'An osmanthus cake') }, thresholdFen: 0, weekdays: [3], giveable: false, validity: { kind: 'relative', startsAfterDays: 0, days: 3 } }),
  ]) {
    const { templateId } = done(await office.staff<{ templateId: string }>('couponTemplates.save', { terms: each }));
    done(await office.staff('couponTemplates.issue', { templateId, audience, expected: count.members, expectedExact: count.exact }));
  }
  await shop.cloud.runTimer('issuing');
  const { items } = done(await shop.as(regular).member<{ items: { couponId: string; name: { zh: string } }[] }>('coupons.wallet', { state: 'usable' }));
  const named = (zh: string): string => items.find(({ name }) => name.zh === zh)?.couponId ?? 'none';
  done(await shop.as(regular).member('coupons.offer', { couponId: named('茶具九折') }));
  const { link } = done(await shop.as(regular).member<{ link: LivedIn['offer'] }>('coupons.show', { couponId: named('茶具九折') }));
  return { couponId: named('老友立减 20 元'), offer: link };
}

/** Two gifts on the shelf, and one of hers that waits in the store. */
async function fillShelf(shop: TestShop): Promise<void> {
  const office = shop.as('demo-head-office');
  const gift = (zh: string, en: string, points: number) => ({
    name: words(zh, en), detail: words('景德镇手工烧制，每只都不一样。', 'Made by hand in Jingdezhen, no two alike.'), points, gives: { kind: 'gift' }, tierIds: [], storeIds: [],
    fromOn: localDateOf(instant(shop.cloud.clock.now())), untilOn: null, perMemberLimit: 2, pickUpDays: 14,
  });
  const { rewardId } = done(await office.staff<{ rewardId: string }>('pointsShop.save', { terms: gift('手工陶瓷茶杯', 'Handmade porcelain cup', 300), stock: 12 }));
  done(await office.staff('pointsShop.save', { terms: gift('竹编茶席', 'Bamboo tea mat', 5_000), stock: 3 }));
  done(await shop.as(regular).member('pointsShop.exchange', { rewardId, storeId: 'S1', pointsShown: 300 }));
}

/** Two evenings she is invited to, one of which she goes to; topics with news; two articles. */
async function inviteAndTell(shop: TestShop): Promise<Pick<LivedIn, 'eventId' | 'articleId'>> {
  const [manager, office, member] = [shop.as('demo-manager'), shop.as('demo-head-office'), shop.as(regular)];
  const now = instant(shop.cloud.clock.now());
  const evening = async (title: string, about: string, inDays: number, capacity: number): Promise<string> => {
    const startsAt = now + inDays * dayMs + 9 * hourMs;
    const { eventId } = done(await manager.staff<{ eventId: string }>('events.save', {
      storeId: 'S1', title, words: about, where: '二楼茶室', startsAt, endsAt: startsAt + 2 * hourMs, signUpUntilAt: startsAt - dayMs, capacity, tierIds: [], scope: 'store',
    }));
    done(await manager.staff('events.publish', { eventId }));
    return eventId;
  };
  const eventId = await evening('周年茶会', '店里三岁了，请您来喝一晚今年的新茶。', 7, 3);
  const going = await evening('学泡一壶岩茶', '带上杯子就好，茶由我们备。', 14, 12);
  for (const [openid] of friends) done(await shop.as(openid).member('events.signUp', { eventId: openid === 'o-ye' ? going : eventId }));
  done(await member.member('events.signUp', { eventId: going }));
  const topics: string[] = [];
  for (const [zh, en] of [['乌龙茶', 'Oolong'], ['茶具', 'Tea ware'], ['绿茶', 'Green tea']] as const) topics.push(done(await office.staff<{ topicId: string }>('interests.saveTopic', { name: words(zh, en), categories: [zh], isActive: true })).topicId);
  done(await member.member('interests.choose', { topicId: topics[0], wanted: true }));
  const { folder } = done(await office.staff<{ folder: string }>('journal.photoFolder'));
  const [cover] = putPhotos(shop, 'demo-head-office', folder, ['cup']);
  done(await office.staff('interests.publishNews', { topicIds: [topics[0]], title: '明前乌龙到店', words: '武夷山今年头一批，兰香很足，欢迎来店里试喝。', photo: cover }));
  const write = async (title: string, paragraphs: readonly string[], photos: readonly (string | undefined)[]) =>
    done(await office.staff<{ articleId: string }>('journal.save', { title, paragraphs, photos, publishedOn: localDateOf(now), isPublished: true })).articleId;
  await write('怎样挑一把顺手的壶', ['先看盖子合不合，再看出水断不断。'], []);
  const articleId = await write('一片叶子的旅程', ['清明前的武夷山，雾比人起得早。', '采茶的人天不亮就上山，一天只采得三斤鲜叶。', '我们把它带回来，泡给您喝。'], [cover]);
  return { eventId, articleId };
}

const survey = {
  kind: 'survey', title: words('这个秋天，您觉得怎么样', 'How was this autumn for you'), opensOn: '2026-11-01', closesOn: '2026-12-31',
  questions: [
    { id: 'visit', kind: 'single', words: words('这个月来过店里吗？', 'Did you visit us this month?'), required: true, options: [{ id: 'yes', words: words('来过', 'Yes') }, { id: 'no', words: words('还没有', 'Not yet') }] },
    { id: 'mark', kind: 'scale', words: words('给我们打个分', 'Please give us a mark'), required: true, options: [] },
    { id: 'again', kind: 'nps', words: words('愿意把我们推荐给朋友吗？', 'Would you recommend us to a friend?'), required: true, options: [] },
    { id: 'more', kind: 'text', words: words('还想对我们说什么？', 'Anything else you would like to tell us?'), required: false, options: [] },
  ],
};
const poll = {
  kind: 'poll', title: words('春天上哪款新茶', 'Which tea for spring'), opensOn: '2026-11-01', closesOn: '2026-12-31',
  questions: [{ id: 'tea', kind: 'single', words: words('您想先喝到哪一款？', 'Which would you like first?'), required: true, options: [{ id: 'long', words: words('明前龙井', 'Longjing') }, { id: 'jasmine', words: words('茉莉白茶', 'Jasmine white') }] }],
};

/** A survey others answered, a poll, and suggestions with and without a reply. */
async function askAround(shop: TestShop): Promise<string> {
  const [manager, office] = [shop.as('demo-manager'), shop.as('demo-head-office')];
  const ids: string[] = [];
  for (const each of [poll, survey]) {
    const { surveyId } = done(await office.staff<{ surveyId: string }>('surveys.save', each));
    done(await office.staff('surveys.publish', { surveyId }));
    ids.push(surveyId);
  }
  const [pollId, surveyId = 'none'] = ids;
  for (const [index, [openid]] of friends.entries()) {
    done(await shop.as(openid).member('surveys.answer', { surveyId: pollId, answers: { tea: index === 0 ? 'long' : 'jasmine' } }));
    done(await shop.as(openid).member('surveys.answer', { surveyId, answers: { visit: 'yes', mark: 3 + index, again: 8 + index - 1, more: ['店里很安静，喜欢', '希望周末早点开门', '茶点再多两样就好了'][index] } }));
  }
  const { suggestionId } = done(await shop.as(regular).member<{ suggestionId: string }>('suggestions.send', { words: '能不能出小包装的茶，出差带着方便。' }));
  done(await manager.staff('suggestions.answer', { suggestionId, words: '谢谢您，十二月起三款茶有 5 克小包装。', isPublic: true }));
  done(await shop.as('o-he').member('suggestions.send', { words: '二楼的窗边能不能加两个座位。' }));
  return surveyId;
}

/** She complains with three photos, of which the content check holds one back, and is asked whether she was understood: which reaches her as a message. */
async function complain(shop: TestShop): Promise<string> {
  const member = shop.as(regular);
  const { folder } = done(await member.member<{ folder: string }>('complaints.photoFolder'));
  shop.cloud.wechat.setRiskyWords(['held']);
  const photos = putPhotos(shop, regular, folder, ['cup', 'lid', 'held']);
  const { complaintId } = done(await member.member<{ complaintId: string }>('complaints.open', { kind: 'product', text: '昨天买的盖碗，回家打开发现盖子有一道裂纹。', photos, contactBy: 'in_app' }));
  await shop.cloud.tellOfMedia();
  const templateId = 'tpl_complaint_asked';
  done(await member.member('consent.recordSubscriptions', { accepted: [templateId] }));
  shop.cloud.wechat.addCredits(regular, templateId);
  const { listen, talk, apologise, analyse } = stepsTaken;
  await takeSteps(shop, 'demo-manager', complaintId, [
    { ...listen, summary: '盖碗买回家发现盖子有裂纹' }, { ...talk, words: '电话里听她说了经过，谢谢她告诉我们' },
    { ...apologise, words: '让您带回家才发现裂纹，是我们包装前没有验看' }, { ...analyse, cause: 'product_quality', restatement: '您想换一只没有裂纹的盖碗，对吗', agreed: 'ask' },
  ]);
  for (let looks = 0; looks < 3; looks += 1) await shop.cloud.runTimer('dispatch');
  return complaintId;
}

/** A manager's campaign that waits for head office, counted. */
async function handInCampaign(shop: TestShop): Promise<string> {
  const manager = shop.as('demo-manager');
  const audience = { storeIds: ['S1'], states: ['dormant', 'lost'], stages: [], groups: [], classes: [], tierIds: [], interests: [], tags: [], birthdayMonths: [], awayAtLeastDays: null, awayAtMostDays: null, notContactedDays: null };
  const plan = { name: '老友回店', audience, offer: '', untilOn: null, templateIds: ['tpl_lost'], calls: false, startAt: null, rounds: 1, gapDays: 14, windowDays: 14 };
  const { campaignId, revision } = done(await manager.staff<{ campaignId: string; revision: number }>('campaigns.save', { homeStoreId: 'S1', plan }));
  done(await manager.staff('campaigns.count', { campaignId, revision }));
  await shop.cloud.runTimer('campaigns');
  done(await manager.staff('campaigns.submit', { campaignId, revision }));
  return campaignId;
}

/** A small shop that has been lived in: history, nights, and something in every list that can have something. */
export async function liveIn(shop: TestShop, members: number): Promise<LivedIn> {
  await shop.inStore(() => seedDemoStore(shop.url, instant(shop.cloud.clock.now()), () => undefined, members));
  const { member } = done(await shop.as(regular).member<{ member: { memberId: string } }>('membership.card'));
  await inviteFriends(shop);
  const purchaseId = await buyToday(shop, member.memberId);
  const coupons = await giveCoupons(shop);
  await fillShelf(shop);
  const told = await inviteAndTell(shop);
  const surveyId = await askAround(shop);
  const complaintId = await complain(shop);
  const campaignId = await handInCampaign(shop);
  done(await shop.as('demo-head-office').staff('tills.add', { storeId: 'S1', name: '一楼收银机' }));
  return { memberId: member.memberId, purchaseId, ...coupons, ...told, surveyId, complaintId, campaignId };
}
