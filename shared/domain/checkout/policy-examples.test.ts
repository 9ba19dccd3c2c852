import { basisPoints } from '../../kernel/units';
import { localDate, localTime } from '../../kernel/time';
import { defaultPolicies, type Policies } from '../policy';
import { policyExamples } from './index';

const at = localTime(localDate('2026-11-24'), 12);
const next: Policies = {
  ...defaultPolicies,
  version: 2,
  tiers: {
    ...defaultPolicies.tiers,
    tiers: defaultPolicies.tiers.tiers.filter((tier) => tier.id !== 'diamond').map((tier) => (tier.id === 'gold' ? { ...tier, payRate: basisPoints(9_000) } : tier)),
  },
};

describe('examples of a change of policy', () => {
  const examples = policyExamples(defaultPolicies, next, at);
  const of = (tierId: string, amountFen: number) => examples.find((example) => example.tierId === tierId && example.amountFen === amountFen);

  test('say what a 300 yuan purchase by a gold member costs and earns, before and after', () => {
    expect(of('gold', 30_000)).toMatchObject({
      tierName: { zh: '金卡' },
      now: { payableFen: 28_500, pointsEarned: 342, growthEarned: 285 },
      then: { payableFen: 27_000, pointsEarned: 324, growthEarned: 270 },
    });
  });

  test('show what does not change as it is', () => {
    expect(of('silver', 10_000)?.now).toEqual(of('silver', 10_000)?.then);
    expect(of('silver', 10_000)?.now).toMatchObject({ payableFen: 10_000, pointsEarned: 100, pointsMost: { points: 5_000, discountFen: 5_000 } });
  });

  test('name a tier that would be gone, and one that is new', () => {
    expect(of('diamond', 10_000)).toMatchObject({ now: { payableFen: 9_000 }, then: null });
    expect(policyExamples(next, defaultPolicies, at).find((example) => example.tierId === 'diamond')).toMatchObject({ now: null, then: { payableFen: 9_000 } });
  });

  test('say from when the points may be spent, when they expire and until when the goods may come back', () => {
    const later = { ...defaultPolicies, points: { ...defaultPolicies.points, pendingDays: 7, expireAfterMonths: 6 }, checkout: { ...defaultPolicies.checkout, refundDays: 7 } };
    const example = policyExamples(defaultPolicies, later, at).find((one) => one.tierId === 'gold');
    expect(example?.now).toMatchObject({ pointsAvailableOn: null, pointsExpireIn: '2027-11', refundUntilOn: '2026-12-24' });
    expect(example?.then).toMatchObject({ pointsAvailableOn: '2026-12-01', pointsExpireIn: '2027-05', refundUntilOn: '2026-12-01' });
  });
});
