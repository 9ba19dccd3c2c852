import type { PosRefund } from '../../shared/contract/pos';
import { purchaseIdOfOrder } from '../../shared/domain/checkout';
import { assert, BugError } from '../../shared/kernel/assert';
import type { PurchaseId } from '../../shared/kernel/ids';
import { inputHash } from '../_runtime/hash';
import { isDuplicate } from '../_store/errors';
import { rulesOfPurchase } from '../_store/rules-documents';
import { store, transact } from '../_store/store';
import { Rollback } from '../_store/transaction';
import { applyRefund, recordRefund as writeRefund } from '../_till/record-refund';
import { refuseCashier } from './find-cashier';
import type { PosBatch } from './pos-batch';
import { refundRecorded, rowRefused, type RowAnswer } from './row-answer';
import type { RefundDocument } from '../_store/purchase-documents';

/** A till's refund number names its refund within the store. Other refunds are named by their purchase and begin otherwise. */
const refundIdOf = (storeId: string, refundNo: string): string => `rt_${storeId}_${refundNo}`;

const answerKnown = (known: RefundDocument, row: PosRefund): RowAnswer =>
  known.inputHash === inputHash(row) ? refundRecorded(known, row.refundNo) : rowRefused('REFUND_DIFFERS');

/**
 * Records one refund of a till, once. The money was handed back there already, so neither the window nor a cashier's limit binds: what a
 * till may hand back is its own system's to say, and points that stayed with it would be points made. Booked now, whenever it was made.
 */
export async function recordTillRefund(row: PosRefund, batch: PosBatch): Promise<RowAnswer> {
  const { till, now, dice, rules } = batch;
  const refundId = refundIdOf(till.storeId, row.refundNo);
  const before = await store.refunds.get(refundId);
  if (before) return answerKnown(before, row);
  const purchaseId = purchaseIdOfOrder(till.storeId, row.orderNo) as PurchaseId;
  const bought = await store.purchases.get(purchaseId);
  if (!bought) return rowRefused('ORDER_UNKNOWN');
  const member = row.cashier === undefined ? undefined : await store.members.get(bought.memberId);
  const unfit = await refuseCashier(row.cashier, till.storeId, member);
  if (unfit) return unfit;
  const { policies, current } = await rulesOfPurchase(bought);
  try {
    return await transact(async (tx) => {
      const [purchase, account] = [await tx.purchases.get(purchaseId), await tx.accounts.get(bought.memberId)];
      assert(purchase && account, 'a purchase and its account stay');
      const scope = row.value === undefined ? ({ kind: 'whole' } as const) : ({ kind: 'value', valueFen: row.value } as const);
      const refund = applyRefund({ purchase, account }, { refundId, at: now, scope, afterWindow: true }, policies);
      if (!refund.ok) {
        if (refund.code !== 'REFUND_COMPLETE' && refund.code !== 'REFUND_TOO_LARGE') throw new BugError(`${refund.code} passed the contract`);
        throw new Rollback(refund.code);
      }
      const origin = { _id: refundId, tillId: till.tillId, inputHash: inputHash(row), at: now, reason: '', ...(row.cashier === undefined ? {} : { staffId: row.cashier }) };
      const { document } = await writeRefund(tx, { purchase, account }, refund.value, origin, { ...rules, policies, inForce: current.policies, now });
      return refundRecorded(document, row.refundNo);
    }, dice);
  } catch (error) {
    if (!isDuplicate(error) && !(error instanceof Rollback)) throw error;
    // Our own one whose answer was lost may be what changed the purchase meanwhile.
    const known = await store.refunds.get(refundId);
    if (known) return answerKnown(known, row);
    if (error instanceof Rollback) return rowRefused(error.reason as 'REFUND_COMPLETE' | 'REFUND_TOO_LARGE');
    throw error;
  }
}
