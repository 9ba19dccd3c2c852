import fc from 'fast-check';
import { points } from '../../kernel/units';
import { addMonths, dateOfDayNumber, dayNumber, localDate, localTime, monthOf, type LocalDate } from '../../kernel/time';
import {
  addPoints, availableOn, balanceOf, clawBack, emptyPointsAccount, expirePoints, restorePoints, spendPoints, transferPoints,
  type PointsAccount, type PointsBucket, type PointsEntry,
} from './index';

const start = dayNumber(localDate('2026-01-15'));

type Step =
  | { readonly kind: 'earn' | 'spend' | 'clawback'; readonly amount: number; readonly day: number; readonly pending: boolean }
  | { readonly kind: 'restore' | 'expire'; readonly day: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constantFrom('earn' as const, 'spend' as const, 'clawback' as const), amount: fc.integer({ min: 1, max: 500 }), day: fc.nat(40), pending: fc.boolean() }),
    fc.record({ kind: fc.constantFrom('restore' as const, 'expire' as const), day: fc.nat(40) }),
  ),
  { maxLength: 40 },
);

/** Lives through the steps, day by day; answers the account, its entries, and what was spent and not yet restored. */
function live(plan: readonly Step[], mode: 'clamp' | 'negative'): { account: PointsAccount; entries: PointsEntry[]; on: LocalDate } {
  let account = emptyPointsAccount;
  let day = start;
  const entries: PointsEntry[] = [];
  const spent: (readonly PointsBucket[])[] = [];
  plan.forEach((step, index) => {
    day += step.day;
    const on = dateOfDayNumber(day);
    const cause = { causeId: `c_${index}`, at: localTime(on, 12), policyVersion: 1 };
    const expiresIn = addMonths(monthOf(on), 2);
    if (step.kind === 'earn') {
      const waiting = step.pending ? { availableOn: dateOfDayNumber(day + 7) } : {};
      const added = addPoints(account, { ...cause, kind: 'earn', points: points(step.amount), expiresIn, ...waiting });
      account = added.account;
      entries.push(added.entry);
    } else if (step.kind === 'spend') {
      const result = spendPoints(account, { ...cause, kind: 'redeem', points: points(step.amount) });
      expect(result.ok).toBe(step.amount <= availableOn(account, on));
      if (!result.ok) return;
      account = result.value.account;
      entries.push(result.value.entry);
      spent.push(result.value.entry.parts);
    } else if (step.kind === 'clawback') {
      const taken = clawBack(account, { ...cause, points: points(step.amount), expiresIn }, { clawBack: mode });
      account = taken.account;
      if (taken.entry) entries.push(taken.entry);
    } else if (step.kind === 'restore') {
      const parts = spent.pop();
      if (!parts) return;
      const restored = restorePoints(account, { ...cause, parts });
      account = restored.account;
      entries.push(restored.entry);
    } else {
      const night = expirePoints(account, { memberId: 'm_1', at: cause.at, policyVersion: 1 });
      account = night.account;
      entries.push(...night.entries);
    }
    expect(account.owedPoints === 0 || account.buckets.length === 0).toBe(true);
  });
  return { account, entries, on: dateOfDayNumber(day) };
}

describe('points', () => {
  test.each(['clamp', 'negative'] as const)('the entries always add up to the balance (%s)', (mode) => {
    fc.assert(
      fc.property(steps, (plan) => {
        const { account, entries } = live(plan, mode);
        expect(entries.reduce((sum, entry) => sum + entry.points, 0)).toBe(balanceOf(account));
        expect(entries.at(-1)?.balanceAfter ?? 0).toBe(balanceOf(account));
        expect(entries.map((entry) => entry.number)).toEqual(entries.map((_, index) => index + 1));
        expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length);
        expect(entries.every((entry) => entry.points !== 0)).toBe(true);
      }),
    );
  });

  test('never fall below zero under the policy clamp, and buckets stay sorted, positive and distinct', () => {
    fc.assert(
      fc.property(steps, (plan) => {
        const { account, entries } = live(plan, 'clamp');
        expect(entries.every((entry) => entry.balanceAfter >= 0)).toBe(true);
        expect(account.owedPoints).toBe(0);
        const months = account.buckets.map((bucket) => bucket.expiresIn);
        expect(months).toEqual([...new Set(months)].sort());
        expect(account.buckets.every((bucket) => bucket.points > 0)).toBe(true);
      }),
    );
  });

  test('what may be spent is never more than the balance, and no less than zero', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom('clamp' as const, 'negative' as const), (plan, mode) => {
        const { account, on } = live(plan, mode);
        const available = availableOn(account, on);
        expect(available).toBeGreaterThanOrEqual(0);
        expect(available).toBeLessThanOrEqual(Math.max(0, balanceOf(account)));
      }),
    );
  });

  test('a transfer makes and loses nothing, and lengthens no life', () => {
    fc.assert(
      fc.property(steps, steps, fc.integer({ min: 1, max: 400 }), (one, two, amount) => {
        const [from, to] = [live(one, 'clamp'), live(two, 'negative')];
        const on = from.on > to.on ? from.on : to.on;
        const moved = transferPoints(from.account, to.account, { causeId: 'tf', at: localTime(on, 12), policyVersion: 1, points: points(amount) });
        if (!moved.ok) return;
        expect(balanceOf(moved.value.from.account) + balanceOf(moved.value.to.account)).toBe(balanceOf(from.account) + balanceOf(to.account));
        const months = new Set([...from.account.buckets, ...from.account.pending, ...to.account.buckets, ...to.account.pending].map((bucket) => bucket.expiresIn));
        expect(moved.value.to.account.buckets.every((bucket) => months.has(bucket.expiresIn))).toBe(true);
      }),
    );
  });

  test('the order in which equal purchases of one moment are recorded does not matter', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 10 }), (amounts) => {
        const fold = (list: readonly number[]): PointsAccount =>
          list.reduce<PointsAccount>(
            (account, amount, index) =>
              addPoints(account, { causeId: `c_${index}`, at: localTime(localDate('2026-01-15'), 12), policyVersion: 1, kind: 'earn', points: points(amount), expiresIn: monthOf(localDate('2027-01-15')) }).account,
            emptyPointsAccount,
          );
        expect(fold(amounts)).toEqual(fold([...amounts].reverse()));
      }),
    );
  });
});
