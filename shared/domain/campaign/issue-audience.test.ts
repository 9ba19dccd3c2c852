import type { LocalMonth } from '../../kernel/time';
import { everyMember, inIssueAudience, type IssueAudience, type IssueFacts } from './index';

const lin: IssueFacts = { storeId: 'S1', tierId: 'gold', state: 'quiet', birthday: { calendar: 'lunar', month: 12, day: 8, leap: false } };
const rows: readonly [what: string, audience: Partial<IssueAudience>, facts: Partial<IssueFacts>, expected: boolean][] = [
  ['everybody', {}, {}, true],
  ['his store and tier', { storeIds: ['S1', 'S2'], tierIds: ['gold'] }, {}, true],
  ['another store', { storeIds: ['S2'] }, {}, false],
  ['another tier', { tierIds: ['silver'] }, {}, false],
  ['his state', { states: ['quiet', 'lost'] }, {}, true],
  ['a state, before the first night', { states: ['quiet'] }, { state: null }, false],
  ['the month his lunar birthday falls into', { birthdayIn: '2026-01' as LocalMonth }, {}, true],
  ['the month of its number', { birthdayIn: '2026-12' as LocalMonth }, {}, false],
  ['a birthday, without one', { birthdayIn: '2026-01' as LocalMonth }, { birthday: null }, false],
];
test.each(rows)('an audience of %s', (_what, audience, facts, expected) => {
  expect(inIssueAudience({ ...everyMember, ...audience }, { ...lin, ...facts })).toBe(expected);
});
