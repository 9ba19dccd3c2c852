import { points } from '../../kernel/units';
import { localDate } from '../../kernel/time';
import { checkReward, type RewardFault } from './index';

const known = { on: localDate('2026-11-22'), tierIds: ['gold'], storeIds: ['S1'], templateIds: ['tea'] };
const cup = {
  name: { zh: '茶杯', en: 'Cup' }, points: points(300), gives: { kind: 'gift' as const }, tierIds: ['gold'], storeIds: ['S1'], fromOn: localDate('2026-11-22'), untilOn: localDate('2026-11-22'), perMemberLimit: 1, pickUpDays: 14,
};
type Draft = Parameters<typeof checkReward>[0];
const rows: readonly [what: string, changes: Partial<Draft>, faults: readonly RewardFault[]][] = [
  ['a reward of one day', {}, []],
  ['a coupon needs no days to be picked up', { gives: { kind: 'coupon', templateId: 'tea' }, pickUpDays: 0 }, []],
  ['no name', { name: { zh: ' ', en: 'Cup' } }, ['name']],
  ['nothing to pay', { points: points(0) }, ['points']],
  ['an end before its start', { untilOn: localDate('2026-11-21') }, ['days', 'ended']],
  ['nobody may have one', { perMemberLimit: 0 }, ['limit']],
  ['it does not wait', { pickUpDays: 0 }, ['pick_up_days']],
  ['a tier and a store that are no more', { tierIds: ['paper'], storeIds: ['S9'] }, ['tier', 'store']],
  ['a template out of use', { gives: { kind: 'coupon', templateId: 'old' } }, ['template']],
];
test.each(rows)('%s', (_what, changes, faults) => {
  expect(checkReward({ ...cup, ...changes }, known)).toEqual(faults);
});
