import { accept, type Result } from '../../kernel/result';
import { localDateOf } from '../../kernel/time';
import { addPoints, expiryMonth, pendingUntil, releasePending, spendPoints, type PointsAccount, type PointsBucket, type PointsEntry, type PointsInsufficient } from '../points';
import type { Policies } from '../policy';
import { addGrowth, effectiveTierId, type TierEvent, type TierState } from '../tier';
import { earningsOf } from './earnings';
import { nothingRefunded, type NewPurchase, type Purchase } from './purchase';

/** The parts of a member's account that a purchase changes here; his statistics change elsewhere. */
export interface AccountParts {
  readonly points: PointsAccount;
  readonly tier: TierState;
}

export interface AppliedPurchase {
  readonly parts: AccountParts;
  readonly purchase: Purchase;
  readonly entries: readonly PointsEntry[];
  readonly tierEvents: readonly TierEvent[];
}

/**
 * Folds a purchase into a member's account: points spent, points earned at the tier held before it, growth, and the next tier when reached.
 * Tills and the import of a store's history use this same function.
 * Refuses POINTS_INSUFFICIENT {required, available}; nothing else can go wrong after a quote.
 * @example // a payment of 1,000 yuan by a silver member: 1,000 points at 1x, then gold
 */
export function applyPurchase(
  parts: AccountParts,
  sale: NewPurchase,
  policies: Policies,
  member: { readonly inBirthdayMonth: boolean } = { inBirthdayMonth: false },
): Result<AppliedPurchase, PointsInsufficient> {
  const on = localDateOf(sale.at);
  const cause = { causeId: sale.id, at: sale.at, policyVersion: policies.version };
  const entries: PointsEntry[] = [];
  let account = releasePending(parts.points, on);
  let spentParts: readonly PointsBucket[] = [];
  if (sale.pointsSpent > 0) {
    const spent = spendPoints(account, { ...cause, kind: 'redeem', points: sale.pointsSpent });
    if (!spent.ok) return spent;
    account = spent.value.account;
    spentParts = spent.value.entry.parts;
    entries.push(spent.value.entry);
  }

  const tierId = effectiveTierId(parts.tier, on, policies.tiers);
  const earned = earningsOf({ paidFen: sale.paidFen, tierId, storeId: sale.storeId, at: sale.at, ...member }, policies);
  const pointsExpireIn = expiryMonth(on, policies.points);
  const pointsAvailableOn = pendingUntil(sale.at, policies.points);
  if (earned.points > 0) {
    const waiting = pointsAvailableOn === null ? {} : { availableOn: pointsAvailableOn };
    const added = addPoints(account, { ...cause, kind: 'earn', points: earned.points, expiresIn: pointsExpireIn, ...waiting });
    account = added.account;
    entries.push(added.entry);
  }

  const grown = addGrowth(parts.tier, { ...cause, growth: earned.growth }, policies.tiers);
  const purchase: Purchase = {
    ...sale,
    tierId,
    pointsEarned: earned.points,
    pointsExpireIn,
    pointsAvailableOn,
    spentParts,
    growthEarned: earned.growth,
    policyVersion: policies.version,
    refunded: nothingRefunded,
  };
  return accept({ parts: { points: account, tier: grown.state }, purchase, entries, tierEvents: grown.events });
}
