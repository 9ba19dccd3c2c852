import fc from 'fast-check';
import { basisPoints, fen } from '../../kernel/units';
import { instant, localDate, localTime, minuteMs } from '../../kernel/time';
import { discountOf, expireCoupon, issueCoupon, redeemCoupon, releaseCoupon, reserveCoupon, type Coupon, type CouponEffect } from './index';

const effects: fc.Arbitrary<CouponEffect> = fc.oneof(
  fc.integer({ min: 1, max: 1_000_000 }).map((off): CouponEffect => ({ kind: 'cash_off', offFen: fen(off) })),
  fc.record({ rate: fc.integer({ min: 1, max: 10_000 }), cap: fc.option(fc.integer({ min: 1, max: 100_000 })) })
    .map(({ rate, cap }): CouponEffect => ({ kind: 'percent', offRate: basisPoints(rate), capFen: cap === null ? null : fen(cap) })),
);
const amounts = fc.integer({ min: 0, max: 100_000_000 });

describe('coupon discounts', () => {
  test('are whole fen between nothing and the goods, and never shrink as the goods grow', () => {
    fc.assert(
      fc.property(effects, amounts, amounts, (effect, one, two) => {
        const [less, more] = [Math.min(one, two), Math.max(one, two)];
        const [small, large] = [discountOf(effect, fen(less)), discountOf(effect, fen(more))];
        expect(Number.isSafeInteger(small) && small >= 0 && small <= less).toBe(true);
        expect(large).toBeGreaterThanOrEqual(small);
      }),
    );
  });
});

describe('one coupon', () => {
  const template = {
    id: 't', version: 1, name: { zh: '券', en: 'Coupon' }, effect: { kind: 'cash_off', offFen: fen(100) }, thresholdFen: fen(0), storeIds: [], tierIds: [], weekdays: [],
    categories: [], stackingGroup: null, giveable: false, validity: { kind: 'relative', startsAfterDays: 0, days: 1 }, totalLimit: null, perMemberLimit: null, active: true,
  } as const;
  const startAt = localTime(localDate('2026-11-22'), 20);
  const acts = fc.array(
    fc.record({ till: fc.constantFrom('a', 'b', 'c'), act: fc.constantFrom('reserve', 'redeem', 'release', 'expire'), minutes: fc.nat(20) }),
    { maxLength: 60 },
  );

  test('is used at most once, whatever three tills and the night do', () => {
    fc.assert(
      fc.property(acts, (plan) => {
        const issued = issueCoupon(template, { memberId: 'm', causeId: 'c', at: startAt, issuedTotal: 0, issuedToMember: 0 });
        if (!issued.ok) throw new Error(issued.code);
        let coupon: Coupon = issued.value;
        let at = startAt;
        let uses = 0;
        plan.forEach(({ till, act, minutes }, index) => {
          at = instant(at + minutes * minuteMs);
          const holder = coupon.state === 'reserved' && coupon.reservedUntilAt !== null && at < coupon.reservedUntilAt ? coupon.reservedBy : null;
          if (act === 'release') {
            coupon = releaseCoupon(coupon, { checkoutId: till });
            return;
          }
          const result =
            act === 'reserve' ? reserveCoupon(coupon, { checkoutId: till, at, minutes: 10 })
            : act === 'redeem' ? redeemCoupon(coupon, { checkoutId: till, purchaseId: `pu_${index}`, at })
            : expireCoupon(coupon, at);
          if (!result.ok) return;
          if (act === 'redeem') uses += 1;
          if (act !== 'expire') expect(holder === null || holder === till).toBe(true);
          coupon = result.value;
        });
        expect(uses).toBeLessThanOrEqual(1);
        expect(coupon.state === 'redeemed').toBe(uses === 1);
      }),
    );
  });
});
