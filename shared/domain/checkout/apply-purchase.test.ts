import { basisPoints, fen, points } from '../../kernel/units';
import { localDate, localTime, type LocalMonth } from '../../kernel/time';
import { emptyPointsAccount } from '../points';
import { defaultPolicies, type Policies } from '../policy';
import { firstTierState } from '../tier';
import { applyPurchase, purchaseOfPayment, type AccountParts, type AppliedPurchase, type NewPurchase } from './index';

const at = localTime(localDate('2026-11-22'), 12);
const fresh: AccountParts = { points: emptyPointsAccount, tier: firstTierState(localDate('2026-11-01'), defaultPolicies.tiers) };
const payment = (paid: number, changes: Partial<NewPurchase> = {}): NewPurchase => ({ ...purchaseOfPayment({ id: 'pu_1', storeId: 'S1', at, paidFen: fen(paid) }), ...changes });
function applied(parts: AccountParts, sale: NewPurchase, policies: Policies = defaultPolicies): AppliedPurchase {
  const result = applyPurchase(parts, sale, policies);
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

describe('a purchase', () => {
  test('earns points and growth, and says all a refund will need', () => {
    const { parts, purchase, entries } = applied(fresh, payment(12_850));
    expect(parts.points.buckets).toEqual([{ expiresIn: '2027-11', points: 128 }]);
    expect(parts.tier.months).toEqual([{ month: '2026-11', growth: 128 }]);
    expect(entries.map((entry) => [entry.id, entry.points])).toEqual([['pt_earn_pu_1', 128]]);
    expect(purchase).toMatchObject({ tierId: 'silver', pointsEarned: 128, pointsExpireIn: '2027-11', pointsAvailableOn: null, growthEarned: 128, spentParts: [], policyVersion: 1 });
  });

  test('that reaches a tier upgrades at once, but earns at the tier held before it', () => {
    const { parts, tierEvents, purchase } = applied(fresh, payment(100_000));
    expect([parts.tier.tierId, purchase.pointsEarned, purchase.tierId]).toEqual(['gold', 1_000, 'silver']);
    expect(tierEvents).toMatchObject([{ kind: 'upgraded', from: 'silver', to: 'gold', causeId: 'pu_1' }]);
    expect(applied(parts, payment(10_000, { id: 'pu_2' })).purchase.pointsEarned).toBe(120);
  });

  test('by a member with a tier set by hand earns at that tier', () => {
    const manual = { tierId: 'diamond', untilOn: localDate('2026-12-31'), reason: '媒体' };
    const { purchase, parts } = applied({ ...fresh, tier: { ...fresh.tier, manual } }, payment(10_000));
    expect([purchase.tierId, purchase.pointsEarned, parts.tier.tierId]).toEqual(['diamond', 150, 'silver']);
  });

  test('spends points first and keeps which months they came from', () => {
    const rich = { ...fresh, points: { ...emptyPointsAccount, buckets: [{ expiresIn: '2026-12' as LocalMonth, points: points(50) }, { expiresIn: '2027-05' as LocalMonth, points: points(500) }] } };
    const { purchase, entries } = applied(rich, payment(10_000, { pointsSpent: points(200), pointsDiscountFen: fen(200) }));
    expect(purchase.spentParts).toEqual([{ expiresIn: '2026-12', points: 50 }, { expiresIn: '2027-05', points: 150 }]);
    expect(entries.map((entry) => [entry.id, entry.points, entry.balanceAfter])).toEqual([['pt_redeem_pu_1', -200, 350], ['pt_earn_pu_1', 100, 450]]);
  });

  test('is refused when the points are gone meanwhile, and nothing has changed', () => {
    expect(applyPurchase(fresh, payment(10_000, { pointsSpent: points(100) }), defaultPolicies)).toEqual({
      ok: false, code: 'POINTS_INSUFFICIENT', details: { required: 100, available: 0 },
    });
  });

  test('too small for a point makes no entry', () => {
    expect(applied(fresh, payment(99))).toMatchObject({ entries: [], purchase: { pointsEarned: 0, growthEarned: 0 } });
    expect(applied(fresh, payment(0)).entries).toEqual([]);
  });

  test('within a refund window earns points that wait for its end', () => {
    const waiting: Policies = { ...defaultPolicies, points: { ...defaultPolicies.points, pendingDays: 7 } };
    const { parts, purchase, entries } = applied(fresh, payment(12_850), waiting);
    expect([parts.points.pending, parts.points.buckets]).toEqual([[{ availableOn: '2026-11-29', expiresIn: '2027-11', points: 128 }], []]);
    expect([purchase.pointsAvailableOn, entries[0]?.availableOn]).toEqual(['2026-11-29', '2026-11-29']);
  });

  test('in the birthday month earns by the birthday rule', () => {
    const festive: Policies = { ...defaultPolicies, points: { ...defaultPolicies.points, birthdayMonthMultiplier: basisPoints(20_000) } };
    expect(applyPurchase(fresh, payment(12_850), festive, { inBirthdayMonth: true })).toMatchObject({ ok: true, value: { purchase: { pointsEarned: 257 } } });
  });
});
