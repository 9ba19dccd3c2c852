import { typedDays, typedWords } from './complaint-draft';
import { numberText, tierAbove, typedNumber, type TierDraft } from './policy-draft';

test.each([
  ['95', 'percent', 9_500], ['88.5', 'percent', 8_850], ['1.25', 'times', 12_500], ['2', 'times', 20_000], ['0.01', 'yuan', 1], ['1000', 'whole', 1_000],
  ['1.5', 'whole', undefined], ['', 'whole', undefined], ['-1', 'yuan', undefined], ['1.005', 'yuan', undefined], ['八', 'whole', undefined],
] as const)('%s typed as %s is %s', (text, unit, value) => {
  expect(typedNumber(text, unit)).toBe(value);
});

test('every number of a rule is typed back as itself', () => {
  for (const unit of ['whole', 'yuan', 'percent', 'times'] as const) {
    for (const value of [0, 100, 9_500, 12_500, 200_000]) expect(typedNumber(numberText(value, unit), unit)).toBe(value);
  }
});

test('a tier that is added has an id nobody holds, and asks for more than the highest', () => {
  const tier = (id: string, growth: number) => ({ id, name: { zh: id, en: id }, growth, perks: [], payRate: 10_000, pointsMultiplier: 10_000, giftTemplateId: null, upgradeGiftTemplateId: null }) as unknown as TierDraft;
  expect(tierAbove([tier('silver', 0), tier('level-3', 500)])).toMatchObject({ id: 'level-4', growth: 1_000 });
  expect(tierAbove([])).toBeUndefined();
});

test.each([['过期、发霉，过期\n 虫 ', ['过期', '发霉', '虫']], ['', []], ['；;,', []]])('the words typed as %j are %j', (text, words) => {
  expect(typedWords(text)).toEqual(words);
});

test.each([['0, 3, 6', [0, 3, 6]], ['0、2', [0, 2]], ['0', [0]], ['1, 3', undefined], ['0, 3, 3', undefined], ['0, x', undefined], ['', undefined], ['0,1,2,3,4,5', undefined]])('the days typed as %j are %j', (text, days) => {
  expect(typedDays(text)).toEqual(days);
});
