import { basisPoints, fen } from '../../kernel/units';
import { localDate, localTime, type LocalMonth } from '../../kernel/time';
import { nextStep, usualSpend, type Tier, type TierPolicy, type TierState } from './index';

const tier = (id: string, growth: number): Tier => ({
  id, name: { zh: id, en: id }, growth, payRate: basisPoints(10_000), pointsMultiplier: basisPoints(10_000), perks: [], giftTemplateId: null,
});
const policy: TierPolicy = { tiers: [tier('silver', 0), tier('gold', 1_000), tier('diamond', 5_000)], windowMonths: 12, fenPerGrowth: fen(100), graceDays: 30, noticeDays: 14 };
const only: TierPolicy = { ...policy, tiers: [tier('house', 0)] };
const at = localTime(localDate('2026-11-22'), 12);
const held = (tierId: string, growth: number, rest: Partial<TierState> = {}): TierState => ({
  tierId, since: localDate('2026-01-01'), months: [{ month: '2026-11' as LocalMonth, growth }], grace: null, manual: null, ...rest,
});
const grace = { since: localDate('2026-11-20'), endsOn: localDate('2026-12-20'), noticedOn: null };
const manual = { tierId: 'diamond', untilOn: localDate('2027-01-01'), reason: 'press' };

test.each<[string, TierState, number | null, TierPolicy, object]>([
  ['silver, 126 yuan short of gold', held('silver', 874), null, policy, { kind: 'rise', spendFen: 12_600, byOneVisit: false }],
  ['who spends that much anyway needs one visit', held('silver', 874), 12_600, policy, { kind: 'rise', byOneVisit: true }],
  ['who spends a fen less needs more', held('silver', 874), 12_599, policy, { kind: 'rise', byOneVisit: false }],
  ['a tier about to be lost comes before the next one', held('gold', 900, { grace }), 20_000, policy, { kind: 'keep', spendFen: 10_000, untilOn: '2026-12-20', byOneVisit: true }],
  ['a grace that growth has made up for is over', held('gold', 1_000, { grace }), null, policy, { kind: 'rise', spendFen: 400_000 }],
  ['a tier by hand above it hides the loss', held('gold', 900, { grace, manual }), null, policy, { kind: 'top' }],
  ['the highest', held('diamond', 9_000), 50_000, policy, { kind: 'top' }],
  ['a shop of one tier', held('house', 0), null, only, { kind: 'top' }],
])('%s', (_who, state, usual, tiers, step) => {
  expect(nextStep(state, at, usual === null ? null : fen(usual), tiers)).toMatchObject(step);
});

test.each<[string, readonly (readonly [number, number, number])[], number | null]>([
  ['nobody who never came', [], null],
  ['nothing after one visit', [[1, 1, 9_000]], null],
  ['the smaller of two', [[1, 1, 9_000], [2, 1, 8_000]], 8_000],
  ['the middle of the last five', [[1, 1, 900_000], [2, 1, 5], [3, 1, 7_000], [4, 1, 6_000], [5, 1, 800_000], [6, 1, 9_000]], 7_000],
  ['a day that was refunded is no visit', [[1, 1, 0], [2, 1, 8_000]], null],
])('usual is %s', (_what, days, usual) => {
  expect(usualSpend(days)).toBe(usual);
});
