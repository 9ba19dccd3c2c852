import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import { openTestTill, type TestTill } from '../../../local/testing-till';
import { dayMs, localDate, localTime } from '../../../shared/kernel/time';

let shop: TestShop;
let till: TestTill;
const opening = localTime(localDate('2026-11-22'), 10);
beforeAll(async () => {
  shop = await openTestShop({ at: opening });
  till = await openTestTill(shop);
  done(await head().staff('careNotes.save', { category: '绿茶', text: { zh: '冷藏，一年内喝完。', en: '' }, version: 0 }));
  done(await head().staff('careNotes.save', { category: '', text: { zh: '请避光保存。', en: '' }, version: 0 }));
  done(await head().staff('interests.saveTopic', { name: { zh: '喝绿茶', en: 'Green tea' }, categories: ['绿茶', '白茶'], isActive: true }));
});
afterAll(() => shop.cloud.close());

const head = () => shop.as('demo-head-office');
const cashier = () => shop.as('demo-cashier');
const coupon = {
  name: { zh: '茶具券', en: '' }, effect: { kind: 'cash_off', offFen: 1_000 }, thresholdFen: 3_000, storeIds: [], tierIds: [], weekdays: [], categories: ['茶具'],
  stackingGroup: null, giveable: false, validity: { kind: 'relative', startsAfterDays: 0, days: 10 }, totalLimit: null, perMemberLimit: null,
};
interface Quoted { payable: number; coupons: { name: { zh: string }; applied: boolean; whyNot?: string }[] }
interface Receipt { lines: object[]; careNotes: object[] }

const basketOf = (memberId: string, lines?: object[]) => ({ memberId, storeId: 'S1', amount: 10_000, coupons: [] as string[], pointsToSpend: 0, ...(lines ? { lines } : {}) });
async function buy(memberId: string, lines?: object[]): Promise<string> {
  const basket = basketOf(memberId, lines);
  const { payable } = done(await cashier().staff<Quoted>('checkout.quote', basket));
  return done(await cashier().staff<{ purchaseId: string }>('checkout.commit', { ...basket, payableShown: payable })).purchaseId;
}
const receiptOf = async (openid: string, purchaseId: string) => done(await shop.as(openid).member<Receipt>('purchases.show', { purchaseId }));
const topicsOf = async (openid: string) => done(await shop.as(openid).member<{ topics: { standing: string }[] }>('interests.show')).topics.map(({ standing }) => standing);

test('a till offers the kinds of goods that care notes, topics and coupons speak of, the commonest first', async () => {
  done(await head().staff('couponTemplates.save', { terms: coupon }));
  expect(done(await cashier().staff('checkout.categories'))).toEqual({ categories: ['绿茶', '白茶', '茶具'] });
});

test('a kind named at the till shows its care note on the receipt, and on a second day the topic is taken as liked', async () => {
  const { memberId } = await shop.join('o-lines');
  const first = await buy(memberId, [{ category: '绿茶', amount: 7_000 }, { category: null, amount: 3_000 }]);
  expect(await receiptOf('o-lines', first)).toMatchObject({ lines: [{ category: '绿茶', original: 7_000 }], careNotes: [{ category: '绿茶', text: { zh: '冷藏，一年内喝完。' } }, { text: { zh: '请避光保存。' } }] });
  const plain = await buy(memberId);
  expect(await receiptOf('o-lines', plain)).toMatchObject({ lines: [], careNotes: [{ text: { zh: '请避光保存。' } }] });
  await shop.cloud.runTimer('voices');
  expect(await topicsOf('o-lines')).toEqual(['none']);
  await shop.cloud.moveClock(opening + dayMs);
  await buy(memberId, [{ category: '绿茶', amount: 10_000 }]);
  await shop.cloud.runTimer('voices');
  expect(await topicsOf('o-lines')).toEqual(['bought']);
});

test('lines that do not come to the sum are refused, and nothing is recorded', async () => {
  const { memberId } = await shop.join('o-wrong-sum');
  const lines = [{ category: '绿茶', amount: 9_999 }];
  expect(codeOf(await cashier().staff('checkout.quote', basketOf(memberId, lines)))).toBe('INVALID_INPUT');
  expect(codeOf(await cashier().staff('checkout.commit', { ...basketOf(memberId, lines), payableShown: 10_000 }))).toBe('INVALID_INPUT');
  expect(done(await shop.as('o-wrong-sum').member<{ items: object[] }>('purchases.list')).items).toEqual([]);
});

test('a coupon for a kind of goods counts by the lines alone, with its threshold on them', async () => {
  const { templateId } = done(await head().staff<{ templateId: string }>('couponTemplates.save', { terms: { ...coupon, name: { zh: '只认茶具', en: '' } } }));
  const { memberId } = await shop.join('o-kind');
  const audience = { storeIds: [], tierIds: [], states: [], birthdayIn: null };
  const { members, exact } = done(await head().staff<{ members: number; exact: boolean }>('couponTemplates.count', { audience }));
  const { batchId } = done(await head().staff<{ batchId: string }>('couponTemplates.issue', { templateId, audience, expected: members, expectedExact: exact }));
  await shop.cloud.runTimer('issuing');
  const { scanId } = await shop.scan('o-kind');
  const quoted = async (lines?: object[]) => {
    const { coupons, payable } = done(await cashier().staff<Quoted>('checkout.quote', { ...basketOf(memberId, lines), scanId, coupons: [`cp_${templateId}_batch_${batchId}_${memberId}`] }));
    const found = coupons.find(({ name }) => name.zh === '只认茶具');
    return [found?.applied, found?.whyNot, payable];
  };
  expect(await quoted()).toEqual([false, 'COUPON_CATEGORY_MISSING', 10_000]);
  expect(await quoted([{ category: '茶具', amount: 2_999 }, { category: null, amount: 7_001 }])).toEqual([false, 'COUPON_THRESHOLD_UNMET', 10_000]);
  expect(await quoted([{ category: '茶具', amount: 3_000 }, { category: '绿茶', amount: 7_000 }])).toEqual([true, undefined, 9_000]);
});

test('a till system says what was bought; a row whose lines do not come to what was paid is refused alone, with the reason', async () => {
  const { memberNumber } = await shop.join('o-pos-lines');
  const row = { kind: 'purchase', orderNo: 'L-1', at: Math.floor(shop.cloud.clock.now()), paid: 5_000, member: { number: memberNumber }, lines: [{ category: '绿茶', name: '龙井 50 克', amount: 4_000 }, { name: '纸袋', amount: 1_000 }] };
  const answer = await till.post([row, { ...row, orderNo: 'L-2', paid: 5_001 }, { ...row, orderNo: 'L-3', lines: [{ category: ' 绿茶', amount: 5_000 }] }, { ...row, orderNo: 'L-4', lines: undefined }, { ...row, lines: undefined }]);
  expect(answer.results).toMatchObject([
    { state: 'recorded', orderNo: 'L-1' },
    { state: 'refused', code: 'ROW_INVALID', issues: ['lines: their amounts must come to "paid"'] },
    { state: 'refused', code: 'ROW_INVALID', issues: ['lines.0.category: no spaces around'] },
    { state: 'recorded', orderNo: 'L-4' },
    { state: 'refused', code: 'ORDER_DIFFERS' },
  ]);
  expect(await receiptOf('o-pos-lines', 'pu_S1_L-1')).toMatchObject({
    lines: [{ category: '绿茶', name: '龙井 50 克', original: 4_000, value: 4_000 }, { name: '纸袋', original: 1_000, value: 1_000 }],
    careNotes: [{ category: '绿茶' }, { text: { zh: '请避光保存。' } }],
  });
});
