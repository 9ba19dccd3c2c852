import { reconcileBooks } from '../../local/books';
import { codeOf, done, openTestShop, type TestShop } from '../../local/testing-shop';
import { openTestTill, type TestTill } from '../../local/testing-till';
import { codeAt } from '../../shared/domain/member-code';
import { dayMs, instant, minuteMs } from '../../shared/kernel/time';
import type { MemberId, PurchaseId } from '../../shared/kernel/ids';
import { rotateTillKey, revokeTillKey } from '../../shared/domain/till';
import { store } from '../_store/store';

let shop: TestShop;
let till: TestTill;
let requests = 0;
beforeAll(async () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  shop = await openTestShop({ transactionLifeMs: 1_000, onRequest: ({ functionName }) => { if (functionName === 'pos') requests += 1; } });
  till = await openTestTill(shop);
});
afterAll(() => shop.cloud.close());
afterEach(async () => {
  expect((await shop.inStore(reconcileBooks)).differing).toEqual([]);
});

const now = (): number => Math.floor(shop.cloud.clock.now());
let orders = 0;
const orderNo = (): string => `P-${(orders += 1)}`;
const purchase = (member: object, more: object = {}) => ({ kind: 'purchase', orderNo: orderNo(), at: now(), paid: 12_850, member, ...more });
const counts = () => shop.inStore(async () => [await store.purchases.count({}), await store.tillNonces.count({})]);
const codes = (answer: { results: readonly { state: string; code?: string }[] }) => answer.results.map((result) => result.code ?? result.state);

describe('who may post', () => {
  const rows: readonly [what: string, changes: (nonce: string) => object, status: number, code: string][] = [
    ['a body that was changed on the way', () => ({ sent: '{"rows":[{}]}' }), 401, 'SIGNATURE_WRONG'],
    ['a wrong secret', () => ({ secret: 'f'.repeat(64) }), 401, 'SIGNATURE_WRONG'],
    ['a till nobody knows', () => ({ tillId: 'till_nobody' }), 401, 'SIGNATURE_WRONG'],
    ['a signature that is none', () => ({ signature: 'x' }), 401, 'SIGNATURE_MISSING'],
    ['a nonce that is too short', () => ({ nonce: 'short' }), 401, 'SIGNATURE_MISSING'],
    ['a clock that is behind', () => ({ at: now() - 6 * minuteMs }), 401, 'CLOCK_WRONG'],
    ['a clock that is ahead', () => ({ at: now() + 6 * minuteMs }), 401, 'CLOCK_WRONG'],
    ['another path', () => ({ path: '/pos/other' }), 404, 'PATH_UNKNOWN'],
    ['another method', () => ({ method: 'GET' }), 405, 'METHOD_WRONG'],
  ];
  test.each(rows)('%s is refused whole and leaves nothing behind', async (_what, changes, status, code) => {
    const before = await counts();
    const answer = await till.post([purchase({ number: '00000000' })], changes('n'));
    expect([answer.status, answer.error?.code]).toEqual([status, code]);
    expect(JSON.stringify(answer)).not.toMatch(/ at |\.ts:|Error:/);
    expect(await counts()).toEqual(before);
  });

  test('a nonce is accepted once, also of two at the same moment', async () => {
    const nonce = 'n'.repeat(20);
    const answers = await Promise.all([1, 2, 3].map(() => till.post([purchase({ number: '00000000' })], { nonce })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
    expect((await till.post([], { nonce })).error?.code).toBe('NONCE_USED');
  });

  test('a key of another store speaks for that store alone', async () => {
    const { memberNumber } = await shop.join('o-two-stores');
    const elsewhere = await openTestTill(shop, 'S2');
    const row = purchase({ number: memberNumber });
    const here = await till.post([row]);
    const there = await elsewhere.post([row]);
    expect([here.results[0], there.results[0]]).toMatchObject([{ purchaseId: `pu_S1_${row.orderNo}` }, { purchaseId: `pu_S2_${row.orderNo}` }]);
    expect(codes(await elsewhere.post([{ kind: 'refund', refundNo: 'R-1', orderNo: orderNo() }]))).toEqual(['ORDER_UNKNOWN']);
  });

  test('a rotated key takes the old secret for a day, a revoked one none', async () => {
    const other = await openTestTill(shop);
    const key = await shop.inStore(() => store.tills.get(other.tillId));
    const rotated = rotateTillKey(key!, 'c'.repeat(64), instant(now()));
    if (!rotated.ok) throw new Error(rotated.code);
    await shop.inStore(() => store.tills.put({ ...key!, ...rotated.value, storeId: key!.storeId }));
    expect((await other.post([{}])).status).toBe(200);
    expect((await other.post([{}], { secret: 'c'.repeat(64) })).status).toBe(200);
    await shop.inStore(() => store.tills.put({ ...key!, ...revokeTillKey(rotated.value, instant(now())), storeId: key!.storeId }));
    for (const secret of [other.secret, 'c'.repeat(64)]) expect((await other.post([{}], { secret })).error?.code).toBe('SIGNATURE_WRONG');
  });

  test('the gateway may take its own part of the path off, and may send the body in base64', async () => {
    const body = Buffer.from(JSON.stringify({ rows: [] }));
    const event = { path: '/batch', httpMethod: 'POST', headers: { 'X-Huike-Till': 'till_nobody' }, body: body.toString('base64'), isBase64Encoded: true };
    expect(await shop.cloud.call('pos', event, { source: 'wx_http' })).toMatchObject({ statusCode: 401, isBase64Encoded: false, body: expect.stringContaining('SIGNATURE_MISSING') });
    for (const nonsense of [null, 'x', {}, { path: 7 }]) expect(await shop.cloud.call('pos', nonsense, {})).toMatchObject({ statusCode: 404 });
  });
});

describe('what is no batch', () => {
  const bodies: readonly [what: string, body: string, status: number, code: string][] = [
    ['broken JSON', '{"rows":[', 400, 'BODY_NOT_JSON'],
    ['no rows', '{}', 400, 'BATCH_INVALID'],
    ['an empty batch', '{"rows":[]}', 400, 'BATCH_INVALID'],
    ['more rows than fifty', JSON.stringify({ rows: Array.from({ length: 51 }, () => ({})) }), 400, 'BATCH_INVALID'],
    ['more bytes than are read', JSON.stringify({ rows: ['x'.repeat(70_000)] }), 413, 'BODY_TOO_LARGE'],
  ];
  test.each(bodies)('%s is refused whole', async (_what, body, status, code) => {
    const answer = await till.postText(body);
    expect([answer.status, answer.error?.code]).toEqual([status, code]);
  });
});

test('a purchase of a till earns what one at our own till earns, and the slip is told the balance', async () => {
  const { memberId, memberNumber } = await shop.join('o-slip');
  const row = purchase({ number: memberNumber }, { cashier: 'st_lin' });
  expect(await till.post([row])).toMatchObject({ status: 200, recorded: 1, refused: 0, results: [{ row: 0, state: 'recorded', pointsEarned: 128, growthEarned: 128, pointsBalance: 128 }] });
  expect(await shop.inStore(() => store.purchases.get(`pu_S1_${row.orderNo}` as PurchaseId))).toMatchObject({ memberId, tillId: till.tillId, staffId: 'st_lin', paidFen: 12_850 });
});

test('the same order again is answered the same and recorded once, with other contents it is refused', async () => {
  const { memberId, memberNumber } = await shop.join('o-again');
  const row = purchase({ number: memberNumber });
  const first = await till.post([row]);
  await till.post([purchase({ number: memberNumber })]);
  expect((await till.post([row])).results).toEqual(first.results);
  expect(codes(await till.post([{ ...row, paid: 12_851 }, { ...row, at: row.at - 1 }]))).toEqual(['ORDER_DIFFERS', 'ORDER_DIFFERS']);
  expect(await shop.inStore(() => store.purchases.count({ memberId }))).toBe(2);
});

test('of two posts of one order at the same moment one is recorded and both are told so', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { memberId, memberNumber } = await shop.join(`o-both-${round}`);
    const row = purchase({ number: memberNumber });
    const answers = await Promise.all([till.post([row]), till.post([row])]);
    expect(answers[0].results).toEqual(answers[1].results);
    expect(codes(answers[0])).toEqual(['recorded']);
    expect(await shop.inStore(() => store.purchases.count({ memberId }))).toBe(1);
  }
}, 30_000);

test('bad rows among good ones are told by their place what to do, and the good ones are recorded', async () => {
  const { memberNumber } = await shop.join('o-good', { phoneCode: 'phone:13800007777' });
  await shop.join('o-twin-1', { phoneCode: 'phone:13800008888' });
  await shop.join('o-twin-2', { phoneCode: 'phone:13800008888:2' });
  const answer = await till.post([
    purchase({ number: memberNumber }),
    purchase({ number: '99999999' }),
    { kind: 'purchase', orderNo: 'bad order', at: 'today', paid: -1, member: {} },
    purchase({ phone: '13800007777' }),
    purchase({ phone: '13800008888' }),
    purchase({ number: memberNumber }, { cashier: 'st_he' }),
    purchase({ phone: '7777' }),
    'nothing',
  ]);
  expect(codes(answer)).toEqual(['recorded', 'MEMBER_UNKNOWN', 'ROW_INVALID', 'recorded', 'MEMBER_AMBIGUOUS', 'CASHIER_UNKNOWN', 'ROW_INVALID', 'ROW_INVALID']);
  expect(answer).toMatchObject({ status: 200, recorded: 2, refused: 6, again: 0 });
  expect(answer.results.map((result) => result.row)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  for (const result of answer.results) if (result.state === 'refused') expect(result.message.zh.length * result.message.en.length).toBeGreaterThan(0);
  const invalid = answer.results[2];
  expect(invalid?.state === 'refused' && invalid.issues).toEqual(expect.arrayContaining([expect.stringMatching(/^orderNo: /), expect.stringMatching(/^paid: /)]));
});

test('the till’s own time counts within bounds: the day of the visit, the month of the points', async () => {
  const { memberId, memberNumber } = await shop.join('o-late');
  await shop.cloud.moveClock(now() + 3 * dayMs);
  const made = now() - 2 * dayMs;
  expect(codes(await till.post([
    purchase({ number: memberNumber }, { at: made }),
    purchase({ number: memberNumber }, { at: now() + 6 * minuteMs }),
    purchase({ number: memberNumber }, { at: now() - 11 * dayMs }),
    purchase({ number: memberNumber }, { at: now() - 5 * dayMs }),
  ]))).toEqual(['recorded', 'PURCHASE_IN_FUTURE', 'PURCHASE_TOO_OLD', 'PURCHASE_BEFORE_JOINING']);
  const [bought] = await shop.inStore(() => store.purchases.find({ filter: { memberId }, limit: 1 }));
  expect(bought?.at).toBe(made);
});

test('a code in a row names the member; only one that was right at the time marks the purchase, once, and the till is not told', async () => {
  const { memberId } = await shop.join('o-code');
  const { memberNumber, secret } = done(await shop.as('o-code').member<{ memberNumber: string; secret: string }>('membership.memberCode'));
  const code = codeAt(memberNumber, secret, instant(now()));
  const answer = await till.post([purchase({ code }), purchase({ code }), purchase({ code: `${memberNumber}00000000` })]);
  expect(codes(answer)).toEqual(['recorded', 'recorded', 'recorded']);
  expect(JSON.stringify(answer)).not.toContain('scan');
  const bought = await shop.inStore(() => store.purchases.find({ filter: { memberId }, limit: 10 }));
  expect(bought.map((one) => one.scanned === true).filter(Boolean)).toHaveLength(1);
  // What a till accepted is used up at our own tills as well.
  expect(codeOf(await shop.as('demo-cashier').staff('members.scan', { storeId: 'S1', code }))).toBe('MEMBER_CODE_USED');
});

test('a cashier’s own card is refused by row, his second account with the same phone too', async () => {
  const own = await shop.join('demo-cashier', { phoneCode: 'phone:13800009999' });
  const second = await shop.join('o-own-second', { phoneCode: 'phone:13800009999:2' });
  const rows = [own, second].map(({ memberNumber }) => purchase({ number: memberNumber }, { cashier: 'st_lin' }));
  expect(codes(await till.post(rows))).toEqual(['OWN_CARD', 'OWN_CARD']);
});

test('an order that was rung up in the app is the same purchase when member and sum agree', async () => {
  const { memberId, memberNumber } = await shop.join('o-app');
  const number = orderNo();
  done(await shop.as('demo-cashier').staff('checkout.commit', { memberId, storeId: 'S1', amount: 5_000, coupons: [], pointsToSpend: 0, payableShown: 5_000, orderNo: number }));
  expect(codes(await till.post([purchase({ number: memberNumber }, { orderNo: number, paid: 5_000 }), purchase({ number: memberNumber }, { orderNo: number })]))).toEqual(['recorded', 'ORDER_DIFFERS']);
  expect(await shop.inStore(() => store.purchases.count({ memberId }))).toBe(1);
});

test('a refund takes back what the order brought, once by its number, and never more than was bought', async () => {
  const { memberId, memberNumber } = await shop.join('o-refund');
  const bought = purchase({ number: memberNumber }, { paid: 10_000 });
  const part = { kind: 'refund', refundNo: 'R-part', orderNo: bought.orderNo, value: 4_000 };
  const first = await till.post([bought, part, part]);
  expect(codes(first)).toEqual(['recorded', 'recorded', 'recorded']);
  expect(first.results[1]).toMatchObject({ value: 4_000, paid: 4_000, pointsClawedBack: 40 });
  expect(codes(await till.post([
    { ...part, value: 3_000 },
    { kind: 'refund', refundNo: 'R-much', orderNo: bought.orderNo, value: 6_001 },
    { kind: 'refund', refundNo: 'R-rest', orderNo: bought.orderNo },
    { kind: 'refund', refundNo: 'R-none', orderNo: bought.orderNo },
    { kind: 'refund', refundNo: 'R-rest', orderNo: bought.orderNo },
    { kind: 'refund', refundNo: 'R-else', orderNo: 'never-sold' },
  ]))).toEqual(['REFUND_DIFFERS', 'REFUND_TOO_LARGE', 'recorded', 'REFUND_COMPLETE', 'recorded', 'ORDER_UNKNOWN']);
  expect((await shop.inStore(() => store.accounts.get(memberId as MemberId)))?.points.buckets).toEqual([]);
});

test('a till that asks for members who are not there is told to wait, another till is not', async () => {
  const asking = await openTestTill(shop);
  const unknown = () => Array.from({ length: 30 }, (_, index) => purchase({ phone: `1390000${String(index).padStart(4, '0')}` }));
  await asking.post(unknown());
  await asking.post(unknown());
  const { memberNumber } = await shop.join('o-waits');
  expect(await asking.post([purchase({ number: memberNumber })])).toMatchObject({ again: 1, results: [{ code: 'LOOKUPS_ENDED', retryAt: expect.any(Number) }] });
  expect(codes(await till.post([purchase({ number: memberNumber })]))).toEqual(['recorded']);
  await shop.cloud.moveClock(now() + 11 * minuteMs);
  expect(codes(await asking.post([purchase({ number: memberNumber })]))).toEqual(['recorded']);
}, 30_000);

test('a batch cut off at any request and sent again is recorded exactly once, row by row', async () => {
  const asked = async (fault?: { kind: 'http' | 'lostReply'; after: number }) => {
    const tag = `o-cut-${fault?.kind ?? 'whole'}-${fault?.after ?? 0}`;
    const { memberId, memberNumber } = await shop.join(tag);
    const bought = purchase({ number: memberNumber }, { paid: 10_000 });
    const rows = [bought, purchase({ number: memberNumber }, { paid: 2_000 }), { kind: 'refund', refundNo: `R-${tag}`, orderNo: bought.orderNo, value: 4_000 }];
    if (fault) shop.cloud.faults.arm({ ...fault, functionName: 'pos', ...(fault.kind === 'http' ? { status: 503 } : {}) });
    await till.post(rows);
    shop.cloud.faults.clear();
    let answer = await till.post(rows);
    for (let tries = 0; answer.again > 0 && tries < 5; tries += 1) answer = await till.post(rows);
    expect([tag, codes(answer)]).toEqual([tag, ['recorded', 'recorded', 'recorded']]);
    const [entries, refunds, account] = await shop.inStore(() => Promise.all([store.pointsEntries.count({ memberId }), store.refunds.count({ memberId }), store.accounts.get(memberId as MemberId)]));
    expect([tag, entries, refunds, account?.points.buckets.map((bucket) => bucket.points), account?.statistics.recent.map(([, times]) => times)]).toEqual([tag, 3, 1, [80], [2]]);
  };
  requests = 0;
  await asked();
  // The journey posts its rows twice, and the second time asks less: every request of the first is among these.
  const places = requests;
  expect(places).toBeGreaterThan(25);
  for (let after = 0; after < places; after += 1) {
    await asked({ kind: 'http', after });
    await asked({ kind: 'lostReply', after });
  }
}, 180_000);
