import type { PosResult, PosRowDelay, PosRowRefusal } from '../../shared/contract/pos';
import type { Instant } from '../../shared/kernel/time';
import { delayWords, rowWords } from './words';
import type { PurchaseDocument, RefundDocument } from '../_store/purchase-documents';

/** What a row came to, before its place in the batch is written beside it. */
type WithoutRow<Result> = Result extends unknown ? Omit<Result, 'row'> : never;
export type RowAnswer = WithoutRow<PosResult>;

export const rowRefused = (code: PosRowRefusal, issues?: readonly string[]): RowAnswer =>
  ({ state: 'refused', code, message: rowWords[code], ...(issues === undefined ? {} : { issues: [...issues] }) });

export const rowAgain = (code: PosRowDelay, retryAt?: Instant): RowAnswer =>
  ({ state: 'again', code, message: delayWords[code], ...(retryAt === undefined ? {} : { retryAt }) });

/** The answer to a purchase is made from the purchase alone, so that the same row again is answered the same. */
export const purchaseRecorded = (purchase: PurchaseDocument, orderNo: string): RowAnswer => ({
  state: 'recorded', kind: 'purchase', orderNo, purchaseId: purchase._id, pointsEarned: purchase.pointsEarned, growthEarned: purchase.growthEarned,
  ...(purchase.tillId === undefined || !purchase.receipt ? {} : { pointsBalance: purchase.receipt.pointsBalance }),
});

export const refundRecorded = (refund: RefundDocument, refundNo: string): RowAnswer => ({
  state: 'recorded', kind: 'refund', refundNo, refundId: refund._id, value: refund.valueFen, paid: refund.paidFen,
  pointsClawedBack: refund.pointsClawedBack, pointsRestored: refund.pointsRestored,
});
