import { applyPurchase, earningsOf, type AppliedPurchase, type NewPurchase } from '../../shared/domain/checkout';
import { availableAt, type PointsInsufficient } from '../../shared/domain/points';
import { booksDueOn, type Policies } from '../../shared/domain/policy';
import { addPurchase, costsAfterPurchase, costsSoFar, retentionAfterPurchase, type NamedModel, type RetentionPolicy } from '../../shared/domain/retention';
import { effectiveTierId, growthInWindow, rankOf } from '../../shared/domain/tier';
import { accept, type Result } from '../../shared/kernel/result';
import { localDateOf, type Instant } from '../../shared/kernel/time';
import type { Points } from '../../shared/kernel/units';
import { increase, type Patch } from '../_store/collection';
import { pointsEntryDocument, purchaseDocument, tierEventDocument } from '../_store/rules-documents';
import type { Transaction } from '../_store/store';
import { cancelWinBackCalls } from '../_reach/win-back-calls';
import type { AccountDocument } from '../_store/account-documents';
import type { PurchaseDocument, SaleReceipt } from '../_store/purchase-documents';

/** What a sale needs of the rules and the model; they were read before the transaction. */
export interface SaleRules {
  readonly policies: Policies;
  readonly retention: RetentionPolicy;
  readonly model: NamedModel | undefined;
  readonly inBirthdayMonth: boolean;
  readonly now: Instant;
}

/** A sale about to be written, and where it comes from. */
export interface Sale {
  readonly purchase: NewPurchase;
  readonly origin: Pick<PurchaseDocument, 'orderNo' | 'staffId' | 'tillId' | 'scanned'>;
  /** Names what asked for it, with the hash of what it asked: what came of it is kept with the purchase. */
  readonly asked: Pick<SaleReceipt, 'by' | 'inputHash'>;
  readonly pointsSpendable: Points;
  /** More that changes in the account with it, such as a scan that is used up. */
  readonly alsoChanges?: Patch;
}

/** What the purchase changes of the account: points, tier, statistics, state, home store. */
function accountPatch(account: AccountDocument, applied: AppliedPurchase, rules: SaleRules): Patch {
  const on = localDateOf(rules.now);
  const { paidFen, at, storeId } = applied.purchase;
  const statistics = addPurchase(account.statistics, { on: localDateOf(at), amount: paidFen > 0 ? paidFen : null });
  const retention = retentionAfterPurchase({ ...account, statistics }, rules.model, rules.retention, on);
  return {
    points: applied.parts.points,
    tier: applied.parts.tier,
    statistics,
    costs: costsAfterPurchase(costsSoFar(account), applied.purchase),
    ...(retention ? { retention } : {}),
    storeId,
    booksDueOn: booksDueOn(account._id, { ...account, ...applied.parts }, on, rules.policies),
    revision: increase(1),
  };
}

function receiptOf(account: AccountDocument, applied: AppliedPurchase, sale: Sale, { now, policies, inBirthdayMonth }: SaleRules): SaleReceipt {
  const on = localDateOf(now);
  const { parts, purchase } = applied;
  const { multiplier } = earningsOf({ ...purchase, inBirthdayMonth }, policies);
  const tierId = effectiveTierId(parts.tier, on, policies.tiers);
  return {
    ...sale.asked,
    pointsBalance: availableAt(parts.points, now),
    pointsSpendable: sale.pointsSpendable,
    multiplier,
    growth: growthInWindow(parts.tier, on, policies.tiers),
    tierId,
    tierRaised: rankOf(tierId, policies.tiers) > rankOf(effectiveTierId(account.tier, on, policies.tiers), policies.tiers),
  };
}

/**
 * Writes a sale into the books: the purchase with its receipt, points entries, tier events, the account. The only way a purchase of today
 * comes about, at a till of ours or from a till system. `account` was read in this transaction; coupons are the caller's to redeem.
 * Refuses POINTS_INSUFFICIENT. The purchase's id is its cause: the database refuses the second with an error that `isDuplicate` knows.
 */
export async function recordSale(tx: Transaction, account: AccountDocument, sale: Sale, rules: SaleRules): Promise<Result<PurchaseDocument, PointsInsufficient>> {
  const applied = applyPurchase(account, sale.purchase, rules.policies, rules);
  if (!applied.ok) return applied;
  const { purchase, entries, tierEvents } = applied.value;
  const memberId = account._id;
  const document = purchaseDocument(purchase, { ...sale.origin, memberId, receipt: receiptOf(account, applied.value, sale, rules) });
  await tx.purchases.add(document);
  await tx.pointsEntries.add(...entries.map((entry) => pointsEntryDocument(entry, memberId)));
  await tx.tierEvents.add(...tierEvents.map((event) => tierEventDocument(event, memberId)));
  await cancelWinBackCalls(tx, account, localDateOf(rules.now));
  await tx.accounts.update(memberId, { ...accountPatch(account, applied.value, rules), ...sale.alsoChanges });
  return accept(document);
}
