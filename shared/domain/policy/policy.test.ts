import { defaultCouponTemplates, defaultPolicies } from './index';

describe('the demo brand', () => {
  test('names only coupon templates that exist', () => {
    const ids = new Set(defaultCouponTemplates.map((template) => template.id));
    const named = [
      defaultPolicies.membership.welcomeTemplateId,
      ...Object.values(defaultPolicies.birthdays.giftTemplateByTier),
      ...defaultPolicies.tiers.tiers.map((tier) => tier.giftTemplateId),
    ].filter((id) => id !== null);
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
    expect(ids.size).toBe(defaultCouponTemplates.length);
  });

  test('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(defaultPolicies))).toEqual(defaultPolicies);
    expect(JSON.parse(JSON.stringify(defaultCouponTemplates))).toEqual(defaultCouponTemplates);
  });
});
