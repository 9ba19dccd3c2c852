import { basisPoints, fen, points, zeroPoints } from '../../kernel/units';
import { localDate, localTime, type Instant } from '../../kernel/time';
import type { Coupon, CouponTerms } from '../coupon';
import { defaultPolicies, type Policies } from '../policy';
import { confirmQuote, quote, type Quote, type QuoteInput } from './index';

const at: Instant = localTime(localDate('2026-11-22'), 12);
const terms: CouponTerms = {
  name: { zh: '券', en: 'Coupon' }, effect: { kind: 'cash_off', offFen: fen(2_000) }, thresholdFen: fen(10_000),
  storeIds: [], tierIds: [], weekdays: [], categories: [], stackingGroup: 'cash', giveable: false,
};
const coupon = (id: string, changes: Partial<CouponTerms> = {}, rest: Partial<Coupon> = {}): Coupon => ({
  id, templateId: 't', templateVersion: 1, memberId: 'm_1', terms: { ...terms, ...changes }, state: 'issued', issuedAt: at, validFromAt: at,
  validUntilAt: localTime(localDate('2026-12-22'), 0), causeId: 'c', reservedBy: null, reservedUntilAt: null, redeemedBy: null, redeemedAt: null, offerId: null, ...rest,
});
const percent = (offRate: number, capFen: number | null = null): Partial<CouponTerms> => ({
  effect: { kind: 'percent', offRate: basisPoints(offRate), capFen: capFen === null ? null : fen(capFen) }, thresholdFen: fen(0), stackingGroup: 'percent',
});
const gift: Partial<CouponTerms> = { effect: { kind: 'gift', giftName: { zh: '茶', en: 'Tea' } }, thresholdFen: fen(0), stackingGroup: 'gift' };

const base: QuoteInput = {
  amountFen: fen(12_850), storeId: 'S1', at, tierId: 'silver', availablePoints: zeroPoints, inBirthdayMonth: false, coupons: [],
  chosen: { couponIds: 'best', pointsToSpend: zeroPoints }, policies: defaultPolicies,
};
function quoted(changes: Partial<QuoteInput>): Quote {
  const result = quote({ ...base, ...changes });
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.details)}`);
  return result.value;
}
const whyNot = (result: Quote, id: string): string | undefined => {
  const found = result.coupons.find((one) => one.couponId === id);
  return found && !found.applied ? found.whyNot.code : undefined;
};

describe('the price of a purchase', () => {
  const rows: readonly [what: string, changes: Partial<QuoteInput>, facts: Partial<Quote>][] = [
    ['silver pays the price', {}, { tierDiscountFen: fen(0), payableFen: fen(12_850), pointsEarned: points(128), growthEarned: 128 }],
    ['gold pays 95%, rounded down for the member', { tierId: 'gold' }, { tierDiscountFen: fen(643), payableFen: fen(12_207), pointsEarned: points(146), growthEarned: 122 }],
    ['diamond pays 90%', { tierId: 'diamond' }, { payableFen: fen(11_565), pointsEarned: points(173), growthEarned: 115 }],
    ['a coupon comes off the tier’s price, its threshold is judged before it', { tierId: 'gold', amountFen: fen(10_000), coupons: [coupon('a')] }, { tierDiscountFen: fen(500), couponDiscountFen: fen(2_000), payableFen: fen(7_500) }],
    ['percent before cash', { amountFen: fen(20_000), coupons: [coupon('a'), coupon('b', percent(1_000))] }, { couponDiscountFen: fen(4_000), payableFen: fen(16_000) }],
    ['points as money, whole steps up to half', { availablePoints: points(100_000), chosen: { couponIds: 'best', pointsToSpend: 'most' } }, { pointsSpent: points(6_400), pointsDiscountFen: fen(6_400), payableFen: fen(6_450), pointsEarned: points(64) }],
    ['points asked for exactly', { availablePoints: points(350), chosen: { couponIds: 'best', pointsToSpend: points(300) } }, { pointsSpent: points(300), pointsDiscountFen: fen(300), payableFen: fen(12_550) }],
    ['points up to what is there', { availablePoints: points(350), chosen: { couponIds: 'best', pointsToSpend: 'most' } }, { pointsSpent: points(300) }],
    ['a coupon of all makes it free and earns nothing', { coupons: [coupon('a', percent(10_000))] }, { payableFen: fen(0), pointsEarned: points(0), growthEarned: 0 }],
  ];
  test.each(rows)('%s', (_what, changes, facts) => {
    const result = quoted(changes);
    expect(result).toMatchObject(facts);
    expect(result.tierDiscountFen + result.couponDiscountFen + result.pointsDiscountFen + result.payableFen).toBe(result.originalFen);
    expect(result.lines.reduce((sum, line) => sum + line.valueFen, 0)).toBe(result.payableFen + result.pointsDiscountFen);
    expect(result.policyVersion).toBe(1);
  });

  test('coupons of a category come off its goods only', () => {
    const items = [{ category: 'tea', amountFen: fen(3_000) }, { category: 'cup', amountFen: fen(7_000) }];
    const result = quoted({ amountFen: fen(10_000), items, coupons: [coupon('a', { ...percent(5_000), categories: ['tea'] })] });
    expect([result.payableFen, result.lines.map((line) => line.valueFen)]).toEqual([8_500, [1_500, 7_000]]);
  });

  test('does not depend on how equal goods are split into lines', () => {
    const whole = quoted({ tierId: 'gold', amountFen: fen(9_999), items: [{ category: 'tea', amountFen: fen(9_999) }], coupons: [coupon('a', percent(333))] });
    const split = quoted({ tierId: 'gold', amountFen: fen(9_999), items: [3_333, 3_333, 3_333].map((amount) => ({ category: 'tea', amountFen: fen(amount) })), coupons: [coupon('a', percent(333))] });
    expect(split.payableFen).toBe(whole.payableFen);
  });
});

describe('the best combination', () => {
  test('one of each group, none that stands alone beside another', () => {
    const wallet = [coupon('cash20'), coupon('cash30', { effect: { kind: 'cash_off', offFen: fen(3_000) } }), coupon('ten', percent(1_000)), coupon('alone', { ...percent(3_000), stackingGroup: null })];
    const result = quoted({ amountFen: fen(20_000), coupons: wallet });
    expect(result.coupons.filter((one) => one.applied)).toEqual([{ couponId: 'alone', applied: true, discountFen: 6_000 }]);
    const smaller = quoted({ amountFen: fen(12_000), coupons: wallet });
    expect(smaller.coupons.filter((one) => one.applied).map((one) => one.couponId)).toEqual(['cash30', 'ten']);
    expect([whyNot(smaller, 'cash20'), whyNot(smaller, 'alone')]).toEqual(['COUPON_NOT_COMBINABLE', 'COUPON_NOT_COMBINABLE']);
  });

  test('of equal coupons takes the one that ends first', () => {
    const wallet = [coupon('late'), coupon('early', {}, { validUntilAt: localTime(localDate('2026-11-30'), 0) })];
    expect(quoted({ coupons: wallet }).coupons.find((one) => one.applied)).toMatchObject({ couponId: 'early' });
  });

  test('never more than the policy allows', () => {
    const wallet = ['a', 'b', 'c'].map((group) => coupon(group, { stackingGroup: group }));
    const result = quoted({ amountFen: fen(20_000), coupons: wallet });
    expect(result.coupons.map((one) => one.applied)).toEqual([true, true, false]);
    expect(whyNot(result, 'c')).toBe('COUPON_LIMIT_PER_PURCHASE');
  });

  test('says why each other coupon does not count', () => {
    const result = quoted({
      amountFen: fen(9_999),
      coupons: [coupon('threshold'), coupon('used', {}, { state: 'redeemed' }), coupon('gift', gift), coupon('store', { storeIds: ['S2'], thresholdFen: fen(0) })],
    });
    expect(result.coupons.map((one) => whyNot(result, one.couponId))).toEqual(['COUPON_THRESHOLD_UNMET', 'COUPON_REDEEMED', 'COUPON_GIFT_UNASKED', 'COUPON_STORE_EXCLUDED']);
  });

  test('uses no coupon where it would take nothing off', () => {
    const result = quoted({ coupons: [coupon('all', percent(10_000)), coupon('cash')] });
    expect(result.coupons.map((one) => one.applied)).toEqual([true, false]);
  });
});

describe('chosen coupons', () => {
  const chosen = (couponIds: readonly string[], coupons: readonly Coupon[], changes: Partial<QuoteInput> = {}): Quote =>
    quoted({ amountFen: fen(20_000), coupons, chosen: { couponIds, pointsToSpend: zeroPoints }, ...changes });

  test('count even when another would be better, which is named', () => {
    const result = chosen(['small'], [coupon('small', { effect: { kind: 'cash_off', offFen: fen(100) } }), coupon('large')]);
    expect(result.couponDiscountFen).toBe(100);
    expect(result.coupons[1]).toMatchObject({ applied: false, whyNot: { code: 'COUPON_NOT_CHOSEN', details: { aloneFen: 2_000 } } });
  });

  test('that exclude each other: the first by id counts, whatever the order of taps', () => {
    const wallet = [coupon('b'), coupon('a')];
    expect(chosen(['a', 'b'], wallet)).toEqual(chosen(['b', 'a'], wallet));
    expect(whyNot(chosen(['b', 'a'], wallet), 'b')).toBe('COUPON_NOT_COMBINABLE');
  });

  test('too many: the rest says so', () => {
    const wallet = ['a', 'b', 'c'].map((group) => coupon(group, { stackingGroup: group }));
    expect(whyNot(chosen(['a', 'b', 'c'], wallet), 'c')).toBe('COUPON_LIMIT_PER_PURCHASE');
  });

  test('a gift is used when asked for', () => {
    expect(chosen(['tea'], [coupon('tea', gift)]).coupons).toEqual([{ couponId: 'tea', applied: true, discountFen: 0 }]);
  });

  test('a coupon without effect stays unused', () => {
    const result = chosen(['all', 'cash'], [coupon('all', percent(10_000)), coupon('cash')]);
    expect(whyNot(result, 'cash')).toBe('COUPON_WITHOUT_EFFECT');
  });

  test('none chosen is none used', () => {
    expect(chosen([], [coupon('a')]).payableFen).toBe(20_000);
  });
});

describe('policies that keep discounts apart', () => {
  const policies = (changes: Partial<Policies['checkout']>): Policies => ({ ...defaultPolicies, checkout: { ...defaultPolicies.checkout, ...changes } });

  test('tier or coupons, whichever is cheaper', () => {
    const apart = policies({ couponsWithTierDiscount: false });
    const cheapTier = quoted({ policies: apart, tierId: 'diamond', amountFen: fen(30_000), coupons: [coupon('a')] });
    expect([cheapTier.payableFen, cheapTier.coupons[0]?.applied]).toEqual([27_000, false]);
    const cheapCoupon = quoted({ policies: apart, tierId: 'gold', amountFen: fen(10_000), coupons: [coupon('a')] });
    expect([cheapCoupon.payableFen, cheapCoupon.tierDiscountFen]).toEqual([8_000, 0]);
    const equal = quoted({ policies: apart, tierId: 'diamond', amountFen: fen(20_000), coupons: [coupon('a')] });
    expect([equal.payableFen, equal.couponDiscountFen]).toEqual([18_000, 0]);
    const asked = quoted({ policies: apart, tierId: 'diamond', amountFen: fen(30_000), coupons: [coupon('a')], chosen: { couponIds: ['a'], pointsToSpend: zeroPoints } });
    expect([asked.payableFen, asked.tierDiscountFen]).toEqual([28_000, 0]);
  });

  test('no points as money beside a coupon', () => {
    const apart = policies({ pointsWithCoupons: false });
    const wallet = { policies: apart, availablePoints: points(10_000), coupons: [coupon('a')] };
    expect(quoted({ ...wallet, chosen: { couponIds: 'best', pointsToSpend: 'most' } }).pointsSpent).toBe(0);
    expect(quote({ ...base, ...wallet, chosen: { couponIds: 'best', pointsToSpend: points(100) } })).toMatchObject({ code: 'POINTS_NOT_MONEY' });
    expect(quoted({ ...wallet, chosen: { couponIds: [], pointsToSpend: 'most' } }).pointsSpent).toBe(6_400);
  });
});

describe('a quote is refused', () => {
  const noMoney: Policies = { ...defaultPolicies, points: { ...defaultPolicies.points, asMoney: null } };
  const spend = (pointsToSpend: number): Partial<QuoteInput> => ({ chosen: { couponIds: 'best', pointsToSpend: points(pointsToSpend) } });
  const rows: readonly [what: string, changes: Partial<QuoteInput>, refusal: object][] = [
    ['for nothing', { amountFen: fen(0) }, { code: 'AMOUNT_INVALID' }],
    ['for less than nothing', { amountFen: fen(-1) }, { code: 'AMOUNT_INVALID' }],
    ['for a mistyped amount', { amountFen: fen(100_000_001) }, { code: 'AMOUNT_INVALID', details: { amountFen: 100_000_001, mostFen: 100_000_000 } }],
    ['when the items do not add up', { items: [{ category: null, amountFen: fen(12_849) }] }, { code: 'AMOUNT_MISMATCH', details: { amountFen: 12_850, itemsFen: 12_849 } }],
    ['with too many items', { items: Array.from({ length: 101 }, () => ({ category: null, amountFen: fen(1) })) }, { code: 'ITEMS_TOO_MANY' }],
    ['with a coupon that is not in the wallet', { chosen: { couponIds: ['x'], pointsToSpend: zeroPoints } }, { code: 'COUPON_UNKNOWN', details: { couponId: 'x' } }],
    ['with points that are not there', { ...spend(200), availablePoints: points(100) }, { code: 'POINTS_INSUFFICIENT', details: { required: 200, available: 100 } }],
    ['with part of a step', { ...spend(150), availablePoints: points(1_000) }, { code: 'POINTS_STEP_INVALID', details: { stepPoints: 100 } }],
    ['with points below zero', { ...spend(-100), availablePoints: points(1_000) }, { code: 'POINTS_STEP_INVALID' }],
    ['with points above the cap', { ...spend(6_500), availablePoints: points(10_000) }, { code: 'POINTS_CAP_EXCEEDED', details: { mostPoints: 6_400 } }],
    ['with points where points are no money', { ...spend(100), availablePoints: points(100), policies: noMoney }, { code: 'POINTS_NOT_MONEY' }],
  ];
  test.each(rows)('%s', (_what, changes, refusal) => {
    expect(quote({ ...base, ...changes })).toMatchObject({ ok: false, ...refusal });
  });
});

describe('confirming', () => {
  const shown = quoted({ coupons: [coupon('a')] });

  test('costs what was shown', () => {
    expect(confirmQuote(shown, { shownFen: fen(10_850), couponIds: 'best' })).toEqual({ ok: true, value: shown });
    expect(confirmQuote(shown, { shownFen: fen(10_000), couponIds: 'best' })).toMatchObject({ code: 'QUOTE_CHANGED', details: { shownFen: 10_000, nowFen: 10_850 } });
  });

  test('is refused when a chosen coupon does not count, with the reason', () => {
    const result = quoted({ coupons: [coupon('a', {}, { state: 'redeemed' })], chosen: { couponIds: ['a'], pointsToSpend: zeroPoints } });
    expect(confirmQuote(result, { shownFen: result.payableFen, couponIds: ['a'] })).toMatchObject({ code: 'COUPON_NOT_APPLIED', details: { couponId: 'a', whyNot: { code: 'COUPON_REDEEMED' } } });
  });
});
