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
});
