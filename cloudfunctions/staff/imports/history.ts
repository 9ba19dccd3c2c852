import type { ImportedPurchase } from '../../../shared/contract/imports';
import { applyPurchase, purchaseOfPayment } from '../../../shared/domain/checkout';
import { expirePoints } from '../../../shared/domain/points';
import { booksDueOn, type Policies } from '../../../shared/domain/policy';
import { addPurchase, costsAfterPurchase, costsSoFar, retentionAfterPurchase, type NamedModel, type RetentionPolicy } from '../../../shared/domain/retention';
import { assert } from '../../../shared/kernel/assert';
import { localDateOf, type Instant } from '../../../shared/kernel/time';
import { pointsEntryDocument, purchaseDocument, tierEventDocument } from '../../_store/rules-documents';
import { importedPurchaseId } from './newcomer';
import type { AccountDocument } from '../../_store/account-documents';
import type { PointsEntryDocument, TierEventDocument } from '../../_store/books-documents';
import type { PurchaseDocument } from '../../_store/purchase-documents';

export interface HistoryRules {
  readonly policies: Policies;
  readonly retention: RetentionPolicy;
  readonly model: NamedModel | undefined;
}

/** One member's account after his history, and the lines it makes in the books. */
export interface Folded {
  readonly account: AccountDocument;
  readonly purchases: readonly PurchaseDocument[];
  readonly entries: readonly PointsEntryDocument[];
  readonly tierEvents: readonly TierEventDocument[];
}

const byTime = (left: ImportedPurchase, right: ImportedPurchase): number =>
  left.at - right.at || (left.orderNo < right.orderNo ? -1 : left.orderNo > right.orderNo ? 1 : 0);

/**
 * Folds purchases into an account in the order they happened, with the same rules a till uses. Points that ran out between two of them
 * expire in between, as the nights of those years would have done.
 */
export function foldHistory(
  before: AccountDocument,
  given: readonly ImportedPurchase[],
  of: { readonly rules: HistoryRules; readonly now: Instant },
): Folded {
  const { policies, retention, model } = of.rules;
  const memberId = before._id;
  let parts = { points: before.points, tier: before.tier };
  let { statistics } = before;
  let costs = costsSoFar(before);
  const purchases: PurchaseDocument[] = [];
  const entries: PointsEntryDocument[] = [];
  const tierEvents: TierEventDocument[] = [];
  const inOrder = [...given].sort(byTime);
  for (const payment of inOrder) {
    const expired = expirePoints(parts.points, { memberId, at: payment.at, policyVersion: policies.version });
    const sale = purchaseOfPayment({ id: importedPurchaseId(payment.storeId, payment.orderNo), storeId: payment.storeId, at: payment.at, paidFen: payment.paid });
    const applied = applyPurchase({ ...parts, points: expired.account }, sale, policies);
    assert(applied.ok, 'history spends no points');
    ({ parts } = applied.value);
    costs = costsAfterPurchase(costs, applied.value.purchase);
    statistics = addPurchase(statistics, { on: localDateOf(payment.at), amount: payment.paid });
    purchases.push(purchaseDocument(applied.value.purchase, { memberId, orderNo: payment.orderNo, imported: true }));
    entries.push(...[...expired.entries, ...applied.value.entries].map((entry) => pointsEntryDocument(entry, memberId)));
    tierEvents.push(...applied.value.tierEvents.map((event) => tierEventDocument(event, memberId)));
  }
  const record = given.length === 0 ? before.retention : retentionAfterPurchase({ ...before, statistics }, model, retention, localDateOf(of.now));
  const due = booksDueOn(memberId, { ...before, ...parts }, localDateOf(of.now), policies);
  const account = { ...before, ...parts, booksDueOn: due, statistics, costs, ...(record ? { retention: record } : {}), storeId: inOrder.at(-1)?.storeId ?? before.storeId, revision: before.revision + 1 };
  return { account, purchases, entries, tierEvents };
}
