import { addDays, localDateOf, type Instant, type LocalDate, type LocalMonth } from '../../kernel/time';
import { fen, points, zeroPoints, type Fen } from '../../kernel/units';
import { expiryMonth, pendingUntil } from '../points';
import type { Policies } from '../policy';
import type { Tier } from '../tier';
import { quote, type Quote } from './quote';

/** What a policy means for one purchase: "a 300 yuan purchase by a gold member costs ... and earns ...". */
export interface PolicyExample {
  readonly tierId: string;
  readonly tierName: Tier['name'];
  readonly amountFen: Fen;
  readonly now: ExampleEffect | null;
  /** Under the policy about to be saved; null when it has no such tier any more, as `now` when the old had none yet. */
  readonly then: ExampleEffect | null;
}

export type ExampleEffect = Pick<Quote, 'payableFen' | 'tierDiscountFen' | 'pointsEarned' | 'growthEarned' | 'pointsMost'> & {
  /** The day its points may be spent from; null when at once. */
  readonly pointsAvailableOn: LocalDate | null;
  /** The month at whose end they expire. */
  readonly pointsExpireIn: LocalMonth;
  readonly refundUntilOn: LocalDate;
};

/** The purchases that examples are given for. */
const exampleAmounts: readonly Fen[] = [fen(10_000), fen(30_000), fen(100_000)];
/** A member with this many points shows what points as money would take off. */
const examplePoints = points(5_000);

/**
 * Effects of a change of policy, worked out by the same quote that tills use: three purchases for each tier of either policy, before and
 * after. Shown before saving.
 */
export function policyExamples(current: Policies, next: Policies, at: Instant): PolicyExample[] {
  const tiers = [...next.tiers.tiers, ...current.tiers.tiers.filter((tier) => !next.tiers.tiers.some((other) => other.id === tier.id))];
  return tiers.flatMap((tier) =>
    exampleAmounts.map((amountFen) => ({
      tierId: tier.id,
      tierName: tier.name,
      amountFen,
      now: effectOf(current, tier.id, amountFen, at),
      then: effectOf(next, tier.id, amountFen, at),
    })),
  );
}

function effectOf(policies: Policies, tierId: string, amountFen: Fen, at: Instant): ExampleEffect | null {
  if (!policies.tiers.tiers.some((tier) => tier.id === tierId)) return null;
  const result = quote({
    amountFen, storeId: '', at, tierId, availablePoints: examplePoints, inBirthdayMonth: false, coupons: [],
    chosen: { couponIds: 'best', pointsToSpend: zeroPoints }, policies,
  });
  if (!result.ok) return null;
  const { payableFen, tierDiscountFen, pointsEarned, growthEarned, pointsMost } = result.value;
  const on = localDateOf(at);
  return {
    payableFen, tierDiscountFen, pointsEarned, growthEarned, pointsMost,
    pointsAvailableOn: pendingUntil(at, policies.points),
    pointsExpireIn: expiryMonth(on, policies.points),
    refundUntilOn: addDays(on, policies.checkout.refundDays),
  };
}
