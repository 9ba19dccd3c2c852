import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import { store } from '../../_store/store';

let shop: TestShop;
let purchaseId = '';
beforeAll(async () => {
  shop = await openTestShop({ at: Date.parse('2026-11-22T10:00+08:00') });
  await shop.join('o-buyer', { nickname: '林一禾' });
  await shop.join('o-other');
  const { memberId, scanId } = await shop.scan('o-buyer');
  const sold = await shop.as('demo-cashier').staff<{ purchaseId: string }>('checkout.commit', { memberId, scanId, storeId: 'S1', amount: 12_850, coupons: 'best', pointsToSpend: 0, payableShown: 10_850 });
  ({ purchaseId } = done(sold));
});
afterAll(() => shop.cloud.close());

interface Receipt {
  readonly paid: number;
  readonly saved: number;
  readonly savedBy: { readonly tier: number; readonly coupons: readonly { readonly name: { readonly zh: string }; readonly saved: number }[]; readonly points: { readonly saved: number } };
  readonly guide?: { readonly name: string; readonly wechatId?: string };
  readonly careNotes: readonly { readonly category?: string; readonly text: { readonly zh: string; readonly en: string } }[];
  readonly subscribeTemplates: readonly { readonly templateId: string; readonly credits: number }[];
}
const receipt = async (openid = 'o-buyer') => done(await shop.as(openid).member<Receipt>('purchases.show', { purchaseId }));
const office = () => shop.as('demo-head-office');

test('a receipt says what was saved by what, to the fen, and what the purchase brought', async () => {
  const shown = await receipt();
  expect(shown).toMatchObject({
    original: 12_850, paid: 10_850, saved: 2_000, pointsEarned: 108, growthEarned: 108, pointsExpireIn: '2027-11', lines: [], linesMore: 0,
    savedBy: { tier: 0, coupons: [{ saved: 2_000 }], points: { spent: 0, saved: 0 } },
    store: { storeId: 'S1', phone: '010-5550-1001' }, guide: { name: '林晓' },
  });
  const { tier, coupons, points } = shown.savedBy;
  expect(tier + points.saved + coupons.reduce((sum, { saved }) => sum + saved, 0)).toBe(shown.saved);
});

test("somebody else's purchase answers exactly as one that is not there", async () => {
  const strip = (reply: unknown) => JSON.stringify(reply).replace(/"requestId":"[^"]+"|"at":\d+/g, '');
  const stranger = shop.as('o-other');
  const foreign = await stranger.member('purchases.show', { purchaseId });
  expect(codeOf(foreign)).toBe('NOT_FOUND');
  expect(strip(foreign)).toBe(strip(await stranger.member('purchases.show', { purchaseId: 'pu_none' })));
});

test('the guide shows a WeChat ID once he gave one, and no longer when he took it back', async () => {
  const guide = shop.as('demo-cashier');
  expect((await receipt()).guide).toEqual({ name: '林晓' });
  expect(done(await guide.staff('contactCards.list'))).toEqual({ cards: [{ staffId: 'st_lin', name: '林晓', isMe: true, wechatId: '' }] });
  done(await guide.staff('contactCards.save', { staffId: 'st_lin', wechatId: 'linxiao_tea' }));
  expect((await receipt()).guide).toEqual({ name: '林晓', wechatId: 'linxiao_tea' });
  done(await guide.staff('contactCards.save', { staffId: 'st_lin', wechatId: '' }));
  expect((await receipt()).guide).toEqual({ name: '林晓' });
});

test.each([
  ['a cashier for his manager', 'demo-cashier', 'st_zhou', 'NOT_FOUND'],
  ['a manager for a cashier of another store', 'demo-manager', 'st_he', 'NOT_FOUND'],
  ['a manager for his cashier', 'demo-manager', 'st_lin', 'done'],
  ['head office for anybody', 'demo-head-office', 'st_he', 'done'],
  ['anybody for one who is not there', 'demo-head-office', 'st_none', 'NOT_FOUND'],
])('a WeChat ID set by %s', async (_, openid, staffId, code) => {
  expect(codeOf(await shop.as(openid).staff('contactCards.save', { staffId, wechatId: 'shop_guide_1' }))).toBe(code);
});

test('a WeChat ID of another shape is none', async () => {
  for (const wechatId of ['1abcdef', 'abc', 'has space', 'a'.repeat(21), '<b>abcdef']) {
    expect(codeOf(await shop.as('demo-cashier').staff('contactCards.save', { staffId: 'st_lin', wechatId }))).toBe('INVALID_INPUT');
  }
});

test('care notes are shown by the kind of what was bought, and the general one where the till said no kind', async () => {
  expect((await receipt()).careNotes).toEqual([]);
  done(await office().staff('careNotes.save', { category: '', text: { zh: '请避光、密封保存。', en: '' }, version: 0 }));
  done(await office().staff('careNotes.save', { category: '绿茶', text: { zh: '冷藏，一年内喝完。', en: 'Keep it cold and drink it within a year.' }, version: 0 }));
  expect((await receipt()).careNotes).toEqual([{ text: { zh: '请避光、密封保存。', en: '请避光、密封保存。' } }]);
  await shop.inStore(async () => {
    const purchase = await store.purchases.get(purchaseId as never);
    await store.purchases.update(purchaseId, { lines: purchase?.lines.map((line) => ({ ...line, category: '绿茶', name: '龙井 100 克' })) });
  });
  expect(await receipt()).toMatchObject({ lines: [{ name: '龙井 100 克', category: '绿茶', original: 12_850, value: 10_850 }], careNotes: [{ category: '绿茶', text: { zh: '冷藏，一年内喝完。' } }] });
});

test('of two who edit one care note the second is told, and both texts empty take it away', async () => {
  expect(codeOf(await office().staff('careNotes.save', { category: '绿茶', text: { zh: '旧', en: '' }, version: 0 }))).toBe('CARE_NOTE_CHANGED');
  done(await office().staff('careNotes.save', { category: '绿茶', text: { zh: '', en: ' ' }, version: 1 }));
  const { notes, unwritten } = done(await office().staff<{ notes: { category: string }[]; unwritten: string[] }>('careNotes.list'));
  expect(notes.map(({ category }) => category)).toEqual(['']);
  expect(unwritten).toEqual(['绿茶']);
  expect(codeOf(await shop.as('demo-manager').staff('careNotes.list'))).toBe('FORBIDDEN');
});

test('messages allowed on the receipt are counted by template, those with fewest first', async () => {
  const { templateId } = (await receipt()).subscribeTemplates[0] ?? { templateId: '' };
  done(await shop.as('o-buyer').member('consent.recordSubscriptions', { accepted: [templateId] }));
  const after = (await receipt()).subscribeTemplates;
  expect(after.find((one) => one.templateId === templateId)?.credits).toBe(1);
  expect(after.map(({ credits }) => credits)).toEqual([...after.map(({ credits }) => credits)].sort((a, b) => a - b));
});

test('stores are listed for whoever looks around, his own first for a member, with whether they are open', async () => {
  const week = Array.from({ length: 7 }, () => [{ fromMinute: 600, toMinute: 1_320 }]);
  const hours = { week, holidays: { kind: 'as_week' }, makeUpDays: 'as_week', specialDays: [] };
  done(await shop.as('demo-manager-s2').staff('openingHours.save', { storeId: 'S2', hours, version: 0 }));
  await shop.join('o-drum', { scene: 's=S2' });
  type Stores = { stores: { storeId: string; isOwn: boolean; isOpen?: boolean; today?: unknown }[] };
  const { stores } = done(await shop.as('o-drum').member<Stores>('stores.list'));
  expect(stores[0]).toMatchObject({ storeId: 'S2', isOwn: true, isOpen: true, today: [{ fromMinute: 600, toMinute: 1_320 }] });
  expect(stores[1]).not.toHaveProperty('today');
  expect(done(await shop.as('o-nobody').member<Stores>('stores.list')).stores.map(({ isOwn }) => isOwn)).toEqual([false, false, false, false]);
});
