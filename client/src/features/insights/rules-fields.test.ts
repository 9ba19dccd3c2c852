import { isNumber, policyOf, ruleFields, textsOf } from './rules-fields';

const policy = {
  horizonDays: 90, cutoffs: { active: 0.5, quiet: 0.125, dormant: 0.1 }, hysteresis: 0.03, fixedDays: { active: 90, quiet: 180, dormant: 365 },
  gate: { buyers: 500, historyDays: 180, newestPurchaseDays: 30, membersWithThreeDays: 20 }, marginShare: 0.35,
};

test('rules shown and read back are the same rules', () => {
  expect(textsOf(policy)).toMatchObject({ active: '50', quiet: '12.5', hysteresis: '3', margin: '35' });
  expect(policyOf(textsOf(policy))).toEqual(policy);
});
test.each(ruleFields)('a form with no number in %s stands for no rules', (field) => {
  expect(policyOf({ ...textsOf(policy), [field]: '' })).toBeUndefined();
});
test.each([['horizon', '90', true], ['horizon', '90.5', false], ['active', '12.55', true], ['active', '12.555', false], ['active', '-3', false], ['buyers', '1e3', false]] as const)('%s takes %s: %s', (field, text, takes) => {
  expect(isNumber(field, text)).toBe(takes);
});
