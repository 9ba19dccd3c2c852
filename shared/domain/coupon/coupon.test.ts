import { BugError } from '../../kernel/assert';
import { basisPoints, fen } from '../../kernel/units';
import { instant, localDate, localTime, startOfDay, type Instant } from '../../kernel/time';
import {
  batchCause, claimCoupon, couponApplies, couponEndStates, couponIdOf, couponLife, couponMoves, couponStates, discountOf, expireCoupon, issueCoupon, offerCoupon,
  redeemCoupon, releaseCoupon, reserveCoupon, restoreCoupon, stateAt, takeBackCoupon, voidCoupon,
  type Coupon, type CouponEffect, type CouponState, type CouponTemplate, type CouponTerms,
} from './index';

const noon = (date: string): Instant => localTime(localDate(date), 12);
const template: CouponTemplate = {
  id: 'welcome', version: 2, name: { zh: '满 100 减 20', en: '¥20 off ¥100' }, effect: { kind: 'cash_off', offFen: fen(2_000) }, thresholdFen: fen(10_000),
  storeIds: [], tierIds: [], weekdays: [], categories: [], stackingGroup: 'cash', giveable: true,
  validity: { kind: 'relative', startsAfterDays: 0, days: 30 }, totalLimit: null, perMemberLimit: 1, active: true,
};
const issue = { memberId: 'm_1', causeId: 'join_m_1', at: noon('2026-11-22'), issuedTotal: 0, issuedToMember: 0 };

function issued(changes: Partial<CouponTemplate> = {}): Coupon {
  const result = issueCoupon({ ...template, ...changes }, issue);
  if (!result.ok) throw new Error(result.code);
  return result.value;
}
const inState = (state: CouponState): Coupon => ({
  ...issued(),
  state,
  ...(state === 'reserved' ? { reservedBy: 'co_1', reservedUntilAt: noon('2026-11-23') } : {}),
  ...(state === 'redeemed' ? { redeemedBy: 'pu_1', redeemedAt: noon('2026-11-22') } : {}),
  ...(state === 'offered' || state === 'given' ? { offerId: 'of_1' } : {}),
});

describe('issuing', () => {
  test('a relative validity runs to the end of a local day', () => {
    expect(issued()).toMatchObject({
      id: 'cp_welcome_join_m_1', state: 'issued', templateVersion: 2, validFromAt: startOfDay(localDate('2026-11-22')), validUntilAt: startOfDay(localDate('2026-12-22')),
    });
  });

  test('a fixed validity includes its last day', () => {
    const coupon = issued({ validity: { kind: 'fixed', startsOn: '2026-12-01', endsOn: '2026-12-31' } });
    expect([coupon.validFromAt, coupon.validUntilAt]).toEqual([startOfDay(localDate('2026-12-01')), startOfDay(localDate('2027-01-01'))]);
  });

  test('the coupon keeps the terms of its day when the template changes', () => {
    expect(issued().terms).toEqual({
      name: template.name, effect: template.effect, thresholdFen: 10_000, storeIds: [], tierIds: [], weekdays: [], categories: [], stackingGroup: 'cash', giveable: true,
    });
  });

  test('stops with the last moment of a fixed validity', () => {
    const fixed = { ...template, validity: { kind: 'fixed' as const, startsOn: '2026-01-01', endsOn: '2026-11-22' } };
    const end = startOfDay(localDate('2026-11-23'));
    expect(issueCoupon(fixed, { ...issue, at: instant(end - 1) }).ok).toBe(true);
    expect(issueCoupon(fixed, { ...issue, at: end })).toMatchObject({ code: 'COUPON_TEMPLATE_EXPIRED' });
  });

  test.each([
    ['a template out of use', { active: false }, {}, 'COUPON_TEMPLATE_INACTIVE'],
    ['a validity that has ended', { validity: { kind: 'fixed' as const, startsOn: '2026-01-01', endsOn: '2026-11-21' } }, {}, 'COUPON_TEMPLATE_EXPIRED'],
    ['all given out', { totalLimit: 10 }, { issuedTotal: 10 }, 'COUPON_TOTAL_LIMIT_REACHED'],
    ['the member has his', {}, { issuedToMember: 1 }, 'COUPON_MEMBER_LIMIT_REACHED'],
  ])('is refused for %s', (_what, changes, more, code) => {
    expect(issueCoupon({ ...template, ...changes }, { ...issue, ...more })).toMatchObject({ ok: false, code });
  });

  test('to an audience is named by the batch and the member, so that a second run issues nothing twice', () => {
    expect(couponIdOf('back_again', batchCause('b_7', 'm_1'))).toBe('cp_back_again_batch_b_7_m_1');
  });

  test('stops at days that do not exist', () => {
    expect(() => issueCoupon({ ...template, validity: { kind: 'fixed', startsOn: '2026-02-30', endsOn: '2026-12-31' } }, issue)).toThrow(BugError);
  });
});

describe('discounts', () => {
  const rows: readonly [what: string, effect: CouponEffect, eligible: number, off: number][] = [
    ['cash', { kind: 'cash_off', offFen: fen(2_000) }, 12_850, 2_000],
    ['cash never more than the goods', { kind: 'cash_off', offFen: fen(2_000) }, 1_999, 1_999],
    ['percent, rounded down', { kind: 'percent', offRate: basisPoints(1_200), capFen: null }, 9_999, 1_199],
    ['percent up to its cap', { kind: 'percent', offRate: basisPoints(1_200), capFen: fen(5_000) }, 99_999, 5_000],
    ['percent of all', { kind: 'percent', offRate: basisPoints(10_000), capFen: null }, 777, 777],
    ['percent above all is all', { kind: 'percent', offRate: basisPoints(20_000), capFen: null }, 777, 777],
    ['a gift takes nothing off', { kind: 'gift', giftName: { zh: '茶', en: 'Tea' } }, 777, 0],
  ];
  test.each(rows)('%s', (_what, effect, eligible, off) => {
    expect(discountOf(effect, fen(eligible))).toBe(off);
  });
});

describe('fitting a purchase', () => {
  const occasion = { at: noon('2026-11-25'), storeId: 'S1', tierId: 'gold', lines: [{ category: 'tea', amountFen: fen(8_000) }, { category: null, amountFen: fen(2_000) }] };
  const withTerms = (terms: Partial<CouponTerms>): Coupon => ({ ...issued(), terms: { ...issued().terms, ...terms } });

  test('a coupon without conditions fits all lines, at its threshold exactly', () => {
    expect(couponApplies(issued(), occasion)).toEqual({ ok: true, value: { lineIndexes: [0, 1] } });
  });

  test('a coupon fits from its first moment to just before its end', () => {
    expect(couponApplies({ ...issued(), validFromAt: occasion.at }, occasion).ok).toBe(true);
    expect(couponApplies({ ...issued(), validUntilAt: instant(occasion.at + 1) }, occasion).ok).toBe(true);
  });

  test('a coupon of a category fits the lines of it only, and its threshold counts those', () => {
    expect(couponApplies(withTerms({ categories: ['tea'], thresholdFen: fen(8_000) }), occasion)).toEqual({ ok: true, value: { lineIndexes: [0] } });
    expect(couponApplies(withTerms({ categories: ['tea'], thresholdFen: fen(8_001) }), occasion)).toMatchObject({
      code: 'COUPON_THRESHOLD_UNMET', details: { thresholdFen: 8_001, amountFen: 8_000, missingFen: 1 },
    });
  });

  test.each([
    ['used', inState('redeemed'), 'COUPON_REDEEMED'],
    ['void', inState('void'), 'COUPON_VOID'],
    ['offered to a friend', inState('offered'), 'COUPON_OFFERED'],
    ['given away', inState('given'), 'COUPON_GIVEN'],
    ['expired and written so', inState('expired'), 'COUPON_EXPIRED'],
    ['past its end, not written yet', { ...issued(), validUntilAt: noon('2026-11-25') }, 'COUPON_EXPIRED'],
    ['held by another checkout', { ...issued(), state: 'reserved' as const, reservedBy: 'co_9', reservedUntilAt: noon('2026-11-26') }, 'COUPON_RESERVED'],
    ['not begun', { ...issued(), validFromAt: noon('2026-11-26') }, 'COUPON_NOT_STARTED'],
    ['of another store', withTerms({ storeIds: ['S2'] }), 'COUPON_STORE_EXCLUDED'],
    ['of another tier', withTerms({ tierIds: ['diamond'] }), 'COUPON_TIER_EXCLUDED'],
    ['of another weekday', withTerms({ weekdays: [2, 4] }), 'COUPON_WEEKDAY_EXCLUDED'],
    ['of other goods', withTerms({ categories: ['shoes'] }), 'COUPON_CATEGORY_MISSING'],
    ['for a larger purchase', withTerms({ thresholdFen: fen(10_001) }), 'COUPON_THRESHOLD_UNMET'],
  ])('says why not: %s', (_what, coupon, code) => {
    expect(couponApplies(coupon, { ...occasion, checkoutId: 'co_1' })).toMatchObject({ ok: false, code });
  });

  test('a hold that has run out, or is the asker’s own, does not stand in the way', () => {
    const held: Coupon = { ...issued(), state: 'reserved', reservedBy: 'co_9', reservedUntilAt: noon('2026-11-25') };
    expect(couponApplies(held, occasion).ok).toBe(true);
    expect(couponApplies({ ...held, reservedUntilAt: noon('2026-11-26') }, { ...occasion, checkoutId: 'co_9' }).ok).toBe(true);
  });

  test('fits on the right weekday, store and tier', () => {
    expect(couponApplies(withTerms({ weekdays: [3], storeIds: ['S1'], tierIds: ['gold'] }), occasion).ok).toBe(true);
  });
});

describe('the life of a coupon', () => {
  test('every state is reached from issued, and every state can come to an end', () => {
    const reached = new Set<CouponState>(['issued']);
    for (const _ of couponStates) for (const from of reached) for (const to of Object.values(couponLife[from])) reached.add(to);
    expect([...reached].sort()).toEqual([...couponStates].sort());
    const ends = new Set<CouponState>(couponEndStates);
    for (const _ of couponStates) for (const from of couponStates) if (Object.values(couponLife[from]).some((to) => ends.has(to))) ends.add(from);
    expect([...ends].sort()).toEqual([...couponStates].sort());
  });

  const moves = {
    reserve: (coupon: Coupon) => reserveCoupon(coupon, { checkoutId: 'co_1', at: noon('2026-11-22'), minutes: 10 }),
    redeem: (coupon: Coupon) => redeemCoupon(coupon, { checkoutId: 'co_1', purchaseId: 'pu_1', at: noon('2026-11-22') }),
    expire: (coupon: Coupon) => expireCoupon(coupon, coupon.validUntilAt),
    void: (coupon: Coupon) => voidCoupon(coupon, noon('2026-11-22')),
    offer: (coupon: Coupon) => offerCoupon(coupon, { offerId: 'of_1', at: noon('2026-11-22') }),
    take_back: (coupon: Coupon) => takeBackCoupon(coupon, noon('2026-11-22')),
    claim: (coupon: Coupon) => {
      const result = claimCoupon({ ...coupon, offerId: 'of_1' }, { offerId: 'of_1', byMemberId: 'm_2', at: noon('2026-11-22') });
      return result.ok ? ({ ok: true, value: result.value.given } as const) : result;
    },
    restore: (coupon: Coupon) => restoreCoupon(coupon, { purchaseId: 'pu_1', at: noon('2026-11-22'), graceDays: 7 }),
  };
  const named = Object.entries(moves).flatMap(([name, make]) => couponStates.map((state) => [name, state, make] as const));
  test.each(named)('%s from %s does what the table says', (name, state, make) => {
    const result = make(inState(state));
    // By its end a hold has lapsed, and the night may write that down too.
    const expected = name === 'expire' && state === 'reserved' ? 'expired' : couponLife[state][name as keyof typeof moves];
    expect(result.ok ? result.value.state : 'refused').toBe(expected ?? 'refused');
  });

  test('the table knows every move', () => {
    expect([...couponMoves].sort()).toEqual([...Object.keys(moves), 'release'].sort());
  });
});

describe('two tills and one coupon', () => {
  const held = (() => {
    const result = reserveCoupon(issued(), { checkoutId: 'co_1', at: noon('2026-11-22'), minutes: 10 });
    if (!result.ok) throw new Error(result.code);
    return result.value;
  })();

  test('the second is refused until the hold runs out', () => {
    expect(held.reservedUntilAt).toBe(localTime(localDate('2026-11-22'), 12, 10));
    const other = { checkoutId: 'co_2', minutes: 10 };
    expect(reserveCoupon(held, { ...other, at: noon('2026-11-22') })).toMatchObject({ code: 'COUPON_RESERVED' });
    expect(redeemCoupon(held, { checkoutId: 'co_2', purchaseId: 'pu_2', at: noon('2026-11-22') })).toMatchObject({ code: 'COUPON_RESERVED' });
    const later = { ...held, reservedUntilAt: noon('2026-11-22') };
    expect(reserveCoupon(later, { ...other, at: noon('2026-11-22') })).toMatchObject({ ok: true, value: { reservedBy: 'co_2' } });
  });

  test('the holder may renew, use or let go; another cannot let go for him', () => {
    expect(reserveCoupon(held, { checkoutId: 'co_1', at: noon('2026-11-22'), minutes: 20 }).ok).toBe(true);
    expect(releaseCoupon(held, { checkoutId: 'co_2' })).toBe(held);
    expect(releaseCoupon(held, { checkoutId: 'co_1' })).toEqual(issued());
    expect(redeemCoupon(held, { checkoutId: 'co_1', purchaseId: 'pu_1', at: noon('2026-11-22') })).toMatchObject({
      ok: true, value: { state: 'redeemed', redeemedBy: 'pu_1', reservedBy: null, reservedUntilAt: null },
    });
  });

  test('a hold taken in time outlives midnight', () => {
    const lastMinute: Coupon = { ...held, validUntilAt: startOfDay(localDate('2026-11-23')), reservedUntilAt: localTime(localDate('2026-11-23'), 0, 8) };
    expect(redeemCoupon(lastMinute, { checkoutId: 'co_1', purchaseId: 'pu_1', at: localTime(localDate('2026-11-23'), 0, 5) }).ok).toBe(true);
    expect(expireCoupon(lastMinute, localTime(localDate('2026-11-23'), 0, 5))).toMatchObject({ ok: false, code: 'COUPON_RESERVED' });
    expect(stateAt(lastMinute, localTime(localDate('2026-11-23'), 0, 8))).toBe('expired');
  });
});

describe('giving', () => {
  test('the friend gets the same terms and end, once, and cannot give it on', () => {
    const offered = inState('offered');
    const claimed = claimCoupon(offered, { offerId: 'of_1', byMemberId: 'm_2', at: noon('2026-11-22') });
    expect(claimed).toMatchObject({
      ok: true, value: { given: { state: 'given' }, received: { id: 'cp_offer_of_1', memberId: 'm_2', state: 'issued', validUntilAt: offered.validUntilAt, terms: { giveable: false } } },
    });
    expect(claimed.ok && claimCoupon(claimed.value.given, { offerId: 'of_1', byMemberId: 'm_3', at: noon('2026-11-22') })).toMatchObject({ code: 'COUPON_GIVEN' });
  });

  test.each([
    ['another offer', { offerId: 'of_9', byMemberId: 'm_2' }, 'COUPON_OFFER_UNKNOWN'],
    ['the giver himself', { offerId: 'of_1', byMemberId: 'm_1' }, 'COUPON_OFFER_OWN'],
  ])('a claim is refused to %s', (_what, claim, code) => {
    expect(claimCoupon(inState('offered'), { ...claim, at: noon('2026-11-22') })).toMatchObject({ ok: false, code });
  });

  test('a coupon not to be given is not, and one taken back cannot be claimed', () => {
    expect(offerCoupon(issued({ giveable: false }), { offerId: 'of_1', at: noon('2026-11-22') })).toMatchObject({ code: 'COUPON_NOT_GIVEABLE' });
    const back = takeBackCoupon(inState('offered'), noon('2026-11-22'));
    expect(back.ok && claimCoupon(back.value, { offerId: 'of_1', byMemberId: 'm_2', at: noon('2026-11-22') })).toMatchObject({ code: 'COUPON_OFFER_UNKNOWN' });
  });
});

describe('giving back after a refund', () => {
  test('leaves at least the grace days to use it', () => {
    const used = inState('redeemed');
    expect(restoreCoupon(used, { purchaseId: 'pu_1', at: noon('2026-11-23'), graceDays: 7 })).toMatchObject({ ok: true, value: { state: 'issued', validUntilAt: used.validUntilAt, redeemedBy: null } });
    expect(restoreCoupon(used, { purchaseId: 'pu_1', at: noon('2027-01-05'), graceDays: 7 })).toMatchObject({ ok: true, value: { validUntilAt: startOfDay(localDate('2027-01-13')) } });
  });

  test('is refused for another purchase’s coupon', () => {
    expect(restoreCoupon(inState('redeemed'), { purchaseId: 'pu_9', at: noon('2026-11-23'), graceDays: 7 })).toMatchObject({ code: 'COUPON_REDEEMED' });
  });
});
