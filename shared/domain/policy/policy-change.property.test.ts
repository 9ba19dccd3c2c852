import fc from 'fast-check';
import { basisPoints, fen, points } from '../../kernel/units';
import { addDays, dateOfDayNumber, localTime } from '../../kernel/time';
import { applyPurchase, isRefunded, purchaseOfPayment, refundPurchase, type AccountParts, type Purchase } from '../checkout';
import { balanceOf, emptyPointsAccount, expirePoints, reconcile, type PointsEntry } from '../points';
import { firstTierState, tierNight } from '../tier';
import { defaultPolicies, diffPolicies, refundPolicies, type Policies } from './index';

const start = dateOfDayNumber(20_400);

interface Edit { readonly earn: number; readonly pendingDays: number; readonly refundDays: number; readonly windowMonths: number; readonly growth: number; readonly negative: boolean; readonly tiers: number; readonly nearest: boolean }
const edits: fc.Arbitrary<Edit> = fc.record({
  earn: fc.integer({ min: 0, max: 5 }), pendingDays: fc.nat(20), refundDays: fc.nat(60), windowMonths: fc.integer({ min: 1, max: 24 }), growth: fc.integer({ min: 1, max: 3_000 }),
  negative: fc.boolean(), tiers: fc.integer({ min: 1, max: 7 }), nearest: fc.boolean(),
});

/** The next version of the rules after an edit. */
function edited(before: Policies, edit: Edit): Policies {
  const [lowest] = defaultPolicies.tiers.tiers;
  if (!lowest) throw new Error('there is a lowest tier');
  return {
    ...before,
    version: before.version + 1,
    tiers: { ...before.tiers, windowMonths: edit.windowMonths, tiers: Array.from({ length: edit.tiers }, (_, rank) => ({ ...lowest, id: `t${rank}`, growth: rank * edit.growth, payRate: basisPoints(10_000 - rank * 300) })) },
    points: { ...before.points, earn: { points: points(edit.earn), perFen: fen(100), rounding: edit.nearest ? 'nearest' : 'down' }, pendingDays: edit.pendingDays, clawBack: edit.negative ? 'negative' : 'clamp' },
    checkout: { ...before.checkout, refundDays: edit.refundDays },
  };
}

type Step = { readonly kind: 'buy'; readonly fen: number } | { readonly kind: 'refund'; readonly which: number } | { readonly kind: 'night' } | { readonly kind: 'edit'; readonly edit: Edit };
const steps: fc.Arbitrary<{ readonly days: number; readonly step: Step }[]> = fc.array(
  fc.record({
    days: fc.nat(40),
    step: fc.oneof(
      fc.integer({ min: 1, max: 300_000 }).map((amount): Step => ({ kind: 'buy', fen: amount })),
      fc.nat(20).map((which): Step => ({ kind: 'refund', which })),
      fc.constant<Step>({ kind: 'night' }),
      edits.map((edit): Step => ({ kind: 'edit', edit })),
    ),
  }),
  { maxLength: 40 },
);

/** A member's life under rules that change: what he holds, his entries, and the purchases with their versions. */
function live(life: readonly { readonly days: number; readonly step: Step }[], check: (parts: AccountParts, entries: readonly PointsEntry[], purchases: readonly Purchase[]) => void): void {
  let on = start;
  const versions = [defaultPolicies];
  const current = (): Policies => versions[versions.length - 1] ?? defaultPolicies;
  let parts: AccountParts = { points: emptyPointsAccount, tier: firstTierState(on, defaultPolicies.tiers) };
  const entries: PointsEntry[] = [];
  const purchases: Purchase[] = [];
  life.forEach(({ days, step }, index) => {
    on = addDays(on, days);
    const at = localTime(on, 12);
    if (step.kind === 'edit') versions.push(edited(current(), step.edit));
    if (step.kind === 'buy') {
      const bought = applyPurchase(parts, purchaseOfPayment({ id: `pu_${index}`, storeId: 'S1', at, paidFen: fen(step.fen) }), current());
      if (!bought.ok) throw new Error(bought.code);
      parts = bought.value.parts;
      entries.push(...bought.value.entries);
      purchases.push(bought.value.purchase);
    }
    if (step.kind === 'refund' && purchases.length > 0) {
      const place = step.which % purchases.length;
      const purchase = purchases[place];
      const own = versions.find(({ version }) => version === purchase?.policyVersion);
      if (!purchase || !own || isRefunded(purchase)) return;
      const rules = refundPolicies(own, current());
      const refund = refundPurchase(parts, purchase, { refundId: `rf_${index}`, at, scope: { kind: 'whole' } }, rules);
      // The window is the one the member was told at the till, whatever was edited since.
      expect(refund.ok).toBe(on <= addDays(dateOf(purchase), own.checkout.refundDays));
      if (!refund.ok) return;
      expect(refund.value.entries.every(({ policyVersion }) => policyVersion === purchase.policyVersion)).toBe(true);
      parts = refund.value.parts;
      entries.push(...refund.value.entries);
      purchases[place] = refund.value.purchase;
    }
    if (step.kind === 'night') {
      const expired = expirePoints(parts.points, { memberId: 'm_1', at, policyVersion: current().version });
      parts = { points: expired.account, tier: tierNight(parts.tier, { on, causeId: `night_${index}`, policyVersion: current().version }, current().tiers).state };
      entries.push(...expired.entries);
    }
    check(parts, entries, purchases);
  });
}

const dateOf = (purchase: Purchase) => dateOfDayNumber(Math.floor((purchase.at + 8 * 3_600_000) / 86_400_000));

describe('rules that change in the middle of a life', () => {
  test('make and lose no point: entries are the balance, and every one names the version it was made by', () => {
    fc.assert(fc.property(steps, (life) => {
      live(life, ({ points: held }, entries, purchases) => {
        expect(reconcile(entries, held)).toEqual([]);
        expect(entries.reduce((sum, entry) => sum + entry.points, 0)).toBe(balanceOf(held));
        for (const purchase of purchases) expect(entries.filter(({ causeId }) => causeId === purchase.id).every(({ policyVersion }) => policyVersion === purchase.policyVersion)).toBe(true);
      });
    }), { numRuns: 60 });
  });

  test('never take back more than a purchase brought, nor money that was not paid', () => {
    fc.assert(fc.property(steps, (life) => {
      live(life, (_parts, _entries, purchases) => {
        for (const { refunded, pointsEarned, growthEarned, paidFen } of purchases) {
          expect(refunded.pointsClawedBack).toBeLessThanOrEqual(pointsEarned);
          expect(refunded.growthRemoved).toBeLessThanOrEqual(growthEarned);
          expect(refunded.paidFen).toBeLessThanOrEqual(paidFen);
        }
      });
    }), { numRuns: 60 });
  });

  test('differ by nothing from themselves, and by the same settings in both directions', () => {
    fc.assert(fc.property(edits, edits, (one, two) => {
      const [left, right] = [edited(defaultPolicies, one), edited(defaultPolicies, two)];
      expect(diffPolicies(left, left)).toEqual([]);
      const named = (changes: ReturnType<typeof diffPolicies>) => changes.map(({ key, subject }) => `${key} ${JSON.stringify(subject)}`).sort();
      expect(named(diffPolicies(left, right))).toEqual(named(diffPolicies(right, left)));
    }), { numRuns: 100 });
  });
});
