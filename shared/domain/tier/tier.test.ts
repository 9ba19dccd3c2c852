import { BugError } from '../../kernel/assert';
import { basisPoints, fen } from '../../kernel/units';
import { localDate, localTime, monthOf, type LocalMonth } from '../../kernel/time';
import {
  addGrowth, effectiveTierId, firstTierState, endManualTier, growthInWindow, growthOf, nextTier, rankOf, removeGrowth, setManualTier, tierById, tierEventId, upgradeGiftDue,
  tierGiftCause, tierGiftDue, tierNight, tierOf, type Tier, type TierPolicy, type TierState,
} from './index';

const tier = (id: string, growth: number): Tier => ({
  id, name: { zh: id, en: id }, growth, payRate: basisPoints(10_000), pointsMultiplier: basisPoints(10_000), perks: [], giftTemplateId: null,
});
const policy: TierPolicy = {
  tiers: [tier('silver', 0), tier('gold', 1_000), tier('diamond', 5_000)],
  windowMonths: 12, fenPerGrowth: fen(100), graceDays: 30, noticeDays: 14,
};
const cause = { causeId: 'pu_1', policyVersion: 3 };
const noon = (date: string) => localTime(localDate(date), 12);
const state = (tierId: string, growth: readonly [string, number][], rest: Partial<TierState> = {}): TierState => ({
  tierId, since: localDate('2026-01-01'), months: growth.map(([month, value]) => ({ month: month as LocalMonth, growth: value })), grace: null, manual: null, ...rest,
});

describe('tiers by growth', () => {
  test.each([[0, 'silver'], [999, 'silver'], [1_000, 'gold'], [4_999, 'gold'], [5_000, 'diamond'], [1_000_000, 'diamond']])('%i growth is %s', (growth, id) => {
    expect(tierOf(growth, policy).id).toBe(id);
  });

  test('a payment brings one growth for each whole yuan', () => {
    expect([growthOf(fen(12_850), policy), growthOf(fen(99), policy), growthOf(fen(0), policy)]).toEqual([128, 0, 0]);
    expect(() => growthOf(fen(-1), policy)).toThrow(BugError);
  });

  test('growth counts for twelve months, the current one included', () => {
    const held = state('gold', [['2025-11', 400], ['2025-12', 300], ['2026-11', 200]]);
    expect(growthInWindow(held, localDate('2026-10-31'), policy)).toBe(900);
    expect(growthInWindow(held, localDate('2026-11-30'), policy)).toBe(500);
    expect(growthInWindow(held, localDate('2026-12-01'), policy)).toBe(200);
  });

  test('a tier the policy no longer knows counts as the lowest', () => {
    expect([rankOf('platinum', policy), tierById('platinum', policy).id]).toEqual([0, 'silver']);
  });
});

describe('upgrades', () => {
  test('come at once, with a line of history', () => {
    const change = addGrowth(state('silver', [['2026-11', 900]]), { ...cause, growth: 100, at: noon('2026-11-22') }, policy);
    expect(change.state).toMatchObject({ tierId: 'gold', since: '2026-11-22' });
    expect(change.events).toEqual([{ kind: 'upgraded', from: 'silver', to: 'gold', on: '2026-11-22', growth: 1_000, causeId: 'pu_1', policyVersion: 3 }]);
    expect(change.events.map(tierEventId)).toEqual(['tr_upgraded_pu_1']);
  });

  test('may skip a tier', () => {
    expect(addGrowth(firstTierState(localDate('2026-11-22'), policy), { ...cause, growth: 6_000, at: noon('2026-11-22') }, policy).state.tierId).toBe('diamond');
  });

  test('are missing by exactly what nextTier says', () => {
    const held = state('silver', [['2026-11', 874]]);
    const next = nextTier(held, noon('2026-11-22'), policy);
    expect(next).toMatchObject({ tier: { id: 'gold' }, growth: 874, gapGrowth: 126, gapFen: 12_600 });
    expect(addGrowth(held, { ...cause, growth: growthOf(fen(12_599), policy), at: noon('2026-11-22') }, policy).state.tierId).toBe('silver');
    expect(addGrowth(held, { ...cause, growth: growthOf(fen(12_600), policy), at: noon('2026-11-22') }, policy).state.tierId).toBe('gold');
    expect(nextTier(state('diamond', [['2026-11', 9_000]]), noon('2026-11-22'), policy)).toBeNull();
  });

  test('a purchase recorded late counts in its own month and cannot count what has left the window', () => {
    const change = addGrowth(state('silver', [['2026-11', 500]]), { ...cause, growth: 800, at: noon('2025-10-05') }, policy);
    expect([change.state.tierId, change.state.months]).toEqual(['silver', [{ month: '2026-11', growth: 500 }]]);
    expect(addGrowth(state('silver', [['2026-11', 500]]), { ...cause, growth: 800, at: noon('2026-10-05') }, policy).state.tierId).toBe('gold');
  });
});

describe('the night', () => {
  const poor = state('gold', [['2026-11', 300]]);
  const night = (held: TierState, date: string) => tierNight(held, { causeId: `night_${date}`, policyVersion: 3, on: localDate(date) }, policy);

  test('downgrades only after grace and notice', () => {
    const started = night(poor, '2026-11-01');
    expect([started.state.tierId, started.state.grace, started.events.map((event) => event.kind)]).toEqual([
      'gold', { since: '2026-11-01', endsOn: '2026-12-01', noticedOn: null }, ['grace_started'],
    ]);
    expect(night(started.state, '2026-11-16').events).toEqual([]);
    const noticed = night(started.state, '2026-11-17');
    expect([noticed.state.grace?.noticedOn, noticed.events.map((event) => event.kind)]).toEqual(['2026-11-17', ['downgrade_noticed']]);
    expect(night(noticed.state, '2026-11-30').events).toEqual([]);
    const fallen = night(noticed.state, '2026-12-01');
    expect([fallen.state.tierId, fallen.state.since, fallen.state.grace]).toEqual(['silver', '2026-12-01', null]);
    expect(fallen.events).toMatchObject([{ kind: 'downgraded', from: 'gold', to: 'silver', growth: 300 }]);
  });

  test('a second run of the same night changes nothing', () => {
    const once = night(poor, '2026-11-01');
    expect(night(once.state, '2026-11-01')).toEqual({ state: once.state, events: [] });
  });

  test('nights that were missed postpone the downgrade, never the notice', () => {
    const started = night(poor, '2026-11-01').state;
    const late = night(started, '2026-12-10');
    expect(late.events.map((event) => event.kind)).toEqual(['downgrade_noticed']);
    expect(late.state.grace?.endsOn).toBe('2026-12-24');
    expect(night(late.state, '2026-12-23').events).toEqual([]);
    expect(night(late.state, '2026-12-24').state.tierId).toBe('silver');
  });

  test('buying enough during the grace keeps the tier', () => {
    const started = night(poor, '2026-11-01').state;
    const kept = addGrowth(started, { ...cause, growth: 700, at: noon('2026-11-20') }, policy);
    expect([kept.state.grace, kept.events.map((event) => event.kind)]).toEqual([null, ['kept']]);
    const notYet = addGrowth(started, { ...cause, growth: 100, at: noon('2026-11-20') }, policy);
    expect([notYet.state.grace !== null, notYet.events]).toEqual([true, []]);
  });

  test('a grace ends when the policy has become kinder', () => {
    const started = night(poor, '2026-11-01').state;
    const kinder = { ...policy, tiers: [tier('silver', 0), tier('gold', 300), tier('diamond', 5_000)] };
    expect(tierNight(started, { ...cause, on: localDate('2026-11-02') }, kinder)).toMatchObject({ state: { tierId: 'gold', grace: null }, events: [{ kind: 'kept' }] });
  });

  test('upgrades too, when growth suffices by a new policy', () => {
    const kinder = { ...policy, tiers: [tier('silver', 0), tier('gold', 200), tier('diamond', 300)] };
    expect(tierNight(poor, { ...cause, on: localDate('2026-11-02') }, kinder)).toMatchObject({ state: { tierId: 'diamond' }, events: [{ kind: 'upgraded' }] });
  });

  test('without grace days there is still the notice', () => {
    const strict = { ...policy, graceDays: 0 };
    const noticed = tierNight(poor, { ...cause, on: localDate('2026-11-01') }, strict);
    expect([noticed.state.grace, noticed.events.map((event) => event.kind)]).toEqual([
      { since: '2026-11-01', endsOn: '2026-11-15', noticedOn: '2026-11-01' }, ['downgrade_noticed'],
    ]);
  });
});

describe('a refund', () => {
  test('takes growth from the month it was earned in and leaves the tier to the night', () => {
    const held = state('gold', [['2026-10', 600], ['2026-11', 500]]);
    const after = removeGrowth(held, { growth: 200, earnedIn: monthOf(localDate('2026-10-03')) }, policy);
    expect([after.tierId, after.months]).toEqual(['gold', [{ month: '2026-10', growth: 400 }, { month: '2026-11', growth: 500 }]]);
  });

  test('of a month that has left the window takes nothing', () => {
    const held = state('gold', [['2026-11', 500]]);
    expect(removeGrowth(held, { growth: 200, earnedIn: monthOf(localDate('2025-10-03')) }, policy)).toBe(held);
  });
});

describe('a tier set by hand', () => {
  const command = { ...cause, causeId: 'c_1', tierId: 'diamond', untilOn: localDate('2027-01-01'), reason: ' 媒体合作 ', on: localDate('2026-11-22'), byRole: 'head_office' as const };

  test('holds until its day, while it is higher than the earned one', () => {
    const set = setManualTier(state('gold', [['2026-11', 1_200]]), command, policy);
    if (!set.ok) throw new Error(set.code);
    expect(set.value.events).toMatchObject([{ kind: 'manual_set', from: 'gold', to: 'diamond', reason: '媒体合作', untilOn: '2027-01-01' }]);
    expect(effectiveTierId(set.value.state, localDate('2026-12-31'), policy)).toBe('diamond');
    expect(effectiveTierId(set.value.state, localDate('2027-01-01'), policy)).toBe('gold');
    const ended = tierNight(set.value.state, { causeId: 'night', policyVersion: 3, on: localDate('2027-01-01') }, policy);
    expect([ended.state.manual, ended.events.map((event) => event.kind)]).toEqual([null, ['manual_ended']]);
  });

  test('never lowers an earned tier', () => {
    const set = setManualTier(state('gold', [['2026-11', 1_200]]), { ...command, tierId: 'silver' }, policy);
    expect(set.ok && effectiveTierId(set.value.state, localDate('2026-12-01'), policy)).toBe('gold');
  });

  test.each([
    ['a tier nobody knows', { tierId: 'platinum' }, 'TIER_UNKNOWN'],
    ['no reason', { reason: '  ' }, 'TIER_REASON_MISSING'],
    ['an end today', { untilOn: localDate('2026-11-22') }, 'TIER_END_INVALID'],
    ['an end too far', { untilOn: localDate('2027-11-24') }, 'TIER_END_INVALID'],
    ['an end too far for a manager', { untilOn: localDate('2027-03-01'), byRole: 'manager' as const }, 'TIER_END_INVALID'],
  ])('is refused with %s', (_what, change, code) => {
    expect(setManualTier(state('gold', []), { ...command, ...change }, policy)).toMatchObject({ ok: false, code });
  });
});

test('a tier set by hand may be ended before its day, with a reason; one that is not set may not', () => {
  const manual = state('gold', [['2026-11', 1_200]], { manual: { tierId: 'diamond', untilOn: localDate('2026-12-01'), reason: '媒体' } });
  const command = { ...cause, causeId: 'c_2', on: localDate('2026-11-25'), reason: ' 合作结束 ' };
  const ended = endManualTier(manual, command, policy);
  expect(ended).toMatchObject({ ok: true, value: { state: { tierId: 'gold', manual: null }, events: [{ kind: 'manual_ended', from: 'diamond', to: 'gold', reason: '合作结束' }] } });
  expect(endManualTier({ ...manual, manual: null }, command, policy)).toMatchObject({ code: 'TIER_NOT_MANUAL' });
  expect(endManualTier(manual, { ...command, reason: ' ' }, policy)).toMatchObject({ code: 'TIER_REASON_MISSING' });
});

describe('the gift for rising', () => {
  const giving: TierPolicy = { ...policy, tiers: policy.tiers.map((one) => ({ ...one, upgradeGiftTemplateId: `up_${one.id}` })) };
  const on = localDate('2026-11-22');
  test.each([
    ['the day after', state('gold', [], { since: localDate('2026-11-21') }), [], 'tierup_m_1_gold'],
    ['a week later, when nights were missed', state('gold', [], { since: localDate('2026-11-15') }), [], 'tierup_m_1_gold'],
    ['not for a rise before the gift was introduced', state('gold', [], { since: localDate('2026-11-14') }), [], undefined],
    ['not twice for one tier', state('gold', [], { since: on }), ['gold'], undefined],
    ['for the next tier too', state('diamond', [], { since: on }), ['gold'], 'tierup_m_1_diamond'],
    ['not for the lowest tier', state('silver', [], { since: on }), [], undefined],
    ['not for a tier set by hand', state('silver', [], { since: on, manual: { tierId: 'gold', untilOn: localDate('2026-12-01'), reason: '媒体' } }), [], undefined],
  ] as const)('%s', (_what, held, given, causeId) => {
    expect(upgradeGiftDue('m_1', held, on, given, giving)?.causeId).toBe(causeId);
  });
});

test('a tier gift is named once for a member, a tier and a month', () => {
  expect(tierGiftCause('m_1', 'gold', monthOf(localDate('2026-11-22')))).toBe('tiergift_m_1_gold_2026-11');
});

describe('the gift of a tier', () => {
  const giving: TierPolicy = { ...policy, tiers: policy.tiers.map((one) => (one.id === 'silver' ? one : { ...one, giftTemplateId: `monthly_${one.id}` })) };

  test('is named by member, tier and month, so that it exists once', () => {
    const gold = state('gold', [['2026-11', 1_200]]);
    const due = tierGiftDue('m_1', gold, localDate('2026-11-01'), giving);
    expect(due).toEqual({ templateId: 'monthly_gold', causeId: 'tiergift_m_1_gold_2026-11' });
    expect(tierGiftDue('m_1', gold, localDate('2026-11-30'), giving)).toEqual(due);
    expect(tierGiftDue('m_1', gold, localDate('2026-12-01'), giving)?.causeId).toBe('tiergift_m_1_gold_2026-12');
  });

  test('follows the tier that holds, a manual one included, and none gives none', () => {
    const manual = state('gold', [['2026-11', 1_200]], { manual: { tierId: 'diamond', untilOn: localDate('2026-12-01'), reason: '媒体' } });
    expect(tierGiftDue('m_1', manual, localDate('2026-11-30'), giving)?.templateId).toBe('monthly_diamond');
    expect(tierGiftDue('m_1', manual, localDate('2026-12-01'), giving)?.templateId).toBe('monthly_gold');
    expect(tierGiftDue('m_1', state('silver', []), localDate('2026-11-30'), giving)).toBeNull();
  });
});
