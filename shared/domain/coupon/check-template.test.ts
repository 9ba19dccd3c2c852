import { basisPoints, fen } from '../../kernel/units';
import { localDate, localTime } from '../../kernel/time';
import { checkTemplate, issueCoupon, whyNotNow, type TemplateDraft, type TemplateFault } from './index';

const known = { on: localDate('2026-11-22'), tierIds: ['gold'], storeIds: ['S1'] };
const draft: TemplateDraft = {
  name: { zh: '满 100 减 20', en: '' }, effect: { kind: 'cash_off', offFen: fen(2_000) }, thresholdFen: fen(10_000), storeIds: ['S1'], tierIds: ['gold'], weekdays: [1, 7], categories: ['茶'],
  stackingGroup: null, giveable: true, validity: { kind: 'relative', startsAfterDays: 0, days: 30 }, totalLimit: 10, perMemberLimit: 10,
};
const rows: readonly [what: string, changes: Partial<TemplateDraft>, faults: readonly TemplateFault[]][] = [
  ['a template in order', {}, []],
  ['without a threshold it may take any amount off', { thresholdFen: fen(0) }, []],
  ['worth as much as its threshold', { thresholdFen: fen(2_000) }, []],
  ['worth more than its threshold', { thresholdFen: fen(1_999) }, ['threshold']],
  ['a threshold below nothing', { thresholdFen: fen(-1) }, ['threshold']],
  ['takes nothing off', { effect: { kind: 'cash_off', offFen: fen(0) } }, ['off']],
  ['a percent of everything', { effect: { kind: 'percent', offRate: basisPoints(10_000), capFen: null } }, ['rate']],
  ['a cap of nothing', { effect: { kind: 'percent', offRate: basisPoints(1_000), capFen: fen(0) } }, ['cap']],
  ['a gift without a name', { effect: { kind: 'gift', giftName: { zh: '', en: 'Tea' } } }, ['gift']],
  ['days that do not exist', { validity: { kind: 'fixed', startsOn: '2026-02-30', endsOn: '2026-12-31' } }, ['days']],
  ['an end before its start', { validity: { kind: 'fixed', startsOn: '2026-12-02', endsOn: '2026-12-01' } }, ['days']],
  ['an end that is past', { validity: { kind: 'fixed', startsOn: '2026-01-01', endsOn: '2026-11-21' } }, ['ended']],
  ['its last day is today', { validity: { kind: 'fixed', startsOn: '2026-01-01', endsOn: '2026-11-22' } }, []],
  ['good for no day', { validity: { kind: 'relative', startsAfterDays: 0, days: 0 } }, ['length']],
  ['a weekday twice', { weekdays: [1, 1] }, ['weekdays']],
  ['none in all', { totalLimit: 0, perMemberLimit: null }, ['total_limit']],
  ['more for one than in all', { perMemberLimit: 11 }, ['member_limit']],
  ['a tier and a store that are no more', { tierIds: ['paper'], storeIds: ['S9'] }, ['tier', 'store']],
];
test.each(rows)('a template is checked: %s', (_what, changes, faults) => {
  expect(checkTemplate({ ...draft, ...changes }, known)).toEqual(faults);
});

test('the wallet names every reason of the day, and only the state when the coupon is not free', () => {
  // 22 November 2026 is a Sunday.
  const at = localTime(localDate('2026-11-22'), 12);
  const issued = issueCoupon({ ...draft, id: 't', version: 1, active: true, weekdays: [1], validity: { kind: 'relative', startsAfterDays: 1, days: 3 } }, { memberId: 'm', causeId: 'c', at, issuedTotal: 0, issuedToMember: 0 });
  if (!issued.ok) throw new Error(issued.code);
  expect(whyNotNow(issued.value, { at, tierId: 'silver' }).map(({ code }) => code)).toEqual(['COUPON_NOT_STARTED', 'COUPON_TIER_EXCLUDED', 'COUPON_WEEKDAY_EXCLUDED']);
  expect(whyNotNow(issued.value, { at: localTime(localDate('2026-11-23'), 12), tierId: 'gold' })).toEqual([]);
  expect(whyNotNow({ ...issued.value, state: 'offered' }, { at, tierId: 'silver' }).map(({ code }) => code)).toEqual(['COUPON_OFFERED']);
});
