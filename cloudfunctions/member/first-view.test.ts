import { mainPages, memberPages } from '../../client/src/route-list';
import { codeOf, done, openTestShop, type TestShop } from '../../local/testing-shop';
import { complaintLimits } from '../../shared/domain/complaint';
import { topicLimits } from '../../shared/domain/interest';
import { articleLimits } from '../../shared/domain/journal';
import { suggestionLetters, surveyLimits } from '../../shared/domain/survey';
import type { MemberId } from '../../shared/kernel/ids';
import { localDateOf, type Instant } from '../../shared/kernel/time';
import { store } from '../_store/store';

/** Enough that a list that is not read by pages, or a screen that reads everything, cannot hide. */
const many = 1_000;
const mostBytes = 60 * 1024;
const hourMs = 3_600_000;

let shop: TestShop;
type Told = Readonly<Record<'surveyId' | 'eventId' | 'articleId', string>>;
type Owned = Readonly<Record<'purchaseId' | 'complaintId' | 'couponId' | 'messageId', string>>;
let known: Told & Owned;

type Row = { readonly _id: string };
const copies = <Doc extends Row>(document: Doc, change: (index: number) => Partial<Doc>): Doc[] =>
  Array.from({ length: many }, (_, index) => ({ ...document, _id: `${document._id}x${String(index).padStart(4, '0')}`, ...change(index) }));
async function addAll<Doc extends Row>(collection: { add: (...documents: Doc[]) => Promise<void> }, documents: readonly Doc[]): Promise<void> {
  for (let from = 0; from < documents.length; from += 250) await collection.add(...documents.slice(from, from + 250));
}
const ago = (at: Instant, hours: number) => (at - hours * hourMs) as Instant;

beforeAll(async () => {
  shop = await openTestShop({ at: Date.parse('2026-11-22T10:00+08:00') });
  const phone = shop.as('o-rich');
  const { memberId } = await shop.join('o-rich', { nickname: '林一禾' });
  const { scanId } = await shop.scan('o-rich');
  const sale = { memberId, scanId, storeId: 'S1', amount: 98_000, coupons: [], pointsToSpend: 0, payableShown: 98_000 };
  const { purchaseId } = done(await shop.as('demo-cashier').staff<{ purchaseId: string }>('checkout.commit', sale));
  const words = '排队二十分钟只开了一个收银台，没有人说明要等多久。'.repeat(40);
  const { complaintId } = done(await phone.member<{ complaintId: string }>('complaints.open', { kind: 'service', text: words, photos: [], contactBy: 'in_app', purchaseId }));
  const { rewardId } = await putOnShelf();
  done(await phone.member('pointsShop.exchange', { rewardId, storeId: 'S1', pointsShown: 100 }));
  const told = await tellOfEverything();
  known = { ...(await shop.inStore(() => multiply(memberId, purchaseId, complaintId, rewardId))), ...told };
  await shop.inStore(() => multiplyTold(memberId as MemberId, told));
}, 60_000);
afterAll(() => shop.cloud.close());

async function putOnShelf(): Promise<{ rewardId: string }> {
  const name = { zh: '手工陶瓷茶杯', en: 'Tea cup' };
  const terms = { name, detail: name, gives: { kind: 'gift' }, points: 100, tierIds: [], storeIds: [], perMemberLimit: null, fromOn: '2026-11-01', untilOn: null, pickUpDays: 14 };
  return done(await shop.as('demo-head-office').staff<{ rewardId: string }>('pointsShop.save', { terms, stock: 500 }));
}

/** A thousand of everything a member may have, as copies of what functions made. */
async function multiply(memberId: string, purchaseId: string, complaintId: string, rewardId: string): Promise<Owned> {
  const filter = { memberId };
  const one = async <Doc>(collection: { find: (options: { filter: typeof filter; limit: number }) => Promise<Doc[]> }): Promise<Doc> => {
    const [found] = await collection.find({ filter, limit: 1 });
    if (found === undefined) throw new Error('a member who bought, exchanged and complained has one of each');
    return found;
  };
  const [purchase, entry, coupon, complaint, exchange, member] = await Promise.all([
    one(store.purchases), one(store.pointsEntries), one(store.coupons), one(store.complaints), one(store.exchanges), store.members.get(memberId),
  ]);
  const reward = await store.rewards.get(rewardId);
  if (!reward || !member) throw new Error('the reward and the member are there');
  const line = { name: '明前龙井 100 克', category: '绿茶', amountFen: purchase.paidFen, valueFen: purchase.paidFen };
  await addAll(store.purchases, copies(purchase, (index) => ({ command: `copy-${index}`, at: ago(purchase.at, index + 1), lines: Array.from({ length: 200 }, () => line) })));
  await store.purchases.update(purchase._id, { lines: Array.from({ length: 200 }, () => line) });
  await addAll(store.pointsEntries, copies(entry, (index) => ({ number: entry.number + 10 + index, at: ago(entry.at, index + 1) })));
  await addAll(store.coupons, copies(coupon, (index) => ({ state: index % 2 === 0 ? 'issued' : 'redeemed' })));
  await addAll(store.complaints, copies(complaint, (index) => ({ openedAt: ago(complaint.openedAt, index + 1) })));
  await addAll(store.exchanges, copies(exchange, (index) => ({ at: ago(exchange.at, index + 1), ...('code' in exchange ? { code: String(1_000_000_000 + index) } : {}) })));
  await addAll(store.rewards, copies(reward, (index) => ({ createdAt: ago(reward.createdAt, index + 1) })));
  const on = localDateOf(purchase.at);
  await addAll(store.tierEvents, copies({ _id: 'te', memberId: member._id, kind: 'upgraded', from: 'silver', to: 'gold', on, growth: 1_000, causeId: 'x', policyVersion: 1 }, () => ({})));
  await addAll(store.referrals, copies({ _id: member._id, referrerId: member._id, joinedOn: on, joinedAt: purchase.at, state: 'joined', dueOn: on }, (index) => ({ joinedAt: ago(purchase.at, index + 1) })));
  await addAll(store.members, copies(member, (index) => ({ openid: `o-friend-${index}` as never, number: String(10_000_000 + index) })));
  // The longest talk there may be, in letters of four bytes.
  const talk = Array.from({ length: complaintLimits.events - complaint.events.length }, (_, index) => ({ kind: 'replied' as const, at: ago(complaint.openedAt, -index), by: 'member', publicText: `${index} ${'🍵'.repeat(496)}` }));
  await store.complaints.update(complaintId, { events: [...complaint.events, ...talk] });
  const messageId = await messages(member._id, purchase.at);
  return { purchaseId, complaintId, couponId: coupon._id, messageId };
}

/** A thousand messages that were sent, each with the line that says so. */
async function messages(memberId: MemberId, at: Instant): Promise<string> {
  const fields = [{ name: 'thing1', value: '满 100 减 20' }, { name: 'time2', value: '2026-12-01' }];
  const row = {
    _id: 'ob', memberId, storeId: 'S1' as never, decisionId: 'd', campaignOccasion: 'coupons_expiring', channel: 'subscribe_message', templateId: 'tmpl_coupon_expiry',
    occasion: 'coupons_expiring', purpose: 'service', to: 'o-rich', page: 'pages/coupons/index', fields, state: 'sent', queue: 'sent', reasons: [],
    decidedAt: at, notBefore: at, contactAt: at, attempts: 1, sentAt: at,
  } as const;
  await addAll(store.outbox, copies<Parameters<typeof store.outbox.put>[0]>(row, (index) => ({ decidedAt: ago(at, index + 1), sentAt: ago(at, index + 1) })));
  const contact = { _id: 'ct', memberId, at, channel: 'subscribe_message', text: '您有一张券快到期了：满 100 减 20，2026年12月1日前可用。', causeId: 'ob' } as const;
  await addAll(store.contacts, copies<Parameters<typeof store.contacts.put>[0]>(contact, (index) => ({ at: ago(at, index + 1), causeId: `obx${String(index).padStart(4, '0')}` })));
  return 'obx0000';
}

const filled = (length: number): string => '茶'.repeat(length);
const both = (length: number) => ({ zh: filled(length), en: filled(length) });

/** A survey, an event and an article as long as their limits let them be, and a topic with news. */
async function tellOfEverything(): Promise<Told> {
  const office = shop.as('demo-head-office');
  const options = Array.from({ length: 9 }, (_, index) => ({ id: `o${index}`, words: both(surveyLimits.words) }));
  const questions = Array.from({ length: surveyLimits.questions }, (_, index) => ({ id: `q${index}`, kind: index < 2 ? 'multi' : 'text', words: both(surveyLimits.words), required: false, options: index < 2 ? options : [] }));
  const { surveyId } = done(await office.staff<{ surveyId: string }>('surveys.save', { kind: 'survey', title: both(surveyLimits.title), questions, opensOn: '2026-11-01', closesOn: '2026-12-31' }));
  done(await office.staff('surveys.publish', { surveyId }));
  done(await shop.as('o-rich').member('surveys.answer', { surveyId, answers: Object.fromEntries(questions.slice(2).map(({ id }) => [id, filled(surveyLimits.text)])) }));
  const startsAt = Date.parse('2026-12-20T19:00+08:00');
  const { eventId } = done(await office.staff<{ eventId: string }>('events.save', {
    storeId: 'S1', title: filled(40), words: filled(1_000), where: filled(60), startsAt, endsAt: startsAt + 2 * hourMs, signUpUntilAt: startsAt - hourMs, capacity: 2_000, tierIds: [], scope: 'all',
  }));
  done(await office.staff('events.publish', { eventId }));
  done(await shop.as('o-rich').member('events.signUp', { eventId }));
  const paragraphs = Array.from({ length: articleLimits.letters / articleLimits.paragraph }, () => filled(articleLimits.paragraph));
  const { articleId } = done(await office.staff<{ articleId: string }>('journal.save', { title: filled(40), paragraphs, photos: [], publishedOn: '2026-11-01', isPublished: true }));
  for (let index = 0; index < topicLimits.topics; index += 1) {
    const { topicId } = done(await office.staff<{ topicId: string }>('interests.saveTopic', { name: both(topicLimits.name), categories: [], isActive: true }));
    done(await shop.as('o-rich').member('interests.choose', { topicId, wanted: true }));
    if (index === 0) done(await office.staff('interests.publishNews', { topicIds: [topicId], title: filled(topicLimits.newsTitle), words: filled(topicLimits.newsWords) }));
  }
  const { suggestionId } = done(await shop.as('o-rich').member<{ suggestionId: string }>('suggestions.send', { words: filled(suggestionLetters) }));
  done(await office.staff('suggestions.answer', { suggestionId, words: filled(suggestionLetters), isPublic: true }));
  return { surveyId, eventId, articleId };
}

/** A thousand of everything the store may tell, and more stores than any brand of this product has. */
async function multiplyTold(memberId: MemberId, { surveyId, eventId, articleId }: Told): Promise<void> {
  const [survey, event, article, [news], [guest], s1] = await Promise.all([
    store.surveys.get(surveyId), store.events.get(eventId), store.articles.get(articleId), store.news.find({ filter: {}, limit: 1 }), store.eventGuests.find({ filter: { memberId }, limit: 1 }), store.stores.get('S1'),
  ]);
  if (!survey || !event || !article || !news || !guest || !s1) throw new Error('the store told of one of each');
  const few = <Doc extends Row>(documents: readonly Doc[]): Doc[] => documents.slice(0, 120);
  await addAll(store.surveys, few(copies(survey, () => ({}))));
  await addAll(store.events, few(copies(event, (index) => ({ startsAt: ago(event.startsAt, index), endsAt: ago(event.endsAt, index) }))));
  await addAll(store.eventGuests, copies(guest, (index) => ({ eventId: `${eventId}x${String(index).padStart(4, '0')}`, changedAt: ago(guest.changedAt, index) })));
  await addAll(store.articles, few(copies(article, () => ({}))));
  const [suggestion] = await store.suggestions.find({ filter: { memberId }, limit: 1 });
  if (suggestion) await addAll(store.suggestions, few(copies(suggestion, (index) => ({ at: ago(suggestion.at, index) }))));
  await addAll(store.news, copies(news, (index) => ({ at: ago(news.at, index) })));
  await addAll(store.stores, few(copies(s1, () => ({}))).slice(0, 100) as never);
}

interface Asks {
  readonly action: string;
  readonly input?: () => object;
  /** A link that leads to nothing is answered at once as well. */
  readonly leadsNowhere?: true;
}

/** The one question of each screen; the desk is for staff. That a screen asks no other is seen in the browser: `e2e/every-screen.test.ts` counts. */
const firstViews: Readonly<Record<string, Asks>> = {
  'pages/home/index': { action: 'membership.card' },
  'pages/perks/index': { action: 'membership.perks' },
  'pages/coupons/index': { action: 'coupons.wallet', input: () => ({ state: 'usable' }) },
  'pages/mine/index': { action: 'consent.show' },
  'pages/join/index': { action: 'membership.welcome', input: () => ({ scene: 's=S1&g=st_lin&t=07' }) },
  'pages/code/index': { action: 'membership.memberCode' },
  'member/points/index': { action: 'points.entries' },
  'member/tiers/index': { action: 'tiers.history' },
  'member/purchases/index': { action: 'purchases.list' },
  'member/purchase/index': { action: 'purchases.show', input: () => ({ purchaseId: known.purchaseId }) },
  'member/stores/index': { action: 'stores.list' },
  'member/about/index': { action: 'membership.welcome' },
  'member/complaints/index': { action: 'complaints.list' },
  'member/complain/index': { action: 'purchases.list' },
  'member/complaint/index': { action: 'complaints.show', input: () => ({ complaintId: known.complaintId }) },
  'member/points-shop/index': { action: 'pointsShop.shelf' },
  'member/exchanges/index': { action: 'pointsShop.exchanges' },
  'member/coupon/index': { action: 'coupons.show', input: () => ({ couponId: known.couponId }) },
  'member/coupon-offer/index': { action: 'coupons.offered', input: () => ({ offerId: 'of_none', key: 'x'.repeat(32) }), leadsNowhere: true },
  'member/voice/index': { action: 'surveys.list' },
  'member/survey/index': { action: 'surveys.show', input: () => ({ surveyId: known.surveyId }) },
  'member/interests/index': { action: 'interests.show' },
  'member/events/index': { action: 'events.list' },
  'member/event/index': { action: 'events.show', input: () => ({ eventId: known.eventId }) },
  'member/journal/index': { action: 'journal.list' },
  'member/article/index': { action: 'journal.read', input: () => ({ articleId: known.articleId }) },
  'member/profile/index': { action: 'profile.show' },
  'member/own-data/index': { action: 'privacy.terms' },
  'member/referral/index': { action: 'referral.show' },
  'member/message/index': { action: 'messages.open', input: () => ({ messageId: known.messageId }) },
  'member/messages/index': { action: 'messages.list' },
};

test.each(Object.entries(firstViews))('the first view of %s is one answer of at most 60 KB for a member with a thousand of everything', async (_page, { action, input, leadsNowhere }) => {
  const reply = await shop.as('o-rich').member(action, input?.() ?? {});
  if (!leadsNowhere) expect(reply).toMatchObject({ kind: 'done' });
  expect(Buffer.byteLength(JSON.stringify(reply))).toBeLessThanOrEqual(mostBytes);
});

test.each(['points.entries', 'purchases.list', 'complaints.list', 'pointsShop.exchanges', 'tiers.history', 'referral.show', 'messages.list', 'coupons.wallet'])(
  'a thousand entries of %s come in pages of twenty, each once, to the last',
  async (action) => {
    const phone = shop.as('o-rich');
    const seen = new Set<string>();
    let rows = 0;
    let cursor: string | undefined;
    do {
      const page: { items: object[]; nextCursor?: string } = done(await phone.member(action, { ...(action === 'coupons.wallet' ? { state: 'usable' } : {}), ...(cursor === undefined ? {} : { cursor }) }));
      expect(page.items.length).toBeLessThanOrEqual(20);
      rows += page.items.length;
      for (const item of page.items) seen.add(JSON.stringify(Object.entries(item).find(([name]) => /^(?!purchase).*Id$|^purchaseId$/.test(name)) ?? item));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(rows).toBeGreaterThanOrEqual(action === 'coupons.wallet' ? many / 2 : many);
    if (!['tiers.history', 'referral.show'].includes(action)) expect(seen.size).toBe(rows);
  },
  60_000,
);

test.each(['mine', 'public'])('twenty suggestions (%s) with their replies, all as long as they may be, are one answer of at most 60 KB', async (whose) => {
  const reply = await shop.as('o-rich').member<{ items: object[] }>('suggestions.list', { whose });
  expect(done(reply).items).toHaveLength(20);
  expect(Buffer.byteLength(JSON.stringify(reply))).toBeLessThanOrEqual(mostBytes);
});

test('the longest talk about a complaint comes from its end back to its beginning, each line once', async () => {
  const { complaintId } = known;
  const phone = shop.as('o-rich');
  type Part = { events: { text: string }[] };
  const { events: [first, ...told], omitted } = done(await phone.member<Part & { omitted: number }>('complaints.show', { complaintId }));
  for (let before = 1 + omitted; before > 1; ) {
    const reply = await phone.member<Part & { from: number }>('complaints.earlier', { complaintId, before });
    expect(Buffer.byteLength(JSON.stringify(reply))).toBeLessThanOrEqual(mostBytes);
    const { events, from } = done(reply);
    told.unshift(...events);
    before = from;
  }
  expect(first?.text).toContain('排队二十分钟');
  expect(told.map(({ text }) => Number(text.split(' ')[0]))).toEqual(Array.from({ length: complaintLimits.events - 1 }, (_, index) => index));
  expect(codeOf(await shop.as('o-friend').member('complaints.earlier', { complaintId, before: 5 }))).toBe('FORBIDDEN');
  await shop.join('o-friend-2', { nickname: '小唐' });
  expect(codeOf(await shop.as('o-friend-2').member('complaints.earlier', { complaintId, before: 5 }))).toBe('NOT_FOUND');
});

test.each(['membership.card', 'membership.perks'])('whoever looks around gets %s in one answer, and no fault to ask again after', async (action) => {
  const reply = await shop.as('o-stranger').member(action);
  expect(reply).toMatchObject({ kind: 'done', value: { kind: 'stranger' } });
  expect(Buffer.byteLength(JSON.stringify(reply))).toBeLessThanOrEqual(mostBytes);
});

test('every screen of a member has its question here', () => {
  const screens = [...mainPages.filter((page) => page !== 'pages/desk/index'), ...memberPages.map((page) => `member/${page}`)];
  expect(screens.filter((page) => !(page in firstViews))).toEqual([]);
});
