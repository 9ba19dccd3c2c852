import { fen, points } from '../../kernel/units';
import { localDate, localTime, type Instant, type LocalMonth } from '../../kernel/time';
import { balanceOf, emptyPointsAccount, type PointsAccount } from '../points';
import { defaultPolicies, type Policies } from '../policy';
import { firstTierState } from '../tier';
import { applyPurchase, isRefunded, purchaseOfPayment, refundPurchase, type AccountParts, type AppliedPurchase, type AppliedRefund, type NewPurchase, type RefundCommand } from './index';

const noon = (date: string): Instant => localTime(localDate(date), 12);
const at = noon('2026-11-22');
const holding = (...buckets: readonly (readonly [string, number])[]): PointsAccount => ({
  ...emptyPointsAccount, buckets: buckets.map(([expiresIn, amount]) => ({ expiresIn: expiresIn as LocalMonth, points: points(amount) })),
});
const account = (pointsAccount: PointsAccount = emptyPointsAccount): AccountParts => ({ points: pointsAccount, tier: firstTierState(localDate('2026-11-01'), defaultPolicies.tiers) });

/** 100 yuan: a pot of 70 and a cup of 30; 20 yuan of it paid with 2,000 points. */
const sale: NewPurchase = {
  id: 'pu_1', storeId: 'S1', at, originalFen: fen(12_000), tierDiscountFen: fen(0), coupons: [{ couponId: 'cp_1', discountFen: fen(2_000) }],
  pointsSpent: points(2_000), pointsDiscountFen: fen(2_000), paidFen: fen(8_000),
  lines: [{ category: 'pot', amountFen: fen(8_400), valueFen: fen(7_000) }, { category: 'cup', amountFen: fen(3_600), valueFen: fen(3_000) }],
};
function bought(parts: AccountParts = account(holding(['2026-12', 1_500], ['2027-05', 1_000])), policies: Policies = defaultPolicies, what: NewPurchase = sale): AppliedPurchase {
  const result = applyPurchase(parts, what, policies);
  if (!result.ok) throw new Error(result.code);
  return result.value;
}
function refunded(from: { readonly parts: AccountParts; readonly purchase: AppliedPurchase['purchase'] }, scope: RefundCommand['scope'], changes: Partial<RefundCommand> = {}, policies: Policies = defaultPolicies): AppliedRefund {
  const result = refundPurchase(from.parts, from.purchase, { refundId: 'rf_1', at: noon('2026-11-25'), scope, ...changes }, policies);
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

describe('a whole refund', () => {
  const before = account(holding(['2026-12', 1_500], ['2027-05', 1_000]));

  test('leaves the account as if nothing had been bought', () => {
    const result = refunded(bought(before), { kind: 'whole' });
    expect(result.parts.points.buckets).toEqual(before.points.buckets);
    expect(result.parts.tier.months).toEqual([]);
    expect(result).toMatchObject({
      valueFen: 10_000, paidFen: 8_000, pointsRestored: 2_000, pointsClawedBack: 80, lostPoints: 0, growthRemoved: 80, isWhole: true, returnedCouponIds: ['cp_1'],
    });
    expect(result.entries.map((entry) => [entry.id, entry.points])).toEqual([['pt_restore_rf_1', 2_000], ['pt_clawback_rf_1', -80]]);
  });

  test('gives no coupon back when the policy says so', () => {
    const strict: Policies = { ...defaultPolicies, coupons: { ...defaultPolicies.coupons, returnOnWholeRefund: false } };
    expect(refunded(bought(), { kind: 'whole' }, {}, strict).returnedCouponIds).toEqual([]);
  });

  test('keeps the tier until the night', () => {
    const large = bought(account(), defaultPolicies, purchaseOfPayment({ id: 'pu_1', storeId: 'S1', at, paidFen: fen(100_000) }));
    const result = refunded(large, { kind: 'whole' });
    expect([result.parts.tier.tierId, result.parts.tier.months]).toEqual(['gold', []]);
  });

  test('of something free gives its coupon back, once', () => {
    const free = bought(account(), defaultPolicies, { ...sale, pointsSpent: points(0), pointsDiscountFen: fen(0), paidFen: fen(0), lines: [{ category: null, amountFen: fen(2_000), valueFen: fen(0) }] });
    const result = refunded(free, { kind: 'whole' });
    expect(result).toMatchObject({ paidFen: 0, entries: [], isWhole: true, returnedCouponIds: ['cp_1'] });
    expect(refundPurchase(result.parts, result.purchase, { refundId: 'rf_2', at, scope: { kind: 'whole' } }, defaultPolicies)).toMatchObject({ code: 'REFUND_COMPLETE' });
  });
});

describe('a partial refund', () => {
  test('gives money and points back in proportion to the goods', () => {
    expect(refunded(bought(), { kind: 'value', valueFen: fen(5_000) })).toMatchObject({ paidFen: 4_000, pointsRestored: 1_000, pointsClawedBack: 40, growthRemoved: 40, isWhole: false, returnedCouponIds: [] });
    expect(refunded(bought(), { kind: 'lines', lineIndexes: [1] })).toMatchObject({ valueFen: 3_000, paidFen: 2_400, pointsRestored: 600, pointsClawedBack: 24 });
  });

  test('gives the longest-living points back first', () => {
    expect(refunded(bought(), { kind: 'value', valueFen: fen(5_000) }).entries[0]?.parts).toEqual([{ expiresIn: '2027-05', points: 500 }, { expiresIn: '2026-12', points: 500 }]);
  });

  test('by another comes to the whole, coupons included', () => {
    const first = refunded(bought(), { kind: 'lines', lineIndexes: [1] });
    const second = refunded(first, { kind: 'lines', lineIndexes: [0] }, { refundId: 'rf_2' });
    expect(second).toMatchObject({ paidFen: 5_600, pointsRestored: 1_400, isWhole: true, returnedCouponIds: ['cp_1'] });
    expect(second.parts.points.buckets).toEqual([{ expiresIn: '2026-12', points: 1_500 }, { expiresIn: '2027-05', points: 1_000 }]);
  });

  test('takes a point back for a part of a point', () => {
    const small = bought(account(), defaultPolicies, purchaseOfPayment({ id: 'pu_1', storeId: 'S1', at, paidFen: fen(300) }));
    expect(refunded(small, { kind: 'value', valueFen: fen(1) }).pointsClawedBack).toBe(1);
  });
});

describe('points that are already spent', () => {
  const spentAll = (): AppliedPurchase => {
    const earned = bought(account(), defaultPolicies, purchaseOfPayment({ id: 'pu_1', storeId: 'S1', at, paidFen: fen(8_000) }));
    return { ...earned, parts: { ...earned.parts, points: { ...emptyPointsAccount, entryCount: 1 } } };
  };
  test('are let go under clamp, and said so', () => {
    expect(refunded(spentAll(), { kind: 'whole' })).toMatchObject({ paidFen: 8_000, pointsClawedBack: 80, lostPoints: 80, entries: [] });
  });

  test('are owed under negative', () => {
    const strict: Policies = { ...defaultPolicies, points: { ...defaultPolicies.points, clawBack: 'negative' } };
    const result = refunded(spentAll(), { kind: 'whole' }, {}, strict);
    expect([balanceOf(result.parts.points), result.lostPoints]).toEqual([-80, 0]);
  });

  test('within the refund window were never spendable, and go first', () => {
    const waiting: Policies = { ...defaultPolicies, points: { ...defaultPolicies.points, pendingDays: 7 } };
    const earned = bought(account(holding(['2027-11', 10])), waiting, purchaseOfPayment({ id: 'pu_1', storeId: 'S1', at, paidFen: fen(8_000) }));
    const result = refunded(earned, { kind: 'whole' }, {}, waiting);
    expect([result.parts.points.pending, result.parts.points.buckets]).toEqual([[], [{ expiresIn: '2027-11', points: 10 }]]);
  });
});

describe('a refund is refused', () => {
  const purchase = bought();
  const partly = refunded(purchase, { kind: 'lines', lineIndexes: [1] });
  const rows: readonly [what: string, from: { readonly parts: AccountParts; readonly purchase: AppliedPurchase['purchase'] }, command: Partial<RefundCommand>, refusal: object][] = [
    ['after its window', purchase, { at: noon('2026-12-23') }, { code: 'REFUND_WINDOW_CLOSED', details: { lastOn: '2026-12-22' } }],
    ['when all came back', refunded(purchase, { kind: 'whole' }), {}, { code: 'REFUND_COMPLETE' }],
    ['of nothing', purchase, { scope: { kind: 'value', valueFen: fen(0) } }, { code: 'REFUND_AMOUNT_INVALID' }],
    ['of less than nothing', purchase, { scope: { kind: 'value', valueFen: fen(-1) } }, { code: 'REFUND_AMOUNT_INVALID' }],
    ['of more than is left', partly, { scope: { kind: 'value', valueFen: fen(7_001) } }, { code: 'REFUND_TOO_LARGE', details: { valueFen: 7_001, leftFen: 7_000 } }],
    ['of lines worth more than is left', refunded(purchase, { kind: 'value', valueFen: fen(5_000) }), { scope: { kind: 'lines', lineIndexes: [0] } }, { code: 'REFUND_TOO_LARGE' }],
    ['of a line that is not there', purchase, { scope: { kind: 'lines', lineIndexes: [2] } }, { code: 'REFUND_LINE_UNKNOWN', details: { lineIndex: 2, lines: 2 } }],
    ['of no line', purchase, { scope: { kind: 'lines', lineIndexes: [] } }, { code: 'REFUND_LINE_UNKNOWN' }],
    ['of a line that came back', partly, { scope: { kind: 'lines', lineIndexes: [1] } }, { code: 'REFUND_LINE_REFUNDED', details: { lineIndex: 1 } }],
  ];
  test.each(rows)('%s', (_what, from, command, refusal) => {
    expect(refundPurchase(from.parts, from.purchase, { refundId: 'rf_9', at: noon('2026-11-26'), scope: { kind: 'whole' }, ...command }, defaultPolicies)).toMatchObject({ ok: false, ...refusal });
  });

  test('but for a manager the window does not close', () => {
    expect(refunded(purchase, { kind: 'whole' }, { at: noon('2027-03-01'), afterWindow: true }).isWhole).toBe(true);
    expect(isRefunded(purchase.purchase)).toBe(false);
  });

  test('on the last day of the window it is not', () => {
    expect(refunded(purchase, { kind: 'whole' }, { at: noon('2026-12-22') }).isWhole).toBe(true);
  });
});
