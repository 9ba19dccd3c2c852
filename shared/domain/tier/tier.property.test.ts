import fc from 'fast-check';
import { basisPoints, fen } from '../../kernel/units';
import { addDays, dateOfDayNumber, daysBetween, localTime, type LocalDate } from '../../kernel/time';
import { addGrowth, firstTierState, growthInWindow, rankOf, tierNight, tierOf, type Tier, type TierPolicy, type TierState } from './index';

const tier = (id: string, growth: number): Tier => ({
  id, name: { zh: id, en: id }, growth, payRate: basisPoints(10_000), pointsMultiplier: basisPoints(10_000), perks: [], giftTemplateId: null,
});
const policies: fc.Arbitrary<TierPolicy> = fc.record({ graceDays: fc.nat(60), noticeDays: fc.nat(30), windowMonths: fc.integer({ min: 1, max: 24 }) }).map((rest) => ({
  ...rest, fenPerGrowth: fen(100), tiers: [tier('a', 0), tier('b', 100), tier('c', 500), tier('d', 2_000)],
}));
const lives = fc.array(fc.record({ days: fc.integer({ min: 0, max: 90 }), growth: fc.nat(900), night: fc.boolean() }), { maxLength: 60 });
const start = dateOfDayNumber(20_000);

describe('tiers', () => {
  test('rise only by a purchase at once, fall only by a night whose notice is old enough', () => {
    fc.assert(
      fc.property(policies, lives, (policy, life) => {
        let state: TierState = firstTierState(start, policy);
        let on: LocalDate = start;
        let noticedOn: LocalDate | null = null;
        life.forEach((step, index) => {
          on = addDays(on, step.days);
          const before = rankOf(state.tierId, policy);
          const cause = { causeId: `c_${index}`, policyVersion: 1 };
          const change = step.night ? tierNight(state, { ...cause, on }, policy) : addGrowth(state, { ...cause, growth: step.growth, at: localTime(on, 12) }, policy);
          state = change.state;
          const after = rankOf(state.tierId, policy);
          if (!step.night) expect(after).toBe(Math.max(before, rankOf(tierOf(growthInWindow(state, on, policy), policy).id, policy)));
          if (change.events.some((event) => event.kind === 'downgrade_noticed')) noticedOn = on;
          if (after < before) {
            expect(step.night).toBe(true);
            expect(noticedOn !== null && daysBetween(noticedOn, on) >= policy.noticeDays).toBe(true);
          }
          expect(state.months.length).toBeLessThanOrEqual(policy.windowMonths);
        });
      }),
    );
  });

  test('a second run of any night changes nothing', () => {
    fc.assert(
      fc.property(policies, lives, (policy, life) => {
        let state: TierState = firstTierState(start, policy);
        let on: LocalDate = start;
        life.forEach((step, index) => {
          on = addDays(on, step.days);
          const cause = { causeId: `c_${index}`, policyVersion: 1 };
          state = addGrowth(state, { ...cause, growth: step.growth, at: localTime(on, 12) }, policy).state;
          state = tierNight(state, { ...cause, on }, policy).state;
          const again = tierNight(state, { ...cause, on }, policy);
          expect(again).toEqual({ state, events: [] });
        });
      }),
    );
  });
});
