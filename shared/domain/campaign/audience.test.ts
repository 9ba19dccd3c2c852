import { anybody, audienceAsks, audienceMisses, audienceRestsOnScore, isCountedByIndex, stretchesOf, type AudienceFacts, type AudienceRule } from './audience';

const she: AudienceFacts = {
  storeId: 'S1', state: 'lost', stage: 'repeat', group: 'important-win-back', memberClass: 'suitable', tierId: 'gold', interests: ['红茶', '茶具'], tags: ['老客'],
  birthdayMonth: 3, daysAway: 120, daysSinceContact: 12,
};
const prospect: AudienceFacts = { ...she, state: null, stage: 'prospect', group: null, memberClass: null, interests: [], tags: [], birthdayMonth: null, daysAway: null, daysSinceContact: null };

test('a rule that asks nothing means everybody, who never bought included', () => {
  expect([audienceMisses(anybody, she), audienceMisses(anybody, prospect), audienceAsks(anybody)]).toEqual([[], [], []]);
});

test.each<[keyof AudienceRule, AudienceRule[keyof AudienceRule], AudienceRule[keyof AudienceRule], string, boolean]>([
  ['storeIds', ['S2', 'S1'], ['S2'], 'store', true],
  ['states', ['dormant', 'lost'], ['active'], 'state', false],
  ['stages', ['repeat'], ['first'], 'stage', false],
  ['groups', ['important-win-back'], ['general-keep'], 'group', false],
  ['classes', ['suitable', 'key'], ['key'], 'class', false],
  ['tierIds', ['gold'], ['silver'], 'tier', true],
  ['interests', ['绿茶', '红茶'], ['绿茶'], 'interest', false],
  ['tags', ['老客'], ['新客'], 'tag', false],
  ['birthdayMonths', [3, 4], [5], 'birthday_month', false],
  ['awayAtLeastDays', 120, 121, 'away_at_least', false],
  ['awayAtMostDays', 120, 119, 'away_at_most', false],
  ['notContactedDays', 12, 13, 'not_contacted', true],
])('%s: %j takes her in, %j leaves her out and says so', (field, meets, misses, condition, prospectMeets) => {
  expect(audienceMisses({ ...anybody, [field]: meets }, she)).toEqual([]);
  expect(audienceMisses({ ...anybody, [field]: misses }, she)).toEqual([condition]);
  expect(audienceMisses({ ...anybody, [field]: meets }, prospect)).toEqual(prospectMeets ? [] : [condition]);
});

test('every condition she does not meet is named, in one order', () => {
  expect(audienceMisses({ ...anybody, tags: ['x'], states: ['active'], awayAtMostDays: 7 }, she)).toEqual(['state', 'tag', 'away_at_most']);
});

test('choosing by state, stage, group, class or time away rests on his visits; by store, tier, topic, tag, birthday or last contact does not', () => {
  const rules: readonly Partial<AudienceRule>[] = [
    { states: ['lost'] }, { stages: ['prospect'] }, { groups: ['important-win-back'] }, { classes: ['suitable'] }, { awayAtLeastDays: 30 }, { awayAtMostDays: 30 },
    { storeIds: ['S1'] }, { tierIds: ['gold'] }, { interests: ['tea'] }, { tags: ['vip'] }, { birthdayMonths: [5] }, { notContactedDays: 14 }, {},
  ];
  expect(rules.map((rule) => audienceRestsOnScore({ ...anybody, ...rule }))).toEqual([true, true, true, true, true, true, false, false, false, false, false, false, false]);
});

test('stores lead before states, and a rule with neither reads every account', () => {
  expect(stretchesOf({ ...anybody, storeIds: ['S1', 'S2', 'S1'], states: ['lost'] })).toEqual([{ by: 'store', storeId: 'S1' }, { by: 'store', storeId: 'S2' }]);
  expect(stretchesOf({ ...anybody, states: ['lost', 'dormant'], tags: ['老客'] })).toEqual([{ by: 'state', state: 'lost' }, { by: 'state', state: 'dormant' }]);
  expect(stretchesOf({ ...anybody, birthdayMonths: [3] })).toEqual([{ by: 'all' }]);
});

test('only stores alone, states alone and everybody are counted by an index', () => {
  expect([anybody, { ...anybody, states: ['lost'] as const }, { ...anybody, storeIds: ['S1'] }].map(isCountedByIndex)).toEqual([true, true, true]);
  expect(isCountedByIndex({ ...anybody, states: ['lost'], tags: ['老客'] })).toBe(false);
});
