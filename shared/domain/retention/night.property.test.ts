import fc from 'fast-check';
import { seededDice } from '../../kernel/random';
import { addDays, localDate, type LocalDate } from '../../kernel/time';
import { demoStoreParameters, generatePurchaseLog } from './generate';
import type { RetentionModel } from './model';
import { defaultRetentionPolicy as policy, type RetentionState } from './policy';
import { nextStateChangeOn, stateOf } from './state';
import { addPurchase, emptyStatistics, type PurchaseStatistics } from './statistics';

const from = localDate('2025-06-01');
const days = 300;

interface Scored {
  readonly statistics: PurchaseStatistics;
  readonly state: RetentionState | null;
  readonly nextOn: LocalDate | null;
}

test('a night that looks only at members whose day has come gives the states of one that looks at everybody', () => {
  fc.assert(fc.property(fc.integer(), fc.integer({ min: 1, max: 4 }), fc.double({ min: 0.2, max: 8, noNaN: true }), fc.double({ min: 5, max: 120, noNaN: true }), (seed, k, r, alpha) => {
    const model: RetentionModel = {
      basis: 'model', name: 'MBG/CNBD-k', spend: null, fittedOn: from, horizonDays: 90, members: 1_000, logLikelihood: -1, drift: null, backtest: null,
      parameters: { k, r, alpha, a: 0.6, b: 2.1, modified: true },
      gate: { open: true, buyers: 1_000, historyDays: 400, newestPurchaseDays: 0, membersWithThreeDays: 100, lacks: [] },
    };
    const store = generatePurchaseLog({ members: 4, from, to: addDays(from, days), parameters: demoStoreParameters, dice: seededDice(seed) });
    for (const purchases of store) {
      let [lazy, eager]: [Scored, Scored] = [{ statistics: emptyStatistics, state: null, nextOn: null }, { statistics: emptyStatistics, state: null, nextOn: null }];
      let looked = 0;
      for (let day = from; day <= addDays(from, days); day = addDays(day, 1)) {
        const bought = purchases.filter(({ on }) => on === day);
        if (bought.length > 0) {
          const statistics = bought.reduce<PurchaseStatistics>(addPurchase, lazy.statistics);
          const state = stateOf(statistics, model, policy, day)!;
          lazy = { statistics, state, nextOn: nextStateChangeOn(statistics, model, policy, day, state) };
          eager = { statistics, state, nextOn: null };
          continue;
        }
        if (eager.state !== null) eager = { ...eager, state: stateOf(eager.statistics, model, policy, day, eager.state) };
        if (lazy.nextOn !== null && lazy.nextOn <= day) {
          const state = stateOf(lazy.statistics, model, policy, day, lazy.state)!;
          lazy = { ...lazy, state, nextOn: nextStateChangeOn(lazy.statistics, model, policy, day, state) };
          looked += 1;
        }
        expect(lazy.state).toBe(eager.state);
      }
      expect(looked).toBeLessThanOrEqual(3 * purchases.length);
    }
  }), { numRuns: 12 });
});
